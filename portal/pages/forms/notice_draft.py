"""Which notice is proposed, word for word? Built anew from the register each time it is shown or signed."""

from dataclasses import dataclass

from models.assessment import NoticeProposal
from models.base import Digest, digest_of
from models.notice import replaced_number
from models.vocabulary import VisitState
from notices.content import NoticeContent, build_content
from notices.context import NoticeContext
from notices.forms.dossier import dossier_of
from portal.pages.forms.guard import Assignment
from portal.pages.frame.desk import Desk
from portal.pages.frame.refusal import PageRefusal
from records.notices import issued_notice
from records.visits import booking_of


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """The proposal and the content that would be signed; the digest is what the signature carries."""

    proposal: NoticeProposal
    content: NoticeContent
    digest: Digest


def draft_notice(desk: Desk, assignment: Assignment) -> NoticeDraft:
    """The notice of a signing task, signed by the person at the desk."""
    proposal = _proposal(assignment)
    try:
        content = build_content(
            proposal.kind,
            proposal.revision,
            proposal.item_numbers,
            assignment.assessment,
            assignment.declaration,
            _context(desk, assignment, proposal),
        )
    except ValueError as problem:
        text = f"Không lập được nội dung thông báo từ kết quả đánh giá hiện tại ({problem})."
        raise PageRefusal("Chưa có gì để ký", text, next_step=assignment.case_link) from problem
    return NoticeDraft(proposal, content, digest_of(content))


def _proposal(assignment: Assignment) -> NoticeProposal:
    task = assignment.task
    for proposal in assignment.assessment.proposals:
        if proposal.basis == task.basis and task.notice_kind in {None, proposal.kind}:
            return proposal
    text = "Kết quả đánh giá mới nhất không còn đề xuất thông báo này."
    raise PageRefusal("Thông báo không còn được đề xuất", text, next_step=assignment.case_link)


def _context(desk: Desk, assignment: Assignment, proposal: NoticeProposal) -> NoticeContext:
    record, office = assignment.record, desk.deps.office
    policy = record.file.policy
    visit = next((each for each in record.visits if each.state is VisitState.BOOKED), None)
    return NoticeContext(
        signatory_name=desk.user.name,
        signatory_title=desk.user.title,
        policy_title=policy.title_vi,
        policy_version=policy.version,
        customs_office=office.customs_office_name,
        city=office.city,
        parent_office=office.parent_office.upper(),
        office=office.office_name.upper(),
        office_code=office.office_code,
        supplement_days=policy.supplement_days,
        booking=booking_of(visit) if visit else None,
        inspector_name=record.name(visit.inspector_id) if visit else None,
        customs_officer_name=record.name(visit.customs_officer_id) if visit else None,
        replaces=_replaced(assignment, proposal),
        quality_dossier=dossier_of(record.file),
        inspection_result=proposal.inspection_result,
    )


def _replaced(assignment: Assignment, proposal: NoticeProposal) -> str | None:
    issued = (issued_notice(row) for row in assignment.record.notices)
    return replaced_number(issued, proposal.kind, proposal.item_numbers)
