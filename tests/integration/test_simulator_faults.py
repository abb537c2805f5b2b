"""Row X4: does each fault of customs happen as told, and is everything still said, and applied once?"""

import argparse
import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request, Response
from pydantic import ValidationError
from sqlalchemy import Engine as Register

from customs import wire
from customs.client import CustomsClient, UnreachableError
from customs.signatures import SignatureRefusedError, verify
from customs.simulator import Direction, Fault, Faults, Journal, Script, Simulator, serving
from customs.simulator.command import add_simulate, simulator_of
from customs.simulator.comparing import page
from customs.simulator.script_file import read_scripts
from customs.wire.result import PartOut
from models.exchange.answers import SignedAnswer
from models.facts import DeclarationRegistered
from models.vocabulary import Condition, CustomsOutcome, Disposition, OutboxState
from portal.api import ApiDeps, api_router
from portal.api.limits import Allowances, Limits
from records.clients import Registry
from rules.rulebook import assess
from tests.builders import AS_OF, NUMBER, a_case_file, a_declaration, a_machine
from tests.engine import SECRET, RunningEngine, running_engine
from tests.integration.practice_ground import served
from tests.workflows.two_sides import message_of

SAID, RECEIVED = Direction.SAID, Direction.RECEIVED
FIRST, SECOND = f"{NUMBER}.1", f"{NUMBER}.2"


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - both sides live on the wall clock here


class Recorder:
    """An engine that writes down what comes in, and refuses what is not rightly signed."""

    def __init__(self) -> None:
        self.url = ""
        self.taken: list[tuple[str, str, Any]] = []
        self.refused = 0
        self.pieces = 0
        self.seconds: float | None = None
        """That a message may take; None lets it take as long as it will."""
        self.too_slow = 0
        self.app = FastAPI()
        self.app.post("/api/v1/{path:path}")(self.take)

    async def take(self, path: str, request: Request) -> Response:
        body = b""
        try:
            async with asyncio.timeout(self.seconds):
                async for piece in request.stream():
                    body += piece
                    self.pieces += bool(piece)
        except TimeoutError:
            self.too_slow += 1
            return Response("{}", status_code=408, media_type="application/json")
        try:
            message_id = verify(request.headers, body, now(), [SECRET])
        except SignatureRefusedError:
            self.refused += 1
            return Response("{}", status_code=401, media_type="application/json")
        self.taken.append((path, message_id, json.loads(body)))
        return Response("{}", status_code=202, media_type="application/json")

    @property
    def ids(self) -> list[str]:
        return [message_id for _, message_id, _ in self.taken]


@pytest.fixture
async def recorder() -> AsyncIterator[Recorder]:
    recorder = Recorder()
    async with served(recorder.app) as recorder.url:
        yield recorder


def a_customs(
    recorder: Recorder,
    script: Script | None = None,
    *,
    said: dict[int, set[Fault]] | None = None,
    received: dict[int, set[Fault]] | None = None,
    **more: Any,
) -> Simulator:
    """Customs with these faults of the nth exchange about the one declaration."""
    scripted = {
        direction: {nth: frozenset(faults) for nth, faults in (each or {}).items()}
        for direction, each in ((SAID, said), (RECEIVED, received))
    }
    faults = Faults(scripts={NUMBER: scripted}, **more)
    return Simulator(recorder.url, SECRET, script=script or Script(final_word=False), faults=faults)


def a_result(number: int, disposition: Disposition, *parts: tuple[int, Disposition]) -> bytes:
    assessment = assess(a_case_file(), AS_OF)
    items = tuple(one.model_copy(update={"disposition": disposition}) for one in assessment.items)
    result = wire.result(a_case_file().declaration, assessment.model_copy(update={"items": items}), ())
    item = result.hang_hoa[0].model_copy(
        update={"phan": tuple(PartOut(so_luong=units, xu_ly=word) for units, word in parts)}
    )
    changed = result.model_copy(update={"hang_hoa": (item,)})
    return wire.envelope(NUMBER, number, now(), wire.result_json(changed))


async def post(url: str, body: bytes, message_id: str = FIRST, patience: float = 2.0) -> SignedAnswer:
    client = CustomsClient(url, SECRET, timeout=patience)
    return await asyncio.to_thread(client.send, body, message_id, now())


async def say(customs: Simulator, message_id: str = "m-1") -> float:
    """One message to the recorder; the seconds that it took."""
    began = time.monotonic()
    answer = await customs.send("arrival", NUMBER, b'{"so": "%s"}' % message_id.encode(), message_id)
    assert answer.status == 202
    return time.monotonic() - began


