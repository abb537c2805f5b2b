"""On which days would the law have answered a case file otherwise?"""

from datetime import date, timedelta
from functools import cache

from models.case_file import CaseFile
from rules.comparing import Turn, compare
from rules.law.quality.circular_36_2026 import QUALITY_LIST
from rules.rulebook import CHECKS, assess

FIRST_DAY = date(2018, 7, 1)
"""The first day on which any value of the rulebook is in force."""


@cache
def change_days() -> tuple[date, ...]:
    """Every day on which some value begins, ends, or starts to need review, or some listed goods fall due."""
    days = {
        day
        for rule in CHECKS
        for values in rule.values
        for value in values
        for day in (value.valid_from, value.valid_until, value.review_needed_from)
        if day is not None
    }
    applied = {row.value.applies_from for rows in QUALITY_LIST.values() for row in rows}
    return tuple(sorted(days | applied))


def timeline(case_file: CaseFile, as_of: date) -> tuple[Turn, ...]:
    """The days on which the answer turns, with what turns: the day before held against the day."""
    turns = []
    for day in change_days():
        before = assess(case_file, as_of, day - timedelta(days=1))
        changes = compare(before, assess(case_file, as_of, day))
        if changes:
            turns.append(Turn(day=day, changes=changes))
    return tuple(turns)
