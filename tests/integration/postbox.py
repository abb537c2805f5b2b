"""The delivering activity at work against customs' simulator, with a clock that a test moves."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import httpx
from pydantic import BaseModel
from sqlalchemy import Engine
from sqlmodel import col, select
from temporalio.testing import ActivityEnvironment

from activities.delivering import Delivering
from customs import wire
from customs.client import CustomsClient
from customs.simulator import Faults, Script, Simulator, serving
from customs.simulator.journal import Known
from models.messages import Delivered, DeliverNext
from models.vocabulary import Disposition, OutboxState
from records import outbox
from records.engine import reading, writing
from records.tables import EventRow, OutboxRow
from rules.rulebook import assess
from tests.builders import AS_OF, NUMBER, a_case_file

SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
COURIER, OTHER = "import-control/courier", "delivery/resend"


def wall_clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - signatures are checked against the wall clock


def a_result(disposition: Disposition = Disposition.MAY_CLEAR) -> wire.ResultOut:
    assessment = assess(a_case_file(), AS_OF)
    items = tuple(one.model_copy(update={"disposition": disposition}) for one in assessment.items)
    return wire.result(a_case_file().declaration, assessment.model_copy(update={"items": items}), ())


def silent(number: str) -> None:
    """A simulator's voice that keeps customs' later word to itself."""


@dataclass
class Post:
    """The activity for two owners; every attempt as the worker makes it."""

    register: Engine
    simulator: Simulator
    url: str = ""
    ahead: timedelta = timedelta()
    http: httpx.Client = field(default_factory=httpx.Client)

    def now(self) -> datetime:
        return wall_clock() + self.ahead

    def put(self, *told: Disposition, number: str = NUMBER) -> None:
        """Results that differ, each a row of the outbox."""
        for disposition in told:
            self.put_result(a_result(disposition), number)

    def put_result(self, result: BaseModel, number: str = NUMBER) -> int:
        with writing(self.register) as session:
            return outbox.put(session, number, result, self.now())

    def renew(self, result: BaseModel) -> int:
        with writing(self.register) as session:
            return outbox.renew(session, NUMBER, result, self.now())

    def mark(self, place: int, state: OutboxState) -> None:
        """A person has decided about a row."""
        with writing(self.register) as session:
            session.get_one(OutboxRow, self.rows()[place].outbox_id).state = state

    async def deliver(self, owner: str = COURIER, number: str = NUMBER) -> Delivered:
        client = CustomsClient(self.url, SECRET, http=self.http, timeout=2.0)
        environment = ActivityEnvironment()
        environment.info = replace(environment.info, workflow_id=owner)
        request = DeliverNext(declaration_number=number, at=self.now())
        activity = Delivering(self.register, client, self.now)
        return await asyncio.to_thread(environment.run, activity.deliver, request)

    def rows(self, number: str = NUMBER) -> list[OutboxRow]:
        with reading(self.register) as session:
            query = select(OutboxRow).where(OutboxRow.declaration_number == number)
            return list(session.exec(query.order_by(col(OutboxRow.number))))

    def ids(self) -> list[str]:
        """The ids under which customs knows the rows, in order."""
        return [outbox.message_id(row) for row in self.rows()]

    def states(self) -> list[OutboxState]:
        return [row.state for row in self.rows()]

    def told(self) -> list[str]:
        """The case's timeline."""
        with reading(self.register) as session:
            return [row.text_vi for row in session.exec(select(EventRow).order_by(col(EventRow.event_id)))]

    @property
    def known(self) -> Known:
        return self.simulator.journal.of(NUMBER)


@asynccontextmanager
async def a_post(register: Engine, faults: Faults | None = None) -> AsyncIterator[Post]:
    """Customs behind real HTTP, giving no final word."""
    simulator = Simulator("http://127.0.0.1:9", SECRET, script=Script(final_word=False), faults=faults)
    async with serving(simulator) as url:
        made = Post(register, simulator, url)
        simulator.now = made.now
        yield made
        made.http.close()