async def test_row_x4_a_doubled_message_comes_twice_under_one_id(recorder: Recorder) -> None:
    await say(a_customs(recorder, said={1: {Fault.DOUBLE}}))

    assert recorder.ids == ["m-1", "m-1"]
    assert recorder.taken[0] == recorder.taken[1]


async def test_row_x4_a_message_is_overtaken_by_the_next_and_waits_for_no_other(recorder: Recorder) -> None:
    customs = a_customs(recorder, said={1: {Fault.REORDER}, 3: {Fault.REORDER}})

    first = asyncio.create_task(say(customs, "m-1"))
    await asyncio.sleep(0.05)
    await say(customs, "m-2")
    await first
    alone = await say(customs, "m-3")

    assert recorder.ids == ["m-2", "m-1", "m-3"]
    assert 0.4 < alone < 3


async def test_row_x4_a_dripping_body_comes_in_pieces_and_whole(recorder: Recorder) -> None:
    await say(a_customs(recorder, said={1: {Fault.DRIP}}, drip_bytes_per_second=50))

    assert recorder.taken == [(f"declarations/{NUMBER}/arrival", "m-1", {"so": "m-1"})]
    assert recorder.pieces > 1


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.DELAY])
async def test_row_x4_what_is_lost_or_delayed_comes_later_and_once(recorder: Recorder, fault: Fault) -> None:
    seconds = await say(a_customs(recorder, said={1: {fault}}))

    assert recorder.ids == ["m-1"]
    assert seconds >= (0.3 if fault is Fault.DROP else 1.0)


async def test_row_x4_a_message_refused_as_too_slow_is_said_again_whole(recorder: Recorder) -> None:
    recorder.seconds = 0.2

    await say(a_customs(recorder, said={1: {Fault.DRIP}}))

    assert (recorder.too_slow, recorder.ids) == (1, ["m-1"])


async def test_row_x4_a_wrongly_signed_copy_goes_before_the_right_one(recorder: Recorder) -> None:
    await say(a_customs(recorder, said={1: {Fault.WRONG_SIGNATURE}}))

    assert (recorder.refused, recorder.ids) == (1, ["m-1"])


@pytest.mark.parametrize(
    ("fault", "says", "takes"),
    [
        (Fault.FAIL, "503", False),
        (Fault.RESET, "RemoteProtocolError", False),
        (Fault.DELAY, "Timeout", True),
        (Fault.DROP, "Timeout", True),
        (Fault.WRONG_SIGNATURE, "SignatureRefused", True),
        (Fault.WRONG_ECHO, "không khớp", True),
    ],
)
async def test_row_x1_a_result_badly_answered_is_repeated_and_applied_once(
    recorder: Recorder, fault: Fault, says: str, *, takes: bool
) -> None:
    customs, body = a_customs(recorder, received={1: {fault}}), a_result(1, Disposition.MAY_CLEAR)

    async with serving(customs) as url:
        with pytest.raises(UnreachableError, match=says):
            await post(url, body, patience=0.5)
        await asyncio.sleep(1.0 if fault is Fault.DELAY else 0)  # the slow one still takes it
        taken_before = list(customs.journal.of(NUMBER).applied)
        again = await post(url, body)

    assert taken_before == ([FIRST] if takes else [])
    assert again.state is OutboxState.ACKNOWLEDGED
    assert customs.journal.of(NUMBER).applied == [FIRST]


async def test_row_x2_a_dripping_answer_is_believed_when_it_is_whole(recorder: Recorder) -> None:
    customs = a_customs(recorder, received={1: {Fault.DRIP}}, drip_bytes_per_second=400)
    began = time.monotonic()

    async with serving(customs) as url:
        answer = await post(url, a_result(1, Disposition.MAY_CLEAR))

    assert answer.state is OutboxState.ACKNOWLEDGED
    assert time.monotonic() - began > 0.3


async def test_row_x2_a_kept_result_is_applied_later_and_told_by_a_message_of_its_own(
    recorder: Recorder,
) -> None:
    customs = a_customs(recorder, received={1: {Fault.ANSWER_RECEIVED}})
    body = a_result(1, Disposition.MAY_CLEAR)

    async with serving(customs) as url:
        answer = await post(url, body)
        await customs.settle()

    assert answer.state is OutboxState.RECEIVED
    ((path, _, told),) = recorder.taken
    assert path == "acknowledgements"
    assert (told["ma_thong_diep"], told["ma_bam"]) == (FIRST, wire.body_digest(body))
    assert told["trang_thai"] == "da_ap_dung"
    assert customs.journal.of(NUMBER).applied == [FIRST]


