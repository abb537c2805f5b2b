"""Does the signatory sign exactly this notice?"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from models.base import canonical_json
from models.facts import FactContent, NoticeSigned
from models.vocabulary import Role, TaskKind
from notices.render import render
from portal.pages.case.files import own_pdf
from portal.pages.case.findings import ItemCard, item_cards
from portal.pages.forms.form_page import FormFrame, form_frame, show_form
from portal.pages.forms.guard import open_assignment
from portal.pages.forms.notice_draft import NoticeDraft, draft_notice
from portal.pages.forms.task_form import Attempt, Errors, TaskForm
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import preview_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.words import Line, Link, items_vi
from portal.security.access import Allow

DIGEST_FIELD = "content_digest"
router = APIRouter()
Signatory = Annotated[Desk, Depends(Allow(Role.SIGNATORY))]
Form = Annotated[Sent, Depends(read_sent)]


@dataclass(frozen=True, slots=True)
class SignPage:
    """What will be signed, its draft as PDF, its digest, and one button that says what it does."""

    form: FormFrame
    notice: tuple[Line, ...]
    items: tuple[ItemCard, ...]
    preview: Link
    digest: str
    digest_groups: tuple[str, ...]
    button: str


@router.get("/cases/{case_number}/signatures/{what:path}")
def sign_page(desk: Signatory, case_number: str, what: str) -> Response:
    """What will be signed."""
    return FORM.get(desk, case_number, what)


@router.get("/cases/{case_number}/signature-previews/{what:path}")
def preview(desk: Signatory, case_number: str, what: str) -> Response:
    """The draft as PDF, made from the same content and template as the notice."""
    draft = draft_notice(desk, open_assignment(desk, case_number, TaskKind.SIGN, what))
    pdf = render(draft.content, number_text=None, signed_on=None, as_draft=True)
    return own_pdf(pdf, f"du-thao-{case_number}.pdf")


@router.post("/cases/{case_number}/signatures/{what:path}")
async def sign(desk: Signatory, case_number: str, what: str, sent: Form) -> Response:
    """The signature carries the digest of the content that was on the screen."""
    return await FORM.post(desk, case_number, what, sent)


def _read(attempt: Attempt, sent: Sent) -> FactContent | Errors:
    draft = draft_notice(attempt.desk, attempt.assignment)
    if sent.text(DIGEST_FIELD) != draft.digest:
        text = "Nội dung thông báo đã thay đổi từ lúc bạn xem. Chưa có gì được ký. Hãy xem lại rồi ký."
        again = Link("Xem lại thông báo", attempt.desk.path)
        raise PageRefusal("Nội dung thông báo đã thay đổi", text, next_step=again)
    attempt.desk.deps.files.put(canonical_json(draft.content))
    return NoticeSigned(
        notice_kind=draft.proposal.kind,
        basis=draft.proposal.basis,
        content_digest=draft.digest,
        items=draft.proposal.items,
        inspection_result=draft.proposal.inspection_result,
    )


def _show(attempt: Attempt, status: HTTPStatus) -> Response:
    draft = draft_notice(attempt.desk, attempt.assignment)
    frame = form_frame(attempt, "Ký và ban hành thông báo")
    spoken_of = set(draft.proposal.item_numbers)
    cards = item_cards(attempt.assignment.record, attempt.assignment.assessment)
    page = SignPage(
        form=frame,
        notice=_notice_lines(attempt.desk, draft),
        items=tuple(card for card in cards if card.number in spoken_of),
        preview=Link("Xem bản dự thảo (PDF)", preview_href(attempt.assignment.task)),
        digest=draft.digest,
        digest_groups=tuple(draft.digest[start : start + 4] for start in range(0, 16, 4)),
        button=f"Ký và ban hành thông báo: {draft.proposal.kind.label_vi.lower()}",
    )
    return show_form(attempt.desk, "sign.html", page, frame, status)


def _notice_lines(desk: Desk, draft: NoticeDraft) -> tuple[Line, ...]:
    revision = draft.proposal.revision
    return (
        Line("Thông báo", draft.proposal.kind.label_vi),
        Line("Trích yếu", draft.content.subject_vi),
        Line("Dòng hàng", items_vi(draft.proposal.item_numbers)),
        Line("Lần ban hành", f"Lần {revision}"),
        Line("Người ký", f"{desk.user.name}, {desk.user.title}"),
    )


FORM = TaskForm(TaskKind.SIGN, frozenset({DIGEST_FIELD}), _show, _read)
