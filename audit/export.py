"""Which closed histories are not in the archive yet? They are fetched from Temporal and kept."""

import asyncio
from collections.abc import AsyncIterator, Callable

from temporalio.client import Client, WorkflowExecution
from temporalio.service import RPCError, RPCStatusCode

from audit.archive import Archive
from audit.messages import Swept

CLOSED = "WorkflowType IN ('ImportControl', 'Delivery') AND ExecutionStatus != 'Running'"
NO_LIMIT = 10**9


async def export_closed(
    client: Client,
    archive: Archive,
    *,
    limit: int = NO_LIMIT,
    progress: Callable[[int], None] = lambda _count: None,
) -> Swept:
    """Keep what has closed and is not kept yet, at most `limit` histories; doing it again does nothing.

    RPCError when the server cannot be asked; what was kept until then stays.
    """
    kept = 0
    async for execution in _unarchived(client, archive):
        if kept == limit:
            return Swept(archived=kept, is_more=True)
        kept += await _keep(client, archive, execution)
        progress(kept)
    return Swept(archived=kept)


async def _unarchived(client: Client, archive: Archive) -> AsyncIterator[WorkflowExecution]:
    known = await asyncio.to_thread(archive.keys)
    async for execution in client.list_workflows(CLOSED):
        if (execution.id, execution.run_id) not in known:
            yield execution


async def _keep(client: Client, archive: Archive, execution: WorkflowExecution) -> bool:
    """False when the server's retention took the history between listing and fetching."""
    handle = client.get_workflow_handle(execution.id, run_id=execution.run_id)
    try:
        history = await handle.fetch_history()
    except RPCError as error:
        if error.status is RPCStatusCode.NOT_FOUND:
            return False
        raise
    await asyncio.to_thread(archive.keep, history)
    return True
