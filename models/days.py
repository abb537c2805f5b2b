"""Which day is it in Viet Nam, and when does a period of days or working days end?

Source: Bộ luật Dân sự 91/2015/QH13, Điều 147 and 148.
"""

import calendar
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Annotated, ClassVar, NamedTuple

from pydantic import AfterValidator, AwareDatetime

from models.base import GrowingRecord
from models.vocabulary import Word

VIETNAM = timezone(timedelta(hours=7), "UTC+07:00")
ONE_DAY = timedelta(days=1)
SATURDAY = 5

Instant = Annotated[AwareDatetime, AfterValidator(lambda instant: instant.astimezone(UTC))]
"""A point in time with zone, kept in UTC so that equal instants have equal bytes."""


def vietnamese_day(instant: datetime) -> date:
    """The calendar day of an instant with zone, at UTC+07:00."""
    return instant.astimezone(VIETNAM).date()


def start_of_day(day: date) -> datetime:
    """00:00 at UTC+07:00 of a day."""
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)


class DayPart(Word):
    """Half of a working day, the unit in which visits are booked."""

    MORNING = "morning", "Buổi sáng"
    AFTERNOON = "afternoon", "Buổi chiều"


class Period(NamedTuple):
    """When a period ends: by its own count, and on the working day to which that end moves (Điều 148.5)."""

    ends_on: date
    due_on: date


class CalendarDoubts(NamedTuple):
    """Why the end of a period is not sure: days that nobody has verified, years not known whole."""

    days: tuple[date, ...]
    years: tuple[int, ...]


class WorkingCalendar(GrowingRecord):
    """Days that differ from the week: holidays, days off by swap, and Saturdays worked instead.

    Dates are data with a source, one row each; nothing is computed from the moon. `unverified` are those of
    the days that rest on no text that was read, `complete_years` those of which every day is loaded.
    """

    LATER: ClassVar[frozenset[str]] = frozenset({"unverified", "complete_years"})

    days_off: tuple[date, ...] = ()
    days_worked: tuple[date, ...] = ()
    unverified: tuple[date, ...] = ()
    complete_years: tuple[int, ...] = ()

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday unless off; Saturday or Sunday only when made up, and that is sure.

        An unverified day off is off, so that nobody is late by a day that nobody has verified.
        """
        return is_working_day(day, self.days_off, self.days_worked) and (
            day.weekday() < SATURDAY or day not in self.unverified
        )

    def doubts(self, first: date, last: date) -> CalendarDoubts | None:
        """What is not sure of the days from one to another, both included; None when all of it is."""
        days = tuple(day for day in self.unverified if first <= day <= last)
        years = tuple(year for year in range(first.year, last.year + 1) if year not in self.complete_years)
        return CalendarDoubts(days, years) if days or years else None

    def next_working_day(self, day: date) -> date:
        """The day itself when it is worked, else the next one that is (Điều 148.5)."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def period_to(self, ends_on: date) -> Period:
        """The period that ends on the day by its own count, without the day of the event (Điều 147.2)."""
        return Period(ends_on, self.next_working_day(ends_on))

    def add_working_days(self, event: date, days: int) -> date:
        """The last of so many working days after the event."""
        day = event
        for _ in range(days):
            day = self.next_working_day(day + ONE_DAY)
        return day


def is_working_day(day: date, days_off: Collection[date], days_worked: Collection[date]) -> bool:
    """Is the day worked, given the days that differ from the week?"""
    if day in days_off:
        return False
    return day.weekday() < SATURDAY or day in days_worked


def months_after(event: date, months: int) -> date:
    """The corresponding date so many months later, or the last day of a short month (Điều 148.3)."""
    index = event.year * 12 + event.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(event.day, calendar.monthrange(year, month + 1)[1]))
