"""Does every date that the law files compute come out of the calendar (`periods.yaml`, `samples/`)?"""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.days import ONE_DAY, SATURDAY, WorkingCalendar, months_after
from records.reference import ReferenceFile, reference_of

FOLDER = Path(__file__).parent
FILE = ReferenceFile.model_validate_json((FOLDER.parents[2] / "samples" / "reference.json").read_bytes())
CALENDAR = reference_of(FILE).calendar
PERIODS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "periods.yaml").read_text("utf-8"))
CULTURE_DAY_SINCE = date(2026, 7, 1)
ENDS: dict[str, Callable[[date, int], date]] = {
    "day": lambda event, count: event + timedelta(days=count),
    "month": months_after,
    "ban": months_after,
}


def calendar_of(row: dict[str, Any]) -> WorkingCalendar:
    """The calendar of the samples, unless the row has one of its own, which is then sure."""
    if "days_off" not in row and "days_worked" not in row:
        return CALENDAR
    return WorkingCalendar(
        days_off=tuple(row.get("days_off", [])),
        days_worked=tuple(row.get("days_worked", [])),
        complete_years=(2026,),
    )


def last_day(row: dict[str, Any]) -> date:
    calendar, event, count = calendar_of(row), row["event"], row["count"]
    counts: dict[str, Callable[[date, int], date]] = {
        "day": lambda first, days: calendar.period_to(first + timedelta(days=days)).due_on,
        "working_day": calendar.add_working_days,
        "month": lambda first, months: calendar.period_to(months_after(first, months)).due_on,
        "ban": months_after,
    }
    return counts[row["unit"]](event, count)


def first_day_that_matters(row: dict[str, Any]) -> date:
    if row["unit"] == "working_day":
        event: date = row["event"]
        return event + ONE_DAY
    ends_on: Callable[[date, int], date] = ENDS[row["unit"]]
    return ends_on(row["event"], row["count"])


@pytest.mark.parametrize("row", PERIODS, ids=lambda row: row["source"])
def test_a_period_ends_on_the_day_of_the_law_files(row: dict[str, Any]) -> None:
    assert last_day(row) == row["ends"]


@pytest.mark.parametrize(
    "row", [row for row in PERIODS if row["unit"] != "ban"], ids=lambda row: row["source"]
)
def test_an_end_that_rests_on_days_not_verified_or_not_loaded_is_in_doubt(row: dict[str, Any]) -> None:
    doubts = calendar_of(row).doubts(first_day_that_matters(row), row["ends"])

    assert (doubts is not None) is row.get("in_doubt", False)


def fixed_holidays(year: int) -> list[date]:
    days = [date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2), date(year, 11, 24)]
    return [day for day in days if (day.month, day.day) != (11, 24) or day >= CULTURE_DAY_SINCE]


@pytest.mark.parametrize("year", FILE.complete_years)
def test_every_holiday_is_off_in_a_year_that_is_said_to_be_complete(year: int) -> None:
    """Eleven days (Điều 112.1), one more since 24/11 is one, without those on a weekend and days of swap."""
    off = [day for day in FILE.calendar_days if day.day.year == year and not day.is_worked]
    swapped = [day for day in off if "hoán đổi" in day.name_vi]

    assert set(fixed_holidays(year)) <= {day.day for day in off}
    assert len(off) - len(swapped) == len(fixed_holidays(year)) + 5 + 1 + 1
    assert len([day for day in FILE.calendar_days if day.is_worked and day.day.year == year]) == len(swapped)


def test_a_holiday_on_a_weekly_day_off_gives_the_next_working_day() -> None:
    years = {day.day.year for day in FILE.calendar_days}
    on_weekends = [day for year in years for day in fixed_holidays(year) if day.weekday() >= SATURDAY]

    assert date(2027, 5, 1) in on_weekends
    for day in on_weekends:
        monday = day + ONE_DAY * (7 - day.weekday())
        assert not CALENDAR.is_working_day(monday)


def test_no_day_off_of_the_calendar_falls_on_a_weekend_and_every_one_names_its_source() -> None:
    assert all(day.day.weekday() < SATURDAY for day in FILE.calendar_days if not day.is_worked)
    assert all(day.source and day.name_vi for day in FILE.calendar_days)


def test_a_calendar_that_says_nothing_of_its_years_is_sure_of_none() -> None:
    day = date(2026, 7, 6)

    assert WorkingCalendar().doubts(day, day) == ((), (2026,))
    assert WorkingCalendar(complete_years=(2026,)).doubts(day, day) is None


def test_a_calendar_kept_before_these_fields_were_known_is_written_as_it_was() -> None:
    assert set(WorkingCalendar().model_dump(mode="json")) == {"days_off", "days_worked"}


def test_a_year_of_which_only_some_days_are_loaded_is_told_as_open() -> None:
    assert FILE.open_years == (2027,)
