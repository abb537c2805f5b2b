"""How is a message kept before anything else happens, and which still have to be delivered?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_
from sqlmodel import Session, col, select

from models.base import digest_of
from models.facts import ROLE_OF, Fact, FactId
from models.goods import DeclarationNumber
from models.ids import CaseNumber, SealedFact, case_number
from models.messages import AcceptFact, OpenCase
from models.vocabulary import EventKind, FactKind, FactState, MessageState
from records import cases, events
from records.tables import CaseRoleRow, CaseRow, FactRow, MessageRow

LEASE = timedelta(seconds=10)
OVERDUE = timedelta(seconds=10)
"""A message that nobody delivered for this long is delivered by whoever claims it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What the case is offered, and where: the newest case of the declaration.

    The message is held for this attempt `until` an instant; after it, somebody else may have it.
    """

    message_key: int
    source: str
    message_id: str
    sequence: int
    is_closed: bool
    opened: OpenCase
    offer: AcceptFact
    attempt: int
    until: datetime

    @property
    def update_id(self) -> str:
        """What the case knows the message by: two senders may use the same id."""
        return f"{self.source}/{self.message_id}"


def message(session: Session, source: str, message_id: str) -> MessageRow | None:
    """The message under its sender's id."""
    query = select(MessageRow).where(MessageRow.source == source, MessageRow.message_id == message_id)
    return session.exec(query).first()


def fact_like(session: Session, sealed: SealedFact) -> FactRow | None:
    """The same fact, however it came."""
    return session.get(FactRow, sealed.fact_id)


def declaration_like(session: Session, number: DeclarationNumber) -> FactRow | None:
    """The declaration that stands under a number; of two that come at once the second waits for the first."""
    session.exec(
        select(CaseRow.case_number).where(CaseRow.declaration_number == number).with_for_update()
    ).all()
    query = select(FactRow).where(
        FactRow.declaration_number == number,
        FactRow.kind == FactKind.DECLARATION,
        FactRow.state != FactState.REFUSED,
    )
    return session.exec(query).first()


def keep(
    session: Session, row: MessageRow, sealed: SealedFact, seen_assessment: int | None, case: CaseRow | None
) -> tuple[FactRow, CaseRow]:
    """The raw message and its fact, with the role it needs and a case unless there is one already.

    Part of the caller's transaction; IntegrityError at its flush when message, fact or case are known.
    """
    fact = sealed.fact
    case = case or _open(session, fact, row.received_at)
    kept = FactRow(
        fact_id=sealed.fact_id,
        declaration_number=fact.declaration_number,
        kind=fact.kind,
        digest=sealed.digest,
        content=sealed.content.decode(),
        occurred_at=fact.occurred_at,
        received_at=row.received_at,
        staff_id=fact.staff_id,
        seen_assessment=seen_assessment,
    )
    row.fact_id = kept.fact_id
    session.add_all([row, kept])
    _take_role(session, case.case_number, kept)
    events.add(
        session,
        declaration_number=fact.declaration_number,
        case_number=case.case_number,
        at=row.received_at,
        kind=EventKind.RECEIVED,
        actor=fact.staff_id or row.source,
        text_vi=f"Tiếp nhận: {fact.kind.label_vi.lower()}",
        detail=kept.fact_id,
    )
    return kept, case


def role_of(session: Session, number: DeclarationNumber, staff_id: str) -> CaseRoleRow | None:
    """The role that a person holds in the newest case of the declaration."""
    case = cases.newest(session, number)
    return session.get(CaseRoleRow, (case.case_number, staff_id)) if case else None


def claim(session: Session, message_key: int, now: datetime) -> Delivery | None:
    """Lease a pending message; None when it is settled or somebody else has it."""
    row = session.get(MessageRow, message_key, with_for_update=True)
    if row is None or row.state is not MessageState.PENDING or (row.leased_until and row.leased_until > now):
        return None
    fact = session.get_one(FactRow, row.fact_id)
    case = cases.newest(session, fact.declaration_number)
    assert case is not None
    return lease(session, row, fact, case, now)


def lease(session: Session, row: MessageRow, fact: FactRow, case: CaseRow, now: datetime) -> Delivery:
    """Hold the message for one attempt; the assessment that contains its fact settles it."""
    row.leased_until = until = now + LEASE
    row.attempt_count += 1
    session.flush()
    assert row.message_key is not None
    return Delivery(
        message_key=row.message_key,
        source=row.source,
        message_id=row.message_id,
        sequence=case.sequence,
        is_closed=case.is_closed,
        opened=opening(session, case),
        offer=offer(fact),
        attempt=row.attempt_count,
        until=until,
    )


