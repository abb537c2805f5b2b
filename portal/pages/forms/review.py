"""Does the reviewer agree with what is proposed?"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from models.facts import DossierReviewed, FactContent
from models.vocabulary import Role, TaskKind
from portal.pages.case.findings import ItemCard, item_cards
from portal.pages.forms.form_page import FormFrame, form_frame, long_text, show_form
from portal.pages.forms.guard import Assignment
from portal.pages.forms.task_form import Attempt, Errors, TaskForm
from portal.pages.frame.desk import Desk
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.words import Choice, FieldError, items_vi
from portal.security.access import Allow

NO_REASON_VI = "Hãy ghi lý do không đồng ý để chuyên viên biết phải làm gì."
router = APIRouter()
Reviewer = Annotated[Desk, Depends(Allow(Role.REVIEWER))]
Form = Annotated[Sent, Depends(read_sent)]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What is proposed, what it rests on, and the reviewer's answer."""

    form: FormFrame
    proposals: tuple[str, ...]
    items: tuple[ItemCard, ...]
    choices: tuple[Choice, ...]
    remark: str


@router.get("/cases/{case_number}/reviews/{what:path}")
def review_page(desk: Reviewer, case_number: str, what: str) -> Response:
    """The dossier with the proposals."""
    return FORM.get(desk, case_number, what)


@router.post("/cases/{case_number}/reviews/{what:path}")
async def review(desk: Reviewer, case_number: str, what: str, sent: Form) -> Response:
    """The review carries the basis that the reviewer saw."""
    return await FORM.post(desk, case_number, what, sent)


def _read(attempt: Attempt, sent: Sent) -> FactContent | Errors:
    agrees = sent.text("agrees")
    remark, errors = long_text(sent, "remark", required_vi=NO_REASON_VI if agrees == "no" else "")
    if agrees not in {"yes", "no"}:
        return (FieldError("agrees", "Hãy chọn đồng ý hoặc không đồng ý."), *errors)
    basis = attempt.assignment.task.basis
    if basis is None:
        return (FieldError("form", "Việc này không có đề xuất để soát xét."),)
    return errors or DossierReviewed(basis=basis, agrees=agrees == "yes", remark=remark)


def _show(attempt: Attempt, status: HTTPStatus) -> Response:
    answer, assignment = attempt.text("agrees"), attempt.assignment
    frame = form_frame(attempt, "Soát xét hồ sơ")
    page = ReviewPage(
        form=frame,
        proposals=_proposals(assignment),
        items=item_cards(assignment.record, assignment.assessment),
        choices=(
            Choice("yes", "Đồng ý với đề xuất", answer == "yes", "Hồ sơ chuyển sang người ký."),
            Choice("no", "Không đồng ý", answer == "no", "Cần ghi lý do; hồ sơ chưa chuyển ký."),
        ),
        remark=attempt.text("remark"),
    )
    return show_form(attempt.desk, "review.html", page, frame, status)


def _proposals(assignment: Assignment) -> tuple[str, ...]:
    named = (
        f"{each.kind.label_vi} – {items_vi(each.item_numbers).lower()}"
        for each in assignment.assessment.proposals
    )
    return tuple(named) or (assignment.task.what_vi,)


FORM = TaskForm(TaskKind.REVIEW, frozenset({"agrees", "remark"}), _show, _read)
