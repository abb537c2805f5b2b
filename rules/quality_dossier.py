"""When was the dossier of an inspection complete, and which of the four results do its findings amount to?"""

from collections.abc import Iterable
from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, InspectionResult, Outcome
from rules.checks.dossier import dossier_of, last_day_after
from rules.ground import last_answer, question_id
from rules.law.quality.decree_37_2026 import INCOMPLETE_NOTICE_WORKING_DAYS, PASS_NOTICE_WORKING_DAYS

DOSSIER_RULE = "quality_dossier"
LABEL_RULE = "quality_label"
NEEDED_FOR_PASS = frozenset({"quality_registration", DOSSIER_RULE, "quality_certificate", LABEL_RULE})
QUALITY_RULES = frozenset(
    {"quality_certificate", "quality_fit", "quality_quantity", "quality_signs", "quality_rework"}
)


def received_on(case_file: CaseFile, item: DeclarationItem) -> date | None:
    """The day on which the dossier was received: that of the last registration."""
    dossier = dossier_of(case_file, item)
    return dossier.received_on if dossier else None


def complete_on(case_file: CaseFile, item: DeclarationItem) -> date | None:
    """The day on which the dossier became complete; None while it is not, or when that came too late."""
    dossier = dossier_of(case_file, item)
    if dossier is None or dossier.missing:
        return None
    if not dossier.failing:
        return dossier.filled_on
    if dossier.letter is None and not dossier.lacks_certificate_alone:
        return None
    facts = dossier.late_facts if dossier.letter else dossier.road_facts
    answer = last_answer(case_file, question_id(DOSSIER_RULE, item.item_number, facts))
    return dossier.filled_on if answer and answer[1].outcome is Outcome.MET else None


def result_due_on(case_file: CaseFile, item: DeclarationItem, result: InspectionResult) -> date | None:
    """The last day of Mẫu số 3 in time; the decree gives none for a misfit, a fraud or a label.

    Nor has it one for an incomplete dossier that lacks the certificate alone.
    """
    dossier = dossier_of(case_file, item)
    complete = complete_on(case_file, item)
    if result is InspectionResult.CONFORMS and complete is not None:
        return last_day_after(case_file, complete, PASS_NOTICE_WORKING_DAYS)
    if result is InspectionResult.INCOMPLETE and dossier is not None and dossier.failing:
        if dossier.lacks_certificate_alone and dossier.letter is None:
            return None
        limit = min(paper.limit for paper in dossier.failing)
        return last_day_after(case_file, limit, INCOMPLETE_NOTICE_WORKING_DAYS)
    return None


def inspection_result(findings: Iterable[Finding]) -> InspectionResult | None:
    """Which of the four results of Mẫu số 3 the findings of an item amount to; None while they are open."""
    found = {finding.rule: finding for finding in findings}
    refused = {
        rule
        for rule, finding in found.items()
        if finding.outcome is Outcome.NOT_MET and finding.consequence is Consequence.REFUSAL
    }
    if refused & QUALITY_RULES:
        return InspectionResult.DOES_NOT_CONFORM
    if LABEL_RULE in refused:
        return InspectionResult.LABEL_FAILS
    if DOSSIER_RULE in refused:
        return InspectionResult.INCOMPLETE
    judged = {rule for rule in found if rule in NEEDED_FOR_PASS | QUALITY_RULES}
    all_met = all(found[rule].outcome is Outcome.MET for rule in judged)
    return InspectionResult.CONFORMS if all_met and judged >= NEEDED_FOR_PASS else None
