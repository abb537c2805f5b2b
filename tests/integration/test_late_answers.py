"""Rows X2, X3, X5: received, applied, refused, dropped, dead: what becomes of a result and of the next?"""

import json
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from sqlalchemy import Engine, text
from temporalio.exceptions import ApplicationError

from customs import wire
from customs.simulator.faults import Direction, Fault
from models.exchange.answers import SignedAnswer
from models.messages import Delivered
from models.vocabulary import Disposition, OutboxState
from records import outbox
from records.engine import reading, writing
from records.reconciling.again import say_again
from records.tables import OutboxRow
from tests.builders import NUMBER
from tests.integration.postbox import COURIER, OTHER, Post, a_post, a_result, silent, wall_clock

PENDING, RECEIVED, APPLIED = OutboxState.PENDING, OutboxState.RECEIVED, OutboxState.ACKNOWLEDGED
REFUSED, DROPPED, DEAD = OutboxState.REFUSED, OutboxState.DROPPED, OutboxState.DEAD


@pytest.fixture
async def post(register: Engine) -> AsyncIterator[Post]:
    async with a_post(register) as made:
        yield made


def script(post: Post, *met: Fault | None) -> None:
    """What goes wrong with the first, second, … post of the declaration."""
    nth = {n: frozenset({fault} if fault else ()) for n, fault in enumerate(met, 1)}
    post.simulator.faults.scripts = {NUMBER: {Direction.RECEIVED: nth}}


def say(post: Post, place: int, state: str, **other: str) -> OutboxState | None:
    """Customs' later word on a row."""
    row = post.rows()[place]
    members = {"message_id": outbox.message_id(row), "body_digest": row.body_digest, "state": state}
    signed = {"raw": "{}", "webhook_id": "w-1", "timestamp": "1", "signature": "v1,later"}
    answer = SignedAnswer.model_validate(members | signed | other)
    with writing(post.register) as session:
        answered = outbox.answered(session, answer, post.now())
        return answered.state if answered else None


async def test_row_x2_a_result_that_is_only_received_lets_the_next_one_leave(post: Post) -> None:
    post.put(Disposition.HELD, Disposition.MAY_CLEAR)
    post.simulator.speak_soon = silent  # type: ignore[method-assign]
    script(post, Fault.ANSWER_RECEIVED)

    delivered = [await post.deliver(), await post.deliver()]

    first, second = post.rows()
    assert delivered == [Delivered(settled_number=1), Delivered(settled_number=2)]
    assert (first.state, second.state) == (RECEIVED, APPLIED)
    assert first.received_at
    assert (first.acknowledged_at, second.acknowledged_at) == (None, second.received_at)
    assert post.told() == [
        "Hải quan đã nhận, chưa áp dụng bản kết quả số 1",
        "Hải quan xác nhận bản kết quả số 2",
    ]


async def test_row_x2_a_refused_result_is_a_dead_letter_at_once_and_blocks_nothing(post: Post) -> None:
    post.put(Disposition.HELD, Disposition.MAY_CLEAR)
    script(post, Fault.REFUSE)

    delivered = [await post.deliver(), await post.deliver()]

    refused, _ = post.rows()
    assert delivered == [Delivered(settled_number=1), Delivered(settled_number=2)]
    assert post.states() == [REFUSED, APPLIED]
    assert (refused.attempt_count, refused.last_error) == (1, "Hệ thống hải quan từ chối theo kịch bản")
    assert post.told()[0] == "Hải quan từ chối bản kết quả số 1: Hệ thống hải quan từ chối theo kịch bản"


async def test_row_x2_every_signed_answer_is_kept_as_evidence(post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)
    script(post, Fault.ANSWER_RECEIVED)
    await post.deliver()
    say(post, 0, "acknowledged")

    (row,) = post.rows()
    kept = [json.loads(line) for line in (row.acknowledgement or "").splitlines()]
    assert [one["state"] for one in kept] == ["received", "acknowledged"]
    assert {one["body_digest"] for one in kept} == {row.body_digest} == {wire.body_digest(row.body or b"")}
    assert {one["message_id"] for one in kept} == {post.ids()[0]}
    assert [one["signature"][:3] for one in kept] == ["v1,", "v1,"]
    assert all(one["raw"] and one["timestamp"] and one["webhook_id"] for one in kept)


@pytest.mark.parametrize("word", ["acknowledged", "refused"])
async def test_row_x2_a_later_word_moves_a_received_result_once_and_nothing_takes_it_back(
    post: Post, word: str
) -> None:
    post.put(Disposition.MAY_CLEAR)
    script(post, Fault.ANSWER_RECEIVED)
    post.simulator.speak_soon = silent  # type: ignore[method-assign]
    await post.deliver()

    said = [say(post, 0, word, reason_vi="Lý do") for _ in range(3)]
    after = [say(post, 0, other) for other in ("received", "acknowledged", "refused")]

    assert {*said, *after} == {OutboxState(word)}
    assert len(post.told()) == 2
    assert len((post.rows()[0].acknowledgement or "").splitlines()) == 2


@pytest.mark.parametrize(
    ("state", "word", "then"),
    [
        (PENDING, "received", RECEIVED),
        (PENDING, "acknowledged", APPLIED),
        (DEAD, "acknowledged", APPLIED),
        (DEAD, "received", RECEIVED),
        (DROPPED, "received", DROPPED),
        (DROPPED, "acknowledged", APPLIED),
        (DROPPED, "refused", REFUSED),
        (REFUSED, "acknowledged", REFUSED),
        (APPLIED, "refused", APPLIED),
    ],
)
async def test_row_x2_customs_word_stands_above_our_giving_up_and_below_its_own_last_word(
    post: Post, state: OutboxState, word: str, then: OutboxState
) -> None:
    post.put(Disposition.MAY_CLEAR)
    post.simulator.faults.wrong_echo = True
    with pytest.raises(ApplicationError):
        await post.deliver()
    post.mark(0, state)

    assert say(post, 0, word) is then
    assert post.states() == [then]


