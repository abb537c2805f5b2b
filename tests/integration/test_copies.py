"""Row I2: a thousand copies make one message, one fact, one case, one workflow, one receipt."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlmodel import SQLModel, select

from intake.door import Door
from models.vocabulary import MessageState
from portal.api import ApiDeps, api_router
from portal.api.limits import Allowances, Limits
from records.engine import reading
from records.files import FileStore
from records.tables import CaseRow, EventRow, FactRow, MessageRow
from tests.engine import RunningEngine, running_engine
from tests.integration.api_client import AT, CLIENT, Api, a_client, assert_problem
from tests.unit.customs.messages import NUMBER, a_message, as_bytes

COPIES = {"sqlite": 1000, "postgresql": 300}
AT_ONCE = 200
KEPT: tuple[type[SQLModel], ...] = (MessageRow, FactRow, CaseRow)


@asynccontextmanager
async def an_api_on(engine: Engine, door: Door, folder: Path, client: str = CLIENT) -> AsyncIterator[Api]:
    files = FileStore(folder / "files")
    limits = Limits(Allowances(arriving=AT_ONCE, serving=AT_ONCE))
    senders = a_client(engine, folder / "secrets", client)
    deps = ApiDeps(engine, door, files, senders, lambda: AT, limits=limits)
    app = FastAPI(openapi_url=None)
    router = api_router(deps)
    app.include_router(router)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://api", timeout=120.0) as http:
        yield Api(engine, door, http, files, deps, router, folder / "secrets")


@pytest.fixture
async def api(register: Engine, tmp_path: Path) -> AsyncIterator[Api]:
    async with an_api_on(register, Door(register, None, lambda: AT), tmp_path) as built:
        yield built


async def copies(
    api: Api, body: bytes, count: int, message_id: str = "m-1", client: str = CLIENT
) -> list[httpx.Response]:
    """All at once, as many under way as a busy partner would have."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one() -> httpx.Response:
        async with gate:
            return await api.post("declarations", body, message_id, x_client_id=client)

    return await asyncio.gather(*(one() for _ in range(count)))


def counted(api: Api, *tables: type[SQLModel]) -> tuple[int, ...]:
    return tuple(api.count(table) for table in tables)


async def test_row_i2_a_thousand_copies_at_once_get_one_receipt_for_one_case(api: Api) -> None:
    count = COPIES[api.engine.dialect.name]

    answers = await copies(api, as_bytes(a_message()), count)

    assert Counter(answer.status_code for answer in answers) == {202: count}
    assert len({answer.content for answer in answers}) == 1
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert counted(api, *KEPT, EventRow) == (1, 1, 1, 1)


async def test_row_i2_copies_under_a_hundred_message_ids_are_one_fact(api: Api) -> None:
    """Customs lost its ids and sends again: each id has its receipt, all name the same fact."""
    body = as_bytes(a_message())

    answers = await asyncio.gather(*(api.post("declarations", body, f"m-{n}") for n in range(100)))

    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["ma_su_kien"] for answer in answers}) == 1
    assert counted(api, FactRow, CaseRow) == (1, 1)


async def test_row_i2_of_two_contents_at_once_one_wins_and_every_copy_of_the_other_is_409(api: Api) -> None:
    ours, other = as_bytes(a_message()), as_bytes(a_message(ma_loai_hinh="A11"))

    answers = await asyncio.gather(copies(api, ours, 40, "m-1"), copies(api, other, 40, "m-2"))

    statuses = [Counter(answer.status_code for answer in each) for each in answers]
    assert sorted(statuses, key=str) == sorted([Counter({202: 40}), Counter({409: 40})], key=str)
    assert counted(api, FactRow, CaseRow) == (1, 1)


async def test_row_i2_of_two_contents_at_once_one_wins_although_a_paper_has_opened_the_case(api: Api) -> None:
    await api.post("documents", as_bytes(a_message("documents")), "m-0")

    contents = [as_bytes(a_message(so_van_don=f"ONEY{n}")) for n in range(20)]
    answers = await asyncio.gather(
        *(api.post("declarations", one, f"m-{n}") for n, one in enumerate(contents, 1))
    )

    assert Counter(answer.status_code for answer in answers) == {202: 1, 409: 19}
    assert counted(api, FactRow, CaseRow) == (2, 1)


async def test_row_i2_other_content_under_the_number_is_409_and_kept_as_rejected(api: Api) -> None:
    await api.post("declarations", as_bytes(a_message()))

    answers = await copies(api, as_bytes(a_message(ma_loai_hinh="A11")), 20, "m-2")

    problems = [assert_problem(answer, 409, "declaration_exists") for answer in answers]
    assert len({str(problem) for problem in problems}) == 1
    rejected = [row for row in api.messages() if row.state is MessageState.REJECTED]
    assert {row.declaration_number for row in rejected} == {NUMBER}
    assert counted(api, FactRow, CaseRow) == (1, 1)


async def test_row_i2_other_content_under_the_message_id_is_409(api: Api) -> None:
    await api.post("declarations", as_bytes(a_message()))

    answers = await copies(api, as_bytes(a_message(so_to_khai="107234567899")), 20)

    for answer in answers:
        assert_problem(answer, 409, "message_id_reused")
    assert counted(api, FactRow, CaseRow) == (1, 1)


@pytest.fixture
async def engine(sqlite_register: Engine, tmp_path: Path) -> AsyncIterator[RunningEngine]:
    async with running_engine(sqlite_register, tmp_path, time_skipping=False) as running:
        yield running


async def test_row_i2_a_thousand_copies_start_one_workflow(engine: RunningEngine, tmp_path: Path) -> None:
    async with an_api_on(engine.register, engine.door, tmp_path, "hai-quan-khac") as api:
        answers = await copies(api, as_bytes(a_message()), 1000, client="hai-quan-khac")
        async with engine.patiently() as tries:
            async for _ in tries:
                if assessed(engine.register):
                    break

        assert {answer.status_code for answer in answers} == {202}
        assert len({answer.content for answer in answers}) == 1
        assert counted(api, *KEPT) == (1, 1, 1)
    history = await engine.history_events(NUMBER)
    assert history.count("workflow_execution_started_event_attributes") == 1
    assert history.count("workflow_execution_update_accepted_event_attributes") == 1
    assert await runs(engine) == 1


def assessed(register: Engine) -> bool:
    with reading(register) as session:
        return all(fact.first_assessment is not None for fact in session.exec(select(FactRow)))


async def runs(engine: RunningEngine) -> int:
    """As the server counts them; what it lists comes a moment later."""
    async with engine.patiently() as tries:
        async for _ in tries:
            count = (await engine.env.client.count_workflows("WorkflowType = 'ImportControl'")).count
            if count:
                return count
    return 0
