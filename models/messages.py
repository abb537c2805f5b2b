"""What travels between intake, workflow and activities? Ids, digests and small verdicts, one record each."""

from datetime import date, datetime

from models.assessment import NoticeOrder, RoleHeld
from models.base import Digest, Record
from models.facts import FactId, StaffId
from models.goods import DeclarationNumber
from models.ids import CaseNumber
from models.vocabulary import FactKind


class OpenCase(Record):
    """Input of the workflow. A follow-up case starts with its predecessor's accepted facts."""

    case_number: CaseNumber
    declaration_number: DeclarationNumber
    inherited: tuple[FactId, ...] = ()


class AcceptFact(Record):
    """A fact that intake has written, offered to the case."""

    fact_id: FactId
    kind: FactKind
    digest: Digest
    staff_id: StaffId | None = None
    seen_assessment: int | None = None


class Accepted(Record):
    """The workflow's receipt: the fact is number `position` of the case."""

    fact_id: FactId
    position: int


class AssessCase(Record):
    """Input of `assess`: exactly these facts, at this instant of the workflow."""

    case_number: CaseNumber
    declaration_number: DeclarationNumber
    fact_ids: tuple[FactId, ...]
    assessment_number: int
    at: datetime


class Verdict(Record):
    """An assessment's short form, a few hundred bytes."""

    assessment_number: int
    next_due_on: date | None = None
    orders: tuple[NoticeOrder, ...] = ()
    roles: tuple[RoleHeld, ...] = ()
    is_closed: bool = False
    outbox_number: int = 0


class IssueNotice(Record):
    """Input of `issue_notice`."""

    case_number: CaseNumber
    declaration_number: DeclarationNumber
    order: NoticeOrder
    at: datetime


class Issued(Record):
    """A notice was issued; customs is told by this outbox row."""

    key: str
    notice_number: str
    outbox_number: int


class DeliverNext(Record):
    """Input of `deliver`: the oldest pending outbox row of the declaration."""

    declaration_number: DeclarationNumber
    at: datetime


class Resend(Record):
    """Input of the workflow that sends a declaration's pending rows again, up to a number."""

    declaration_number: DeclarationNumber
    up_to: int


class Delivered(Record):
    """Every outbox row up to this number is settled: acknowledged, dropped or dead."""

    settled_number: int


class CaseClosed(Record):
    """Result of the workflow."""

    case_number: CaseNumber
    assessment_number: int
    fact_count: int
