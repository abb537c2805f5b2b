"""Rows X4, X7, N10: both sides are compared each night; a planted loss is found and repaired that night."""

import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, update
from temporalio.client import ScheduleOverlapPolicy

from models.exchange.comparison import Comparison
from models.facts import DeclarationRegistered, PaperFiled
from models.vocabulary import CaseState, CustomsOutcome, DifferenceKind, OutboxState
from records.engine import writing
from records.reconciling import differences
from records.tables import OutboxRow
from tests.builders import NUMBER, a_business_registration, a_confirmation, a_declaration, a_machine
from tests.engine import RunningEngine
from tests.workflows.acts import declare, spoken
from tests.workflows.two_sides import TwoSides, two_sides
from workflows.schedules import NIGHTLY, keep_schedules

SECONDS_FOR_2000 = 20.0
HEALTHY = tuple(f"1070000{n:05d}" for n in range(1, 301))


@pytest.fixture
async def sides(staffed: Engine, tmp_path: Path) -> AsyncIterator[TwoSides]:
    """On the server that keeps the wall clock and knows schedules."""
    async with two_sides(staffed, tmp_path) as both:
        yield both


async def test_row_x4_nothing_is_reported_on_300_healthy_declarations(sides: TwoSides) -> None:
    sides.healthy(HEALTHY)

    outcome = await sides.reconcile()

    assert (outcome.compared, outcome.differing, outcome.open, outcome.problem) == (300, 0, 0, None)
    assert sides.differences() == []
    (run,) = sides.runs()
    assert run.ended_at is not None
    assert run.compared_count == 300


async def test_rows_x4_x7_n10_what_was_planted_is_found_and_repaired_the_same_night(sides: TwoSides) -> None:
    """Among it the final word on a case, which closes it once it is got back."""
    sides.healthy(HEALTHY[:40])
    journal = sides.customs.journal
    lost, altered, dead, behind, unknown, word = *HEALTHY[3:7], "107111111111", NUMBER
    sides.lose_result(lost)
    body = journal.of(altered).newest or ""
    journal.of(altered).newest = body.replace('"so_ket_qua":1', '"so_ket_qua": 1')
    _kill(sides, dead)
    sides.lose_result(dead)
    _second_result(sides, behind)
    sides.believe_said(unknown, DeclarationRegistered(declaration=a_declaration(number=unknown)), "u-1")
    await _declare(sides)
    sides.settle()
    sides.believe_said(word, spoken(CustomsOutcome.CLEARED, 1), "w-1")
    assert sides.engine.case(word).state is not CaseState.CLOSED

    outcome = await sides.reconcile()

    found = {row.declaration_number: row for row in sides.differences()}
    assert {number: row.kind for number, row in found.items()} == {
        lost: DifferenceKind.THEY_LACK,
        altered: DifferenceKind.OTHER_CONTENT,
        dead: DifferenceKind.THEY_LACK,
        behind: DifferenceKind.THEY_ARE_BEHIND,
        unknown: DifferenceKind.UNKNOWN_TO_US,
        word: DifferenceKind.WE_LACK_MESSAGES,
    }
    assert [row.declaration_number for row in found.values() if row.repaired_at is None] == []
    assert (outcome.differing, outcome.repaired, outcome.open) == (6, 6, 0)
    assert journal.of(altered).newest == body
    assert journal.of(lost).result_number == journal.of(dead).result_number == 1
    assert sides.engine.result(unknown).declaration == a_declaration(number=unknown)
    assert "gửi lại bản kết quả số 1" in (found[lost].repair_vi or "")
    assert "hải quan đã áp dụng" in found[lost].ours_vi
    assert found[lost].theirs_vi == "Không có bản kết quả nào"
    assert journal.of(behind).result_number == 2
    await sides.engine.closed(word)
    assert sides.engine.case(word).state is CaseState.CLOSED


