"""What is customs to be told, in which order, and what came of it?"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import BaseModel
from sqlalchemy import and_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from models.base import digest_of
from models.exchange.answers import SignedAnswer
from models.goods import DeclarationNumber
from models.vocabulary import EventKind, OutboxState
from records import events
from records.tables import OutboxRow
from records.watching.conditions import is_overtaken

LEASE = timedelta(seconds=15)
LIFETIME = timedelta(hours=72)
"""How long delivery is tried before the row is dead."""

DECIDED = frozenset({OutboxState.ACKNOWLEDGED, OutboxState.REFUSED})
"""Customs' last word on a row; it never goes back to another state."""

NOT_TOLD = frozenset({OutboxState.DROPPED, OutboxState.DEAD, OutboxState.REFUSED})
"""A row in one of these has not told customs what it says."""

Told = tuple[OutboxRow, OutboxRow | None]
"""A result with the one that it takes the place of."""

FEED_LOCK = 0x6F7574626F78
"""The advisory lock under which rows get their id: "outbox" in ASCII."""

_MESSAGE_ID = re.compile(r"(\d{12})\.(\d{1,9})\.[0-9a-f]{12}", re.ASCII)


def put(session: Session, number: DeclarationNumber, result: BaseModel, at: datetime) -> int:
    """Queue the result when it differs from the last one told; the number of the declaration's last row.

    `result_number` rises only when the content changes (row D3).
    """
    return _put(session, number, result, at, again=frozenset())


def renew(session: Session, number: DeclarationNumber, result: BaseModel, at: datetime) -> int:
    """Queue the result as it stands now, also when an equal one was dropped, refused or died (row X3)."""
    return _put(session, number, result, at, again=NOT_TOLD)


def message_id(row: OutboxRow) -> str:
    """The id of a row at customs, the same at every attempt.

    It holds the content's digest: a register restored from a copy may use a number again for other content.
    """
    return f"{row.declaration_number}.{row.number}.{row.result_digest[:12]}"


def by_message_id(session: Session, text: str) -> OutboxRow | None:
    """The row that customs knows under the id, locked until the transaction ends."""
    parts = _MESSAGE_ID.fullmatch(text)
    if parts is None:
        return None
    query = select(OutboxRow).where(
        OutboxRow.declaration_number == parts[1], OutboxRow.number == int(parts[2])
    )
    row = session.exec(query.with_for_update()).first()
    return row if row is not None and message_id(row) == text else None


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


def latest(session: Session, number: DeclarationNumber) -> Told | None:
    """The newest result that is or was to be told; one that was dropped is not."""
    query = (
        _told().where(OutboxRow.declaration_number == number).order_by(col(OutboxRow.number).desc()).limit(1)
    )
    told: Told | None = session.exec(query).first()
    return told


def feed(session: Session, after: int, limit: int) -> Sequence[Told]:
    """Results in the order in which they were made, after the given one; the order never goes backwards."""
    query = _told().where(col(OutboxRow.outbox_id) > after).order_by(col(OutboxRow.outbox_id)).limit(limit)
    told: Sequence[Told] = session.exec(query).all()
    return told


def replaced_by(session: Session, row: OutboxRow) -> OutboxRow | None:
    """The result that the row takes the place of."""
    told: Told = session.exec(_told().where(OutboxRow.outbox_id == row.outbox_id)).one()
    return told[1]


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
        .limit(1)  # no lock on the others
        .with_for_update()
    )
    row = session.exec(query).first()
    if row is None:
        return None
    if row.leased_by not in (None, owner) and row.leased_until and row.leased_until > now:
        raise Leased(f"{row.leased_by} sends {number}.{row.number}")
    if row.alive_since and row.last_attempt_at and row.last_attempt_at < row.alive_since:
        row.failures = 0
    row.leased_by, row.leased_until = owner, now + LEASE
    row.attempt_count += 1
    row.last_attempt_at = now
    return row


def settled_number(session: Session, number: DeclarationNumber) -> int:
    """Every row up to this number is settled: nothing of it is left to send."""
    query = select(func.min(OutboxRow.number)).where(
        OutboxRow.declaration_number == number, OutboxRow.state == OutboxState.PENDING
    )
    pending = session.exec(query).one()
    return last_number(session, number) if pending is None else pending - 1


def revive(session: Session, number: DeclarationNumber, now: datetime) -> int:
    """Give dead rows that no applied one overtook another life; the number of the declaration's last row."""
    query = select(OutboxRow).where(
        OutboxRow.declaration_number == number, OutboxRow.state == OutboxState.DEAD, ~is_overtaken()
    )
    for row in session.exec(query).all():
        row.state, row.alive_since = OutboxState.PENDING, now
    return last_number(session, number)


def dies_at(row: OutboxRow) -> datetime:
    """From when on an attempt that fails is the last."""
    return (row.alive_since or row.created_at) + LIFETIME


