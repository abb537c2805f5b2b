"""Rows X1, X2: does customs get to know each result, once, in order, however badly its system behaves?"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select
from temporalio.testing import ActivityEnvironment

from activities.delivering import Delivering
from customs import wire
from customs.client import CustomsClient, RefusedError, UnreachableError
from customs.simulator import Script, Simulator, serving
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
ANOTHER_NUMBER = "107234567891"


def wall_clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - signatures are checked against the wall clock


@dataclass
class Post:
    """The activity at work for two owners, with a clock that a test moves."""

    register: Engine
    simulator: Simulator
    url: str = ""
    ahead: timedelta = timedelta()
    clients: list[CustomsClient] = field(default_factory=list)

    def now(self) -> datetime:
        return wall_clock() + self.ahead

    def put(self, *told: Disposition, number: str = NUMBER) -> None:
        """Results that differ, each a row of the outbox."""
        for disposition in told:
            assessment = assess(a_case_file(), AS_OF)
            items = tuple(one.model_copy(update={"disposition": disposition}) for one in assessment.items)
            result = wire.result(
                a_case_file().declaration, assessment.model_copy(update={"items": items}), ()
            )
            with writing(self.register) as session:
                outbox.put(session, number, result, self.now())

    async def deliver(self, owner: str = COURIER, number: str = NUMBER) -> Delivered:
        """One attempt of the activity, as the worker makes it."""
        client = CustomsClient(self.url, SECRET, timeout=2.0)
        self.clients.append(client)
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

    def acknowledged_events(self) -> int:
        with reading(self.register) as session:
            query = select(EventRow).where(col(EventRow.text_vi).startswith("Hải quan xác nhận"))
            return len(session.exec(query).all())

    @property
    def known(self) -> Known:
        return self.simulator.journal.of(NUMBER)


@pytest.fixture
async def post(register: Engine) -> AsyncIterator[Post]:
    simulator = Simulator("http://127.0.0.1:9", SECRET, script=Script(final_word=False))
    async with serving(simulator) as url:
        made = Post(register, simulator, url)
        simulator.now = made.now
        yield made
        for client in made.clients:
            client.close()


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
        with pytest.raises(UnreachableError, match="503"):
            await post.deliver()

    (row,) = post.rows()
    assert (row.state, row.attempt_count) == (OutboxState.PENDING, 3)
    assert row.last_error == "Hải quan trả lời HTTP 503"
    assert row.last_attempt_at is not None
    assert (row.acknowledged_at, post.known.received) == (None, [])


async def test_row_x1_when_customs_is_back_the_row_is_acknowledged_once(post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)
    go_down(post)
    with pytest.raises(UnreachableError):
        await post.deliver()
    come_back(post)

    first, again = await post.deliver(), await post.deliver()

    (row,) = post.rows()
    assert first == again == Delivered(settled_number=1)
    assert (row.state, row.attempt_count, row.last_error) == (OutboxState.ACKNOWLEDGED, 2, None)
    assert post.known.received == post.known.applied == post.ids()[:1]
    assert post.acknowledged_events() == 1


async def test_row_x2_the_acknowledgement_is_kept_as_evidence(post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)

    await post.deliver()

    (row,) = post.rows()
    body = wire.envelope(NUMBER, row.result_number, row.created_at, row.result)
    assert row.acknowledgement
    assert wire.body_digest(body) in row.acknowledgement
    assert f'"message_id": "{post.ids()[0]}"' in row.acknowledgement
    assert "v1," in row.acknowledgement


async def test_row_x1_a_lost_acknowledgement_is_sent_again_and_applied_once(post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)
    post.simulator.faults.wrong_echo = True  # applied, but the answer cannot be believed
    with pytest.raises(UnreachableError, match="không khớp"):
        await post.deliver()
    post.simulator.faults.wrong_echo = False

    await post.deliver()

    assert post.states() == [OutboxState.ACKNOWLEDGED]
    assert post.known.received == post.ids()[:1] * 2
    assert post.known.applied == post.ids()[:1]


async def test_row_x1_a_worker_that_dies_before_it_notes_the_answer_sends_again_and_nothing_doubles(
    post: Post,
) -> None:
    post.put(Disposition.MAY_CLEAR)
    with writing(post.register) as session:
        row = outbox.lease(session, NUMBER, COURIER, post.now())
    assert row
    body = wire.envelope(NUMBER, row.result_number, row.created_at, row.result)
    await asyncio.to_thread(CustomsClient(post.url, SECRET).send, body, post.ids()[0], post.now())

    await post.deliver()

    assert (post.states(), post.rows()[0].attempt_count) == ([OutboxState.ACKNOWLEDGED], 2)
    assert (len(post.known.received), post.known.applied) == (2, post.ids()[:1])


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
    with pytest.raises(UnreachableError):
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
    with pytest.raises(UnreachableError):
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


async def test_row_x2_what_customs_refuses_is_tried_until_it_is_dead_and_says_why(post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)
    post.simulator.secret = "whsec_d3Jvbmcgc2VjcmV0IG9mIHRoaXMgdGVzdA=="

    with pytest.raises(RefusedError, match="401"):
        await post.deliver()
    post.ahead = outbox.LIFETIME
    await post.deliver()

    (row,) = post.rows()
    assert (row.state, row.attempt_count) == (OutboxState.DEAD, 2)
    assert "HTTP 401" in (row.last_error or "")


async def test_row_x1_one_declaration_does_not_wait_for_another(post: Post) -> None:
    post.put(Disposition.HELD)
    post.put(Disposition.MAY_CLEAR, number=ANOTHER_NUMBER)
    go_down(post)
    with pytest.raises(UnreachableError):
        await post.deliver(COURIER)
    come_back(post)

    await post.deliver(OTHER, ANOTHER_NUMBER)

    assert [row.state for row in post.rows(ANOTHER_NUMBER)] == [OutboxState.ACKNOWLEDGED]
    assert post.states() == [OutboxState.PENDING]
