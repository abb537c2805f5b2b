"""Cases: facts, assessments, and what follows from the newest one."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.vocabulary import (
    CaseState,
    EventKind,
    FactKind,
    FactState,
    NoticeKind,
    ObligationKind,
    Office,
    Party,
    ResultState,
    ReviewLane,
    Role,
    TaskKind,
    TaskState,
)
from records.tables.columns import instant, long_text, word


class FactRow(SQLModel, table=True):
    """An immutable fact: canonical JSON of `models.facts.Fact` and its digest."""

    __tablename__ = "facts"
    __table_args__ = (UniqueConstraint("declaration_number", "digest"),)

    fact_id: str = Field(primary_key=True)
    declaration_number: str = Field(index=True)
    kind: FactKind = word(FactKind)
    digest: str
    content: str = long_text()
    occurred_at: datetime = instant()
    received_at: datetime = instant()
    staff_id: str | None = None
    seen_assessment: int | None = None
    state: FactState = word(FactState, default=FactState.RECEIVED)
    refused_reason: str | None = None
    first_assessment: int | None = None


class CaseRow(SQLModel, table=True):
    """A case as lists show it; everything but its keys is derived from the last assessment."""

    __tablename__ = "cases"

    case_number: str = Field(primary_key=True)
    declaration_number: str = Field(index=True)
    sequence: int = 0
    opened_at: datetime = instant()
    importer_name: str | None = None
    importer_tax_code: str | None = Field(default=None, index=True)
    customs_office: str | None = None
    registered_on: date | None = None
    item_count: int = 0
    search_text: str = long_text(default="")
    lane: ReviewLane = word(ReviewLane, default=ReviewLane.YELLOW)
    state: CaseState = word(CaseState, default=CaseState.AWAITING_DECLARATION)
    result_state: ResultState = word(ResultState, default=ResultState.IN_PROGRESS)
    assessment_number: int = 0
    next_due_on: date | None = None
    is_closed: bool = Field(default=False, index=True)
    has_open_work: bool = False


class AssessmentRow(SQLModel, table=True):
    """One assessment, whole: what it was made from, what it says, what it returned to the workflow."""

    __tablename__ = "assessments"

    case_number: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    assessed_at: datetime = instant()
    as_of: date
    fact_ids: str = long_text()
    lookups: str = long_text()
    reference_version: str
    policy_version: str
    rulebook_version: str
    rulebook_digest: str
    content: str = long_text()
    verdict: str = long_text()


class MachineRow(SQLModel, table=True):
    """Maker and serial number of a declared item, folded, so that the machine is found again (row C8)."""

    __tablename__ = "case_machines"

    declaration_number: str = Field(primary_key=True)
    item_number: int = Field(primary_key=True)
    maker_folded: str = Field(index=True)
    serial_folded: str = Field(index=True)


class ObligationRow(SQLModel, table=True):
    """What is owed; open until an assessment no longer names it."""

    __tablename__ = "obligations"

    key: str = Field(primary_key=True)
    case_number: str = Field(index=True)
    kind: ObligationKind = word(ObligationKind)
    party: Party = word(Party)
    item_number: int | None = None
    what_vi: str = long_text()
    ground_vi: str | None = long_text(default=None)
    due_on: date | None = Field(default=None, index=True)
    is_open: bool = Field(default=True, index=True)
    opened_at: datetime = instant()
    closed_at: datetime | None = instant(default=None)


class TaskRow(SQLModel, table=True):
    """What a person has to do; claimed by one, done by a fact, closed with a reason when no longer due.

    `ground_vi` is where the law sets the day; without it the two offices only wish for one.
    """

    __tablename__ = "tasks"

    key: str = Field(primary_key=True)
    case_number: str = Field(index=True)
    declaration_number: str
    kind: TaskKind = word(TaskKind)
    office: Office = word(Office, index=True)
    role: Role = word(Role)
    what_vi: str = long_text()
    ground_vi: str | None = long_text(default=None)
    item_number: int | None = None
    round: int | None = None
    question_id: str | None = None
    notice_kind: NoticeKind | None = word(NoticeKind, default=None, nullable=True)
    basis: str | None = None
    due_on: date | None = None
    state: TaskState = word(TaskState, default=TaskState.OPEN, index=True)
    assignee_id: str | None = Field(default=None, index=True)
    claimed_at: datetime | None = instant(default=None)
    opened_at: datetime = instant()
    ended_at: datetime | None = instant(default=None)
    ended_reason: str | None = None


class EventRow(SQLModel, table=True):
    """The story of a case in plain Vietnamese, append-only (row A1)."""

    __tablename__ = "events"

    event_id: int | None = Field(default=None, primary_key=True)
    declaration_number: str = Field(index=True)
    case_number: str | None = Field(default=None, index=True)
    at: datetime = instant()
    kind: EventKind = word(EventKind)
    actor: str
    text_vi: str = long_text()
    detail: str | None = long_text(default=None)
