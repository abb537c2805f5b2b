"""What does each answer to an open question of scope lead to? Both are told; which is true, a person sees."""

from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome, Regime
from rules.policy.standing import JudgedItem, Standing, is_refusing
from rules.ways.moves import answered, apply, judged_now, supposed_in_scope

ANSWERS = (Outcome.MET, Outcome.NOT_MET)


def told_of_scope(
    case_file: CaseFile, item: DeclarationItem, judged: JudgedItem, as_of: date
) -> dict[str, str]:
    """Each open question of scope as the search words it, and with what follows from either answer."""
    told = {}
    for finding in judged.awaited:
        if finding.question and finding.consequence is Consequence.OUT_OF_SCOPE:
            asked_vi = supposed_in_scope(finding.question.question_id, finding.question.text_vi).what_vi
            leads = [_lead_vi(case_file, item, as_of, finding, answer) for answer in ANSWERS]
            told[asked_vi] = f"{asked_vi} Kết quả: {'; '.join(leads)}"
    return told


def _lead_vi(
    case_file: CaseFile, item: DeclarationItem, as_of: date, finding: Finding, answer: Outcome
) -> str:
    assert finding.question
    supposed = answered(finding.question.question_id, finding.question.text_vi, answer)
    after = judged_now(apply(case_file, (supposed,), as_of), item, as_of)
    return f"nếu “{answer.label_vi}” thì {_standing_vi(after, finding.regime)}"


def _standing_vi(after: JudgedItem, regime: Regime) -> str:
    if not after.is_under(regime):
        return f"hàng ngoài phạm vi “{regime.label_vi}”"
    if regime in after.unsure:
        return f"còn câu hỏi khác về phạm vi; nếu vẫn thuộc phạm vi thì {_refused_vi(after, regime)}"
    match after.standings[regime]:
        case Standing.REFUSABLE:
            return _refused_vi(after, regime)
        case Standing.CLEARABLE:
            return f"hàng thuộc phạm vi và đạt “{regime.label_vi}”"
    return "hàng thuộc phạm vi, xét tiếp các tiêu chí còn lại"


def _refused_vi(after: JudgedItem, regime: Regime) -> str:
    grounds = [one.sentence_vi for one in after.holding if one.regime is regime and is_refusing(one)]
    return f"với hồ sơ hiện có, đủ căn cứ từ chối ({' '.join(grounds).rstrip('.')})"
