"""What ran out of time, open or ended late, and what came of it (rows D12, N11)?"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from models.days import vietnamese_day
from models.vocabulary import Office, Party, TaskState
from records.tables import CaseRow, ObligationRow, TaskRow

PARTY_OF = {Office.DOST: Party.DOST, Office.CITY_CUSTOMS: Party.CITY_CUSTOMS}


@dataclass(frozen=True, slots=True)
class Overdue:
    """An obligation or a task past its last day in time; `ended_at` is None while it is open.

    Without `ground_vi` the day is what the two offices agreed on.
    """

    party: Party
    case_number: str
    what_vi: str
    item_number: int | None
    due_on: date
    ground_vi: str | None
    ended_at: datetime | None
    ended_vi: str
    importer_name: str | None

    def days_over(self, today: date) -> int:
        """How many days too late, until now or until it ended."""
        until = vietnamese_day(self.ended_at) if self.ended_at else today
        return (until - self.due_on).days


def overdue(session: Session, today: date) -> tuple[Overdue, ...]:
    """Everything open past its day, then everything that ended after it; the longest overdue first."""
    found = [*_obligations(session, today), *_tasks(session, today)]
    late = [one for one in found if one.days_over(today) > 0]
    return tuple(sorted(late, key=lambda one: (one.ended_at is not None, one.due_on, one.case_number)))


def _obligations(session: Session, today: date) -> list[Overdue]:
    """A row that is closed on a later day in UTC may still be in time; `overdue` looks at the day here."""
    row = ObligationRow
    query = (
        select(row, CaseRow.importer_name)
        .join(CaseRow, col(CaseRow.case_number) == col(row.case_number))
        .where(col(row.due_on).is_not(None))
        .where(or_(col(row.is_open) & (col(row.due_on) < today), func.date(row.closed_at) >= col(row.due_on)))
    )
    return [_obligation(one, importer) for one, importer in session.exec(query)]


def _obligation(row: ObligationRow, importer: str | None) -> Overdue:
    assert row.due_on
    return Overdue(
        party=row.party,
        case_number=row.case_number,
        what_vi=row.what_vi,
        item_number=row.item_number,
        due_on=row.due_on,
        ground_vi=row.ground_vi,
        ended_at=None if row.is_open else row.closed_at,
        ended_vi="" if row.is_open else "Không còn là nghĩa vụ sau lần đánh giá ấy",
        importer_name=importer,
    )


def _tasks(session: Session, today: date) -> list[Overdue]:
    row = TaskRow
    query = (
        select(row, CaseRow.importer_name)
        .join(CaseRow, col(CaseRow.case_number) == col(row.case_number))
        .where(col(row.due_on).is_not(None))
        .where(
            or_(
                (col(row.state) == TaskState.OPEN) & (col(row.due_on) < today),
                func.date(row.ended_at) >= col(row.due_on),
            )
        )
    )
    return [_task(one, importer) for one, importer in session.exec(query)]


def _task(row: TaskRow, importer: str | None) -> Overdue:
    assert row.due_on
    return Overdue(
        party=PARTY_OF[row.office],
        case_number=row.case_number,
        what_vi=f"{row.kind.label_vi}: {row.what_vi}",
        item_number=row.item_number,
        due_on=row.due_on,
        ground_vi=row.ground_vi,
        ended_at=row.ended_at,
        ended_vi=""
        if row.state is TaskState.OPEN
        else f"{row.state.label_vi}. {row.ended_reason or ''}".strip(),
        importer_name=importer,
    )