class OtherContent(Exception):  # noqa: N818 - an answer to customs
    """Customs speaks of other bytes than those sent under the id."""


def answered(session: Session, answer: SignedAnswer, at: datetime) -> OutboxRow | None:
    """Customs' signed word on a message, at once or later; the row, or None when no message has the id.

    Said twice it counts once. A row never goes back: neither from applied or refused to anything, nor from
    received to pending; customs' word stands above our own giving up. OtherContent when the bytes differ.
    """
    row = by_message_id(session, answer.message_id)
    if row is None:
        return None
    if row.body_digest != answer.body_digest:
        raise OtherContent(answer.message_id)
    if row.state in DECIDED or row.state is answer.state or _is_dropped_all_the_same(row, answer):
        return row
    row.state = answer.state
    row.leased_by = row.leased_until = None
    row.received_at = row.received_at or at
    row.acknowledged_at = at if answer.state is OutboxState.ACKNOWLEDGED else None
    evidence = answer.model_dump_json(exclude_none=True)
    row.acknowledgement = f"{row.acknowledgement}\n{evidence}" if row.acknowledgement else evidence
    row.last_error = None
    said = f"{_SAID_VI[answer.state]} bản kết quả số {row.result_number}"
    if answer.state is OutboxState.REFUSED:
        row.last_error = answer.reason_vi or "Hải quan không nêu lý do"
        said = f"{said}: {row.last_error}"
    _tell(session, row, said, at)
    return row


def failed(  # an attempt and how it ended
    session: Session,
    outbox_id: int,
    error: str,
    at: datetime,
    *,
    is_refusal: bool = False,
    is_gone: bool = False,
) -> OutboxRow:
    """An attempt came to nothing; another one is due while the row is pending.

    It is dead after 72 hours, or at once when the address is gone, and blocks nothing then. Customs' own word
    may have come meanwhile by another way, and stands.
    """
    row = session.get_one(OutboxRow, outbox_id, with_for_update=True)
    if row.state is not OutboxState.PENDING:
        return row
    row.last_error = error
    row.failures += 1
    row.refusals += is_refusal
    if is_gone or at >= dies_at(row):
        row.state = OutboxState.DEAD
        _tell(session, row, f"Không gửi được bản kết quả số {row.result_number}: {error}", at)
    return row


_SAID_VI = {
    OutboxState.RECEIVED: "Hải quan đã nhận, chưa áp dụng",
    OutboxState.ACKNOWLEDGED: "Hải quan xác nhận",
    OutboxState.REFUSED: "Hải quan từ chối",
}


def _is_dropped_all_the_same(row: OutboxRow, answer: SignedAnswer) -> bool:
    """Two people dropped it; that customs has read it changes nothing, that it applied it does."""
    return row.state is OutboxState.DROPPED and answer.state is OutboxState.RECEIVED


def _put(
    session: Session,
    number: DeclarationNumber,
    result: BaseModel,
    at: datetime,
    *,
    again: frozenset[OutboxState],
) -> int:
    last = last_row(session, number)
    text = result.model_dump_json()  # fields in their declared order: equal results, equal bytes
    digest = digest_of(text.encode())
    if last is not None and last.result_digest == digest and last.state not in again:
        return last.number
    row = OutboxRow(
        declaration_number=number,
        number=(last.number if last else 0) + 1,
        result_number=(last.result_number if last else 0) + 1,
        result=text,
        result_digest=digest,
        created_at=at,
    )
    _keep_order(session)
    session.add(row)
    session.flush()
    return row.number


def _keep_order(session: Session) -> None:
    """Rows become visible in the order of `outbox_id`, or who reads the feed would pass over one.

    PostgreSQL gives the id out at the insert, and transactions that run side by side end in any order.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.exec(select(func.pg_advisory_xact_lock(FEED_LOCK)))


def _told() -> Any:
    """Every row that was not dropped, with the newest before it that customs may hold."""
    before, each = aliased(OutboxRow), aliased(OutboxRow)
    number_before = (
        select(func.max(each.number))
        .where(
            each.declaration_number == OutboxRow.declaration_number,
            col(each.number) < OutboxRow.number,
            col(each.state).not_in(NOT_TOLD),
        )
        .correlate(OutboxRow)
        .scalar_subquery()
    )
    is_before = and_(
        col(before.declaration_number) == OutboxRow.declaration_number, col(before.number) == number_before
    )
    return (
        select(OutboxRow, before).outerjoin(before, is_before).where(OutboxRow.state != OutboxState.DROPPED)
    )


def _tell(session: Session, row: OutboxRow, text_vi: str, at: datetime) -> None:
    events.add(
        session,
        declaration_number=row.declaration_number,
        at=at,
        kind=EventKind.OUTBOX,
        text_vi=text_vi,
        detail=f"outbox {row.number}",
    )
