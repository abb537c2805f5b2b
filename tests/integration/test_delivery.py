"""Rows X1, X2: does customs get to know each result, once, in order, however badly its system behaves?"""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from temporalio.exceptions import ApplicationError

from activities.delivering import PAUSES, SPREAD, pause
from customs import wire
from customs.client import CustomsClient
from customs.simulator import Faults
from customs.simulator.faults import Fault
from models.messages import Delivered
from models.vocabulary import Disposition, OutboxState
from records import outbox
from records.engine import writing
from records.tables import OutboxRow
from tests.builders import NUMBER
from tests.integration.postbox import COURIER, OTHER, SECRET, Post, a_post, a_result

ANOTHER_NUMBER = "107234567891"


@pytest.fixture
async def post(register: Engine) -> AsyncIterator[Post]:
    async with a_post(register) as made:
        yield made


def go_down(post: Post) -> None:
    post.simulator.faults.fail_rate = 1.0


def come_back(post: Post) -> None:
    post.simulator.faults.fail_rate = 0.0


async def test_row_x1_while_customs_is_down_the_row_waits_with_its_attempts_and_the_last_error(
    post: Post,
) -> None:
    post.put(Disposition.MAY_CLEAR)
    go_down(post)

    for _ in range(3):
        with pytest.raises(ApplicationError, match="503"):
            await post.deliver()

    (row,) = post.rows()
    assert (row.state, row.attempt_count) == (OutboxState.PENDING, 3)
    assert row.last_error == "Hải quan trả lời HTTP 503"
    assert row.last_attempt_at is not None
    assert (row.acknowledged_at, post.known.received) == (None, [])


async def test_row_x1_when_customs_is_back_the_row_is_acknowledged_once(post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)
    go_down(post)
    with pytest.raises(ApplicationError):
        await post.deliver()
    come_back(post)

    first, again = await post.deliver(), await post.deliver()

    (row,) = post.rows()
    assert first == again == Delivered(settled_number=1)
    assert (row.state, row.attempt_count, row.last_error) == (OutboxState.ACKNOWLEDGED, 2, None)
    assert post.known.received == post.known.applied == post.ids()[:1]
    assert post.told() == ["Hải quan xác nhận bản kết quả số 1"]


async def test_row_x1_a_lost_acknowledgement_is_sent_again_and_applied_once(post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)
    post.simulator.faults.wrong_echo = True  # applied, but the answer cannot be believed
    with pytest.raises(ApplicationError, match="không khớp"):
        await post.deliver()
    post.simulator.faults.wrong_echo = False

    await post.deliver()

    assert post.states() == [OutboxState.ACKNOWLEDGED]
    assert post.known.received == post.ids()[:1] * 2
    assert post.known.applied == post.ids()[:1]


async def test_row_x1_a_worker_that_dies_before_it_notes_the_answer_sends_the_same_bytes_again(
    post: Post,
) -> None:
    post.put(Disposition.HELD, Disposition.MAY_CLEAR)
    await post.deliver()
    go_down(post)
    with pytest.raises(ApplicationError):
        await post.deliver()
    come_back(post)
    (_, tried) = post.rows()
    assert tried.body
    client = CustomsClient(post.url, SECRET)
    await asyncio.to_thread(client.send, tried.body, post.ids()[1], post.now())

    await post.deliver()

    assert (post.states()[1], post.rows()[1].attempt_count) == (OutboxState.ACKNOWLEDGED, 2)
    assert post.rows()[1].body_digest == wire.body_digest(tried.body)
    assert (post.known.received[1:], post.known.applied) == (post.ids()[1:] * 2, post.ids())


async def test_row_x1_what_was_first_sent_is_sent_again_whatever_a_later_release_would_say(
    post: Post,
) -> None:
    post.put(Disposition.MAY_CLEAR)
    first_sent = wire.envelope(NUMBER, 1, post.rows()[0].created_at, wire.result_json(a_result())) + b"\n"
    with writing(post.register) as session:
        row = session.get_one(OutboxRow, post.rows()[0].outbox_id)
        row.body, row.body_digest = first_sent, wire.body_digest(first_sent)

    await post.deliver()

    assert post.states() == [OutboxState.ACKNOWLEDGED]
    assert post.simulator.journal.digests == {post.ids()[0]: wire.body_digest(first_sent)}


async def test_row_x1_rows_of_a_declaration_leave_in_order_between_two_couriers(post: Post) -> None:
    post.put(Disposition.HELD, Disposition.STORAGE_ALLOWED, Disposition.MAY_CLEAR)

    for _ in range(20):
        couriers = (post.deliver(COURIER), post.deliver(OTHER))
        await asyncio.gather(*couriers, return_exceptions=True)
        if post.states() == [OutboxState.ACKNOWLEDGED] * 3:
            break
        post.ahead += outbox.LEASE

    assert post.states() == [OutboxState.ACKNOWLEDGED] * 3
    assert post.known.applied == post.ids()
    assert post.known.dispositions == {1: "may_clear"}


async def test_row_x1_while_one_courier_has_the_lease_the_other_waits_its_turn(post: Post) -> None:
    post.put(Disposition.HELD, Disposition.MAY_CLEAR)
    go_down(post)
    with pytest.raises(ApplicationError):
        await post.deliver(COURIER)
    come_back(post)

    with pytest.raises(outbox.Leased, match=COURIER):
        await post.deliver(OTHER)
    post.ahead += outbox.LEASE + timedelta(seconds=1)
    delivered = await post.deliver(OTHER)

    assert delivered == Delivered(settled_number=1)
    assert post.known.applied == post.ids()[:1]


