"""The engine in one process for tests: a real Temporal server, a real register, customs behind real HTTP."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import httpx
from sqlalchemy import Engine
from sqlmodel import col, select
from temporalio.testing import WorkflowEnvironment

from customs.simulator import Script, Simulator, serving
from intake.courier import Courier
from intake.door import Door, FactRefused, Inbound, Receipt
from models.assessment import Assessment, NoticeProposal
from models.base import canonical_json
from models.conversion import DATA_CONVERTER
from models.facts import Fact, FactContent, NoticeSigned
from models.ids import workflow_id
from models.notice import IssuedNotice
from models.vocabulary import NoticeKind, TaskState
from notices.content import build_content
from notices.context import NoticeContext
from records import cases, clients, notices, results, visits
from records.engine import reading, writing
from records.files import FileStore
from records.secrets import make_secrets
from records.tables import AssessmentRow, CaseRow, OutboxRow, TaskRow
from settings import Settings
from worker import CACHED_CASES, build_worker

TIME_SKIPPING = shutil.which("temporal-test-server") or str(
    Path(__file__).parents[1] / ".venv/bin/temporal-test-server"
)
DEV_SERVER = shutil.which("temporal") or str(Path(__file__).parents[1] / ".venv/bin/temporal")
SECRET = "whsec_" + "A" * 40
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class RunningEngine:
    """What a test does to the engine, and what it sees of it."""

    env: WorkflowEnvironment
    register: Engine
    files: FileStore
    door: Door
    customs: Simulator
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    async def now(self) -> datetime:
        return await self.env.get_current_time()

    async def tell(
        self, number: str, content: FactContent, *, staff_id: str | None = None, at: datetime | None = None
    ) -> int:
        """A fact comes in and is assessed; the number of the assessment. FactRefused when it is not taken."""
        receipt = await self.send(number, content, staff_id=staff_id, at=at)
        assessed = await self.door.outcome(receipt, 20.0)
        assert assessed is not None, "the fact was not assessed in time"
        return assessed

    async def send(
        self, number: str, content: FactContent, *, staff_id: str | None = None, at: datetime | None = None
    ) -> Receipt:
        now = await self.now()
        fact = Fact(declaration_number=number, occurred_at=at or now, content=content, staff_id=staff_id)
        inbound = Inbound("test", f"m-{next(self.numbers)}", canonical_json(fact))
        seen = self.case(number).assessment_number if staff_id else None
        return self.door.receive(inbound, fact, received_at=now, seen_assessment=seen)

    async def sign(self, number: str, kind: NoticeKind, staff_id: str = "ky") -> IssuedNotice:
        """The signatory signs what is proposed, and the notice is issued."""
        stored = self.result(number)
        proposal = next(one for one in stored.assessment.proposals if one.kind is kind)
        await self.tell(number, self.signature(number, proposal), staff_id=staff_id)
        async with self.patiently() as tries:
            async for _ in tries:
                issued = next((one for one in self.notices(number) if one.key == proposal.key), None)
                if issued and issued.pdf_digest:
                    return issued
        raise AssertionError("the notice was not issued in time")

    def signature(self, number: str, proposal: NoticeProposal) -> NoticeSigned:
        stored = self.result(number)
        assert stored.declaration
        with reading(self.register) as session:
            booking = visits.booked(session, stored.case_number)
        context = NoticeContext(
            signatory_name="Trần Thị Ký",
            signatory_title="PHÓ GIÁM ĐỐC",
            policy_title="Quy chế phối hợp",
            policy_version="1",
            customs_office="Hải quan cửa khẩu cảng Đà Nẵng",
            booking=booking,
            inspector_name="Nguyễn Văn Thụ",
            customs_officer_name="Lê Văn Quan",
        )
        content = build_content(
            proposal.kind,
            proposal.revision,
            proposal.item_numbers,
            stored.assessment,
            stored.declaration,
            context,
        )
        digest = self.files.put(canonical_json(content))
        return NoticeSigned(
            notice_kind=proposal.kind, basis=proposal.basis, content_digest=digest, items=proposal.items
        )

    def case(self, number: str) -> CaseRow:
        with reading(self.register) as session:
            row = cases.newest(session, number)
            assert row is not None
            return row

    def result(self, number: str) -> results.StoredResult:
        with reading(self.register) as session:
            stored = results.newest(session, number)
            assert stored is not None
            return stored

    def assessments(self, number: str) -> list[Assessment]:
        with reading(self.register) as session:
            query = select(AssessmentRow).where(col(AssessmentRow.case_number).startswith(number))
            return [Assessment.model_validate_json(row.content) for row in session.exec(query)]

    def notices(self, number: str) -> tuple[IssuedNotice, ...]:
        with reading(self.register) as session:
            return notices.of_declaration(session, number)

    def open_tasks(self, number: str) -> list[TaskRow]:
        with reading(self.register) as session:
            query = select(TaskRow).where(
                TaskRow.declaration_number == number, TaskRow.state == TaskState.OPEN
            )
            return list(session.exec(query))

    def outbox(self, number: str) -> list[OutboxRow]:
        with reading(self.register) as session:
            query = select(OutboxRow).where(OutboxRow.declaration_number == number)
            return list(session.exec(query.order_by(col(OutboxRow.number))))

    async def closed(self, number: str, sequence: int = 0) -> object:
        """Wait for the end of the case, skipping time where the server can."""
        return await self.env.client.get_workflow_handle(workflow_id(number, sequence)).result()

    async def history_events(self, number: str) -> list[str]:
        history = await self.env.client.get_workflow_handle(workflow_id(number)).fetch_history()
        return [event.WhichOneof("attributes") or "" for event in history.events]

    @asynccontextmanager
    async def patiently(self, seconds: float = 20.0) -> AsyncIterator[AsyncIterator[None]]:
        """Tries until the time is over, without skipping time on the server."""
        yield _tries(seconds)


async def _tries(seconds: float) -> AsyncIterator[None]:
    for _ in range(int(seconds / 0.05)):
        yield
        await asyncio.sleep(0.05)


@asynccontextmanager
async def running_engine(
    register: Engine,
    folder: Path,
    *,
    time_skipping: bool = True,
    script: Script | None = None,
    cached: int = CACHED_CASES,
    machine_face: httpx.AsyncClient | None = None,
    customs_url: str | None = None,
) -> AsyncIterator[RunningEngine]:
    """Everything started and stopped; `register` is migrated. Customs says its messages to `machine_face`.

    With `customs_url` another customs than the simulator hears the results.
    """
    async with AsyncExitStack() as stack:
        env = await stack.enter_async_context(await _server(time_skipping=time_skipping))
        customs = Simulator(
            "http://127.0.0.1:9", SECRET, script=script or Script(final_word=False), http=machine_face
        )
        if customs_url is None:
            customs_url = await stack.enter_async_context(serving(customs))
        settings = _settings(folder, customs_url)
        with writing(register) as session:
            clients.take_up(
                session, settings.secret_folder, settings.customs_client_id, "Hải quan", SECRET, LONG_AGO
            )
        worker = build_worker(env.client, register, settings, cached)
        await stack.enter_async_context(worker)
        courier = Courier(register, env.client, settings.temporal_task_queue, _now)
        door = Door(register, courier, _now)
        await stack.enter_async_context(door.delivering())
        yield RunningEngine(env, register, FileStore(settings.document_folder), door, customs)


async def _server(*, time_skipping: bool) -> WorkflowEnvironment:
    if time_skipping:
        return await WorkflowEnvironment.start_time_skipping(
            data_converter=DATA_CONVERTER, test_server_existing_path=TIME_SKIPPING
        )
    return await WorkflowEnvironment.start_local(
        data_converter=DATA_CONVERTER, dev_server_existing_path=DEV_SERVER
    )


def _settings(folder: Path, customs_url: str) -> Settings:
    secrets = folder / "secrets"
    secrets.mkdir(parents=True, exist_ok=True)
    (secrets / "customs").write_text(SECRET)
    (secrets / "draw-seed").write_text("")
    make_secrets(secrets)
    return Settings(data_dir=folder, customs_url=customs_url)


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the test's own door


__all__ = ["FactRefused", "RunningEngine", "running_engine"]
