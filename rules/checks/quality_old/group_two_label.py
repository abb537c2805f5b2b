"""Is the label of group 2 goods under measure 2c as it has to be (Luật 05/2007/QH12, Điều 36.1)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import RemedyEvidence
from models.vocabulary import Consequence, ObligationKind, Outcome, QualityMeasure, Regime, RemedyKind
from rules.checks.days import Days
from rules.checks.quality_old.group_two import may_be_group_two, measure_of, old_ground
from rules.checks.quality_old.results import flaw_vi_of, last_result
from rules.evidence import filed
from rules.ground import Ground, Named, day_vi
from rules.law.quality.law_05_2007 import LABEL_FIRST
from rules.rule import Rule

NAME = "group_two_label"
MEASURE = QualityMeasure.DESIGNATED_BODY


def check_group_two_label(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """A person looks, once the result is there; a fix is looked at anew. No last day for it was read."""
    ground = old_ground(NAME, case_file, item, days, LABEL_FIRST, Consequence.EVIDENCE_MISSING)
    if ground is None or measure_of(case_file, item, ground.day.day) is not MEASURE:
        return None
    result = last_result(case_file, item, MEASURE)
    if result is None or flaw_vi_of(case_file, result[1]):
        return None
    facts: Named = (("Biện pháp", "2c"),)
    fixes = [paper for _, paper in filed(case_file, item, RemedyEvidence) if paper.remedy is RemedyKind.LABEL]
    if fixes:
        fix = fixes[-1]
        facts = (*facts, ("Bằng chứng khắc phục nhãn", f"{fix.number}, ngày {day_vi(fix.completed_on)}"))
    finding = _ask(case_file, ground, facts)
    if finding.outcome is not Outcome.NOT_MET:
        return finding
    return ground.lacks(
        ObligationKind.FIX_LABEL,
        "Khắc phục nhãn và gửi bằng chứng; sau đó kết quả mới được xác nhận.",
        Said(
            "Nhãn hàng hóa chưa đáp ứng quy định; khắc phục rồi mới được xác nhận kết quả.",
            "The label does not meet the rules; it has to be mended before the result is confirmed.",
        ),
        facts,
    )


def _ask(case_file: CaseFile, ground: Ground, facts: Named) -> Finding:
    return ground.ask(
        case_file,
        "Nhãn, dấu hợp quy và tài liệu kèm theo của hàng nhóm 2 có đáp ứng quy định không?",
        Said(
            "Chuyên viên đối chiếu nhãn, dấu hợp quy và tài liệu kèm theo.",
            "An inspector judges the label, the mark of conformity and the papers with the goods.",
        ),
        facts,
    )


RULE = Rule(
    NAME,
    Regime.QUALITY_INSPECTION,
    Said(
        "Nhãn hàng nhóm 2 (biện pháp 2c) có đáp ứng quy định không?",
        "Does the label of the group 2 goods (measure 2c) meet the rules?",
    ),
    (LABEL_FIRST,),
    check_group_two_label,
    arises=may_be_group_two,
)
