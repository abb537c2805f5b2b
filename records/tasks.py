"""Who holds a task? Claiming, releasing and handing over change no verdict: a transaction and an event."""

from datetime import datetime

from sqlalchemy import CursorResult, Executable, update
from sqlmodel import Session, col

from models.vocabulary import EventKind, TaskState
from records import events
from records.tables import StaffRow, TaskRow


def claim(session: Session, key: str, staff_id: str, at: datetime) -> str | None:
    """Whoever comes first holds the task (row T2). Returns the holder; None when it is no longer open."""
    won = (
        update(TaskRow)
        .where(col(TaskRow.key) == key, col(TaskRow.state) == TaskState.OPEN)
        .where(col(TaskRow.assignee_id).is_(None))
        .values(assignee_id=staff_id, claimed_at=at)
    )
    if _changed(session, won):
        _tell(session, key, staff_id, at, "Nhận việc")
        return staff_id
    task = session.get(TaskRow, key)
    return task.assignee_id if task is not None and task.state is TaskState.OPEN else None


def release(session: Session, key: str, staff_id: str, at: datetime) -> bool:
    """Only the holder gives a task back; False when the person does not hold it."""
    freed = (
        update(TaskRow)
        .where(col(TaskRow.key) == key, col(TaskRow.state) == TaskState.OPEN)
        .where(col(TaskRow.assignee_id) == staff_id)
        .values(assignee_id=None, claimed_at=None)
    )
    if not _changed(session, freed):
        return False
    _tell(session, key, staff_id, at, "Trả lại việc")
    return True


def reassign(session: Session, key: str, to_staff_id: str, by_staff_id: str, at: datetime) -> bool:
    """A supervisor hands the task to a person, whoever held it; False when it is no longer open."""
    moved = (
        update(TaskRow)
        .where(col(TaskRow.key) == key, col(TaskRow.state) == TaskState.OPEN)
        .values(assignee_id=to_staff_id, claimed_at=at)
    )
    if not _changed(session, moved):
        return False
    to = session.get(StaffRow, to_staff_id)
    _tell(session, key, by_staff_id, at, f"Giao cho {to.name if to else to_staff_id}")
    return True


def _changed(session: Session, statement: Executable) -> bool:
    result = session.execute(statement)
    session.expire_all()
    return isinstance(result, CursorResult) and result.rowcount == 1


def _tell(session: Session, key: str, staff_id: str, at: datetime, act_vi: str) -> None:
    task = session.get_one(TaskRow, key)
    events.add(
        session,
        declaration_number=task.declaration_number,
        case_number=task.case_number,
        at=at,
        kind=EventKind.TASK,
        actor=staff_id,
        text_vi=f"{act_vi}: {task.kind.label_vi.lower()}",
    )
