"""How does a fact that the register holds reach its case? At least once, by whoever claims it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

from sqlalchemy import Engine
from temporalio.client import (
    Client,
    WithStartWorkflowOperation,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import ApplicationError, WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from intake.resend import Resender
from models.goods import DeclarationNumber
from models.ids import workflow_id
from models.vocabulary import FactKind
from records import inbox
from records.engine import reading, writing
from records.inbox import Delivery
from records.tables import FactRow, MessageRow
from workflows import options
from workflows.import_control import ImportControl

log = logging.getLogger(__name__)

SWEEP_SECONDS = 2.0
AT_ONCE = 20
BUSY_PAUSES_SECONDS = (0.1, 0.2, 0.4, 0.8, 1.0)
MAX_PAUSE_SECONDS = 60
HANDLE_SECONDS = 1.0
NOT_REACHED = (RPCError, TimeoutError, WorkflowUpdateRPCTimeoutOrCancelledError, RuntimeError)
"""RuntimeError is the client's word for nobody listening."""
OPENS_A_FOLLOW_UP = (
    FactKind.AMENDMENT,
    FactKind.PAPER,
    FactKind.CUSTOMS_WORD,
    FactKind.ARRIVAL,
    FactKind.STORAGE,
    FactKind.WITHDRAWAL,
)


class CaseEnded(Exception):  # noqa: N818 - an answer of the server
    """The workflow that the fact was meant for has ended."""