def opening(session: Session, case: CaseRow) -> OpenCase:
    """How the workflow of a case starts; a follow-up case with its predecessor's accepted facts."""
    inherited: tuple[FactId, ...] = ()
    if case.sequence:
        query = select(FactRow.fact_id).where(
            FactRow.declaration_number == case.declaration_number,
            FactRow.state == FactState.ACCEPTED,
            FactRow.received_at < case.opened_at,
        )
        inherited = tuple(session.exec(query.order_by(FactRow.fact_id)))
    return OpenCase(
        case_number=case.case_number, declaration_number=case.declaration_number, inherited=inherited
    )


def offer(fact: FactRow) -> AcceptFact:
    """The fact as the workflow is told of it."""
    return AcceptFact(
        fact_id=fact.fact_id,
        kind=fact.kind,
        digest=fact.digest,
        staff_id=fact.staff_id,
        seen_assessment=fact.seen_assessment,
    )


def overdue(session: Session, now: datetime, limit: int = 50) -> list[int]:
    """Keys of messages that were received a while ago and that nobody holds."""
    query = (
        select(MessageRow.message_key)
        .where(MessageRow.state == MessageState.PENDING, MessageRow.received_at < now - OVERDUE)
        .where(or_(col(MessageRow.leased_until).is_(None), col(MessageRow.leased_until) <= now))
        .order_by(col(MessageRow.received_at))
        .limit(limit)
    )
    return [key for key in session.exec(query) if key is not None]


def delivered(session: Session, message_key: int) -> None:
    """The case has the fact."""
    session.get_one(MessageRow, message_key).state = MessageState.DELIVERED


def _held(session: Session, delivery: Delivery) -> MessageRow | None:
    """The message while this attempt has it; None when it is settled or another attempt has begun."""
    row = session.get_one(MessageRow, delivery.message_key, with_for_update=True)
    is_held = row.state is MessageState.PENDING and row.attempt_count == delivery.attempt
    return row if is_held else None


def postponed(session: Session, delivery: Delivery, until: datetime, error: str) -> None:
    """Delivery did not succeed now; it is tried again."""
    row = _held(session, delivery)
    if row is not None:
        row.leased_until, row.problem = until, error


def refused(session: Session, delivery: Delivery, reason_vi: str, at: datetime) -> None:
    """The case does not take the fact: marked with the reason, never loaded, and its role is free again.

    Nothing when another attempt has begun: the case may have taken it there.
    """
    row = _held(session, delivery)
    if row is None:
        return
    fact = session.get_one(FactRow, row.fact_id)
    row.state, row.problem = MessageState.REFUSED, reason_vi
    fact.state, fact.refused_reason = FactState.REFUSED, reason_vi
    for role in session.exec(select(CaseRoleRow).where(CaseRoleRow.fact_id == fact.fact_id)).all():
        session.delete(role)
    events.add(
        session,
        declaration_number=fact.declaration_number,
        at=at,
        kind=EventKind.REFUSED,
        actor=fact.staff_id or row.source,
        text_vi=f"Không ghi nhận {fact.kind.label_vi.lower()}: {reason_vi}",
        detail=fact.fact_id,
    )


def follow_up(session: Session, number: DeclarationNumber, at: datetime, *, after: int) -> CaseRow:
    """The case that follows the one with this sequence, which has ended; opened when it is not there yet."""
    last = cases.newest(session, number)
    assert last is not None
    if last.sequence > after:
        return last
    sequence = after + 1
    case = CaseRow(
        case_number=case_number(number, sequence), declaration_number=number, sequence=sequence, opened_at=at
    )
    session.add(case)
    events.add(
        session,
        declaration_number=number,
        case_number=case.case_number,
        at=at,
        kind=EventKind.RECEIVED,
        text_vi=f"Mở hồ sơ tiếp theo số {sequence} của tờ khai",
    )
    return case


def rejected(row: MessageRow, problem: str) -> MessageRow:
    """A message that opens no case; kept with the answer that its sender got."""
    row.state, row.problem = MessageState.REJECTED, problem
    return row


def raw(source: str, message_id: str, body: bytes, received_at: datetime) -> MessageRow:
    """A message as it came."""
    return MessageRow(
        source=source, message_id=message_id, body=body, body_digest=digest_of(body), received_at=received_at
    )


def _open(session: Session, fact: Fact, at: datetime) -> CaseRow:
    number = fact.declaration_number
    case = CaseRow(
        case_number=case_number(number), declaration_number=number, opened_at=at, search_text=number
    )
    session.add(case)
    return case


def _take_role(session: Session, case: CaseNumber, fact: FactRow) -> None:
    """The first act gives a person the role in the case; the door has refused a second role."""
    role = ROLE_OF.get(fact.kind)
    if role is None or fact.staff_id is None:
        return
    if session.get(CaseRoleRow, (case, fact.staff_id)) is None:
        session.add(CaseRoleRow(case_number=case, staff_id=fact.staff_id, role=role, fact_id=fact.fact_id))
