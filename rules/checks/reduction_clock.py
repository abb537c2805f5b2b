"""Until when is an inspection reduced, and which report was not made in time (Điều 86.3.b, c)?

Reports are counted from the later of the third result and the publication: before that no import was reduced.
Every period ends on a working day (Bộ luật Dân sự, Điều 148.5).
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.case_file import CaseFile
from models.days import Period, months_after
from models.law import in_force
from models.reference import ReducedGoods
from rules.law.quality.decree_37_2026_exemptions import REDUCTION_REPORT_MONTHS


class ReportPeriod(NamedTuple):
    """A period for one report, and the reports made within it."""

    period: Period
    made: tuple[date, ...]


def reduction_period(case_file: CaseFile, entry: ReducedGoods, years: int) -> Period:
    """So many years from the third result."""
    return case_file.reference.calendar.period_to(months_after(entry.third_result_on, 12 * years))


def missed_report(case_file: CaseFile, entry: ReducedGoods, day: date) -> Period | None:
    """The first period that has passed without a report."""
    return next(
        (one.period for one in _reports(case_file, entry, day) if one.period.due_on < day and not one.made),
        None,
    )


def moved_reports(case_file: CaseFile, entry: ReducedGoods, day: date) -> tuple[Period, ...]:
    """The periods that passed by their own count, and in which no report came before their end moved."""
    return tuple(
        period
        for period, made in _reports(case_file, entry, day)
        if not any(reported <= period.ends_on for reported in made)
    )


def _reports(case_file: CaseFile, entry: ReducedGoods, day: date) -> Iterator[ReportPeriod]:
    """Every period that had ended before the day by its own count."""
    months = in_force(REDUCTION_REPORT_MONTHS, day)
    assert months is not None
    start = after = max(entry.third_result_on, entry.listed_on)
    number = 1
    while (ends_on := months_after(start, number * months.value)) < day:
        period = case_file.reference.calendar.period_to(ends_on)
        yield ReportPeriod(period, tuple(one for one in entry.reported_on if after < one <= period.due_on))
        after, number = period.due_on, number + 1
