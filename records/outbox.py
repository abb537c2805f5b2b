"""What is customs to be told, in which order, and what came of it?"""

import json
from datetime import datetime, timedelta

from pydantic import BaseModel
from sqlmodel import Session, col, func, select

from models.base import digest_of
from models.goods import DeclarationNumber
from models.vocabulary import OutboxState
from records.tables import OutboxRow

LEASE = timedelta(seconds=15)
LIFETIME = timedelta(hours=72)
"""How long delivery is tried before the row is dead."""


def put(session: Session, number: DeclarationNumber, result: BaseModel, at: datetime) -> int:
    """Queue the result when it differs from the last one told; the number of the declaration's last row.

    `result_number` rises only when the content changes (row D3).
    """
    last = last_row(session, number)
    text = result.model_dump_json()  # fields in their declared order: equal results, equal bytes
    digest = digest_of(text.encode())
    if last is not None and last.result_digest == digest:
        return last.number
    row = OutboxRow(
        declaration_number=number,
        number=(last.number if last else 0) + 1,
        result_number=(last.result_number if last else 0) + 1,
        result=text,
        result_digest=digest,
        created_at=at,
    )
    session.add(row)
    return row.number


def message_id(row: OutboxRow) -> str:
    """The id of a row at customs, the same at every attempt.

    It holds the content's digest: a register restored from a copy may use a number again for other content.
    """
    return f"{row.declaration_number}.{row.number}.{row.result_digest[:12]}"


def last_row(session: Session, number: DeclarationNumber) -> OutboxRow | None:
    """The newest row of the declaration."""
    query = (
        select(OutboxRow).where(OutboxRow.declaration_number == number).order_by(col(OutboxRow.number).desc())
    )
    return session.exec(query).first()


def last_number(session: Session, number: DeclarationNumber) -> int:
    """The number of the newest row; 0 before the first."""
    row = last_row(session, number)
    return row.number if row else 0


class Leased(Exception):  # noqa: N818 - somebody else is at it
    """Another courier holds the oldest row; order is kept by waiting."""


def lease(session: Session, number: DeclarationNumber, owner: str, now: datetime) -> OutboxRow | None:
    """Take the oldest pending row; Leased when another owner holds it, None when all is settled.

    The same owner takes it again at once: its earlier attempt has died.
    """
    query = (
        select(OutboxRow)
        .where(OutboxRow.declaration_number == number, OutboxRow.state == OutboxState.PENDING)
        .order_by(col(OutboxRow.number))
        .with_for_update()
    )
    row = session.exec(query).first()
    if row is None:
        return None
    if row.leased_by not in (None, owner) and row.leased_until and row.leased_until > now:
        raise Leased(f"{row.leased_by} sends {number}.{row.number}")
    row.leased_by, row.leased_until = owner, now + LEASE
    row.attempt_count += 1
    row.last_attempt_at = now
    return row


def settled_number(session: Session, number: DeclarationNumber) -> int:
    """Every row up to this number is settled."""
    query = select(func.min(OutboxRow.number)).where(
        OutboxRow.declaration_number == number, OutboxRow.state == OutboxState.PENDING
    )
    pending = session.exec(query).one()
    return last_number(session, number) if pending is None else pending - 1


def revive(session: Session, number: DeclarationNumber, now: datetime) -> int:
    """Give dead rows of the declaration another life; the number of its last row."""
    query = select(OutboxRow).where(
        OutboxRow.declaration_number == number, OutboxRow.state == OutboxState.DEAD
    )
    for row in session.exec(query).all():
        row.state, row.alive_since = OutboxState.PENDING, now
    return last_number(session, number)


def acknowledged(row: OutboxRow, acknowledgement: BaseModel, at: datetime) -> None:
    """Customs has applied the result, and says so with our body hash."""
    row.state = OutboxState.ACKNOWLEDGED
    row.acknowledged_at = at
    row.acknowledgement = json.dumps(acknowledgement.model_dump(mode="json"), ensure_ascii=False)
    row.last_error = None


def failed(row: OutboxRow, error: str, at: datetime) -> bool:
    """An attempt failed; after 72 hours the row is dead and blocks nothing: True then."""
    row.last_error = error
    if at - (row.alive_since or row.created_at) >= LIFETIME:
        row.state = OutboxState.DEAD
    return row.state is OutboxState.DEAD
