"""What is there to do, for whom? Open tasks of the offices that the reader belongs to (row T1)."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func
from sqlmodel import Session, col, select

from models.vocabulary import Office, Role, TaskKind, TaskState
from records.tables import CaseRoleRow, CaseRow, StaffRow, TaskRow


class Holder(StrEnum):
    """In whose hands."""

    ANYONE = ""
    MINE = "mine"
    NOBODY = "unclaimed"


@dataclass(frozen=True, slots=True)
class WorkQuery:
    """`overdue_on` keeps what was due before the day."""

    offices: tuple[Office, ...]
    reader_id: str
    holder: Holder = Holder.ANYONE
    overdue_on: date | None = None
    kind: TaskKind | None = None
    limit: int = 200


@dataclass(frozen=True, slots=True)
class Work:
    """An open task, the importer, who holds it, and the role the reader has already had in the case."""

    task: TaskRow
    importer_name: str | None
    holder_name: str | None
    reader_role: Role | None


@dataclass(frozen=True, slots=True)
class WorkCounts:
    """How many each list holds."""

    anyone: int
    mine: int
    nobody: int
    overdue: int


def work(session: Session, query: WorkQuery) -> tuple[Work, ...]:
    """The tasks, the most pressing first; what has no day comes last."""
    barred = and_(
        col(CaseRoleRow.case_number) == col(TaskRow.case_number),
        col(CaseRoleRow.staff_id) == query.reader_id,
    )
    statement = (
        select(TaskRow, CaseRow.importer_name, StaffRow.name, CaseRoleRow.role)
        .join(CaseRow, col(CaseRow.case_number) == col(TaskRow.case_number), isouter=True)
        .join(StaffRow, col(StaffRow.staff_id) == col(TaskRow.assignee_id), isouter=True)
        .join(CaseRoleRow, barred, isouter=True)
        .where(*_conditions(query))
        .order_by(col(TaskRow.due_on).asc().nulls_last(), col(TaskRow.opened_at), col(TaskRow.key))
        .limit(query.limit)
    )
    return tuple(Work(*row) for row in session.exec(statement))


def counts(session: Session, query: WorkQuery, today: date) -> WorkCounts:
    """How many tasks each of the four lists holds, whatever list is shown."""
    free = replace(query, holder=Holder.ANYONE, overdue_on=None)
    return WorkCounts(
        anyone=_count(session, free),
        mine=_count(session, replace(free, holder=Holder.MINE)),
        nobody=_count(session, replace(free, holder=Holder.NOBODY)),
        overdue=_count(session, replace(free, overdue_on=today)),
    )


def _count(session: Session, query: WorkQuery) -> int:
    return session.exec(select(func.count()).select_from(TaskRow).where(*_conditions(query))).one()


def _conditions(query: WorkQuery) -> tuple[ColumnElement[bool] | Any, ...]:
    conditions: list[ColumnElement[bool] | Any] = [
        col(TaskRow.state) == TaskState.OPEN,
        col(TaskRow.office).in_(query.offices),
    ]
    if query.holder is Holder.MINE:
        conditions.append(col(TaskRow.assignee_id) == query.reader_id)
    if query.holder is Holder.NOBODY:
        conditions.append(col(TaskRow.assignee_id).is_(None))
    if query.overdue_on is not None:
        conditions.append(col(TaskRow.due_on) < query.overdue_on)
    if query.kind is not None:
        conditions.append(col(TaskRow.kind) == query.kind)
    return tuple(conditions)
