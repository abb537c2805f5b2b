"""What follows from findings where people disagree, a place is unknown, or two laws speak of one item?"""

from datetime import date, timedelta
from typing import Any

from models.assessment import Assessment, NoticeProposal
from models.case_file import CaseFile
from models.facts import DossierReviewed, Fact, NoticeSigned, PaperFiled, QuestionAnswered
from models.vocabulary import (
    CaseState,
    Disposition,
    InspectionResult,
    NoticeKind,
    ObligationKind,
    Outcome,
    TaskKind,
)
from rules.rulebook import assess
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
    a_reference,
    an_answer,
)

DAY = date(2026, 7, 6)
BODIES = (a_body(), a_body(body_code="QUACERT", name_vi="Quacert", regulations=(quality.QCVN_4,)))
YELLOW = (a_certificate(year_of_manufacture=2020, serial_number="OK-2020-0117"), a_business_registration())


def a_later_fact(content: Any, minutes: int, staff_id: str = "dost-01") -> Fact:
    return a_fact(content, occurred_at=NOON + timedelta(days=130, minutes=minutes), staff_id=staff_id)


def assessed(case_file: CaseFile, *facts: Fact, as_of: date = AS_OF) -> Assessment:
    return assess(with_facts(case_file, *facts), as_of)


def with_facts(case_file: CaseFile, *facts: Fact) -> CaseFile:
    accepted = a_case_file(case_file.declaration, (), facts).facts[1:]
    return case_file.with_facts((*case_file.facts, *accepted))


def proposed(assessment: Assessment, kind: NoticeKind) -> NoticeProposal:
    return next(one for one in assessment.proposals if one.kind is kind)


def test_a_reviewers_objection_asks_an_inspector_and_the_answer_is_reviewed_anew() -> None:
    case_file = a_case_file(papers=YELLOW)
    first = next(task for task in assessed(case_file).tasks if task.kind is TaskKind.REVIEW)
    objection = a_later_fact(DossierReviewed(basis=first.basis, agrees=False, remark="Ảnh mờ"), 1)

    asked = next(task for task in assessed(case_file, objection).tasks if task.kind is TaskKind.ANSWER)
    answer = a_later_fact(
        QuestionAnswered(question=asked.question_id, outcome=Outcome.MET, reason="Đã chụp lại"), 2
    )
    again = next(
        task for task in assessed(case_file, objection, answer).tasks if task.kind is TaskKind.REVIEW
    )

    assert "Ảnh mờ" in asked.what_vi
    assert again.basis != first.basis


def test_goods_that_came_to_an_unknown_place_have_to_be_found() -> None:
    owed = assessed(a_case_file(a_declaration(place=None), YELLOW)).obligations

    assert (ObligationKind.STATE_FACT, "Báo nơi để hàng") in {(one.kind, one.what_vi) for one in owed}


def a_cooker_case(*papers: Any) -> CaseFile:
    declaration = a_declaration(items=(quality.a_rice_cooker(),), registered_on=DAY, arrived_on=DAY)
    filed = [a_fact_of(paper) for paper in papers]
    return a_case_file(declaration, (), filed, reference=a_reference(bodies=BODIES))


def a_fact_of(paper: Any) -> Fact:
    return a_fact(PaperFiled(paper=paper), occurred_at=NOON + timedelta(days=126))


def signed(proposal: NoticeProposal, minutes: int) -> Fact:
    content = NoticeSigned(
        notice_kind=proposal.kind,
        basis=proposal.basis,
        content_digest="0" * 64,
        items=proposal.items,
        inspection_result=proposal.inspection_result,
    )
    return a_later_fact(content, minutes, "dost-03")


def test_a_registered_dossier_gets_its_receipt_once() -> None:
    case_file = a_cooker_case(quality.a_quality_registration(), quality.a_description())
    receipt = proposed(assessed(case_file, as_of=DAY), NoticeKind.FORM_2)

    after = assessed(case_file, signed(receipt, 1), as_of=DAY)

    assert receipt.item_numbers == (1,)
    assert all(one.kind is not NoticeKind.FORM_2 for one in after.proposals)
    assert ObligationKind.SUPPLEMENT_DOSSIER in {one.kind for one in after.obligations}
    assert after.items[0].disposition is Disposition.STORAGE_ALLOWED


def test_a_dossier_without_its_certificate_is_refused_by_form_3_only_when_a_person_says_so() -> None:
    case_file = a_cooker_case(quality.a_quality_registration(), quality.a_description())
    late = DAY + timedelta(days=14)
    received = with_facts(case_file, signed(proposed(assessed(case_file, as_of=late), NoticeKind.FORM_2), 1))
    before = assessed(received, as_of=late)
    asked = next(one.question for one in before.items[0].findings if one.rule == "quality_dossier")
    assert asked is not None

    after = assessed(received, an_answer(asked.question_id, Outcome.NOT_MET), as_of=late)

    assert NoticeKind.FORM_3 not in {one.kind for one in before.proposals}
    result = proposed(after, NoticeKind.FORM_3)
    assert (result.inspection_result, result.due_on) == (InspectionResult.INCOMPLETE, None)


def test_a_dossier_out_of_time_is_refused_by_form_3_and_a_remedy_is_owed() -> None:
    case_file = a_cooker_case(quality.a_quality_registration(), quality.a_conformity_certificate())
    late = DAY + timedelta(days=14)
    received = with_facts(case_file, signed(proposed(assessed(case_file, as_of=late), NoticeKind.FORM_2), 1))
    result = proposed(assessed(received, as_of=late), NoticeKind.FORM_3)

    after = assessed(received, signed(result, 2), as_of=late)

    assert NoticeKind.FORM_3 not in {one.kind for one in assessed(case_file, as_of=late).proposals}
    assert result.inspection_result is InspectionResult.INCOMPLETE
    assert result.due_on == date(2026, 7, 16)
    assert after.items[0].disposition is Disposition.REFUSED
    assert [one.kind for one in after.obligations] == [ObligationKind.REMEDY]
    assert after.state is CaseState.DECIDED
