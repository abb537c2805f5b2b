"""Which results did not arrive, and what became of one of them?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from models.vocabulary import OutboxState
from records.tables import AlarmRow, EventRow, OutboxRepairRow, OutboxRow, StaffRow
from records.watching import repairs
from records.watching.conditions import ACKNOWLEDGED_WITHIN, UNSETTLED, is_overtaken, letter_subject

NOT_ARRIVED = (OutboxState.REFUSED, OutboxState.DEAD, OutboxState.DROPPED)


@dataclass(frozen=True, slots=True)
class Letter:
    """A result for customs in the list; overtaken when customs has applied a later one."""

    row: OutboxRow
    is_overtaken: bool


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """One result with all that happened to it; `names` of the people who acted, by id."""

    row: OutboxRow
    is_overtaken: bool
    repairs: tuple[OutboxRepairRow, ...]
    open_drop: OutboxRepairRow | None
    events: tuple[EventRow, ...]
    alarms: tuple[AlarmRow, ...]
    names: dict[str, str]


def letters(session: Session, now: datetime, limit: int = 200) -> tuple[Letter, ...]:
    """What did not arrive in time, what still matters first, then the oldest."""
    late = and_(col(OutboxRow.state).in_(UNSETTLED), col(OutboxRow.created_at) < now - ACKNOWLEDGED_WITHIN)
    query = (
        select(OutboxRow, is_overtaken().label("overtaken"))
        .where(or_(late, col(OutboxRow.state).in_(NOT_ARRIVED)))
        .order_by("overtaken", col(OutboxRow.state) == OutboxState.DROPPED, col(OutboxRow.created_at))
        .limit(limit)
        .options(defer(OutboxRow.result), defer(OutboxRow.body))  # type: ignore[arg-type]
    )
    return tuple(Letter(row, bool(overtaken)) for row, overtaken in session.exec(query))


def load_letter(session: Session, outbox_id: int) -> LetterRecord | None:
    """The result as it stands now; None when there is none under the id."""
    query = select(OutboxRow, is_overtaken().label("overtaken")).where(OutboxRow.outbox_id == outbox_id)
    found = session.exec(query).first()
    if found is None:
        return None
    row, overtaken = found
    told = select(EventRow).where(
        EventRow.declaration_number == row.declaration_number, EventRow.detail == f"outbox {row.number}"
    )
    alarms = select(AlarmRow).where(AlarmRow.subject == letter_subject(row))
    return LetterRecord(
        row=row,
        is_overtaken=bool(overtaken),
        repairs=tuple(repairs.of_row(session, outbox_id)),
        open_drop=repairs.open_drop(session, outbox_id),
        events=tuple(session.exec(told.order_by(col(EventRow.event_id)))),
        alarms=tuple(session.exec(alarms.order_by(col(AlarmRow.alarm_id)))),
        names=dict(session.exec(select(StaffRow.staff_id, StaffRow.name)).all()),
    )
