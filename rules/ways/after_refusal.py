"""What does the law ask of an item that is refused and that nothing honest lets pass?"""

from datetime import date

from models.law import in_force
from models.vocabulary import Consequence, Outcome, Regime
from rules.law.customs.decree_169_2026 import REEXPORT_DAYS
from rules.policy.standing import JudgedItem, Standing

REWORK_VI = "Khắc phục, tái chế rồi đánh giá lại, hoặc xử lý theo quyết định của cơ quan có thẩm quyền."
BARRING_RULE = "overage_conditions"
"""Says that the permission which a refusal by age points to cannot be asked for."""
REEXPORT_VI = "Tái xuất hoặc tiêu hủy theo quyết định của cơ quan hải quan"


def after_refusal(judged: JudgedItem, as_of: date) -> tuple[str, ...]:
    """First what each ground names, then the end of the goods: mended, sent back, or destroyed."""
    failed = [finding for finding in judged.findings if finding.outcome is Outcome.NOT_MET]
    barred = [finding.sentence_vi for finding in failed if finding.rule == BARRING_RULE]
    remedies = barred or [
        finding.remedy_vi
        for finding in failed
        if finding.consequence is Consequence.REFUSAL and finding.remedy_vi
    ]
    is_of_quality = judged.standings.get(Regime.QUALITY_INSPECTION) is Standing.REFUSABLE
    end_vi = REWORK_VI if is_of_quality and judged.is_inspected else _reexport_vi(as_of)
    return tuple(dict.fromkeys((*remedies, end_vi)))


def _reexport_vi(as_of: date) -> str:
    """The obligation counts the days by the day of the decision; here by the day of looking."""
    value = in_force(REEXPORT_DAYS, as_of)
    if value is None:
        return f"{REEXPORT_VI}."
    return (
        f"{REEXPORT_VI}, trong {value.value} ngày kể từ ngày nhận quyết định xử phạt "
        f"({value.citation.place_vi})."
    )