async def test_row_x4_what_only_a_person_can_settle_is_listed_with_the_reason(sides: TwoSides) -> None:
    sides.healthy(HEALTHY[:10])
    ahead, lacking, refused = HEALTHY[1:4]
    sides.customs.journal.of(ahead).result_number = 9
    sides.customs.journal.of(lacking).sent.clear()
    sides.lose_result(refused)
    _set_state(sides, refused, OutboxState.REFUSED)

    outcome = await sides.reconcile()

    found = {row.declaration_number: row for row in sides.differences()}
    assert {number: row.kind for number, row in found.items()} == {
        ahead: DifferenceKind.THEY_ARE_AHEAD,
        lacking: DifferenceKind.THEY_LACK_MESSAGES,
        refused: DifferenceKind.THEY_LACK,
    }
    assert all((row.repair_vi or "").startswith("Cần người xử lý: ") for row in found.values())
    assert all(row.repaired_at is None for row in found.values())
    assert outcome.open == 3
    assert sides.engine.outbox(refused)[0].state is OutboxState.REFUSED


async def test_row_x4_an_open_difference_ends_with_the_run_that_finds_it_equal(sides: TwoSides) -> None:
    sides.healthy(HEALTHY[:3])
    sides.customs.journal.of(HEALTHY[1]).result_number = 9
    assert (await sides.reconcile()).open == 1
    assert (await sides.reconcile()).open == 1
    assert len(sides.differences()) == 1

    sides.customs.journal.of(HEALTHY[1]).result_number = 1
    outcome = await sides.reconcile()

    (row,) = sides.differences()
    assert row.repaired_at is not None
    assert (outcome.differing, outcome.repaired, outcome.open) == (0, 1, 0)


async def test_row_x4_what_is_still_on_its_way_is_no_difference(sides: TwoSides) -> None:
    await _declare(sides)
    sides.lose_result(NUMBER)

    outcome = await sides.reconcile()

    assert (outcome.compared, outcome.differing) == (0, 0)
    assert sides.differences() == []


async def test_row_x4_a_run_that_breaks_off_says_why_and_goes_on_the_same_night(
    staffed: Engine, tmp_path: Path
) -> None:
    async with two_sides(staffed, tmp_path, time_skipping=True) as sides:
        sides.healthy(HEALTHY[:5])
        sides.customs.faults.down_until = time.monotonic() + 3600
        handle = await sides.begin()
        async with sides.engine.patiently() as tries:
            async for _ in tries:
                if any(run.problem for run in sides.runs()):
                    break
        (run,) = sides.runs()
        assert run.problem == "Hải quan trả lời HTTP 503"
        assert run.ended_at is None

        sides.customs.faults.down_until = 0.0
        outcome = await handle.result()

        assert (outcome.compared, outcome.problem) == (5, None)
        (run,) = sides.runs()
        assert (run.problem, run.compared_count) == (None, 5)
        assert run.ended_at is not None


async def test_row_x4_a_night_without_customs_stays_broken_off(staffed: Engine, tmp_path: Path) -> None:
    async with two_sides(staffed, tmp_path, time_skipping=True) as sides:
        sides.healthy(HEALTHY[:5])
        sides.customs.faults.down_until = time.monotonic() + 3600

        outcome = await sides.reconcile()

        assert outcome.problem == "Hải quan trả lời HTTP 503"
        assert "bị ngắt" in outcome.told_vi
        (run,) = sides.runs()
        assert run.ended_at is None


async def test_row_x4_a_run_that_breaks_off_through_our_own_fault_says_so(
    sqlite_register: Engine,
) -> None:
    at = datetime(2026, 11, 25, 18, tzinfo=UTC)
    with writing(sqlite_register) as session:
        outcome = differences.concluded(session, Comparison(run_id="n", started_at=at, at=at))
        (run,) = differences.runs(session, 1)

    assert run.ended_at is None
    assert run.problem == outcome.problem == differences.BROKEN_OFF_VI
    assert "bị ngắt" in outcome.told_vi


