"""On which days would the law have answered a case file otherwise?"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from models.assessment import Assessment
from models.base import Record
from models.case_file import CaseFile
from models.reference import DesignatedBody
from rules.comparing import Turn, compare
from rules.law.common.countries import OECD_MEMBERS
from rules.law.machinery.circular_23_2015 import MAX_MACHINE_AGE_YEARS
from rules.law.quality.circular_36_2026 import QUALITY_LIST
from rules.rulebook import CHECKS, assess

FIRST_DAY = MAX_MACHINE_AGE_YEARS[0].valid_from
"""The first day of the oldest text by which goods are asked about: Thông tư 23/2015/TT-BKHCN."""
LAST_DAY = date(2099, 12, 31)
ONE_DAY = timedelta(days=1)
BLIND = DesignatedBody
"""Held against the days of papers, never against a law day."""

Answer = Callable[[date], Assessment]


@cache
def change_days() -> tuple[date, ...]:
    """Every day on which some value begins, ends, or starts to need review, or a table has something new."""
    days = {
        day
        for rule in CHECKS
        for values in rule.values
        for value in values
        for day in (value.valid_from, value.valid_until, value.review_needed_from)
        if day is not None
    }
    applied = {row.value.applies_from for rows in QUALITY_LIST.values() for row in rows}
    joined = {day for day in OECD_MEMBERS.values() if day >= FIRST_DAY}
    return tuple(sorted(days | applied | joined))


def timeline(case_file: CaseFile, as_of: date) -> tuple[Turn, ...]:
    """The days on which the answer turns, with what turns: the day before held against the day.

    The law changes on its own days, and on those of the case: an announcement, a listing, an earlier result.
    A period that the law counts from one of these ends between them, and is looked for by halving.
    """

    @cache
    def answer(law_day: date) -> Assessment:
        return assess(case_file, as_of, law_day)

    cuts = {day for day in (*change_days(), *days_of(case_file)) if FIRST_DAY <= day <= LAST_DAY}
    ends = sorted({FIRST_DAY - ONE_DAY, LAST_DAY, *cuts, *(day - ONE_DAY for day in cuts)})
    days = (day for first, last in pairwise(ends) for day in _turning(answer, first, last))
    return tuple(Turn(day=day, changes=compare(answer(day - ONE_DAY), answer(day))) for day in days)


def _turning(answer: Answer, first: date, last: date) -> Iterator[date]:
    """The days after the first, up to the last, that say something else than the day before."""
    if not compare(answer(first), answer(last)):
        return
    if last - first == ONE_DAY:
        yield last
        return
    middle = first + (last - first) // 2
    yield from _turning(answer, first, middle)
    yield from _turning(answer, middle, last)


def days_of(case_file: CaseFile) -> set[date]:
    """The days of the reference rows and earlier results that may concern the case."""
    declaration = case_file.declaration
    if declaration is None:
        return set()
    tax_code = declaration.importer.tax_code
    codes = [item.hs_code for item in declaration.items]
    return {
        day
        for row in _rows(case_file)
        if getattr(row, "tax_code", None) in (None, tax_code)
        and any(code.startswith(_hs_of(row)) for code in codes)
        for day in _days_in(row)
    }


def _rows(case_file: CaseFile) -> Iterator[Record]:
    for record in (case_file.reference, case_file.lookups):
        for name in type(record).model_fields:
            rows = getattr(record, name)
            if isinstance(rows, tuple):
                yield from (row for row in rows if not isinstance(row, BLIND))


def _hs_of(row: Record) -> str:
    return str(getattr(row, "hs_prefix", None) or getattr(row, "hs_code", None) or "")


def _days_in(row: Record) -> Iterator[date]:
    """The day after counts too: a row may speak of what comes after its day."""
    for name in type(row).model_fields:
        value = getattr(row, name)
        for day in value if isinstance(value, tuple) else (value,):
            if isinstance(day, date) and day < date.max:
                yield from (day, day + ONE_DAY)
