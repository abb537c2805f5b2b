"""Row X4: does each fault of customs happen as told, and is everything still said, and applied once?"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI, Request, Response

from customs import wire
from customs.client import CustomsClient, UnreachableError
from customs.signatures import SignatureRefusedError, verify
from customs.simulator import Direction, Fault, Faults, Script, Simulator, serving
from customs.wire.result import PartOut
from models.exchange.answers import SignedAnswer
from models.vocabulary import Disposition, OutboxState
from rules.rulebook import assess
from tests.builders import AS_OF, NUMBER, a_case_file
from tests.engine import SECRET
from tests.integration.practice_ground import served

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
