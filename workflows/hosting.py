"""What runs workflows and activities? One worker, of many threads, that finishes what is under way."""

import asyncio
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import timedelta
from typing import Any

from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

from workflows import connection, options

THREADS = 16
DRAIN = timedelta(seconds=20)


def worker_of(  # what a door knows of its worker
    client: Client,
    task_queue: str,
    workflows: Sequence[type],
    activities: Sequence[Callable[..., Any]],
    *,
    cached: int,
    sandboxed: bool = True,
    deployment: str | None = None,
) -> Worker:
    """A worker; `cached` is larger than the cases in flight, `deployment` as `connection.deployment_of`."""
    return Worker(
        client,
        task_queue=task_queue,
        workflows=workflows,
        activities=activities,
        activity_executor=ThreadPoolExecutor(THREADS),
        max_concurrent_activities=THREADS,
        max_cached_workflows=cached,
        sticky_queue_schedule_to_start_timeout=options.STICKY_TIMEOUT,
        graceful_shutdown_timeout=DRAIN,
        workflow_runner=SandboxedWorkflowRunner() if sandboxed else UnsandboxedWorkflowRunner(),
        deployment_config=connection.deployment_of(deployment),
    )


async def until_told(*running: AbstractAsyncContextManager[Any]) -> None:
    """Keep these running until SIGTERM or SIGINT, then end them in the opposite order."""
    stop = asyncio.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signum, stop.set)
    async with AsyncExitStack() as stack:
        for each in running:
            await stack.enter_async_context(each)
        await stop.wait()
