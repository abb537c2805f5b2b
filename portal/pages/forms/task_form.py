"""What is common to the forms in which a task is done? Open, check, read, tell."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from starlette.responses import Response

from models.facts import FactContent
from models.vocabulary import TaskKind
from portal.pages.forms.guard import Assignment, open_assignment, refuse_stale
from portal.pages.forms.telling import Statement, conclude, told_before
from portal.pages.frame.desk import Desk
from portal.pages.frame.sent import Sent
from portal.pages.frame.words import FieldError

Errors = tuple[FieldError, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One look at a form: new (nothing sent), or sent and shown again with what is wrong."""

    desk: Desk
    assignment: Assignment
    sent: Sent | None = None
    errors: Errors = ()

    def text(self, name: str) -> str:
        """What the person wrote in a field; empty in a new form."""
        return self.sent.text(name) if self.sent else ""


@dataclass(frozen=True, slots=True)
class TaskForm:
    """How one kind of task is shown and read."""

    kind: TaskKind
    fields: frozenset[str]
    show: Callable[[Attempt, HTTPStatus], Response]
    read: Callable[[Attempt, Sent], FactContent | Errors]

    def get(self, desk: Desk, case_number: str, what: str) -> Response:
        """The form, empty."""
        assignment = open_assignment(desk, case_number, self.kind, what)
        return self.show(Attempt(desk, assignment), HTTPStatus.OK)

    async def post(self, desk: Desk, case_number: str, what: str, sent: Sent) -> Response:
        """The form as sent: a receipt, the form with what is wrong, or a refusal."""
        sent.only(self.fields)
        return await conclude(desk, lambda: self._judge(desk, case_number, what, sent))

    def _judge(self, desk: Desk, case_number: str, what: str, sent: Sent) -> Response | Statement:
        told = told_before(desk, case_number, sent.token)
        if told is not None:
            return told
        assignment = open_assignment(desk, case_number, self.kind, what)
        refuse_stale(assignment.record, sent.seen_assessment)
        read = self.read(Attempt(desk, assignment, sent), sent)
        if isinstance(read, tuple):
            return self.show(Attempt(desk, assignment, sent, read), HTTPStatus.UNPROCESSABLE_ENTITY)
        return Statement(
            case_number=case_number,
            declaration_number=assignment.declaration.number,
            content=read,
            token=sent.token,
            seen_assessment=sent.seen_assessment,
            again=lambda errors, status: self.show(Attempt(desk, assignment, sent, errors), status),
        )
