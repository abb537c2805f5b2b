"""Nothing is refused under a law while it is open whether that law covers the goods; then it is."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.assessment import Assessment
from models.case_file import CaseFile
from models.facts import DossierReviewed, Fact, NoticeSigned, QuestionAnswered
from models.vocabulary import (
    CaseState,
    Disposition,
    Exclusion,
    NoticeKind,
    ObligationKind,
    Outcome,
    Purpose,
    Regime,
    ResultState,
    TaskKind,
)
from rules.checks.days import Days
from rules.policy.standing import Standing
from rules.rulebook import assess, judge
from rules.ways.way_out import way_out
from tests import quality_builders as quality
from tests.builders import (
    AS_OF,
    NOON,
    a_body,
    a_business_registration,
    a_case_file,
    a_certificate,
    a_declaration,
    a_fact,
    a_machine,
    a_reference,
    a_registration,
    a_storage,
)

USED = Regime.USED_MACHINERY
OLD: dict[str, Any] = {"year_of_manufacture": 2000, "hs_code": "84771039"}
"""Too old for any reading of the age."""
OPEN: dict[str, dict[str, Any]] = {
    "used_condition": {**OLD, "condition": "remanufactured"},
    "exclusions": {**OLD, "exclusion": Exclusion.TEMPORARY_OTHER},
    "complete_machine": {**OLD, "is_complete_machine": False},
}


def a_case(*facts: Fact, papers: Any = (), **item: Any) -> CaseFile:
    filed = (a_business_registration(), *papers)
    return a_case_file(a_declaration(items=(a_machine(**item),)), filed, facts)


def later(content: Any, minutes: int, staff_id: str) -> Fact:
    return a_fact(content, occurred_at=NOON + timedelta(days=15, minutes=minutes), staff_id=staff_id)


def assessed(case_file: CaseFile, *facts: Fact) -> Assessment:
    accepted = a_case_file(case_file.declaration, (), facts).facts[1:]
    return assess(case_file.with_facts((*case_file.facts, *accepted)), AS_OF)


def kinds(assessment: Assessment) -> set[NoticeKind]:
    return {one.kind for one in assessment.proposals}


def answers(case_file: CaseFile, **outcomes: Outcome) -> list[Fact]:
    """The answers to the open questions of the rules."""
    asked = {one.rule: one.question for one in judge(case_file, Days(AS_OF))[0].findings if one.question}
    found = []
    for minutes, (rule, outcome) in enumerate(outcomes.items()):
        question = asked[rule]
        assert question is not None
        content = QuestionAnswered(question=question.question_id, outcome=outcome, reason="Đã xem hàng")
        found.append(later(content, minutes, "dost-01"))
    return found


@pytest.mark.parametrize("rule", OPEN)
def test_an_open_question_of_scope_is_asked_before_a_refusal_is_proposed(rule: str) -> None:
    assessment = assessed(a_case(**OPEN[rule]))
    asked = [task for task in assessment.tasks if task.kind is TaskKind.ANSWER]
    ground = next(one for one in assessment.items[0].findings if one.rule == rule).citation

    assert [task.question_id.split("/")[0] for task in asked if task.question_id] == [rule]
    assert kinds(assessment) == set()
    assert {task.kind for task in assessment.tasks} == {TaskKind.ANSWER}
    assert assessment.items[0].disposition is Disposition.HELD
    assert assessment.items[0].disposition_citation == ground
    assert (assessment.state, assessment.result_state) == (CaseState.AWAITING_ANSWER, ResultState.IN_PROGRESS)
    assert assessment.obligations == ()


@pytest.mark.parametrize("rule", OPEN)
def test_the_answer_that_the_goods_are_in_scope_leads_to_the_refusal(rule: str) -> None:
    case_file = a_case(**OPEN[rule])
    answered = answers(case_file, **{rule: Outcome.MET})
    review = next(one for one in assessed(case_file, *answered).tasks if one.kind is TaskKind.REVIEW)
    agreed = later(DossierReviewed(basis=review.basis, agrees=True), 10, "dost-02")
    rejection = next(one for one in assessed(case_file, *answered, agreed).proposals)
    signed = NoticeSigned(
        notice_kind=rejection.kind,
        basis=rejection.basis,
        content_digest="0" * 64,
        items=rejection.items,
    )

    after = assessed(case_file, *answered, agreed, later(signed, 20, "dost-03"))

    assert rejection.kind is NoticeKind.REJECTION
    assert after.items[0].disposition is Disposition.REFUSED
    assert [one.kind for one in after.obligations] == [ObligationKind.REEXPORT]


@pytest.mark.parametrize("rule", OPEN)
def test_the_answer_that_the_goods_are_outside_ends_it(rule: str) -> None:
    case_file = a_case(**OPEN[rule])

    after = assessed(case_file, *answers(case_file, **{rule: Outcome.NOT_MET}))

    assert after.items[0].disposition is Disposition.NOT_OURS
    assert kinds(after) == set()


@pytest.mark.parametrize("rule", OPEN)
def test_row_n6_the_way_out_tells_both_answers_and_advises_none(rule: str) -> None:
    case_file = a_case(**OPEN[rule])

    way = way_out(case_file, case_file.items[0], AS_OF)

    assert way is not None
    told = next(one.what_vi for one in (*way.steps, *way.open_steps) if "câu hỏi về phạm vi" in one.what_vi)
    assert "nếu “Đạt” thì với hồ sơ hiện có, đủ căn cứ từ chối (Tuổi thiết bị 26 năm" in told
    assert "nếu “Không đạt” thì hàng ngoài phạm vi" in told
    assert not any("Trả lời “" in one.what_vi and OPEN[rule] for one in way.steps if one.what_vi == told)
    assert not way.is_refused
    assert way.after_vi == ()


def test_row_n6_goods_for_resale_have_no_way_out_but_the_truth_about_scope() -> None:
    case_file = a_case(is_complete_machine=None, purpose=Purpose.TRADE)

    way = way_out(case_file, case_file.items[0], AS_OF)

    assert way is not None
    assert (way.is_found, way.steps) == (False, ())
    assert len(way.open_steps) == 1
    assert "để kinh doanh" in way.open_steps[0].what_vi


def test_row_n6_of_two_questions_of_scope_each_tells_that_the_other_is_left() -> None:
    case_file = a_case(**OPEN["exclusions"], is_complete_machine=False)

    way = way_out(case_file, case_file.items[0], AS_OF)

    assert way is not None
    told = [one.what_vi for one in way.steps if "câu hỏi về phạm vi" in one.what_vi]
    assert len(told) == 2
    assert all("nếu “Đạt” thì còn câu hỏi khác về phạm vi" in one for one in told)


def test_row_n6_goods_that_pass_in_scope_are_told_so_too() -> None:
    paper = a_certificate(year_of_manufacture=2020, serial_number="OK-2020-0117")
    case_file = a_case(papers=(paper,), is_complete_machine=None)

    way = way_out(case_file, case_file.items[0], AS_OF)

    assert way is not None
    assert any("nếu “Đạt” thì hàng thuộc phạm vi và đạt" in one.what_vi for one in way.steps)


def test_row_n6_where_papers_lack_the_answer_in_scope_goes_on() -> None:
    way = way_out(case := a_case(is_complete_machine=False), case.items[0], AS_OF)

    assert way is not None
    assert any("nếu “Đạt” thì hàng thuộc phạm vi, xét tiếp" in one.what_vi for one in way.steps)


def test_goods_that_a_ground_refuses_do_not_go_to_storage_while_their_scope_is_open() -> None:
    stored = a_case(a_storage(AS_OF), papers=(a_registration(),), **OPEN["complete_machine"])
    young = a_case(a_storage(AS_OF), papers=(a_registration(),), is_complete_machine=False)

    assert assessed(stored).items[0].disposition is Disposition.HELD
    assert assessed(young).items[0].disposition is Disposition.STORAGE_ALLOWED


def test_a_condition_left_open_is_asked_of_the_importer_before_a_refusal() -> None:
    """And nothing else is, for it may be in vain."""
    assessment = assessed(a_case(**OLD, condition=None))

    assert kinds(assessment) == {NoticeKind.SUPPLEMENT}
    assert [one.kind for one in assessment.obligations] == [ObligationKind.STATE_FACT]
    assert assessment.items[0].disposition is Disposition.HELD


def test_a_ban_that_a_person_has_found_waits_for_no_scope() -> None:
    """It is a law of its own; the same goods wait while only their age speaks against them."""
    day = date(2026, 10, 5)
    fridge = a_machine(hs_code="84181032", year_of_manufacture=2010, is_complete_machine=None)
    case_file = a_case_file(
        a_declaration(items=(fridge,), registered_on=day, arrived_on=day), (a_business_registration(),)
    )
    asked = judge(case_file, Days(day))[0]
    after, outside, free = (
        judge(case_file.with_facts((*case_file.facts, *a_case_file(None, (), told).facts)), Days(day))[0]
        for told in (
            answers(case_file, import_ban=Outcome.NOT_MET),
            answers(case_file, exclusions=Outcome.NOT_MET),
            answers(case_file, exclusions=Outcome.NOT_MET, import_ban=Outcome.MET),
        )
    )

    assert asked.standings[USED] is Standing.ASKING
    assert {"exclusions", "import_ban", "complete_machine"} == {
        one.rule for one in asked.awaited if one.question
    }
    assert after.standings[USED] is Standing.ASKING
    assert after.standings[Regime.IMPORT_BAN] is after.standing is Standing.REFUSABLE
    assert outside.standings[USED] is Standing.OUT_OF_SCOPE
    assert next(one.rule for one in outside.awaited if one.question) == "import_ban"
    assert outside.standing is Standing.ASKING
    assert Regime.IMPORT_BAN not in free.standings


def test_a_refusal_under_a_law_whose_scope_is_known_stands_beside_an_open_scope() -> None:
    """Used rice cookers: whether they are machines is open, that they failed their inspection is not."""
    day = quality.DECLARED_ON
    cooker = quality.a_rice_cooker(condition="used", was_operated=True, is_complete_machine=None)
    bodies = (a_body(), a_body(body_code="QUACERT", name_vi="Quacert", regulations=(quality.QCVN_4,)))
    case_file = a_case_file(
        a_declaration(items=(cooker,), registered_on=day, arrived_on=day),
        (
            quality.a_quality_registration(),
            quality.a_description(),
            quality.a_conformity_certificate(conclusion="does_not_conform"),
        ),
        reference=a_reference(bodies=bodies),
    )

    judged = judge(case_file, Days(day))[0]

    assert judged.standings[Regime.QUALITY_INSPECTION] is Standing.REFUSABLE
    assert judged.standings[USED] is Standing.ASKING
    assert judged.standing is Standing.REFUSABLE
