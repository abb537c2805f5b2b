"""Deadline arithmetic against every computed date in the law files, with the calendar that is shipped."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from models.days import WorkingCalendar, months_after
from models.law import Verification, in_force
from models.vocabulary import Outcome
from records.reference import CalendarDay, ReferenceFile, reference_of
from rules.checks.days import Days
from rules.law.customs import circular_38_2015, decree_128_2020, decree_169_2026
from rules.law.quality import decree_37_2026
from rules.law.quality.decree_37_2026_exemptions import REDUCTION_REPORT_MONTHS, REDUCTION_YEARS
from rules.reexport import reexport_clock
from rules.rule import Values
from rules.rulebook import judge
from tests import builders as build

FILE = ReferenceFile.model_validate_json(
    (Path(__file__).parents[3] / "samples" / "reference.json").read_text("utf-8")
)
CALENDAR = reference_of(FILE).calendar
SWAP = date(2026, 8, 31)
CALENDAR_WITHOUT_THE_SWAP = WorkingCalendar(
    days_off=tuple(day for day in CALENDAR.days_off if day != SWAP), days_worked=CALENDAR.days_worked
)
AUGUST_3 = date(2026, 8, 3)


def number(values: Values) -> int:
    value = in_force(values, AUGUST_3)
    assert value is not None
    return int(value.value)


@pytest.mark.parametrize(
    ("event", "values", "last"),
    [
        pytest.param(date(2026, 7, 6), decree_37_2026.SUPPLEMENT_WORKING_DAYS, date(2026, 7, 15), id="T42"),
        pytest.param(
            date(2026, 11, 23), decree_37_2026.PASS_NOTICE_WORKING_DAYS, date(2026, 11, 25), id="T44"
        ),
        pytest.param(date(2026, 8, 28), decree_37_2026.PASS_NOTICE_WORKING_DAYS, date(2026, 9, 3), id="T45"),
    ],
)
def test_a_period_of_working_days_ends_on_the_day_of_the_law_file(
    event: date, values: Values, last: date
) -> None:
    assert CALENDAR.add_working_days(event, number(values)) == last


def test_t45_without_the_doubtful_swap_the_notice_is_due_on_monday() -> None:
    days = number(decree_37_2026.PASS_NOTICE_WORKING_DAYS)

    assert CALENDAR_WITHOUT_THE_SWAP.add_working_days(date(2026, 8, 28), days) == SWAP


@pytest.mark.parametrize(
    ("event", "months", "last"),
    [
        pytest.param(
            date(2026, 8, 1), number(circular_38_2015.STORAGE_BAN_SERIOUS_MONTHS), date(2027, 8, 1), id="T37"
        ),
        pytest.param(
            date(2026, 8, 1), number(circular_38_2015.STORAGE_BAN_LATE_MONTHS), date(2027, 2, 1), id="T38"
        ),
        pytest.param(date(2026, 9, 15), 12 * number(REDUCTION_YEARS), date(2028, 9, 15), id="T47"),
        pytest.param(
            date(2026, 9, 15), number(REDUCTION_REPORT_MONTHS), date(2026, 12, 15), id="T30, first report"
        ),
        pytest.param(date(2026, 1, 23), 24, date(2028, 1, 23), id="T6"),
    ],
)
def test_a_period_of_months_ends_on_the_corresponding_date(event: date, months: int, last: date) -> None:
    assert months_after(event, months) == last


def test_t6_the_value_ends_with_its_last_day() -> None:
    (stock,) = decree_37_2026.LABEL_OLD_STOCK

    assert stock.valid_from == date(2026, 1, 23)
    assert stock.is_in_force(date(2028, 1, 23))
    assert not stock.is_in_force(date(2028, 1, 24))


@pytest.mark.parametrize(
    ("lodged_on", "is_doubled"),
    [
        pytest.param(date(2026, 7, 13), False, id="T39, 10 days"),
        pytest.param(date(2026, 8, 3), False, id="the last day"),
        pytest.param(date(2026, 8, 7), True, id="T40, 35 days"),
    ],
)
def test_the_fine_is_doubled_beyond_thirty_days_from_arrival(lodged_on: date, is_doubled: bool) -> None:
    allowed = timedelta(days=number(decree_169_2026.FINE_DOUBLED_AFTER_DAYS))
    last = CALENDAR.period_to(date(2026, 7, 3) + allowed).due_on

    assert last == date(2026, 8, 3)  # 2 August is a Sunday
    assert (lodged_on > last) == is_doubled


def test_t39_the_goods_leave_within_thirty_days_of_the_penalty() -> None:
    case_file = build.a_case_file(reference=build.a_reference(calendar=CALENDAR))
    clock = reexport_clock(case_file, AUGUST_3)

    assert clock is not None
    assert clock.due_on == date(2026, 9, 3)  # 2 September is a holiday
    assert clock.citation.place_vi.startswith("điểm a khoản 6 Điều 19 Nghị định số 169/2026/NĐ-CP")


@pytest.mark.parametrize(
    ("value_vnd", "fine"),
    [
        (19_999_999, (2, 5)),
        (20_000_000, (5, 10)),
        (30_000_000, (10, 20)),
        (50_000_000, (20, 30)),
        (100_000_000, (30, 50)),
        (120_000_000, (30, 50)),
    ],
)
def test_the_fine_follows_the_value_of_the_goods(value_vnd: int, fine: tuple[int, int]) -> None:
    from_to = decree_169_2026.fine_without_notice(Decimal(value_vnd), AUGUST_3, is_doubled=False)

    assert from_to == tuple(one * decree_128_2020.MILLION_VND for one in fine)


def test_no_fine_is_told_under_the_decree_before() -> None:
    day = date(2026, 6, 30)

    assert decree_169_2026.fine_without_notice(Decimal(1), day, is_doubled=False) is None


@pytest.mark.parametrize(
    ("arrived_on", "outcome"), [(date(2026, 7, 15), Outcome.MET), (date(2026, 7, 16), Outcome.NOT_MET)]
)
def test_a_certificate_of_the_fifteenth_of_january_serves_arrivals_until_the_fifteenth_of_july(
    arrived_on: date, outcome: Outcome
) -> None:
    declaration = build.a_declaration(arrived_on=arrived_on, registered_on=arrived_on)
    certificate = build.a_certificate(issued_on=date(2026, 1, 15))
    findings = judge(build.a_case_file(declaration, (certificate,)), Days(arrived_on))[0].findings

    assert {one.rule: one.outcome for one in findings}["certificate_validity"] is outcome


OFF = {
    2025: "0101 0127 0128 0129 0130 0131 0407 0430 0501 0502 0901 0902",
    2026: "0101 0102 0216 0217 0218 0219 0220 0427 0430 0501 0831 0901 0902 1124",
}
READ = ["0101", "0430", "0501", "0902"]
"""The days that the Labour Code itself names; what others decided was seen in secondary texts only."""


def _of_year(year: int, *, is_worked: bool) -> list[CalendarDay]:
    return [day for day in FILE.calendar_days if day.day.year == year and day.is_worked is is_worked]


@pytest.mark.parametrize("year", OFF)
def test_the_holidays_are_rows_with_a_source_and_their_mark(year: int) -> None:
    rows = _of_year(year, is_worked=False)

    assert [f"{row.day:%m%d}" for row in rows] == OFF[year].split()
    assert all(row.source for row in rows)
    for row in rows:
        is_read = f"{row.day:%m%d}" in READ
        assert (row.verification is Verification.VERIFIED) == is_read, row.day
        assert not CALENDAR.is_working_day(row.day)


def test_t45_a_make_up_saturday_that_nobody_confirmed_ends_no_period_early() -> None:
    doubtful = [day.day for year in OFF for day in _of_year(year, is_worked=True)]

    assert doubtful == [date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)]
    assert not any(CALENDAR.is_working_day(day) for day in doubtful)
    assert CALENDAR.add_working_days(date(2026, 8, 21), 1) == date(2026, 8, 24)


def test_a_make_up_saturday_that_a_person_confirmed_is_worked() -> None:
    rows = [
        day.model_copy(update={"verification": Verification.VERIFIED}) if day.is_worked else day
        for day in FILE.calendar_days
    ]
    confirmed = reference_of(FILE.model_copy(update={"calendar_days": tuple(rows)})).calendar

    assert confirmed.add_working_days(date(2026, 8, 21), 1) == date(2026, 8, 22)