class Courier:
    """Delivers facts to their workflows by update-with-start; safe to run in any number of processes."""

    def __init__(self, engine: Engine, client: Client, task_queue: str, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._client = client
        self._task_queue = task_queue
        self._now = now
        self._loop: asyncio.AbstractEventLoop | None = None
        self._due: asyncio.Queue[Delivery] = asyncio.Queue()
        self._resender = Resender(engine, client, task_queue, now)

    def take(self, delivery: Delivery) -> None:
        """Deliver this soon; from any thread. Not running, it is left to whoever finds it overdue."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._due.put_nowait, delivery)

    def resend(self, number: DeclarationNumber) -> None:
        """Send what is pending of the declaration soon; from any thread. Not running, a sweep finds it."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._resender.ask, number)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """While inside, messages are delivered; what is under way at the end is claimed again later."""
        self._loop = asyncio.get_running_loop()
        tasks = [asyncio.create_task(self._work()) for _ in range(AT_ONCE)]
        tasks += [asyncio.create_task(self._sweep()), asyncio.create_task(self._resender.carry())]
        try:
            yield
        finally:
            self._loop = None
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def deliver(self, delivery: Delivery) -> None:
        """Offer the fact to its case; the assessment that contains it settles the message."""
        try:
            await self._offer_patiently(delivery)
        except CaseEnded:
            await self._after_end(delivery)
        except WorkflowUpdateFailedError as refusal:
            await asyncio.to_thread(self._refuse, delivery, _reason(refusal))
        except NOT_REACHED as error:
            await asyncio.to_thread(self._postpone, delivery, str(error))

    async def _work(self) -> None:
        while self._loop is not None:  # the client may have taken the cancellation for a time-out of its own
            delivery = await self._due.get()
            if self._now() >= delivery.until:
                continue  # waited too long in the queue: whoever claims it next has a newer one
            try:
                await self.deliver(delivery)
            except Exception:
                log.exception("message %s was not delivered and will be tried again", delivery.message_id)

    async def _sweep(self) -> None:
        """Find what nobody delivered: another process died, or Temporal was down."""
        while True:
            try:
                for delivery in await asyncio.to_thread(self._overdue):
                    self._due.put_nowait(delivery)
            except Exception:
                log.exception("overdue messages could not be read and will be looked for again")
            await asyncio.sleep(SWEEP_SECONDS)

    async def _offer_patiently(self, delivery: Delivery) -> None:
        """A case that is assessing takes a person's act a moment later; a refused offer leaves no trace."""
        for pause in BUSY_PAUSES_SECONDS:
            try:
                return await self._offer(delivery)
            except WorkflowUpdateFailedError as refusal:
                if _reason_type(refusal) != "busy":
                    raise
            if self._now() >= delivery.until:
                raise TimeoutError("the case stayed busy")
            await asyncio.sleep(pause)
        return await self._offer(delivery)

    async def _offer(self, delivery: Delivery) -> None:
        """To the case as the register has it; a closed one is never started again, however old it is."""
        try:
            if delivery.is_closed:
                await self._offer_to_running(delivery)
            else:
                await self._offer_with_start(delivery)
        except WorkflowAlreadyStartedError as ended:
            raise CaseEnded from ended
        except RPCError as error:
            if error.status in (RPCStatusCode.ALREADY_EXISTS, RPCStatusCode.NOT_FOUND):
                raise CaseEnded from error
            raise
        except WorkflowUpdateFailedError as error:
            if _reason_type(error) == "AcceptedUpdateCompletedWorkflow":
                raise CaseEnded from error
            raise

    async def _offer_to_running(self, delivery: Delivery) -> None:
        """Temporal forgets a run after its retention; starting its id again would open the old case anew."""
        case = workflow_id(delivery.opened.declaration_number, delivery.sequence)
        await self._client.get_workflow_handle(case).execute_update(
            ImportControl.accept,
            delivery.offer,
            id=delivery.update_id,
            rpc_timeout=options.DELIVERY_RPC_TIMEOUT,
        )

    async def _offer_with_start(self, delivery: Delivery) -> None:
        start = WithStartWorkflowOperation(
            ImportControl.run,
            delivery.opened,
            id=workflow_id(delivery.opened.declaration_number, delivery.sequence),
            task_queue=self._task_queue,
            task_timeout=options.WORKFLOW_TASK_TIMEOUT,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
        )
        try:
            await self._client.execute_update_with_start_workflow(
                ImportControl.accept,
                delivery.offer,
                id=delivery.update_id,
                start_workflow_operation=start,
                rpc_timeout=options.DELIVERY_RPC_TIMEOUT,
            )
        finally:
            with suppress(Exception):  # its error is taken, too; it never comes when nobody was reached
                await asyncio.wait_for(start.workflow_handle(), HANDLE_SECONDS)

    async def _after_end(self, delivery: Delivery) -> None:
        """Delivered after all when an assessment contains the fact; else it opens the follow-up case."""
        again = await asyncio.to_thread(self._follow_up, delivery)
        if again is not None:
            await self.deliver(again)

    def _overdue(self) -> list[Delivery]:
        now = self._now()
        with reading(self._engine) as session:
            keys = inbox.overdue(session, now)
        claimed = []
        for key in keys:
            with writing(self._engine) as session:
                claimed.append(inbox.claim(session, key, now))
        return [delivery for delivery in claimed if delivery is not None]

    def _refuse(self, delivery: Delivery, reason_vi: str) -> None:
        with writing(self._engine) as session:
            inbox.refused(session, delivery, reason_vi, self._now())

    def _postpone(self, delivery: Delivery, error: str) -> None:
        with writing(self._engine) as session:
            pause = timedelta(seconds=min(2.0 ** min(delivery.attempt, 6), MAX_PAUSE_SECONDS))
            inbox.postponed(session, delivery, self._now() + pause, error)

    def _follow_up(self, delivery: Delivery) -> Delivery | None:
        now = self._now()
        with writing(self._engine) as session:
            row = session.get_one(MessageRow, delivery.message_key)
            fact = session.get_one(FactRow, delivery.offer.fact_id)
            if fact.first_assessment is not None:
                inbox.delivered(session, delivery.message_key)
                return None
            if fact.kind not in OPENS_A_FOLLOW_UP:
                inbox.refused(session, delivery, "Hồ sơ đã kết thúc.", now)
                return None
            case = inbox.follow_up(session, fact.declaration_number, now, after=delivery.sequence)
            return inbox.lease(session, row, fact, case, now)


def _cause(error: WorkflowUpdateFailedError) -> ApplicationError | None:
    return error.cause if isinstance(error.cause, ApplicationError) else None


def _reason_type(error: WorkflowUpdateFailedError) -> str | None:
    cause = _cause(error)
    return cause.type if cause else None


def _reason(error: WorkflowUpdateFailedError) -> str:
    cause = _cause(error)
    return cause.message if cause else str(error)
