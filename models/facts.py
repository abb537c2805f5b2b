"""What can happen in a case? Facts only grow: each is an immutable row with a digest."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.base import Digest, GrowingRecord, Record
from models.days import Instant, vietnamese_day
from models.goods import Declaration, DeclarationNumber, LongText, Text, Year
from models.papers import Paper
from models.vocabulary import CustomsOutcome, FactKind, InspectionResult, NoticeKind, Outcome, Role

StaffId = Text
FactId = Text


class DeclarationRegistered(Record):
    """Customs registered the declaration."""

    kind: Literal[FactKind.DECLARATION] = FactKind.DECLARATION
    declaration: Declaration


class DeclarationAmended(Record):
    """The next version of the declaration, whole; amendments are ordered by their number, from 1."""

    kind: Literal[FactKind.AMENDMENT] = FactKind.AMENDMENT
    amendment_number: Annotated[int, Field(ge=1)]
    declaration: Declaration


class PaperFiled(Record):
    """The importer filed a paper, through customs."""

    kind: Literal[FactKind.PAPER] = FactKind.PAPER
    paper: Paper


class GoodsArrived(Record):
    """The goods reached the border gate ("năm hàng hóa về đến cửa khẩu Việt Nam", Điều 3.4)."""

    kind: Literal[FactKind.ARRIVAL] = FactKind.ARRIVAL
    arrived_on: date
    place: Text


class GoodsStored(Record):
    """The goods were brought to storage; the 30 days of Điều 8.3.b run from this day."""

    kind: Literal[FactKind.STORAGE] = FactKind.STORAGE
    stored_on: date
    place: Text
    items: tuple[int, ...] = ()


class ItemObservation(Record):
    """What the two offices saw of one item, and the `identity_digest` of the item they held it against."""

    item_number: int
    identity: Digest
    nameplate_year: Year | None = None
    nameplate_serial: Text | None = None
    is_consistent: bool
    remark: LongText | None = None


class VisitReported(Record):
    """Biên bản kiểm tra chung, by the inspector."""

    kind: Literal[FactKind.VISIT_REPORT] = FactKind.VISIT_REPORT
    round: int
    visited_on: date
    observations: tuple[ItemObservation, ...]
    photos: tuple[Digest, ...] = ()
    remark: LongText | None = None


class VisitConfirmed(Record):
    """The customs officer confirms, or contests, the report with this digest."""

    kind: Literal[FactKind.VISIT_CONFIRMATION] = FactKind.VISIT_CONFIRMATION
    round: int
    report_digest: Digest
    agrees: bool
    remark: LongText | None = None


class VisitRebooked(Record):
    """The visit of this round does not take place; the next round is booked not before the day."""

    kind: Literal[FactKind.REBOOKING] = FactKind.REBOOKING
    round: int
    reason: LongText
    not_before: date | None = None


class QuestionAnswered(Record):
    """A person answers what the law leaves to a person; `question` is the id of that question."""

    kind: Literal[FactKind.ANSWER] = FactKind.ANSWER
    question: Text
    outcome: Outcome
    reason: LongText


class DossierReviewed(Record):
    """The reviewer agrees, or not, with what is proposed; `basis` is the digest of the proposals seen."""

    kind: Literal[FactKind.REVIEW] = FactKind.REVIEW
    basis: Digest
    agrees: bool
    remark: LongText | None = None


class SignedItem(GrowingRecord):
    """An item that a notice speaks of, and the digest of what is said of it; `quantity` where of a part."""

    LATER: ClassVar[frozenset[str]] = frozenset({"quantity"})

    item_number: int
    basis: Digest
    quantity: int | None = None


class NoticeSigned(GrowingRecord):
    """The signatory signs exactly the content with this digest; the number takes its date and year here."""

    LATER: ClassVar[frozenset[str]] = frozenset({"inspection_result"})

    kind: Literal[FactKind.SIGNATURE] = FactKind.SIGNATURE
    notice_kind: NoticeKind
    basis: Digest
    content_digest: Digest
    items: tuple[SignedItem, ...] = ()
    inspection_result: InspectionResult | None = None


class ItemWord(GrowingRecord):
    """Customs' outcome for one item: the whole of it, or `quantity` more of its units."""

    LATER: ClassVar[frozenset[str]] = frozenset({"quantity"})

    item_number: int
    outcome: CustomsOutcome
    quantity: Annotated[int, Field(ge=1)] | None = None


class CustomsSpoke(Record):
    """Kết quả của hải quan, per item; a later word on a whole item takes the place of the earlier ones."""

    kind: Literal[FactKind.CUSTOMS_WORD] = FactKind.CUSTOMS_WORD
    outcomes: Annotated[tuple[ItemWord, ...], Field(min_length=1)]


class DeclarationWithdrawn(Record):
    """Customs cancelled the declaration."""

    kind: Literal[FactKind.WITHDRAWAL] = FactKind.WITHDRAWAL
    reason: LongText


FactContent = Annotated[
    DeclarationRegistered
    | DeclarationAmended
    | PaperFiled
    | GoodsArrived
    | GoodsStored
    | VisitReported
    | VisitConfirmed
    | VisitRebooked
    | QuestionAnswered
    | DossierReviewed
    | NoticeSigned
    | CustomsSpoke
    | DeclarationWithdrawn,
    Field(discriminator="kind"),
]

ROLE_OF: dict[FactKind, Role] = {
    FactKind.VISIT_REPORT: Role.INSPECTOR,
    FactKind.ANSWER: Role.INSPECTOR,
    FactKind.VISIT_CONFIRMATION: Role.CUSTOMS_OFFICER,
    FactKind.REVIEW: Role.REVIEWER,
    FactKind.SIGNATURE: Role.SIGNATORY,
}
"""The role in which a person states a fact. Rebooking is open to every role of the visit and takes none."""


class Fact(Record):
    """Something that happened. Its digest, over all its fields, makes repeats one fact.

    `occurred_at` is when it happened by the sender's account, with zone; intake adds when it was received.
    """

    declaration_number: DeclarationNumber
    occurred_at: Instant
    content: FactContent
    staff_id: StaffId | None = None

    @property
    def kind(self) -> FactKind:
        """The kind of the content."""
        return self.content.kind

    @property
    def occurred_on(self) -> date:
        """The Vietnamese day on which it happened; it judges whether a paper was in time."""
        return vietnamese_day(self.occurred_at)