async def test_row_n10_an_older_number_never_replaces_a_newer_also_when_it_was_kept_first(
    recorder: Recorder,
) -> None:
    customs = a_customs(recorder, received={1: {Fault.ANSWER_RECEIVED}})
    newer = a_result(2, Disposition.MAY_CLEAR)

    async with serving(customs) as url:
        await post(url, a_result(1, Disposition.HELD))
        await post(url, newer, SECOND)
        await customs.settle()

    record = customs.journal.of(NUMBER)
    assert (record.result_number, record.newest, record.applied) == (2, newer.decode(), [SECOND])
    ((_, _, told),) = recorder.taken
    assert "mới hơn" in told["ly_do"]


async def test_row_x2_a_refused_result_is_not_applied_and_not_spoken_of(recorder: Recorder) -> None:
    customs = a_customs(recorder, Script(), received={1: {Fault.REFUSE}})

    async with serving(customs) as url:
        refused = await post(url, a_result(1, Disposition.MAY_CLEAR))
        await customs.settle()

    assert (refused.state, refused.reason_vi) == (
        OutboxState.REFUSED,
        "Hệ thống hải quan từ chối theo kịch bản",
    )
    assert recorder.taken == []
    assert customs.journal.of(NUMBER).result_number == 0


async def test_row_n10_goods_refused_earlier_clear_after_a_later_passing_result(recorder: Recorder) -> None:
    customs = a_customs(recorder, Script())

    async with serving(customs) as url:
        await post(url, a_result(1, Disposition.REFUSED))
        await customs.settle()
        await post(url, a_result(2, Disposition.MAY_CLEAR), SECOND)
        await customs.settle()

    assert words(recorder) == [("tu_choi", None), ("da_thong_quan", None)]
    assert len(set(recorder.ids)) == 2


async def test_row_n10_customs_speaks_of_units_and_never_twice_of_the_same(recorder: Recorder) -> None:
    customs = a_customs(recorder, Script())
    parts = (3, Disposition.MAY_CLEAR), (2, Disposition.HELD)
    later = (3, Disposition.MAY_CLEAR), (2, Disposition.REFUSED)

    async with serving(customs) as url:
        for number, told in enumerate((parts, parts, later), 1):
            await post(url, a_result(number, Disposition.HELD, *told), f"{NUMBER}.{number}")
            await customs.settle()

    assert words(recorder) == [("da_thong_quan", 3), ("tu_choi", 2)]
    assert len(set(recorder.ids)) == 2
    assert customs.journal.of(NUMBER).final_words == {}


def words(recorder: Recorder) -> list[tuple[str, int | None]]:
    """Outcome and units of every word said to the engine, in their order."""
    return [
        (word["ket_qua"], word.get("so_luong")) for *_, told in recorder.taken for word in told["ket_qua"]
    ]


