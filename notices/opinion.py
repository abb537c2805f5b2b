"""What does the department say of machines that meet, or do not meet, the law? Approval and rejection."""

from typing import Any, Literal

from models.assessment import Finding, Obligation
from models.vocabulary import Consequence, NoticeKind, ObligationKind, Outcome
from notices.grounds import bases_of, grounds_of, marked_note, marks_in
from notices.parts import Ground, Notice
from notices.source import Source, is_of_used_machinery
from notices.wording import ASK_OFFICE, COMPLAINT, GOODS, OPINION, OTHER_GOODS

OF_LAW = frozenset({Consequence.REFUSAL, Consequence.EVIDENCE_MISSING})
"""Signs of risk choose the lane by policy and are no ground; scope decides whether the law applies."""

NO_REQUIREMENT = frozenset({Consequence.RISK, Consequence.NOTE})
AFTER_REFUSAL = (ObligationKind.REEXPORT, ObligationKind.REMEDY)


class ApprovalContent(Notice):
    """Ý kiến chuyên môn: đáp ứng yêu cầu, with every requirement that was checked."""

    kind: Literal[NoticeKind.APPROVAL] = NoticeKind.APPROVAL
    opening_vi: str
    grounds: tuple[Ground, ...]


class RejectionContent(Notice):
    """Ý kiến chuyên môn: không đáp ứng yêu cầu, with every ground, what would be needed, and what follows."""

    kind: Literal[NoticeKind.REJECTION] = NoticeKind.REJECTION
    opening_vi: str
    grounds: tuple[Ground, ...]
    duties_vi: tuple[str, ...]


def approval(source: Source) -> ApprovalContent:
    """Every requirement of law that the items meet."""
    met = [
        finding
        for finding in source.findings()
        if finding.outcome is Outcome.MET and finding.consequence not in NO_REQUIREMENT
    ]
    opening = (
        "Sau khi xem xét hồ sơ, Sở Khoa học và Công nghệ có ý kiến: các dòng hàng nêu dưới đây đáp ứng"
        f" yêu cầu đối với {_goods(met)} nhập khẩu."
    )
    return ApprovalContent(opening_vi=opening, **_opinion(source, met))


def rejection(source: Source) -> RejectionContent:
    """Every requirement of law that the items do not meet; without one there is nothing to reject."""
    failed = [f for f in source.findings() if f.outcome is Outcome.NOT_MET and f.consequence in OF_LAW]
    if not failed:
        raise ValueError("a rejection needs a requirement of law not met; none found")
    helped = [
        f if f.remedy_vi or f.missing else f.model_copy(update={"remedy_vi": ASK_OFFICE}) for f in failed
    ]
    opening = (
        "Sau khi xem xét hồ sơ, Sở Khoa học và Công nghệ có ý kiến: các dòng hàng nêu dưới đây không đáp ứng"
        f" yêu cầu đối với {_goods(failed)} nhập khẩu, vì các lý do sau."
    )
    return RejectionContent(
        opening_vi=opening, duties_vi=_duties(source), **_opinion(source, helped, COMPLAINT)
    )


def _duties(source: Source) -> tuple[str, ...]:
    return tuple(duty(obligation) for obligation in source.owed(*AFTER_REFUSAL))


def _goods(findings: list[Finding]) -> str:
    return GOODS if is_of_used_machinery(findings) else OTHER_GOODS


def duty(owed: Obligation) -> str:
    """What has to be done, by whom, until when, on which ground, in one sentence."""
    item = f"Dòng {owed.item_number}: " if owed.item_number else ""
    until = f", chậm nhất ngày {owed.due_on:%d/%m/%Y}" if owed.due_on else ""
    ground = f", căn cứ {owed.citation.place_vi}" if owed.citation else ""
    return f"{item}{owed.what_vi} ({owed.party.label_vi}{until}{ground})."


def _opinion(source: Source, findings: list[Finding], *closing: str) -> dict[str, Any]:
    grounds = grounds_of(findings)
    frame = source.frame(
        bases=bases_of(finding.citation for finding in findings),
        closing=(
            *source.parts_vi(),
            OPINION.format(policy=source.policy_vi),
            *closing,
            *marked_note(marks_in(grounds)),
        ),
    )
    return {**frame, "grounds": grounds, "subject_vi": source.subject(findings)}
