"""When does a period end (Bộ luật Dân sự Điều 147, 148)?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.days import WorkingCalendar, is_working_day, months_after, start_of_day, vietnamese_day

MONDAY = date(2026, 3, 16)
SATURDAY = date(2026, 3, 21)
CALENDAR = WorkingCalendar(
    days_off=(date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1)), days_worked=(date(2026, 5, 9),)
)
days = st.dates(date(2019, 1, 1), date(2030, 12, 31))


def test_a_vietnamese_day_begins_at_seventeen_hours_utc() -> None:
    assert vietnamese_day(datetime(2026, 3, 1, 16, 59, tzinfo=UTC)) == date(2026, 3, 1)
    assert vietnamese_day(datetime(2026, 3, 1, 17, 0, tzinfo=UTC)) == date(2026, 3, 2)
    assert start_of_day(date(2026, 3, 2)) == datetime(2026, 3, 1, 17, 0, tzinfo=UTC)


def test_monday_to_friday_are_worked_unless_off_and_saturday_when_made_up() -> None:
    assert is_working_day(MONDAY, (), ())
    assert not is_working_day(SATURDAY, (), ())
    assert not is_working_day(MONDAY, (MONDAY,), ())
    assert is_working_day(SATURDAY, (), (SATURDAY,))


def test_the_day_of_the_event_does_not_count() -> None:
    assert CALENDAR.period_to(MONDAY + timedelta(days=1)).due_on == date(2026, 3, 17)


def test_a_period_that_ends_on_a_day_off_ends_on_the_next_working_day() -> None:
    assert CALENDAR.period_to(date(2026, 3, 31) + timedelta(days=30)).due_on == date(2026, 5, 4)
    assert CALENDAR.period_to(date(2026, 3, 12) + timedelta(days=30)).due_on == date(2026, 4, 13)


def test_a_made_up_saturday_ends_a_period() -> None:
    assert CALENDAR.period_to(date(2026, 4, 9) + timedelta(days=30)).due_on == date(2026, 5, 9)


def test_working_days_pass_over_weekends_and_days_off() -> None:
    assert CALENDAR.add_working_days(date(2026, 4, 24), 1) == date(2026, 4, 28)
    assert CALENDAR.add_working_days(date(2026, 4, 29), 1) == date(2026, 5, 4)
    assert CALENDAR.add_working_days(MONDAY, 0) == MONDAY


@pytest.mark.parametrize(
    ("event", "months", "last"),
    [
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2024, 9, 15), 18, date(2026, 3, 15)),
    ],
)
def test_a_month_ends_on_the_corresponding_date_or_the_last_day(event: date, months: int, last: date) -> None:
    assert months_after(event, months) == last


def test_a_period_of_months_rolls_forward_too() -> None:
    assert CALENDAR.period_to(months_after(date(2024, 9, 15), 18)).due_on == date(2026, 3, 16)


@given(days, st.integers(0, 60))
def test_adding_days_lands_on_a_working_day_and_never_goes_back(event: date, count: int) -> None:
    last = CALENDAR.period_to(event + timedelta(days=count)).due_on

    assert CALENDAR.is_working_day(last)
    assert last >= event


@given(days, st.integers(1, 30))
def test_more_working_days_end_strictly_later(event: date, count: int) -> None:
    assert CALENDAR.add_working_days(event, count) > CALENDAR.add_working_days(event, count - 1)
