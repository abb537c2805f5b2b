"""How is the newest result of a declaration said to customs once more?"""

from datetime import datetime

from sqlmodel import Session, col, select

from models.goods import DeclarationNumber
from models.vocabulary import EventKind, OutboxState
from records import events
from records.tables import OutboxRow


def say_again(
    session: Session, number: DeclarationNumber, now: datetime, reason_vi: str, *, asked_by: str | None = None
) -> OutboxRow | None:
    """Set the newest result pending again, whatever became of it; None when there is none to be said.

    It is chosen in the transaction that writes it, so that an older one never leaves after a newer one.
    What customs has refused stays refused unless customs asks: the same said again is refused again.
    """
    query = (
        select(OutboxRow)
        .where(OutboxRow.declaration_number == number, OutboxRow.state != OutboxState.DROPPED)
        .order_by(col(OutboxRow.number).desc())
        .limit(1)  # no lock on the others
        .with_for_update()
    )
    row = session.exec(query).first()
    if row is None or row.state is OutboxState.PENDING:
        return row
    if row.state is OutboxState.REFUSED and asked_by is None:
        return row
    events.add(
        session,
        declaration_number=number,
        at=now,
        kind=EventKind.OUTBOX,
        text_vi=f"Gửi lại bản kết quả số {row.result_number} cho hải quan: {reason_vi}",
        detail=f"outbox {row.number}",
        actor=asked_by or events.SYSTEM,
    )
    row.state, row.alive_since, row.refusals = OutboxState.PENDING, now, 0
    return row
