"""What does a person answer where the law leaves it to a person?"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from models.assessment import Finding
from models.facts import FactContent, QuestionAnswered
from models.vocabulary import Outcome, Role, TaskKind
from portal.pages.case.finding_rows import FindingRow, finding_row
from portal.pages.forms.form_page import FormFrame, form_frame, long_text, show_form
from portal.pages.forms.guard import Assignment
from portal.pages.forms.task_form import Attempt, Errors, TaskForm
from portal.pages.frame.desk import Desk
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.words import Choice, FieldError
from portal.security.access import Allow

NO_REASON_VI = "Hãy ghi lý do: câu trả lời có lý do mới dùng làm căn cứ được."
router = APIRouter()
Inspector = Annotated[Desk, Depends(Allow(Role.INSPECTOR))]
Form = Annotated[Sent, Depends(read_sent)]


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """The question, the finding it comes from, and the answer."""

    form: FormFrame
    question: str
    finding: FindingRow | None
    choices: tuple[Choice, ...]
    reason: str


@router.get("/cases/{case_number}/answers/{what:path}")
def answer_page(desk: Inspector, case_number: str, what: str) -> Response:
    """The question with its law."""
    return FORM.get(desk, case_number, what)


@router.post("/cases/{case_number}/answers/{what:path}")
async def answer(desk: Inspector, case_number: str, what: str, sent: Form) -> Response:
    """The answer names the question as it was asked; other facts ask anew."""
    return await FORM.post(desk, case_number, what, sent)


def _read(attempt: Attempt, sent: Sent) -> FactContent | Errors:
    reason, errors = long_text(sent, "reason", required_vi=NO_REASON_VI)
    outcome = next((each for each in Outcome if each.value == sent.text("outcome")), None)
    if outcome is None:
        return (FieldError("outcome", "Hãy chọn một câu trả lời."), *errors)
    question = attempt.assignment.task.question_id
    if question is None:
        return (FieldError("form", "Việc này không có câu hỏi để trả lời."),)
    if reason is None:
        return errors
    return QuestionAnswered(question=question, outcome=outcome, reason=reason)


def _show(attempt: Attempt, status: HTTPStatus) -> Response:
    frame = form_frame(attempt, "Trả lời câu hỏi nghiệp vụ")
    finding = _finding(attempt.assignment)
    chosen = attempt.text("outcome")
    page = AnswerPage(
        form=frame,
        question=finding.question.text_vi
        if finding and finding.question
        else attempt.assignment.task.what_vi,
        finding=finding_row(attempt.assignment.record, finding) if finding else None,
        choices=tuple(Choice(each.value, each.label_vi, each.value == chosen) for each in Outcome),
        reason=attempt.text("reason"),
    )
    return show_form(attempt.desk, "answer.html", page, frame, status)


def _finding(assignment: Assignment) -> Finding | None:
    wanted = assignment.task.question_id
    findings = (finding for item in assignment.assessment.items for finding in item.findings)
    return next((each for each in findings if each.question and each.question.question_id == wanted), None)


FORM = TaskForm(TaskKind.ANSWER, frozenset({"outcome", "reason"}), _show, _read)
