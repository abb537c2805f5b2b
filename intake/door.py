"""How does what customs sends, or a person does, enter the engine? Written first, then delivered.

One transaction keeps the raw message, its digest and the fact; the caller's request ends with that commit.
Nothing that was answered with a receipt is lost, whoever is down.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from intake.courier import Courier
from models.facts import ROLE_OF, Fact
from models.goods import DeclarationNumber
from models.ids import SealedFact, seal
from models.vocabulary import FactKind, FactState, MessageState
from records import cases, inbox
from records.engine import reading, writing
from records.inbox import Delivery
from records.tables import FactRow, MessageRow

POLL_SECONDS = 0.05

Beside = Callable[[Session, FactRow], None]
"""What else is written in the transaction of a new fact."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """A message as it came: who sent it, under which id, and its bytes."""

    source: str
    message_id: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender gets, the same for every repeat."""

    message_id: str
    declaration_number: DeclarationNumber
    fact_id: str
    received_at: datetime
    is_repeat: bool = False


class Conflict(Exception):  # noqa: N818 - it answers 409, it is not a fault of ours
    """The message contradicts what was received before; `code` is one of the error codes of the API."""

    def __init__(self, code: str, detail_vi: str) -> None:
        super().__init__(detail_vi)
        self.code = code
        self.detail_vi = detail_vi


class FactRefused(Exception):  # noqa: N818 - a refusal is an answer
    """The case did not take the fact."""

    def __init__(self, reason_vi: str) -> None:
        super().__init__(reason_vi)
        self.reason_vi = reason_vi


class Door:
    """Receives, and delivers in the background through its courier when the process runs one."""

    def __init__(self, engine: Engine, courier: Courier | None, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._courier = courier
        self._now = now

    def receive(
        self,
        inbound: Inbound,
        fact: Fact,
        *,
        received_at: datetime,
        seen_assessment: int | None = None,
        beside: Beside | None = None,
    ) -> Receipt:
        """Keep the message and its fact, or answer the repeat; Conflict when it contradicts."""
        sealed = seal(fact)
        try:
            receipt, delivery = self._keep_new(inbound, sealed, received_at, seen_assessment, beside)
        except (IntegrityError, Conflict):  # known already, or in conflict with what is known
            receipt, delivery = self._keep_known(inbound, sealed, received_at, seen_assessment, beside)
        if delivery is not None and self._courier is not None:
            self._courier.take(delivery)
        return receipt

    def reject(
        self,
        inbound: Inbound,
        declaration_number: DeclarationNumber | None,
        problem: str,
        received_at: datetime,
    ) -> None:
        """Keep a message that cannot be used, with the answer its sender got."""
        try:
            with writing(self._engine) as session:
                row = inbox.raw(inbound.source, inbound.message_id, inbound.body, received_at)
                row.declaration_number = declaration_number
                session.add(inbox.rejected(row, problem))
        except IntegrityError:  # an id used before, now with other content: kept under an id of its own
            bad = replace(inbound, message_id=f"{inbound.message_id}#{received_at.isoformat()}")
            self.reject(bad, declaration_number, problem, received_at)

    async def outcome(self, receipt: Receipt, timeout_seconds: float) -> int | None:
        """The number of the first assessment that contains the fact; None when it is not there in time.

        FactRefused when the case did not take it.
        """
        tries = max(1, int(timeout_seconds / POLL_SECONDS))
        for _ in range(tries):
            number = await asyncio.to_thread(self._assessed_in, receipt.fact_id)
            if number is not None:
                return number
            await asyncio.sleep(POLL_SECONDS)
        return None

    def resend(self, number: DeclarationNumber) -> None:
        """What was set pending of the declaration goes to customs again, at once or when Temporal is back."""
        if self._courier is not None:
            self._courier.resend(number)

    @asynccontextmanager
    async def delivering(self) -> AsyncIterator[None]:
        """While inside, messages are delivered in the background."""
        if self._courier is None:
            yield
            return
        async with self._courier.running():
            yield

    def _keep_new(
        self,
        inbound: Inbound,
        sealed: SealedFact,
        received_at: datetime,
        seen_assessment: int | None,
        beside: Beside | None,
    ) -> tuple[Receipt, Delivery | None]:
        """Most messages are new: written without asking first, and the keys of the tables refuse a repeat."""
        number = sealed.fact.declaration_number
        with writing(self._engine) as session:
            case = cases.newest(session, number)
            if case is not None:
                _refuse_contradiction(session, sealed)
            row = _raw(inbound, sealed, received_at)
            kept, case = inbox.keep(session, row, sealed, seen_assessment, case)
            if beside is not None:
                beside(session, kept)
            delivery = inbox.lease(session, row, kept, case, received_at) if self._courier else None
            return _receipt(row, kept), delivery

    def _keep_known(
        self,
        inbound: Inbound,
        sealed: SealedFact,
        received_at: datetime,
        seen_assessment: int | None,
        beside: Beside | None,
    ) -> tuple[Receipt, Delivery | None]:
        """The receipt of what is known already; what no table knows was refused for its role or its race."""
        with writing(self._engine) as session:
            known = inbox.message(session, inbound.source, inbound.message_id)
            if known is not None:
                return _repeat_of(session, known, sealed), None
            same = inbox.fact_like(session, sealed)
            if same is not None:
                row = _raw(inbound, sealed, received_at)
                row.fact_id, row.state = same.fact_id, MessageState.DELIVERED
                session.add(row)
                return _receipt(row, same, is_repeat=True), None
        return self._keep_new(inbound, sealed, received_at, seen_assessment, beside)

    def _assessed_in(self, fact_id: str) -> int | None:
        with reading(self._engine) as session:
            row = session.get_one(FactRow, fact_id)
            if row.state is FactState.REFUSED:
                raise FactRefused(row.refused_reason or "")
            return row.first_assessment


def _raw(inbound: Inbound, sealed: SealedFact, received_at: datetime) -> MessageRow:
    row = inbox.raw(inbound.source, inbound.message_id, inbound.body, received_at)
    row.kind, row.declaration_number = sealed.fact.kind, sealed.fact.declaration_number
    return row


def _receipt(row: MessageRow, fact: FactRow, *, is_repeat: bool = False) -> Receipt:
    return Receipt(
        message_id=row.message_id,
        declaration_number=fact.declaration_number,
        fact_id=fact.fact_id,
        received_at=fact.received_at,
        is_repeat=is_repeat,
    )


def _repeat_of(session: Session, known: MessageRow, sealed: SealedFact) -> Receipt:
    same = inbox.fact_like(session, sealed)
    if same is None or same.fact_id != known.fact_id:
        raise Conflict("message_id_reused", "Mã thông điệp đã dùng cho nội dung khác.")
    return _receipt(known, same, is_repeat=True)


def _refuse_contradiction(session: Session, sealed: SealedFact) -> None:
    fact = sealed.fact
    if fact.kind is FactKind.DECLARATION:
        known = inbox.declaration_like(session, fact.declaration_number)
        if known is not None and known.fact_id != sealed.fact_id:  # the same one: a copy was a moment faster
            raise Conflict("declaration_exists", "Số tờ khai này đã được tiếp nhận với nội dung khác.")
    role = ROLE_OF.get(fact.kind)
    if role is not None and fact.staff_id is not None:
        held = inbox.role_of(session, fact.declaration_number, fact.staff_id)
        if held is not None and held.role is not role:
            raise Conflict(
                "four_eyes",
                f"Bốn mắt: trong hồ sơ này bạn đã làm {held.role.label_vi.lower()}, "
                f"nên không thể làm {role.label_vi.lower()}.",
            )
