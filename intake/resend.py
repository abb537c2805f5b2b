"""How is customs told again what it was not told in time?"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy

from models.goods import DeclarationNumber
from models.ids import delivery_workflow_id
from models.messages import Delivered, Resend
from records import outbox
from records.engine import reading, writing
from records.watching import repairs
from workflows import options
from workflows.delivery import Delivery

log = logging.getLogger(__name__)

SWEEP_SECONDS = 5.0


async def resend(
    engine: Engine, client: Client, task_queue: str, number: DeclarationNumber, now: datetime
) -> Delivered:
    """Revive the dead rows of a declaration and send all that is pending; the lease keeps the order."""
    with writing(engine) as session:
        up_to = outbox.revive(session, number, now)
    return await client.execute_workflow(
        Delivery.run,
        Resend(declaration_number=number, up_to=up_to),
        id=delivery_workflow_id(number),
        task_queue=task_queue,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
    )


class Resender:
    """Starts the short workflow for what a person asked to be sent again; safe in any number of processes.

    The row is pending before anybody is asked to send it: while Temporal is down it waits for the sweep.
    """

    def __init__(self, engine: Engine, client: Client, task_queue: str, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._client = client
        self._task_queue = task_queue
        self._now = now
        self._asked: set[DeclarationNumber] = set()
        self._news = asyncio.Event()

    def ask(self, number: DeclarationNumber) -> None:
        """Send what is pending of the declaration without waiting for the sweep; on the loop that runs it."""
        self._asked.add(number)
        self._news.set()

    async def carry(self) -> None:
        """Until it is cancelled: what was asked for, and what nobody has tried since it was revived."""
        while True:
            numbers, self._asked = self._asked, set()
            self._news.clear()
            try:
                for number in numbers.union(await asyncio.to_thread(self._waiting)):
                    await self._start(number)
            except Exception:
                log.exception("results were not sent again and will be looked for again")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), SWEEP_SECONDS)

    def _waiting(self) -> list[DeclarationNumber]:
        with reading(self._engine) as session:
            return repairs.waiting(session, self._now())

    def _last_number(self, number: DeclarationNumber) -> int:
        with reading(self._engine) as session:
            return outbox.last_number(session, number)

    async def _start(self, number: DeclarationNumber) -> None:
        """A run that sleeps between two attempts is replaced: the person asked for one now."""
        up_to = await asyncio.to_thread(self._last_number, number)
        await self._client.start_workflow(
            Delivery.run,
            Resend(declaration_number=number, up_to=up_to),
            id=delivery_workflow_id(number),
            task_queue=self._task_queue,
            id_conflict_policy=WorkflowIDConflictPolicy.TERMINATE_EXISTING,
            rpc_timeout=options.DELIVERY_RPC_TIMEOUT,
        )
