"""Messages in, messages out, and files that came along."""

from datetime import datetime

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.vocabulary import FactKind, MessageState, OutboxState, RepairAct
from records.tables.columns import instant, long_text, word


class MessageRow(SQLModel, table=True):
    """A received message, raw: kept before anything else happens, whether it can be used or not."""

    __tablename__ = "messages"
    __table_args__ = (UniqueConstraint("source", "message_id"),)

    message_key: int | None = Field(default=None, primary_key=True)
    source: str
    message_id: str
    kind: FactKind | None = word(FactKind, default=None, nullable=True)
    declaration_number: str | None = Field(default=None, index=True)
    body: bytes = Field(sa_type=LargeBinary)
    body_digest: str
    received_at: datetime = instant(index=True)
    state: MessageState = word(MessageState, default=MessageState.PENDING, index=True)
    fact_id: str | None = Field(default=None, index=True)
    leased_until: datetime | None = instant(default=None)
    attempt_count: int = 0
    problem: str | None = long_text(default=None)


class OutboxRow(SQLModel, table=True):
    """A result for customs; rows of one declaration leave in order of `number`.

    `body` holds the bytes as they were first sent: a later release sends the same again, and `body_digest` is
    what customs acknowledges. `acknowledgement` holds its signed answers, one a line. `failures` counts the
    attempts without an answer since the row was last revived, `refusals` those that customs turned away.
    """

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("declaration_number", "number"),)

    outbox_id: int | None = Field(default=None, primary_key=True)
    declaration_number: str = Field(index=True)
    number: int
    result_number: int
    result: str = long_text()
    result_digest: str
    created_at: datetime = instant(index=True)
    state: OutboxState = word(OutboxState, default=OutboxState.PENDING, index=True)
    attempt_count: int = 0
    last_attempt_at: datetime | None = instant(default=None)
    alive_since: datetime | None = instant(default=None)
    leased_by: str | None = None
    leased_until: datetime | None = instant(default=None)
    last_error: str | None = long_text(default=None)
    failures: int = 0
    refusals: int = 0
    body: bytes | None = Field(default=None, sa_type=LargeBinary)
    body_digest: str | None = None
    received_at: datetime | None = instant(default=None)
    acknowledged_at: datetime | None = instant(default=None)
    acknowledgement: str | None = long_text(default=None)


class OutboxRepairRow(SQLModel, table=True):
    """What was done with a result that did not reach customs; dropping one takes a second person (row X3)."""

    __tablename__ = "outbox_repairs"

    repair_id: int | None = Field(default=None, primary_key=True)
    outbox_id: int = Field(index=True)
    act: RepairAct = word(RepairAct)
    reason: str = long_text()
    asked_by: str
    asked_at: datetime = instant()
    confirmed_by: str | None = None
    confirmed_at: datetime | None = instant(default=None)
    declined_by: str | None = None
    declined_at: datetime | None = instant(default=None)


class DocumentRow(SQLModel, table=True):
    """A file sent to a case; its bytes lie in the document store under the digest."""

    __tablename__ = "documents"

    declaration_number: str = Field(primary_key=True)
    digest: str = Field(primary_key=True, index=True)
    title: str
    media_type: str
    size_bytes: int
    received_at: datetime = instant()
    source: str
