"""By which day do refused goods have to leave, by which decree (rule R-70)?"""

from collections.abc import Iterable
from datetime import date

import pytest

from models.assessment import Finding
from models.days import WorkingCalendar
from models.vocabulary import Consequence, Outcome
from rules.reexport import DOUBTFUL_VI, after_inspection_vi, reexport_clock
from rules.rulebook import assess, judge
from tests.builders import a_calendar, a_case_file, a_declaration, a_machine, a_reference
from tests.unit.rules.case_table import case_file_of, days_of, rows
from tests.unit.rules.old_papers import a_word

OFF = (date(2026, 4, 30), date(2026, 5, 1))
HOLIDAYS = WorkingCalendar(days_off=OFF)


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
    assert clock.is_doubtful is (decided_on >= date(2026, 7, 1))


@pytest.mark.parametrize(
    ("refused_on", "is_doubtful"), [(date(2026, 6, 30), False), (date(2026, 7, 1), True)]
)
def test_the_obligation_says_that_the_clock_of_july_was_not_verified(
    refused_on: date, *, is_doubtful: bool
) -> None:
    """That NĐ 169/2026 gives used machines the same 30 days was not read."""
    old = a_declaration(items=(a_machine(hs_code="84772020", year_of_manufacture=2010),))
    seen = assess(a_case_file(old, None, (a_word(refused_on, "refused"),)), refused_on)

    (owed,) = seen.obligations
    assert owed.due_on
    assert owed.what_vi.endswith("cần thẩm tra pháp lý") is is_doubtful


@pytest.mark.parametrize(
    ("refused_on", "calendar", "due_on", "told_vi"),
    [
        (
            date(2026, 3, 31),
            a_calendar(days_off=OFF, unverified=OFF[1:]),
            date(2026, 5, 4),
            "; lịch làm việc chưa chắc chắn: ngày 01/05/2026 chưa đối chiếu văn bản; " + DOUBTFUL_VI,
        ),
        (
            date(2026, 7, 1),
            a_calendar(complete_years=(2025,)),
            date(2026, 7, 31),
            "; lịch làm việc chưa chắc chắn: lịch nghỉ năm 2026 chưa nạp đủ; thời hạn cần thẩm tra pháp lý",
        ),
        (date(2026, 7, 1), a_calendar(), date(2026, 7, 31), "; thời hạn cần thẩm tra pháp lý"),
        (date(2026, 3, 31), a_calendar(days_off=OFF, unverified=(date(2026, 4, 27),)), date(2026, 5, 4), ""),
    ],
    ids=["a day not verified", "a year not loaded whole", "the number alone", "a doubt within the days"],
)
def test_the_obligation_names_what_is_not_sure_of_its_last_day(
    refused_on: date, calendar: WorkingCalendar, due_on: date, told_vi: str
) -> None:
    old = a_declaration(items=(a_machine(hs_code="84772020", year_of_manufacture=2010),))
    case_file = a_case_file(
        old, None, (a_word(refused_on, "refused"),), reference=a_reference(calendar=calendar)
    )

    (owed,) = assess(case_file, refused_on).obligations

    assert owed.due_on == due_on
    assert owed.what_vi.split("quyết định xử phạt", 1)[1] == told_vi


def test_no_clock_runs_before_the_first_decree_that_is_known() -> None:
    assert reexport_clock(a_case_file(), date(2020, 12, 9)) is None


@pytest.mark.parametrize(
    ("rules", "what_vi"),
    [
        ({"quality_dossier"}, "Hoàn thiện đầy đủ hồ sơ"),
        ({"quality_label"}, "Khắc phục, tái chế"),
        ({"quality_fit"}, "Khắc phục, tái chế"),
    ],
    ids=["dossier alone", "label alone", "misfit"],
)
def test_goods_of_which_only_the_dossier_failed_are_not_told_to_be_reworked(
    rules: set[str], what_vi: str
) -> None:
    """Điều 83.1.b: the inspection goes on only once the dossier is complete."""
    found = [
        judge(case_file_of(row), days_of(row))[0].findings for row in rows() if row["expect"].keys() & rules
    ]

    told = {after_inspection_vi(findings) for findings in found if failed(findings) == rules}

    assert [one.startswith(what_vi) for one in told] == [True]


def failed(findings: Iterable[Finding]) -> set[str]:
    return {
        one.rule
        for one in findings
        if one.outcome is Outcome.NOT_MET and one.consequence is Consequence.REFUSAL
    }
