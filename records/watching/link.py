"""How is the link to customs? What the last call met, and what still waits: read by every page."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from models.vocabulary import OutboxState
from records.tables import AlarmRow, OutboxRow, PartnerRow, ReconciliationRow
from records.watching.conditions import DOWN_FOR

CUSTOMS = "customs"


@dataclass(frozen=True, slots=True)
class LinkState:
    """The link at one glance; `oldest_at` is when the oldest result that waits was made."""

    asked_at: datetime | None
    answered_at: datetime | None
    down_since: datetime | None
    last_error: str | None
    waiting_count: int
    oldest_at: datetime | None
    alarm_count: int

    def is_down(self, now: datetime) -> bool:
        """Down for longer than one failed call would mean."""
        return self.down_since is not None and now - self.down_since > DOWN_FOR


def heard(session: Session, at: datetime, error: str | None) -> None:
    """Customs was asked how it is: no error means that it answered."""
    row = session.get(PartnerRow, CUSTOMS, with_for_update=True) or PartnerRow(name=CUSTOMS, asked_at=at)
    row.asked_at = at
    if error is None:
        row.answered_at, row.down_since, row.last_error = at, None, None
    else:
        row.down_since, row.last_error = row.down_since or at, error
    session.add(row)


def link_state(session: Session) -> LinkState:
    """One statement of indexed counts; every page of a signed-in person asks it."""
    pending = OutboxRow.state == OutboxState.PENDING
    partner = {
        name: select(getattr(PartnerRow, name)).where(PartnerRow.name == CUSTOMS).scalar_subquery()
        for name in ("asked_at", "answered_at", "down_since", "last_error")
    }
    alarms = select(func.count()).select_from(AlarmRow).where(col(AlarmRow.ended_at).is_(None))
    waiting = select(func.count()).select_from(OutboxRow).where(pending)
    oldest = select(func.min(OutboxRow.created_at)).where(pending)
    columns = (
        *partner.values(),
        waiting.scalar_subquery(),
        oldest.scalar_subquery(),
        alarms.scalar_subquery(),
    )
    return LinkState(*session.connection().execute(select(*columns)).one())


def last_reconciliation(session: Session) -> ReconciliationRow | None:
    """The newest comparison of the two sides, whether it has ended or not."""
    return session.exec(select(ReconciliationRow).order_by(col(ReconciliationRow.started_at).desc())).first()
