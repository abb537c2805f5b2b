"""What does the law ask of an item that is refused and that nothing honest lets pass?"""

from datetime import date

from models.law import Verification, in_force
from models.vocabulary import Consequence, Outcome
from rules.law.customs.decree_169_2026 import USED_MACHINES_REEXPORT_DAYS
from rules.policy.standing import JudgedItem
from rules.reexport import DOUBTFUL_VI, REEXPORT_VI, after_inspection_vi

BARRED_RULE = "machine_age"
BARRING_RULE = "overage_conditions"
"""Says that the permission which a refusal by age points to cannot be asked for."""


def after_refusal(judged: JudgedItem, as_of: date) -> tuple[str, ...]:
    """First what each ground names, then the end of the goods: mended, sent back, or destroyed."""
    failed = [finding for finding in judged.findings if finding.outcome is Outcome.NOT_MET]
    barred = [finding.sentence_vi for finding in failed if finding.rule == BARRING_RULE]
    remedies = barred + [
        finding.remedy_vi
        for finding in failed
        if finding.consequence is Consequence.REFUSAL and finding.remedy_vi
        if not (barred and finding.rule == BARRED_RULE)
    ]
    end_vi = after_inspection_vi(judged.findings) if judged.failed_inspection else _reexport_vi(as_of)
    return tuple(dict.fromkeys((*remedies, f"{end_vi}.")))


def _reexport_vi(as_of: date) -> str:
    """The obligation counts the days by the day of the decision; here by the day of looking."""
    value = in_force(USED_MACHINES_REEXPORT_DAYS, as_of)
    if value is None:
        return REEXPORT_VI
    doubt = f"; {DOUBTFUL_VI}" if value.verification is Verification.UNVERIFIED else ""
    return (
        f"{REEXPORT_VI}, trong {value.value} ngày kể từ ngày nhận quyết định xử phạt "
        f"({value.citation.place_vi}{doubt})"
    )