def test_row_x4_equal_seeds_give_equal_faults_and_another_seed_others(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    add_simulate(parser)
    key = tmp_path / "key"
    key.write_text(SECRET)
    common = ["--secret-file", str(key), "--drop", "0.5", "--double", "0.5"]

    def a_day(*more: str) -> list[frozenset[Fault]]:
        faults = simulator_of(parser.parse_args([*common, *more])).faults
        return [faults.met(SAID, NUMBER) for _ in range(40)]

    assert a_day("--seed", "7") == a_day("--seed", "7")
    assert a_day("--seed", "7") != a_day("--seed", "8")
    assert set().union(*a_day()) == {Fault.DROP, Fault.DOUBLE}


def test_row_x4_a_script_names_the_faults_of_a_declaration_by_the_nth_message(tmp_path: Path) -> None:
    path = tmp_path / "script.json"
    path.write_text(json.dumps({NUMBER: {"stores": True, "received": {"2": ["drop"]}, "said": {"1": []}}}))
    scripts, scripted = read_scripts(path)
    faults = Faults(scripts=scripted, rates={Fault.DOUBLE: 1.0})

    assert scripts[NUMBER] == Script(stores=True)
    assert [faults.met(RECEIVED, NUMBER) for _ in range(3)] == [{Fault.DOUBLE}, {Fault.DROP}, {Fault.DOUBLE}]
    assert [faults.met(SAID, NUMBER) for _ in range(2)] == [set(), {Fault.DOUBLE}]
    assert faults.met(RECEIVED, "107234567891") == {Fault.DOUBLE}


def test_row_x4_a_script_with_a_strange_fault_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "script.json"
    path.write_text(json.dumps({NUMBER: {"said": {"1": ["sleepy"]}}}))

    with pytest.raises(ValidationError, match="sleepy"):
        read_scripts(path)


def test_row_x4_a_journal_of_an_earlier_release_still_loads(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    events = (
        {"event": "sent", "number": NUMBER, "id": "m-1"},
        {"event": "said", "number": NUMBER, "words": {"1": "cleared"}},
    )
    path.write_text("".join(json.dumps(event) + "\n" for event in events) + '{"event": "se')
    customs = Simulator("http://127.0.0.1:9", SECRET, journal=Journal(path))

    record = customs.journal.of(NUMBER)
    assert (record.sent, record.messages, record.final_words) == (["m-1"], {}, {1: "cleared"})
    assert page(customs, "", 10).ban_doi_chieu[0].so_thong_diep == 1


MODES: dict[str, tuple[set[Fault], set[Fault]]] = {
    "107234560001": ({Fault.FAIL}, {Fault.DOUBLE}),
    "107234560002": ({Fault.RESET}, {Fault.REORDER}),
    "107234560003": ({Fault.DROP}, {Fault.DROP}),
    "107234560004": ({Fault.WRONG_SIGNATURE}, {Fault.WRONG_SIGNATURE}),
    "107234560005": ({Fault.WRONG_ECHO}, {Fault.DELAY}),
    "107234560006": ({Fault.ANSWER_RECEIVED}, set()),
    "107234560007": ({Fault.DELAY}, {Fault.DOUBLE, Fault.REORDER}),
    "107234560008": ({Fault.DRIP}, {Fault.DRIP}),
}
"""By declaration: what goes wrong with the first result, and with the first two messages of customs.

Only the second drips: a declaration would take three quarters of a minute.
"""
POSTED_AGAIN = {f"10723456000{last}" for last in (1, 2, 3, 4, 5, 8)}
"""Those whose first result the engine has to post again; 20 bytes a second are cut off by its client."""
SLOWEST = 3.0
"""Seconds that the engine lets a message of customs take: a dripping one is refused, and said again whole."""


@asynccontextmanager
async def both_sides(register: Register, folder: Path) -> AsyncIterator[RunningEngine]:
    """The whole engine behind real HTTP, and customs that finds it there."""
    portal = FastAPI(openapi_url=None)
    async with served(portal) as url:

        async def find(request: httpx.Request) -> None:
            request.url = request.url.copy_with(port=httpx.URL(url).port)

        http = httpx.AsyncClient(event_hooks={"request": [find]}, timeout=15.0)
        async with running_engine(register, folder, script=Script(), machine_face=http) as engine:
            registry = Registry(register, folder / "secrets", now)
            limits = Limits(Allowances(message_seconds=SLOWEST))
            deps = ApiDeps(register, engine.door, engine.files, registry, now, limits=limits)
            portal.include_router(api_router(deps))
            yield engine


async def test_row_x4_in_every_mode_everything_is_said_and_each_result_applied_once(
    sqlite_register: Register, tmp_path: Path
) -> None:
    async with both_sides(sqlite_register, tmp_path) as engine:
        for number, (received, said) in MODES.items():
            engine.customs.faults.scripts[number] = {
                RECEIVED: {1: frozenset(received)},
                SAID: dict.fromkeys((2,) if Fault.DRIP in said else (1, 2), frozenset(said)),
            }
        await asyncio.gather(*(declared(engine, number) for number in MODES))
        ended = {number: await spoken_and_settled(engine, number) for number in MODES}

    assert ended == dict.fromkeys(MODES, True)
    assert {number for number in MODES if any(row.failures for row in engine.outbox(number))} == POSTED_AGAIN
    for number in MODES:
        record = engine.customs.journal.of(number)
        assert len(record.applied) == len(set(record.applied)), number
        assert record.result_number == max(row.result_number for row in engine.outbox(number)), number
        assert record.final_words == {1: CustomsOutcome.CLEARED}, number


async def declared(engine: RunningEngine, number: str) -> None:
    """Customs registers a new machine, which is none of the city's business."""
    new = {"condition": Condition.NEW, "was_operated": False, "description": "Máy tiện CNC, hàng mới"}
    item = a_machine(**new, serial_number=f"OK-{number}")
    content = DeclarationRegistered(declaration=a_declaration(number=number, items=(item,)))
    call, body = message_of(number, content)
    answer = await engine.customs.send(call, number, body, f"{number}-d")
    assert answer.status in (200, 201, 202), answer.body


async def spoken_and_settled(engine: RunningEngine, number: str) -> bool:
    """Customs has said its final word, and holds every result that the engine wrote for it."""
    async with engine.patiently(30.0) as tries:
        async for _ in tries:
            rows = engine.outbox(number)
            is_told = bool(rows) and all(row.state is OutboxState.ACKNOWLEDGED for row in rows)
            record = engine.customs.journal.of(number)
            if is_told and record.final_words and not record.kept:
                return True
    return False
