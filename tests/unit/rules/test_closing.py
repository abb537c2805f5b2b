"""What keeps a case open once customs has spoken, and does it close when that is done?"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

import pytest

from models.assessment import Assessment
from models.case_file import CaseFile
from models.facts import CustomsSpoke, Fact, ItemWord
from models.goods import Declaration
from models.papers import Paper
from models.vocabulary import (
    CaseState,
    Conclusion,
    Condition,
    CustomsOutcome,
    ObligationKind,
    Purpose,
    QualityMeasure,
)
from rules.rulebook import assess
from tests import builders as build
from tests import quality_builders as quality
from tests.unit.rules import line_papers as line
from tests.unit.rules import old_papers as old

LEFT, REEXPORT = CaseState.OBLIGATIONS_LEFT, CaseState.AWAITING_REEXPORT
CLEARED, REFUSED = CustomsOutcome.CLEARED, CustomsOutcome.REFUSED
FAILS = {"conclusion": Conclusion.DOES_NOT_CONFORM}
REFERENCE = build.a_reference(bodies=(build.a_body(), quality.a_certification_body()))


def spoken(outcome: CustomsOutcome) -> Callable[["Open", int], Fact]:
    content = CustomsSpoke(outcomes=(ItemWord(item_number=1, outcome=outcome),))
    return lambda case, days: build.a_fact(content, occurred_at=_at(case, days))


def paper(one: Paper) -> Callable[["Open", int], Fact]:
    return lambda case, days: build.filed(one, occurred_at=_at(case, days))


def _at(case: "Open", days: int) -> datetime:
    return build.NOON + (case.declaration.registered_on - build.REGISTERED_ON) + timedelta(days=days)


class Open(NamedTuple):
    """A case on which customs has spoken, what is owed then, and what ends it day by day."""

    declaration: Declaration
    papers: tuple[Paper, ...]
    word: CustomsOutcome
    state: CaseState
    owed: ObligationKind
    ends: tuple[Callable[["Open", int], Fact], ...]
    label_answers: tuple[str, ...] = ()


def of_group_two() -> Declaration:
    item = build.a_machine(
        condition=Condition.NEW, was_operated=None, quality_measure=QualityMeasure.SELF_ASSESSMENT
    )
    return build.a_declaration(items=(item,))


def of_cookers() -> Declaration:
    day = quality.DECLARED_ON
    item = quality.a_rice_cooker(control_item="I.4.4")
    return build.a_declaration(items=(item,), registered_on=day, arrived_on=day, invoice_number="INV-77")


LINE = build.a_declaration(items=(build.a_machine_of_a_line(),), lines=(build.a_line(),))
FIRST_SHIPMENT = (
    *(line.a_project_status(), line.a_commitment(), line.an_installation_registration()),
    build.a_business_registration(),
)
DOSSIER = (quality.a_quality_registration(), quality.a_description())
REWORKED = quality.a_rework(completed_on=date(2026, 7, 8))
GOOD_AGAIN = {"number": "HQ-26-02", "issued_on": date(2026, 7, 9), "conclusion": Conclusion.CONFORMS}
CASES = {
    "papers due after clearance": Open(
        of_group_two(),
        (old.an_inspection_request(),),
        CLEARED,
        LEFT,
        ObligationKind.FILE_RESULT_AFTER_CLEARANCE,
        (paper(old.a_self_assessment()),),
    ),
    "goods that were cleared and do not conform": Open(
        of_group_two(),
        (old.an_inspection_request(), old.a_self_assessment(**FAILS)),
        CLEARED,
        LEFT,
        ObligationKind.REMEDY,
        (paper(old.a_self_assessment(number="TDG-02")),),
    ),
    "the twelve months of the road of 2023": Open(
        LINE,
        FIRST_SHIPMENT,
        CLEARED,
        LEFT,
        ObligationKind.INSPECT_AFTER_INSTALLATION,
        (paper(line.an_installed_certificate()),),
    ),
    "re-export": Open(
        build.a_declaration(items=(build.a_machine(purpose=Purpose.TRADE),)),
        (build.a_confirmation(), build.a_business_registration()),
        REFUSED,
        REEXPORT,
        ObligationKind.REEXPORT,
        (spoken(CustomsOutcome.REEXPORTED),),
    ),
    "a label that has to be mended": Open(
        of_cookers(),
        (*DOSSIER, quality.a_conformity_certificate()),
        CLEARED,
        LEFT,
        ObligationKind.FIX_LABEL,
        (paper(quality.a_fixed_label(completed_on=date(2026, 7, 8))),),
        ("not_met", "met"),
    ),
    "reassessment of goods that were refused": Open(
        of_cookers(),
        (*DOSSIER, quality.a_conformity_certificate(**FAILS)),
        REFUSED,
        REEXPORT,
        ObligationKind.REMEDY,
        (paper(REWORKED), paper(quality.a_conformity_certificate(**GOOD_AGAIN)), spoken(CLEARED)),
        ("met",),
    ),
    "reassessment of goods that were cleared": Open(
        of_cookers(),
        (*DOSSIER, quality.a_conformity_certificate(), REWORKED),
        CLEARED,
        LEFT,
        ObligationKind.FILE_EVIDENCE,
        (paper(quality.a_conformity_certificate(**GOOD_AGAIN)),),
        ("met",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_owed_keeps_the_case_open_and_its_end_closes_it(name: str) -> None:
    case = CASES[name]
    told = [*(paper(one)(case, 0) for one in case.papers), spoken(case.word)(case, 1)]
    open_case, answers = answered(case, told, list(case.label_answers))

    assert not open_case.is_closed
    assert open_case.state is case.state
    assert case.owed in {one.kind for one in open_case.obligations}

    for days, end in enumerate(case.ends, 2):
        assert not answered(case, told, answers)[0].is_closed
        told.append(end(case, days))
    assert answered(case, told, answers)[0].obligations == ()
    assert answered(case, told, answers)[0].is_closed


def test_the_state_reads_as_the_two_offices_say_it() -> None:
    assert LEFT.label_vi == "Đã thông quan, còn nghĩa vụ"


def answered(case: Open, told: list[Fact], answers: list[str]) -> tuple[Assessment, list[str]]:
    """The assessment after an inspector has answered on the label, and the answers that are left to give."""
    left = list(answers)
    assessment = assess(_case_file(case, told), _as_of(case, told))
    asked = [one for one in assessment.items[0].findings if one.rule == "quality_label"]
    if left and asked and asked[0].question and asked[0].answered_by is None:
        at = told[-1].occurred_at + timedelta(minutes=1)
        told.append(build.an_answer(asked[0].question.question_id, left.pop(0), occurred_at=at))
        return answered(case, told, left)
    return assessment, left


def _as_of(case: Open, told: list[Fact]) -> date:
    return max(fact.occurred_on for fact in told)


def _case_file(case: Open, told: list[Fact]) -> CaseFile:
    return build.a_case_file(case.declaration, (), told, reference=REFERENCE)
