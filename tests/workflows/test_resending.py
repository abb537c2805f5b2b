"""Row X3: does what a person sends again reach customs, also when it is asked for while nobody carries it?"""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from customs import wire
from models.ids import delivery_workflow_id
from models.vocabulary import OutboxState
from records import outbox
from records.engine import reading, writing
from records.tables import OutboxRow
from records.watching import repairs
from rules.rulebook import assess
from tests.builders import AS_OF, NUMBER, a_case_file
from tests.engine import RunningEngine, running_engine

WHY = "Hải quan báo đã sửa xong hệ thống nhận."
PATIENCE_SECONDS = 60


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - signatures are checked against the wall clock


@pytest.fixture
async def carried(sqlite_register: Engine, tmp_path: Path) -> AsyncIterator[RunningEngine]:
    """A letter that died three days after it was made, of a case that has long ended."""
    result = wire.result(a_case_file().declaration, assess(a_case_file(), AS_OF), ())
    with writing(sqlite_register) as session:
        outbox.put(session, NUMBER, result, now() - timedelta(days=4))
        session.flush()
        session.exec(select(OutboxRow)).one().state = OutboxState.DEAD
    async with running_engine(sqlite_register, tmp_path, time_skipping=False) as running:
        yield running


def letter(engine: RunningEngine) -> OutboxRow:
    with reading(engine.register) as session:
        return session.exec(select(OutboxRow)).one()


def revive(engine: RunningEngine, at: datetime) -> None:
    with writing(engine.register) as session:
        repairs.resend(session, letter(engine).outbox_id or 0, "tam", WHY, at)


async def until(engine: RunningEngine, holds: Callable[[OutboxRow], bool]) -> OutboxRow:
    for _ in range(PATIENCE_SECONDS * 10):
        row = letter(engine)
        if holds(row):
            return row
        await asyncio.sleep(0.1)
    raise AssertionError(f"the letter stays {letter(engine)}")


async def test_row_x3_a_dead_letter_that_is_sent_again_arrives(carried: RunningEngine) -> None:
    revive(carried, now())
    carried.door.resend(NUMBER)

    row = await until(carried, lambda row: row.state is OutboxState.ACKNOWLEDGED)

    assert row.attempt_count == 1


async def test_row_x3_what_nobody_carried_when_it_was_asked_for_is_found_by_the_sweep(
    carried: RunningEngine,
) -> None:
    revive(carried, now() - 2 * repairs.TAKEN_WITHIN)

    row = await until(carried, lambda row: row.state is OutboxState.ACKNOWLEDGED)

    assert row.attempt_count == 1


async def test_row_x3_who_asks_again_does_not_wait_for_the_pause_of_the_run_before(
    carried: RunningEngine,
) -> None:
    carried.customs.faults.fail_rate = 1.0
    revive(carried, now())
    carried.door.resend(NUMBER)
    await until(carried, lambda row: row.last_error is not None)
    handle = carried.env.client.get_workflow_handle(delivery_workflow_id(NUMBER))
    sleeping = (await handle.describe()).run_id

    carried.customs.faults.fail_rate = 0.0
    carried.door.resend(NUMBER)
    await until(carried, lambda row: row.state is OutboxState.ACKNOWLEDGED)

    assert (await handle.describe()).run_id != sleeping