async def test_row_x1_after_72_hours_the_row_is_dead_and_blocks_nothing(post: Post) -> None:
    post.put(Disposition.HELD)
    go_down(post)
    post.ahead = outbox.LIFETIME - timedelta(minutes=1)
    with pytest.raises(ApplicationError):
        await post.deliver()
    post.put(Disposition.MAY_CLEAR)

    post.ahead = outbox.LIFETIME + timedelta(minutes=1)
    settled = await post.deliver()
    come_back(post)
    after = await post.deliver()

    assert (settled, after) == (Delivered(settled_number=1), Delivered(settled_number=2))
    assert post.states() == [OutboxState.DEAD, OutboxState.ACKNOWLEDGED]
    assert post.rows()[0].last_error == "Hải quan trả lời HTTP 503"
    assert post.known.applied == post.ids()[1:]


async def test_row_x2_a_request_that_customs_does_not_take_is_counted_and_tried_again(post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)
    post.simulator.secret = "whsec_d3Jvbmcgc2VjcmV0IG9mIHRoaXMgdGVzdA=="

    for _ in range(3):
        with pytest.raises(ApplicationError, match="401"):
            await post.deliver()
    post.ahead = outbox.LIFETIME
    await post.deliver()

    (row,) = post.rows()
    assert (row.state, row.attempt_count, row.refusals) == (OutboxState.DEAD, 4, 4)
    assert "HTTP 401" in (row.last_error or "")
    assert "HTTP 401" in post.told()[-1]


async def test_row_x1_one_declaration_does_not_wait_for_another(post: Post) -> None:
    post.put(Disposition.HELD)
    post.put(Disposition.MAY_CLEAR, number=ANOTHER_NUMBER)
    go_down(post)
    with pytest.raises(ApplicationError):
        await post.deliver(COURIER)
    come_back(post)

    await post.deliver(OTHER, ANOTHER_NUMBER)

    assert [row.state for row in post.rows(ANOTHER_NUMBER)] == [OutboxState.ACKNOWLEDGED]
    assert post.states() == [OutboxState.PENDING]


async def test_row_x1_the_pause_grows_from_seconds_to_an_hour_and_starts_anew_with_a_new_life(
    post: Post,
) -> None:
    post.put(Disposition.MAY_CLEAR)
    go_down(post)
    key = post.rows()[0].outbox_id or 0

    async def pauses(count: int) -> list[timedelta | None]:
        found = []
        for _ in range(count):
            with pytest.raises(ApplicationError) as failed:
                await post.deliver()
            found.append(failed.value.next_retry_delay)
        return found

    first = await pauses(9)
    with writing(post.register) as session:
        row = session.get_one(OutboxRow, key)
        row.state, row.alive_since = OutboxState.PENDING, post.now()
    second = await pauses(2)

    assert first == [pause(key, failures) for failures in range(1, 10)]
    assert second == first[:2]
    assert (post.rows()[0].attempt_count, post.rows()[0].failures) == (11, 2)


@pytest.mark.parametrize("failures", range(1, 12))
def test_row_x1_rows_that_failed_together_do_not_come_back_together(failures: int) -> None:
    middle = PAUSES[min(failures, len(PAUSES)) - 1]

    spread = {pause(row, failures) for row in range(1, 201)}

    assert middle * (1 - SPREAD) <= min(spread) < middle * 0.85
    assert middle * 1.15 < max(spread) <= middle * (1 + SPREAD)
    assert len(spread) > 190


@pytest.mark.parametrize("asked", [0, 1, 10, 3600])
def test_row_x1_the_pause_is_as_long_as_customs_asks_for(asked: int) -> None:
    wish = timedelta(seconds=asked)

    pauses = [pause(row, 2, wish) for row in range(200)]

    assert all(each >= max(wish, PAUSES[1] * (1 - SPREAD)) for each in pauses)
    assert max(pauses) <= max(wish, PAUSES[1]) * (1 + SPREAD)


async def test_row_x1_the_last_attempt_is_made_when_the_72_hours_are_over_not_an_hour_later(
    post: Post,
) -> None:
    post.put(Disposition.MAY_CLEAR)
    go_down(post)
    post.ahead = outbox.LIFETIME - timedelta(minutes=10)

    with writing(post.register) as session:
        session.get_one(OutboxRow, post.rows()[0].outbox_id).failures = 40
    with pytest.raises(ApplicationError) as failed:
        await post.deliver()

    left = failed.value.next_retry_delay
    assert left
    assert timedelta(minutes=9) < left <= timedelta(minutes=10)


async def test_row_x1_a_third_of_300_acknowledgements_is_lost_and_every_result_has_one_effect(
    sqlite_register: Engine,
) -> None:
    numbers = [f"1072345{n:05}" for n in range(100)]
    lost = 0
    async with a_post(sqlite_register) as post:
        for number in numbers:
            post.put(Disposition.HELD, Disposition.STORAGE_ALLOWED, Disposition.MAY_CLEAR, number=number)
        post.simulator.faults = Faults(rates={Fault.WRONG_ECHO: 0.3}, seed=7)

        async def until_settled(number: str) -> int:
            failures = 0
            while True:
                try:
                    if (await post.deliver(number=number)).settled_number == 3:
                        return failures
                except ApplicationError:
                    failures += 1

        for start in range(0, len(numbers), 10):
            lost += sum(await asyncio.gather(*map(until_settled, numbers[start : start + 10])))

        ids = {number: [outbox.message_id(row) for row in post.rows(number)] for number in numbers}
        states = {row.state for number in numbers for row in post.rows(number)}
        known = {number: post.simulator.journal.of(number) for number in numbers}
        events = len(post.told())
    assert states == {OutboxState.ACKNOWLEDGED}
    assert {number: one.applied for number, one in known.items()} == ids
    assert sum(len(one.received) for one in known.values()) == 300 + lost
    assert 60 < lost < 200
    assert events == 300
