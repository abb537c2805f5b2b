"""Row N6 where little is known: no body designated, no exporting country, no declaration, an early day."""

from datetime import date, timedelta

import pytest

from models.vocabulary import QualityMeasure
from rules.checks.days import Days
from rules.policy.standing import Standing
from rules.rulebook import judge
from rules.timeline import days_of
from rules.ways.after_refusal import after_refusal
from rules.ways.line_papers import line_papers
from rules.ways.moves import moves_for
from rules.ways.quality_papers import quality_papers
from tests.builders import (
    NOON,
    a_business_registration,
    a_case_file,
    a_declaration,
    a_line,
    a_machine,
    a_machine_of_a_line,
    a_reference,
    an_answer,
)
from tests.unit.rules import old_papers as old
from tests.unit.rules.line_papers import a_project_status, an_extension

LABEL = "group_two_label"
LOOKED_ON = date(2026, 3, 16)
BEFORE_ANY_DECREE = date(2020, 12, 9)


def test_a_line_of_an_unknown_country_gets_no_inspection_named_in_it() -> None:
    line = a_machine_of_a_line()
    declaration = a_declaration(items=(line,), lines=(a_line(),), exporting_country=None)

    moves = tuple(line_papers(a_case_file(declaration), line, LOOKED_ON))

    assert moves == ()


def test_where_no_body_is_designated_no_inspection_of_a_line_is_named() -> None:
    line = a_machine_of_a_line()
    case_file = a_case_file(a_declaration(items=(line,), lines=(a_line(),)), reference=a_reference(bodies=()))

    assert tuple(line_papers(case_file, line, LOOKED_ON)) == ()


def test_before_any_known_decree_refused_goods_leave_without_a_number_of_days() -> None:
    too_old = a_machine(hs_code="84772020", year_of_manufacture=2000)
    judged = judge(a_case_file(a_declaration(items=(too_old,))), Days(LOOKED_ON))[0]

    told = after_refusal(judged, BEFORE_ANY_DECREE)

    assert judged.standing is Standing.REFUSABLE
    assert told[-1] == "Tái xuất hoặc tiêu hủy theo quyết định của cơ quan hải quan."


def test_goods_that_the_importer_may_assess_are_offered_that() -> None:
    item = a_machine(condition="new", was_operated=None, quality_measure=QualityMeasure.SELF_ASSESSMENT)
    case_file = a_case_file(a_declaration(items=(item,)), (old.an_inspection_request(),))
    judged = judge(case_file, Days(LOOKED_ON))[0]

    moves = [move.what_vi for move in quality_papers(case_file, judged, LOOKED_ON)]

    assert "Tự đánh giá sự phù hợp; nếu phù hợp, nộp kết quả có kết luận" in moves


def test_without_a_declaration_no_day_of_the_lists_can_turn_anything() -> None:
    whole = a_case_file(papers=(a_business_registration(),))
    case_file = whole.with_facts(whole.facts[1:])

    assert case_file.declaration is None
    assert days_of(case_file) == set()


def test_goods_of_group_two_that_failed_are_reworked_not_inspected_by_another_body() -> None:
    item = a_machine(condition="new", was_operated=None, quality_measure=QualityMeasure.DESIGNATED_BODY)
    failed = old.an_old_certificate(conclusion="does_not_conform")
    case_file = a_case_file(a_declaration(items=(item,)), (old.an_inspection_request(), failed))
    judged = judge(case_file, Days(LOOKED_ON))[0]

    moves = [move.what_vi for move in moves_for(case_file, judged, LOOKED_ON)]

    assert judged.failed_inspection
    assert not any(what_vi.startswith("Giám định hàng") for what_vi in moves)
    assert "tái chế" in after_refusal(judged, LOOKED_ON)[-1]


def test_goods_that_the_importer_assessed_against_are_reworked_and_assessed_again() -> None:
    item = a_machine(condition="new", was_operated=None, quality_measure=QualityMeasure.SELF_ASSESSMENT)
    failed = old.a_self_assessment(conclusion="does_not_conform")
    case_file = a_case_file(a_declaration(items=(item,)), (old.an_inspection_request(), failed))
    judged = judge(case_file, Days(LOOKED_ON))[0]

    moves = [move.what_vi for move in quality_papers(case_file, judged, LOOKED_ON)]

    assert any("tự đánh giá lại" in what_vi for what_vi in moves)


def test_a_label_without_a_last_day_is_mended_in_the_words_of_its_finding() -> None:
    item = a_machine(condition="new", was_operated=None, quality_measure=QualityMeasure.DESIGNATED_BODY)
    papers = (old.an_inspection_request(), old.an_old_certificate())
    asked = a_case_file(a_declaration(items=(item,)), papers)
    question = next(one.question for one in judge(asked, Days(LOOKED_ON))[0].findings if one.rule == LABEL)
    assert question is not None
    answer = an_answer(question.question_id, "not_met", occurred_at=NOON + timedelta(days=1))
    case_file = a_case_file(a_declaration(items=(item,)), papers, (answer,))

    told = [
        move.what_vi for move in quality_papers(case_file, judge(case_file, Days(LOOKED_ON))[0], LOOKED_ON)
    ]

    assert any(what_vi.startswith("Khắc phục nhãn và gửi bằng chứng") for what_vi in told)
    assert not any("chậm nhất ngày" in what_vi for what_vi in told)


@pytest.mark.parametrize(
    ("arrived_on", "asked_on", "looked_on", "told"),
    [
        (None, None, date(2026, 3, 16), "trong thời hạn 12 tháng từ ngày lô hàng đầu tiên về"),
        (date(2026, 3, 10), None, date(2026, 3, 16), "chậm nhất ngày 10/03/2027"),
        (date(2026, 3, 10), date(2027, 1, 31), date(2027, 3, 16), "chậm nhất ngày 10/09/2027"),
        (
            date(2026, 3, 10),
            date(2027, 2, 20),
            date(2027, 3, 16),
            "đến hết ngày 10/09/2027, nếu việc gia hạn được tính; hạn 10/03/2027 đã qua",
        ),
        (date(2026, 3, 10), None, date(2027, 3, 16), "ngay; hạn 10/03/2027 đã qua"),
    ],
)
def test_the_certificate_of_an_installed_line_is_named_with_the_last_day_of_its_own_clock(
    arrived_on: date | None, asked_on: date | None, looked_on: date, told: str
) -> None:
    item = a_machine_of_a_line()
    declaration = a_declaration(items=(item,), lines=(a_line(),), arrived_on=arrived_on)
    extensions = () if asked_on is None else (an_extension(requested_on=asked_on),)
    case_file = a_case_file(declaration, (a_project_status(), *extensions))

    moves = [move.what_vi for move in line_papers(case_file, item, looked_on)]

    assert moves[-1].endswith(f"nộp chứng thư {told}")