async def test_row_x2_a_word_on_other_bytes_or_on_an_unknown_message_changes_nothing(post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)
    await post.deliver()
    post.put(Disposition.HELD)

    with pytest.raises(outbox.OtherContent):
        say(post, 1, "acknowledged", body_digest="0" * 64)
    unknown = [
        say(post, 0, "refused", message_id=text)
        for text in ("", "x", f"{NUMBER}.3.0123456789ab", f"{NUMBER}.1.0123456789ab", f"{NUMBER}.1.")
    ]

    assert unknown == [None] * 5
    assert post.states() == [APPLIED, PENDING]


async def test_row_x2_a_failure_that_comes_after_customs_word_changes_nothing(post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)
    await post.deliver()
    (row,) = post.rows()

    with writing(post.register) as session:
        failed = outbox.failed(session, row.outbox_id or 0, "HTTP 503", post.now(), is_gone=True)

    assert failed.state is APPLIED
    assert (post.states(), post.rows()[0].last_error) == ([APPLIED], None)


async def test_row_x1_an_address_that_is_gone_makes_a_dead_letter_at_once(post: Post) -> None:
    post.put(Disposition.HELD)
    (row,) = post.rows()

    with writing(post.register) as session:
        failed = outbox.failed(
            session, row.outbox_id or 0, "HTTP 410", post.now(), is_refusal=True, is_gone=True
        )

    assert failed.state is DEAD
    assert (post.states(), post.rows()[0].refusals) == ([DEAD], 1)
    assert post.told() == ["Không gửi được bản kết quả số 1: HTTP 410"]


@pytest.mark.parametrize("state", [RECEIVED, REFUSED, DROPPED, DEAD, APPLIED])
async def test_row_x3_no_row_that_is_over_blocks_the_next_one_or_the_closing(
    post: Post, state: OutboxState
) -> None:
    post.put(Disposition.HELD, Disposition.MAY_CLEAR)
    post.mark(0, state)

    with reading(post.register) as session:
        before = outbox.settled_number(session, NUMBER)
    after = await post.deliver()

    assert (before, after) == (1, Delivered(settled_number=2))
    assert post.known.applied == post.ids()[1:]


async def test_row_x5_an_older_result_that_is_delivered_late_never_stands_for_a_newer_one(post: Post) -> None:
    post.put(Disposition.HELD, Disposition.MAY_CLEAR)
    post.mark(0, DEAD)
    await post.deliver()
    post.mark(0, PENDING)

    await post.deliver(OTHER)

    assert post.known.dispositions == {1: "may_clear"}
    assert (post.known.result_number, post.known.received) == (2, post.ids()[::-1])
    assert post.states()[1] is APPLIED
    assert post.states()[0] in (RECEIVED, APPLIED)


async def test_row_x5_a_dead_result_that_an_applied_one_overtook_is_not_revived(post: Post) -> None:
    post.put(Disposition.HELD, Disposition.MAY_CLEAR, Disposition.HELD)
    for place, state in enumerate((DEAD, APPLIED, DEAD)):
        post.mark(place, state)

    with writing(post.register) as session:
        outbox.revive(session, NUMBER, post.now())

    assert post.states() == [DEAD, APPLIED, PENDING]


async def test_row_x3_no_row_is_locked_but_the_one_that_is_taken(post: Post) -> None:
    post.put(Disposition.HELD, Disposition.MAY_CLEAR)
    if post.register.dialect.name != "postgresql":
        pytest.skip("one writer at a time")
    first, last = (row.outbox_id for row in post.rows())
    impatient = text("SET LOCAL lock_timeout = '3s'")

    with writing(post.register) as holder, writing(post.register) as taker:
        holder.get_one(OutboxRow, last, with_for_update=True)
        taker.connection().execute(impatient)
        taken = outbox.lease(taker, NUMBER, COURIER, post.now())
    with writing(post.register) as holder, writing(post.register) as taker:
        holder.get_one(OutboxRow, first, with_for_update=True)
        taker.connection().execute(impatient)
        said = say_again(taker, NUMBER, post.now(), "đối chiếu")

    assert taken is not None
    assert said is not None
    assert (taken.outbox_id, said.outbox_id) == (first, last)


def test_row_d3_the_feed_passes_over_no_result_that_is_committed_late(postgres_register: Engine) -> None:
    at, other = wall_clock(), "107234569999"

    def put_other() -> None:
        with writing(postgres_register) as session:
            outbox.put(session, other, a_result(), at)

    with ThreadPoolExecutor(1) as pool:
        with writing(postgres_register) as session:
            outbox.put(session, NUMBER, a_result(), at)
            later = pool.submit(put_other)
            done, _ = wait([later], timeout=1)
            with reading(postgres_register) as reader:
                seen = outbox.feed(reader, 0, 10)
        later.result()
    with reading(postgres_register) as reader:
        told = [row.declaration_number for row, _ in outbox.feed(reader, 0, 10)]

    assert (done, seen) == (set(), [])
    assert told == [NUMBER, other]


async def test_row_x3_a_result_sent_again_is_settled_by_the_same_answer_again(post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)
    post.simulator.speak_soon = silent  # type: ignore[method-assign]
    script(post, Fault.ANSWER_RECEIVED, Fault.ANSWER_RECEIVED)
    await post.deliver()
    post.mark(0, PENDING)

    delivered = await post.deliver()

    assert delivered == Delivered(settled_number=1)
    assert post.states() == [RECEIVED]
