"""By which day do refused goods have to leave, by which decree (rule R-70)?"""

from datetime import date

import pytest

from models.days import WorkingCalendar
from rules.reexport import reexport_clock
from tests.builders import a_case_file, a_reference

HOLIDAYS = WorkingCalendar(days_off=(date(2026, 4, 30), date(2026, 5, 1)))


@pytest.mark.parametrize(
    ("decided_on", "due_on", "place"),
    [
        (date(2020, 12, 10), date(2021, 1, 11), "điểm a khoản 3 Điều 18 Nghị định số 128/2020/NĐ-CP"),
        (date(2026, 3, 16), date(2026, 4, 15), "điểm a khoản 3 Điều 18 Nghị định số 128/2020/NĐ-CP"),
        (date(2026, 3, 31), date(2026, 5, 4), "điểm a khoản 3 Điều 18 Nghị định số 128/2020/NĐ-CP"),
        (date(2026, 6, 30), date(2026, 7, 30), "điểm a khoản 3 Điều 18 Nghị định số 128/2020/NĐ-CP"),
        (date(2026, 7, 1), date(2026, 7, 31), "điểm a khoản 6 Điều 19 Nghị định số 169/2026/NĐ-CP"),
        (date(2026, 7, 2), date(2026, 8, 3), "điểm a khoản 6 Điều 19 Nghị định số 169/2026/NĐ-CP"),
    ],
    ids=["first day", "plain", "holiday and weekend", "last day of the old", "first of the new", "weekend"],
)
def test_refused_goods_leave_within_thirty_days_of_the_penalty(
    decided_on: date, due_on: date, place: str
) -> None:
    clock = reexport_clock(a_case_file(reference=a_reference(calendar=HOLIDAYS)), decided_on)

    assert clock is not None
    assert clock.due_on == due_on
    assert clock.value.value == 30
    assert clock.citation.place_vi == place


def test_no_clock_runs_before_the_first_decree_that_is_known() -> None:
    assert reexport_clock(a_case_file(), date(2020, 12, 9)) is None
