"""Rows X1, X2: is a result acknowledged with what customs signs, applied once, and spoken on?"""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request, Response

from customs import wire
from customs.client import CustomsClient, RefusedError, UnreachableError
from customs.signatures import verify
from customs.simulator import Faults, Journal, Script, Simulator, serving
from models.assessment import Assessment
from models.vocabulary import Disposition, OutboxState
from rules.rulebook import assess
from tests.builders import a_case_file, a_declaration, a_machine

SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
NUMBER = "107234567890"
CASE = a_case_file(a_declaration(items=(a_machine(), a_machine(item_number=2), a_machine(item_number=3))))


class Engine:
    """What the engine would take: every message of customs, signed."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str, dict[str, Any]]] = []
        self.is_down = False
        self.app = FastAPI()
        self.app.post("/api/v1/{path:path}")(self.take)

    async def take(self, path: str, request: Request) -> Response:
        if self.is_down:
            return Response(status_code=503)
        body = await request.body()
        message_id = verify(request.headers, body, datetime.now(UTC), [SECRET])  # noqa: TID251 - the partner's clock
        self.taken.append((path, message_id, wire.read_object(body)))
        return Response("{}", status_code=202, media_type="application/json")


@pytest.fixture
def engine() -> Engine:
    return Engine()


def a_simulator(engine: Engine, **overrides: Any) -> Simulator:
    http = httpx.AsyncClient(transport=httpx.ASGITransport(engine.app))
    return Simulator(
        "http://engine", SECRET, **{"http": http, "script": Script(final_word=False), **overrides}
    )


@pytest.fixture
async def simulator(engine: Engine) -> Simulator:
    return a_simulator(engine)


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - both sides live on the wall clock here


def an_envelope(number: int = 1, *told: Disposition) -> bytes:
    assessment: Assessment = assess(CASE, date(2026, 3, 16))
    dispositions = told or (Disposition.MAY_CLEAR,) * 3
    items = tuple(
        item.model_copy(update={"disposition": disposition})
        for item, disposition in zip(assessment.items, dispositions, strict=True)
    )
    result = wire.result(CASE.declaration, assessment.model_copy(update={"items": items}), ())
    return wire.envelope(NUMBER, number, datetime(2026, 3, 16, tzinfo=UTC), wire.result_json(result))


async def send(url: str, body: bytes, message_id: str = "107234567890.1", secret: str = SECRET) -> Any:
    client = CustomsClient(url, secret, timeout=0.6)
    return await asyncio.to_thread(client.send, body, message_id, now())


async def test_x2_the_acknowledgement_echoes_id_and_body_hash(simulator: Simulator) -> None:
    body = an_envelope()

    async with serving(simulator) as url:
        acknowledgement = await send(url, body)

    assert acknowledgement.message_id == "107234567890.1"
    assert acknowledgement.body_digest == wire.body_digest(body)
    assert acknowledgement.state is OutboxState.ACKNOWLEDGED


async def test_x1_the_same_message_is_applied_once(simulator: Simulator) -> None:
    async with serving(simulator) as url:
        for _ in range(3):
            await send(url, an_envelope())

    record = simulator.journal.of(NUMBER)
    assert (len(record.received), record.applied) == (3, ["107234567890.1"])


async def test_an_older_result_never_replaces_a_newer_one(simulator: Simulator) -> None:
    async with serving(simulator) as url:
        await send(url, an_envelope(2), "107234567890.2")
        older = await send(url, an_envelope(1, *[Disposition.HELD] * 3), "107234567890.1")

    assert older.state is OutboxState.RECEIVED
    assert simulator.journal.of(NUMBER).result_number == 2
    assert set(simulator.journal.of(NUMBER).dispositions.values()) == {"may_clear"}


async def test_the_same_id_with_other_content_is_refused(simulator: Simulator) -> None:
    async with serving(simulator) as url:
        await send(url, an_envelope(1))
        refused = await send(url, an_envelope(2))

    assert refused.state is OutboxState.REFUSED
    assert "nội dung khác" in refused.reason_vi


async def test_a_wrong_signature_is_refused(simulator: Simulator) -> None:
    async with serving(simulator) as url:
        with pytest.raises(RefusedError, match="401"):
            await send(url, an_envelope(), secret="whsec_d3Jvbmcgc2VjcmV0IG9mIHRoaXMgdGVzdA==")

    assert simulator.journal.records == {}


async def test_a_message_that_is_no_result_is_refused(simulator: Simulator) -> None:
    async with serving(simulator) as url:
        with pytest.raises(RefusedError, match="422"):
            await send(url, b"{}")


async def test_a_wrong_echo_is_not_believed(engine: Engine) -> None:
    async with serving(a_simulator(engine, faults=Faults(wrong_echo=True))) as url:
        with pytest.raises(UnreachableError, match="không khớp"):
            await send(url, an_envelope())


async def test_failing_slow_and_absent_customs_is_unreachable(engine: Engine) -> None:
    failing = a_simulator(engine, faults=Faults(fail_rate=1.0))
    slow = a_simulator(engine, faults=Faults(delay_seconds=2.0))

    async with serving(failing) as url:
        with pytest.raises(UnreachableError, match="503"):
            await send(url, an_envelope())
    async with serving(slow) as url:
        with pytest.raises(UnreachableError, match="Timeout"):
            await send(url, an_envelope())
    with pytest.raises(UnreachableError, match="Connect"):
        await send(url, an_envelope())


async def test_customs_gives_its_final_word_per_item_once(engine: Engine) -> None:
    simulator = a_simulator(engine, script=Script(final_word=True))
    told = (Disposition.MAY_CLEAR, Disposition.REFUSED, Disposition.NOT_OURS)

    async with serving(simulator) as url:
        for _ in range(2):
            await send(url, an_envelope(1, *told))
        await simulator.settle()

    (clearance,) = engine.taken
    assert clearance[0] == f"declarations/{NUMBER}/clearance"
    words = {item["so_thu_tu"]: item["ket_qua"] for item in clearance[2]["ket_qua"]}
    assert words == {1: "da_thong_quan", 2: "tu_choi", 3: "da_thong_quan"}


async def test_refused_goods_are_reexported_when_the_script_says_so(engine: Engine) -> None:
    simulator = a_simulator(engine, script=Script(reexports=True))

    async with serving(simulator) as url:
        await send(url, an_envelope(1, *[Disposition.REFUSED] * 3))
        await simulator.settle()

    assert [message["ket_qua"][0]["ket_qua"] for _, _, message in engine.taken] == ["tu_choi", "da_tai_xuat"]


async def test_goods_are_stored_when_the_script_says_so(engine: Engine) -> None:
    simulator = a_simulator(engine, script=Script(stores=True))

    async with serving(simulator) as url:
        await send(url, an_envelope(1, *[Disposition.STORAGE_ALLOWED] * 3))
        await simulator.settle()

    assert [path for path, _, _ in engine.taken] == [f"declarations/{NUMBER}/storage"]
    assert engine.taken[0][2]["so_thu_tu_hang"] == [1, 2, 3]


async def test_a_killed_simulator_says_what_it_still_owed(engine: Engine, tmp_path: Path) -> None:
    engine.is_down = True
    first = a_simulator(engine, script=Script(), journal=Journal(tmp_path / "journal"))
    async with serving(first) as url:
        await send(url, an_envelope())
    engine.is_down = False

    second = a_simulator(engine, script=Script(), journal=Journal(tmp_path / "journal"))
    async with serving(second):
        await second.settle()

    assert len(engine.taken) == 1
    assert second.journal.of(NUMBER).final_words == dict.fromkeys((1, 2, 3), "cleared")


async def test_what_customs_knows_can_be_seen(simulator: Simulator) -> None:
    async with serving(simulator) as url, httpx.AsyncClient() as http:
        await send(url, an_envelope())
        state = (await http.get(f"{url}/state")).json()

    assert state[NUMBER]["result_number"] == 1
    assert state[NUMBER]["dispositions"] == {"1": "may_clear", "2": "may_clear", "3": "may_clear"}
