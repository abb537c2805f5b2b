"""Row N6: what passes and is held all the same is told for whom it waits, why, and that nothing is owed."""

from datetime import date
from typing import Any

import pytest

from models.case_file import CaseFile
from models.vocabulary import Condition, Disposition, Party, ReviewLane
from rules.checks.days import Days
from rules.policy.standing import Standing
from rules.rulebook import assess, judge
from rules.ways.people import NOTHING_OWED_VI
from rules.ways.way_out import way_out
from tests import builders as build
from tests.unit.rules.case_table import case_file_of, days_of, rows

SINCE_THE_CIRCULAR = date(2026, 11, 2)
"""From 2026-09-01 the values of the decision on used machinery ask for a lawyer."""
HELD = (Disposition.HELD, Disposition.REFUSED, Disposition.STORAGE_ALLOWED)
NEW: dict[str, dict[str, Any]] = {
    "a LED lamp of medium risk": {"hs_code": "85395210", "description": "Bóng đèn LED, mới 100 %"},
    "a loom": {"hs_code": "84463090", "description": "Máy dệt, mới 100 %"},
    "a medical device": {"hs_code": "90181200", "description": "Máy siêu âm, mới 100 %"},
}


def _of(registered_on: date, **item: Any) -> CaseFile:
    declaration = build.a_declaration(
        items=(build.a_machine(**item),), registered_on=registered_on, arrived_on=registered_on
    )
    return build.a_case_file(declaration)


def test_no_item_that_passes_is_held_without_a_word() -> None:
    """`test_ways` holds the others to it; a row under another law day has no way out."""
    held = 0
    for row in rows():
        case_file, days = case_file_of(row), days_of(row)
        (item, *_), (judged, *_) = case_file.items, judge(case_file, days)
        told = assess(case_file, days.as_of).items[0]
        if judged.standing is Standing.CLEARABLE and told.disposition in HELD and "law_day" not in row:
            way = way_out(case_file, item, days.as_of)
            assert way is not None, row["name"]
            assert way.open_steps
            held += 1

    assert held > 20


def test_a_used_machine_that_meets_everything_waits_for_the_review_of_named_grounds() -> None:
    case_file = _of(SINCE_THE_CIRCULAR, year_of_manufacture=2020)

    item = assess(case_file, SINCE_THE_CIRCULAR).items[0]
    way = way_out(case_file, case_file.items[0], SINCE_THE_CIRCULAR)

    assert (item.disposition, item.lane) == (Disposition.HELD, ReviewLane.YELLOW)
    assert way is not None
    assert (way.is_found, way.is_refused, way.is_with_people, way.steps) == (False, False, True, ())
    (step,) = way.open_steps
    assert step.party is Party.DOST
    assert "Có căn cứ cần thẩm tra pháp lý" in step.what_vi
    assert "khoản 1 Điều 6 Quyết định số 18/2019/QĐ-TTg" in step.what_vi
    assert NOTHING_OWED_VI in step.what_vi


def test_a_red_item_that_meets_everything_waits_for_the_visit_and_then_the_review() -> None:
    case_file = build.a_case_file(lookups=build.lookups(earlier_import_count=0))

    way = way_out(case_file, case_file.items[0], build.AS_OF)

    assert way is not None
    visit, review = (step.what_vi for step in way.open_steps)
    assert visit == "Kiểm tra chung với hải quan. Lý do: Nhập khẩu lần đầu"
    assert review.startswith("Soát xét hồ sơ, ký ý kiến. Lý do: Nhập khẩu lần đầu.")


@pytest.mark.parametrize("name", NEW)
@pytest.mark.parametrize("was_operated", [False, None])
def test_new_goods_are_outside_on_any_reading_and_no_lawyer_is_asked(
    name: str, was_operated: bool | None
) -> None:
    case_file = _of(SINCE_THE_CIRCULAR, **NEW[name], condition=Condition.NEW, was_operated=was_operated)

    judged = judge(case_file, Days(SINCE_THE_CIRCULAR))[0]
    scope = [one for one in judged.findings if one.rule in ("scope_chapter", "used_condition")]

    assert scope
    assert [one.rule for one in scope if one.needs_legal_review] == []
    assert "legal_review" not in [reason.criterion for reason in judged.lane_reasons]


@pytest.mark.parametrize(
    "stated",
    [
        {"condition": Condition.USED, "was_operated": False},
        {"condition": Condition.NEW, "was_operated": True},
        {"condition": Condition.REMANUFACTURED},
        {"condition": None},
    ],
)
def test_what_turns_on_the_words_about_used_goods_keeps_its_mark(stated: dict[str, Any]) -> None:
    judged = judge(_of(SINCE_THE_CIRCULAR, **stated), Days(SINCE_THE_CIRCULAR))[0]

    assert next(one for one in judged.findings if one.rule == "used_condition").needs_legal_review
    assert judged.lane is not ReviewLane.GREEN


def test_goods_under_inspection_wait_for_their_result() -> None:
    row = next(row for row in rows() if row["table"] == "quality_certificate")
    case_file = case_file_of({**row, "answers": {"quality_label": "met"}})

    way = way_out(case_file, case_file.items[0], row["as_of"])

    assert way is not None
    assert [step.what_vi.split(". ")[0] for step in way.open_steps] == [
        "Soát xét hồ sơ, ký kết quả kiểm tra (Mẫu số 3)"
    ]


def test_an_item_held_by_a_missing_amendment_waits_for_customs() -> None:
    declaration = build.a_declaration()
    case_file = build.a_case_file(declaration, facts=(build.an_amendment(declaration, 2),))

    way = way_out(case_file, case_file.items[0], build.AS_OF)

    assert way is not None
    assert [(step.party, step.what_vi) for step in way.open_steps] == [
        (Party.CITY_CUSTOMS, "Gửi lần sửa đổi, bổ sung tờ khai còn thiếu")
    ]


def test_goods_that_no_law_here_reaches_wait_for_nobody() -> None:
    case_file = _of(date(2026, 10, 5), condition=Condition.NEW, was_operated=False, hs_code="84581110")
    (judged,) = judge(case_file, Days(date(2026, 10, 6)))

    assert judged.standing is Standing.OUT_OF_SCOPE
    assert way_out(case_file, judged.item, date(2026, 10, 6)) is None
