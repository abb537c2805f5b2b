"""What follows from an assessment: which obligations and tasks are open, and which are over?"""

from datetime import datetime

from sqlmodel import Session, select

from models.assessment import Obligation, ProposedTask
from models.base import digest_of
from models.case_file import CaseFile
from models.days import vietnamese_day
from models.facts import DossierReviewed, NoticeSigned, QuestionAnswered, VisitConfirmed, VisitReported
from models.visits import VisitBooking
from models.vocabulary import EventKind, TaskKind, TaskState
from records import events
from records.change import Change
from records.tables import CaseRow, ObligationRow, TaskRow


def keep_obligations(session: Session, change: Change) -> None:
    """Open what is newly owed, close what no longer is."""
    case, at = change.case, change.at
    rows = {
        row.key: row
        for row in session.exec(select(ObligationRow).where(ObligationRow.case_number == case.case_number))
    }
    owed = {_obligation_key(case, one): one for one in change.assessment.obligations}
    for key, one in owed.items():
        if key not in rows:
            session.add(_obligation_row(key, case, one, at))
        elif not rows[key].is_open:
            rows[key].is_open = True
            rows[key].closed_at = None
    for key, row in rows.items():
        if row.is_open and key not in owed:
            row.is_open = False
            row.closed_at = at


def keep_tasks(session: Session, change: Change) -> None:
    """Open what a person has to do; what is no longer due was done, or is closed with the reason."""
    query = select(TaskRow).where(TaskRow.case_number == change.case.case_number)
    rows = {row.key: row for row in session.exec(query)}
    proposed = {task.key: task for task in change.assessment.tasks}
    for key, task in proposed.items():
        if key not in rows:
            rows[key] = _task_row(change, task)
            session.add(rows[key])
            _tell(session, change, f"Giao việc cho {task.role.label_vi.lower()}: {task.what_vi}")
        elif rows[key].state is not TaskState.OPEN:
            rows[key].state, rows[key].ended_at, rows[key].ended_reason = TaskState.OPEN, None, None
        rows[key].what_vi = task.what_vi  # the same task, of fewer or more items now
        _assign_visit(rows[key], change.booking)
    done = _done_marks(change.case_file)
    for key, row in rows.items():
        if row.state is TaskState.OPEN and key not in proposed:
            _end(session, change, row, TaskState.DONE if _mark(row) in done else TaskState.CLOSED)


def _end(session: Session, change: Change, row: TaskRow, state: TaskState) -> None:
    row.state, row.ended_at, row.ended_reason = state, change.at, change.reason_vi
    if state is TaskState.CLOSED:
        _tell(session, change, f"Không còn cần: {row.what_vi}. {change.reason_vi}")


def _obligation_key(case: CaseRow, one: Obligation) -> str:
    return f"{case.case_number}/{digest_of(one)[:24]}"


def _obligation_row(key: str, case: CaseRow, one: Obligation, at: datetime) -> ObligationRow:
    return ObligationRow(
        key=key,
        case_number=case.case_number,
        kind=one.kind,
        party=one.party,
        item_number=one.item_number,
        what_vi=one.what_vi,
        ground_vi=one.citation.place_vi if one.citation else None,
        due_on=one.due_on,
        opened_at=at,
    )


def _task_row(change: Change, task: ProposedTask) -> TaskRow:
    calendar, policy = change.case_file.reference.calendar, change.case_file.policy
    wish = calendar.add_working_days(vietnamese_day(change.at), policy.task_days)
    return TaskRow(
        **task.model_dump(exclude={"due_on", "citation"}),
        case_number=change.case.case_number,
        declaration_number=change.case.declaration_number,
        ground_vi=task.citation.place_vi if task.citation else None,
        due_on=task.due_on or wish,
        opened_at=change.at,
    )


def _assign_visit(row: TaskRow, booking: VisitBooking | None) -> None:
    """A visit belongs to the inspector it was booked for, on the day of the booking."""
    if row.kind is TaskKind.VISIT and booking is not None and row.round == booking.round:
        row.assignee_id = booking.inspector_id
        row.due_on = booking.half_day.day


def _mark(row: TaskRow) -> tuple[TaskKind, str]:
    if row.kind is TaskKind.VISIT:
        return row.kind, str(row.round)
    return row.kind, row.question_id or row.basis or ""


def _done_marks(case_file: CaseFile) -> set[tuple[TaskKind, str]]:
    """What the facts say was done, in the words by which tasks are known."""
    marks = {(TaskKind.VISIT, str(content.round)) for _, content in case_file.each(VisitReported)}
    marks |= {
        (TaskKind.CONFIRM_VISIT, content.report_digest) for _, content in case_file.each(VisitConfirmed)
    }
    marks |= {(TaskKind.ANSWER, content.question) for _, content in case_file.each(QuestionAnswered)}
    marks |= {(TaskKind.REVIEW, content.basis) for _, content in case_file.each(DossierReviewed)}
    return marks | {(TaskKind.SIGN, content.basis) for _, content in case_file.each(NoticeSigned)}


def _tell(session: Session, change: Change, text_vi: str) -> None:
    events.add(
        session,
        declaration_number=change.case.declaration_number,
        case_number=change.case.case_number,
        at=change.at,
        kind=EventKind.TASK,
        text_vi=text_vi,
    )