async def test_row_x7_the_final_word_on_every_item_closes_and_a_word_on_some_does_not(
    engine: RunningEngine,
) -> None:
    two = a_declaration(items=(a_machine(), a_machine(item_number=2, serial_number="OK-2")))
    await declare(engine, two, a_confirmation(), a_business_registration())

    await engine.tell(NUMBER, spoken(CustomsOutcome.CLEARED, 1))
    assert engine.case(NUMBER).state is not CaseState.CLOSED
    await engine.tell(NUMBER, spoken(CustomsOutcome.RELEASED, 2))
    assert engine.case(NUMBER).state is not CaseState.CLOSED
    await engine.tell(NUMBER, spoken(CustomsOutcome.CLEARED, 2))
    await engine.closed(NUMBER)

    assert engine.case(NUMBER).state is CaseState.CLOSED


async def test_row_x4_2000_declarations_are_compared_in_time(
    sides: TwoSides, capsys: pytest.CaptureFixture[str]
) -> None:
    sides.healthy(f"1080000{n:05d}" for n in range(2000))

    began = time.monotonic()
    outcome = await sides.reconcile()
    seconds = time.monotonic() - began

    with capsys.disabled():
        print(f"\n2,000 declarations compared in {seconds:.1f} s")  # noqa: T201 - the measured figure
    assert (outcome.compared, outcome.differing) == (2000, 0)
    assert seconds < SECONDS_FOR_2000


async def test_row_x4_the_schedule_starts_at_one_at_night_and_skips_while_a_run_goes_on(
    sides: TwoSides,
) -> None:
    client = sides.engine.env.client

    assert await keep_schedules(client, "import-control", NIGHTLY)
    assert await keep_schedules(client, "import-control", NIGHTLY)
    described = await client.get_schedule_handle(NIGHTLY.schedule_id).describe()

    next_runs = described.info.next_action_times
    assert {(at.hour, at.minute) for at in next_runs} == {(18, 0)}
    assert next_runs[1] - next_runs[0] == timedelta(days=1)
    assert described.schedule.policy.overlap is ScheduleOverlapPolicy.SKIP
    assert described.schedule.policy.catchup_window == timedelta(days=1)


async def _declare(sides: TwoSides) -> None:
    """A case that waits for customs' final word, every message of which customs said."""
    papers = (a_confirmation(), a_business_registration())
    for position, paper in enumerate(papers):
        await sides.say(NUMBER, PaperFiled(paper=paper), f"paper-{position}")
    await sides.say(NUMBER, DeclarationRegistered(declaration=a_declaration()), "declared")
    async with sides.engine.patiently() as tries:
        async for _ in tries:
            rows = sides.engine.outbox(NUMBER)
            if rows and all(row.state is OutboxState.ACKNOWLEDGED for row in rows) and _is_ready(sides):
                return
    raise AssertionError("the declaration was not told to customs in time")


def _is_ready(sides: TwoSides) -> bool:
    return 1 in sides.customs.journal.of(NUMBER).dispositions


def _kill(sides: TwoSides, number: str) -> None:
    _set_state(sides, number, OutboxState.DEAD)


def _set_state(sides: TwoSides, number: str, state: OutboxState) -> None:
    with writing(sides.engine.register) as session:
        session.execute(update(OutboxRow).where(OutboxRow.declaration_number == number).values(state=state))  # type: ignore[arg-type]


def _second_result(sides: TwoSides, number: str) -> None:
    """A newer result that customs has acknowledged and lost."""
    (first,) = sides.engine.outbox(number)
    again = first.model_dump(exclude={"outbox_id", "body", "body_digest"})
    with writing(sides.engine.register) as session:
        session.add(OutboxRow(**(again | {"number": 2, "result_number": 2, "state": OutboxState.DEAD})))
