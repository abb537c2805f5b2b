"""What do we hold of each declaration: the newest result for customs, and its messages that we took?"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from models.exchange.comparison import Side, messages_digest
from models.goods import DeclarationNumber
from models.vocabulary import MessageState, OutboxState
from records.tables import MessageRow, OutboxRow

END = "9" * 12
"""No declaration number is greater."""


@dataclass(slots=True)
class Held:
    """What we hold of a declaration, and when we made or received the last of it."""

    side: Side = field(default_factory=Side)
    message_ids: list[str] = field(default_factory=list)
    changed_at: list[datetime] = field(default_factory=list)

    def is_younger_than(self, instant: datetime) -> bool:
        """May the other side be excused for not knowing it yet?"""
        return any(changed > instant for changed in self.changed_at)


def held(
    session: Session, client_id: str, after: DeclarationNumber, up_to: DeclarationNumber
) -> dict[DeclarationNumber, Held]:
    """Declarations of which the client sent messages that we took, or for which there is a result."""
    found: dict[DeclarationNumber, Held] = {}
    for number, message_id, received_at in session.exec(_messages(client_id, after, up_to)):
        one = found.setdefault(number, Held())
        one.message_ids.append(message_id)
        one.changed_at.append(received_at)
    for one in found.values():
        one.side = Side(message_count=len(one.message_ids), messages_digest=messages_digest(one.message_ids))
    for row in session.exec(_results(after, up_to)):  # of each declaration the newest comes last
        one = found.setdefault(row[0], Held())
        one.side = one.side.model_copy(update=_result_of(*row[1:5]))
        one.changed_at.append(row[5])
    return found


def last_of_page(
    session: Session, client_id: str, after: DeclarationNumber, limit: int
) -> DeclarationNumber | None:
    """The last number of a page of `held`; None when fewer than `limit` are left."""
    of_messages = _counted(select(MessageRow.declaration_number), client_id)
    pages = (
        (of_messages, col(MessageRow.declaration_number)),
        (_told(select(OutboxRow.declaration_number)), col(OutboxRow.declaration_number)),
    )
    numbers: set[str] = set()
    for query, number in pages:
        numbers |= set(session.exec(query.where(number > after).distinct().order_by(number).limit(limit)))
    return sorted(numbers)[limit - 1] if len(numbers) >= limit else None


def message_ids(session: Session, client_id: str, number: DeclarationNumber) -> tuple[str, ...]:
    """Which messages of the client about the declaration we took."""
    query = _counted(select(MessageRow.message_id), client_id)
    return tuple(session.exec(query.where(MessageRow.declaration_number == number)))


def _counted(query: Any, client_id: str) -> Any:
    """Messages that state a fact; what was turned away at the door was not taken."""
    return query.where(
        col(MessageRow.source) == client_id,
        col(MessageRow.state) != MessageState.REJECTED,
        col(MessageRow.kind).is_not(None),
    )


def _told(query: Any) -> Any:
    """Results that customs is to know; for a dropped one two people have decided otherwise."""
    return query.where(col(OutboxRow.state) != OutboxState.DROPPED)


def _messages(client_id: str, after: str, up_to: str) -> Any:
    number = col(MessageRow.declaration_number)
    columns = (number, col(MessageRow.message_id), col(MessageRow.received_at))
    query = _counted(select(*columns), client_id)
    return query.where(number > after, number <= up_to)


def _results(after: str, up_to: str) -> Any:
    number = col(OutboxRow.declaration_number)
    columns: tuple[Any, ...] = (
        number,
        col(OutboxRow.result_number),
        col(OutboxRow.body_digest),
        col(OutboxRow.acknowledgement),
        col(OutboxRow.state),
        col(OutboxRow.created_at),
    )
    query = _told(select(*columns)).where(number > after, number <= up_to)
    return query.order_by(number, col(OutboxRow.number))


def _result_of(
    result_number: int, digest: str | None, acknowledgement: str | None, state: OutboxState
) -> dict[str, Any]:
    """A result acknowledged to an earlier release has its digest in the acknowledgement only."""
    if digest is None and acknowledgement is not None:
        digest = json.loads(acknowledgement.splitlines()[-1]).get("body_digest")
    return {"result_number": result_number, "body_digest": digest, "state": state}
