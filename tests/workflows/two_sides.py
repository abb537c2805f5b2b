"""Both sides of the exchange for tests of reconciliation: the engine with its machine face, and customs."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from fastapi import FastAPI
from sqlalchemy import Engine, update
from sqlmodel import col, select
from temporalio.client import WorkflowHandle

from customs import wire
from customs.simulator import Script, SentMessage, Simulator
from customs.simulator.simulator import CLIENT_ID
from customs.wire import MESSAGES, json_bytes
from models.exchange.comparison import Reconciled
from models.facts import CustomsSpoke, DeclarationRegistered, Fact, FactContent, PaperFiled
from models.vocabulary import FactKind, MessageState, OutboxState
from portal.api import ApiDeps, api_router
from records import outbox
from records.clients import Registry
from records.engine import reading, writing
from records.inbox import raw
from records.tables import DifferenceRow, MessageRow, OutboxRow, ReconciliationRow
from rules.rulebook import assess
from tests.builders import AS_OF, a_case_file
from tests.engine import RunningEngine, running_engine
from workflows.reconciliation import WORKFLOW_ID, Reconciliation

CALLS: dict[type, str] = {
    DeclarationRegistered: "declarations",
    PaperFiled: "documents",
    CustomsSpoke: "clearance",
}
LONG_SINCE = timedelta(hours=2)


def wall_clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - signatures are checked against the wall clock


def message_of(number: str, content: FactContent) -> tuple[str, bytes]:
    """The call and the body by which customs says it."""
    call = CALLS[type(content)]
    fact = Fact(declaration_number=number, occurred_at=wall_clock(), content=content)
    return call, json_bytes(MESSAGES[call].from_fact(fact))


def a_result_text() -> str:
    result = wire.result(a_case_file().declaration, assess(a_case_file(), AS_OF), ())
    return result.model_dump_json()


@dataclass
class TwoSides:
    """The engine and customs, with what a test plants on either side."""

    engine: RunningEngine

    @property
    def customs(self) -> Simulator:
        return self.engine.customs

    async def say(self, number: str, content: FactContent, message_id: str) -> None:
        """Customs says it and the engine takes it."""
        call, body = message_of(number, content)
        answer = await self.customs.send(call, number, body, message_id)
        assert answer.status in (200, 201, 202), answer.body

    def believe_said(self, number: str, content: FactContent, message_id: str) -> None:
        """Customs believes that it said it; the engine never got it."""
        call, body = message_of(number, content)
        self.customs.journal.sent(number, message_id, SentMessage.of(call, body))

    def healthy(self, numbers: Iterable[str]) -> None:
        """Declarations of which both sides hold the same: one message taken, one result applied."""
        text, at = a_result_text(), wall_clock() - LONG_SINCE
        with writing(self.engine.register) as session:
            for number in numbers:
                row = _result_row(number, text, at)
                message = raw(CLIENT_ID, f"{number}-d", b"{}", at)
                message.kind, message.declaration_number = FactKind.DECLARATION, number
                message.state = MessageState.DELIVERED
                session.add_all([row, message])
                self._as_customs_holds(row)
                self.customs.journal.sent(number, f"{number}-d", SentMessage("declarations", "{}"))

    def _as_customs_holds(self, row: OutboxRow) -> None:
        message_id, journal = outbox.message_id(row), self.customs.journal
        assert row.body is not None
        journal.received(message_id, row.body_digest or "", row.declaration_number)
        journal.applied(message_id, row.body.decode())

    def lose_result(self, number: str) -> None:
        """Customs loses what it was told."""
        known = self.customs.journal.of(number)
        known.result_number, known.newest, known.dispositions = 0, None, {}
        known.applied.clear()

    def settle(self) -> None:
        """What is on its way has long since arrived."""
        at = wall_clock() - LONG_SINCE
        with writing(self.engine.register) as session:
            session.execute(update(OutboxRow).values(created_at=at))
            session.execute(update(MessageRow).values(received_at=at))

    async def begin(self) -> WorkflowHandle[Reconciliation, Reconciled]:
        """A night's run, begun now."""
        return await self.engine.env.client.start_workflow(
            Reconciliation.run, id=WORKFLOW_ID, task_queue="import-control"
        )

    async def reconcile(self) -> Reconciled:
        """A night's run to its end."""
        return await (await self.begin()).result()

    def differences(self) -> list[DifferenceRow]:
        with reading(self.engine.register) as session:
            query = select(DifferenceRow).order_by(col(DifferenceRow.declaration_number))
            return list(session.exec(query))

    def runs(self) -> list[ReconciliationRow]:
        with reading(self.engine.register) as session:
            return list(session.exec(select(ReconciliationRow)))


def _result_row(number: str, text: str, at: datetime) -> OutboxRow:
    body = wire.envelope(number, 1, at, text)
    return OutboxRow(
        declaration_number=number,
        number=1,
        result_number=1,
        result=text,
        result_digest=wire.body_digest(text.encode()),
        created_at=at,
        state=OutboxState.ACKNOWLEDGED,
        acknowledged_at=at,
        body=body,
        body_digest=wire.body_digest(body),
    )


@asynccontextmanager
async def two_sides(
    register: Engine, folder: Path, *, time_skipping: bool = False, script: Script | None = None
) -> AsyncIterator[TwoSides]:
    """Customs says its messages to the real machine face of the engine."""
    app = FastAPI(openapi_url=None)
    http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://engine")
    running = running_engine(register, folder, time_skipping=time_skipping, script=script, machine_face=http)
    async with running as engine:
        registry = Registry(register, folder / "secrets", wall_clock)
        deps = ApiDeps(register, engine.door, engine.files, registry, wall_clock, openapi_enabled=False)
        app.include_router(api_router(deps))
        yield TwoSides(engine)
