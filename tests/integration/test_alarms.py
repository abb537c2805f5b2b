"""Rows X2, X7, X8, I4: is an alarm raised when something is wrong, once, and ended when it is right again?"""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import SQLModel, select

from models.vocabulary import (
    AlarmKind,
    EventKind,
    OutboxState,
)
from records.engine import reading, writing
from records.tables import (
    AlarmRow,
    CaseRow,
    EventRow,
    OutboxRow,
    ReconciliationRow,
)
from records.watching import alarms
from tests.integration.alarm_rows import (
    CASES,
    NOT_YET,
    NOW,
    NUMBER,
    a_letter,
    a_message,
    a_notice,
    ago,
    an_obligation,
)
from tests.integration.counted import statements


def keep(register: Engine, *rows: SQLModel) -> None:
    """Copies, because a row of the tables above serves two registers."""
    with writing(register) as session:
        session.add(CaseRow(case_number=NUMBER, declaration_number=NUMBER, opened_at=ago(hours=30)))
        session.add_all([type(row)(**row.model_dump()) for row in rows])


def look(register: Engine, at: datetime = NOW) -> alarms.News:
    with writing(register) as session:
        return alarms.look(session, at)


def stored(register: Engine) -> list[AlarmRow]:
    with reading(register) as session:
        return list(session.exec(select(AlarmRow).order_by(AlarmRow.alarm_id)))  # type: ignore[arg-type]


def told(register: Engine) -> list[str]:
    with reading(register) as session:
        query = select(EventRow).where(EventRow.kind == EventKind.ALARM).order_by(EventRow.event_id)  # type: ignore[arg-type]
        return [row.text_vi for row in session.exec(query)]


@pytest.mark.parametrize("case", CASES)
def test_row_x2_an_alarm_is_raised_once_and_ends_with_its_condition(
    register: Engine, case: str, caplog: pytest.LogCaptureFixture
) -> None:
    kind, row, repair, words = CASES[case]
    keep(register, row)

    with caplog.at_level(logging.WARNING):
        raised = look(register).raised
        again = look(register, NOW + timedelta(minutes=1))
    with writing(register) as session:
        repair(session.exec(select(type(row))).one())
    ended = look(register, NOW + timedelta(minutes=2)).ended

    assert [one.kind for one in raised] == [kind]
    assert not again
    assert [one.kind for one in ended] == [kind]
    (alarm,) = stored(register)
    assert words in alarm.text_vi
    assert (alarm.raised_at, alarm.ended_at) == (NOW, NOW + timedelta(minutes=2))
    assert "alarm raised" in caplog.text
    is_of_a_case = alarm.declaration_number == NUMBER
    assert is_of_a_case is (kind is not AlarmKind.CUSTOMS_DOWN)
    starts = [text.partition(":")[0] for text in told(register)]
    assert starts == (["Cảnh báo", "Hết cảnh báo"] if is_of_a_case else [])


@pytest.mark.parametrize("case", NOT_YET)
def test_what_is_in_time_or_settled_raises_nothing(register: Engine, case: str) -> None:
    keep(register, NOT_YET[case])

    assert not look(register)


@pytest.mark.parametrize("state", [OutboxState.PENDING, OutboxState.REFUSED, OutboxState.DEAD])
def test_row_x5_a_later_result_that_customs_applied_ends_what_an_earlier_one_raised(
    register: Engine, state: OutboxState
) -> None:
    keep(register, a_letter(state=state))
    raised = look(register).raised

    with writing(register) as session:
        session.add(a_letter(2, state=OutboxState.ACKNOWLEDGED))
    ended = look(register).ended

    assert len(raised) == len(ended) == 1


def test_row_x4_a_night_without_a_finished_comparison_raises_an_alarm(register: Engine) -> None:
    keep(register, a_letter(state=OutboxState.ACKNOWLEDGED, created_at=ago(hours=27)))
    with writing(register) as session:
        session.add(ReconciliationRow(run_id="broken off", started_at=ago(hours=2)))
        session.add(ReconciliationRow(run_id="old", started_at=ago(hours=28), ended_at=ago(hours=27)))

    raised = look(register).raised
    with writing(register) as session:
        session.get_one(ReconciliationRow, "broken off").ended_at = ago(hours=1)
    ended = look(register).ended

    assert [one.kind for one in raised] == [AlarmKind.NO_RECONCILIATION]
    assert [one.kind for one in ended] == [AlarmKind.NO_RECONCILIATION]


def test_before_there_was_anything_to_compare_no_comparison_is_missed(register: Engine) -> None:
    keep(register, a_letter(state=OutboxState.ACKNOWLEDGED, created_at=ago(hours=25)))

    assert not look(register)


def test_an_alarm_that_comes_back_is_a_new_one_beside_its_history(register: Engine) -> None:
    keep(register, a_letter())
    look(register)
    with writing(register) as session:
        session.exec(select(OutboxRow)).one().state = OutboxState.ACKNOWLEDGED
    look(register)
    with writing(register) as session:
        session.exec(select(OutboxRow)).one().state = OutboxState.PENDING
    look(register)

    assert [row.ended_at is None for row in stored(register)] == [False, True]


def test_two_workers_that_look_at_once_raise_and_end_each_alarm_once(register: Engine) -> None:
    keep(register, *(a_letter(number) for number in range(1, 21)))

    def race(at: datetime) -> list[alarms.News]:
        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(lambda _: look(register, at), range(4)))

    raised = sum(len(one.raised) for one in race(NOW))
    with writing(register) as session:
        for row in session.exec(select(OutboxRow)).all():
            row.state = OutboxState.ACKNOWLEDGED
    ended = sum(len(one.ended) for one in race(NOW + timedelta(minutes=1)))

    assert (raised, ended) == (20, 20)
    assert len(stored(register)) == 20
    assert len(told(register)) == 40


def test_a_look_asks_as_often_for_a_thousand_rows_as_for_one(register: Engine) -> None:
    keep(register, a_letter(), an_obligation(), a_message(), a_notice())
    with reading(register) as session, statements(register) as one:
        alarms.news(session, NOW)

    with writing(register) as session:
        session.add_all(a_letter(number) for number in range(2, 1001))
    with reading(register) as session, statements(register) as thousand:
        found = alarms.news(session, NOW)

    assert len(found.raised) == 1003
    assert len(thousand) == len(one) <= 12
