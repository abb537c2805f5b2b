"""What does the rulebook decide from? Accepted facts, register knowledge, reference data: the case file."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime
from functools import cached_property
from typing import Any, ClassVar, Self, TypeVar, TypeVarTuple, cast

from models.base import Digest, GrowingRecord, Record
from models.facts import (
    DeclarationAmended,
    DeclarationRegistered,
    Fact,
    FactContent,
    FactId,
    GoodsArrived,
    GoodsStored,
    PaperFiled,
    QuestionAnswered,
)
from models.goods import Declaration, DeclarationItem, DeclarationNumber
from models.papers import Paper
from models.policy import CoordinationPolicy
from models.reference import Reference
from models.vocabulary import FactKind

C = TypeVar("C", bound=Record)
A = TypeVarTuple("A")
T = TypeVar("T")


class AcceptedFact(Record):
    """A fact that the workflow accepted, as the register holds it."""

    fact_id: FactId
    digest: Digest
    fact: Fact

    @property
    def content(self) -> FactContent:
        """What happened."""
        return self.fact.content


class SeenSerial(Record):
    """The same maker and serial number stand in another declaration (row C8)."""

    item_number: int
    declaration_number: DeclarationNumber


class EarlierResult(Record):
    """What state quality inspection found earlier of goods with the identity of Điều 86.3.

    `result_on` is the day of Mẫu số 3, `conformity_on` that of the conformity result it rests on.
    """

    item_number: int
    declaration_number: DeclarationNumber
    result_on: date
    conformity_on: date | None
    conforms: bool


class CertificateLeft(Record):
    """A certificate on which other declarations rest: what the register holds of it, and what they used."""

    certificate_key: Digest
    quantity: int
    used: int

    @property
    def left(self) -> int:
        """What they left."""
        return self.quantity - self.used


class Lookups(GrowingRecord):
    """Register knowledge, read once per assessment and stored with it; earlier results by day."""

    LATER: ClassVar[frozenset[str]] = frozenset({"certificates_left"})

    earlier_import_count: int = 0
    violation_count: int = 0
    seen_serials: tuple[SeenSerial, ...] = ()
    earlier_results: tuple[EarlierResult, ...] = ()
    certificates_left: tuple[CertificateLeft, ...] = ()


class CaseFile(Record):
    """Input of `rules.assess`. Facts are ordered by (occurred_at, digest), whatever order they came in."""

    case_number: str
    facts: tuple[AcceptedFact, ...]
    lookups: Lookups
    reference: Reference
    policy: CoordinationPolicy
    draw_seed: str = ""

    def with_facts(self, facts: tuple[AcceptedFact, ...]) -> "CaseFile":
        """The same case with other facts; a copy would keep what was worked out of these."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return CaseFile.model_construct(**kept | {"facts": facts})

    def __copy__(self) -> Self:
        """What was worked out of the whole case may rest on what the copy changes."""
        copied = super().__copy__()
        copied.__dict__.pop("_worked_out", None)
        return copied

    def once(self, work: Callable[["CaseFile", *A], T], *args: *A) -> T:
        """What the work finds in this case, found once, because every item asks again."""
        found, key = self._worked_out, (work, args)
        if key not in found:
            found[key] = work(self, *args)
        return cast("T", found[key])

    @cached_property
    def _worked_out(self) -> dict[Hashable, object]:
        return {}

    @cached_property
    def ordered(self) -> tuple[AcceptedFact, ...]:
        """The facts in the order in which they happened."""
        return tuple(sorted(self.facts, key=lambda fact: (fact.fact.occurred_at, fact.digest)))

    def each(self, content: type[C]) -> tuple[tuple[AcceptedFact, C], ...]:
        """The facts whose content is of this type, with the content, in order."""
        facts: tuple[tuple[AcceptedFact, C], ...] = self._by_content.get(content, ())
        return facts

    @cached_property
    def _by_content(self) -> dict[type[Record], Any]:
        """Sorted out once, because every item asks again."""
        found: dict[type[Record], list[tuple[AcceptedFact, FactContent]]] = {}
        for fact in self.ordered:
            found.setdefault(type(fact.content), []).append((fact, fact.content))
        return {content: tuple(facts) for content, facts in found.items()}

    def of_kind(self, kind: FactKind) -> tuple[AcceptedFact, ...]:
        """The facts of one kind, in order."""
        return tuple(fact for fact in self.ordered if fact.fact.kind is kind)

    @cached_property
    def declaration(self) -> Declaration | None:
        """The version in force: the highest amendment, else the original; None before it came."""
        return self.version_of(self.ordered)

    def version_at(self, instant: datetime) -> Declaration | None:
        """The version that was in force at an instant; the original for what came before it."""
        earlier = [fact for fact in self.ordered if fact.fact.occurred_at <= instant]
        return self.version_of((*self.of_kind(FactKind.DECLARATION), *earlier))

    @staticmethod
    def version_of(facts: Iterable[AcceptedFact]) -> Declaration | None:
        """The highest amendment among the facts, else the original; an amendment alone is no declaration."""
        contents = [fact.content for fact in facts]
        original = next((one.declaration for one in contents if isinstance(one, DeclarationRegistered)), None)
        amendments = [one for one in contents if isinstance(one, DeclarationAmended)]
        if original is None or not amendments:
            return original
        return max(amendments, key=lambda amendment: amendment.amendment_number).declaration

    @cached_property
    def missing_amendments(self) -> tuple[int, ...]:
        """Amendment numbers below the highest that have not come."""
        numbers = {content.amendment_number for _, content in self.each(DeclarationAmended)}
        return tuple(number for number in range(1, max(numbers, default=0)) if number not in numbers)

    @cached_property
    def items(self) -> tuple[DeclarationItem, ...]:
        """The items of the version in force."""
        return self.declaration.items if self.declaration else ()

    @cached_property
    def papers(self) -> tuple[tuple[AcceptedFact, Paper], ...]:
        """Papers with the fact that filed each, in order."""
        return tuple((fact, content.paper) for fact, content in self.each(PaperFiled))

    def papers_of(self, kind: type[C]) -> tuple[tuple[AcceptedFact, C], ...]:
        """The papers of one kind, with the fact that filed each, in order."""
        papers: tuple[tuple[AcceptedFact, C], ...] = self._by_kind.get(kind, ())
        return papers

    @cached_property
    def _by_kind(self) -> dict[type[Record], Any]:
        """Sorted out once, because every item asks again."""
        found: dict[type[Record], list[tuple[AcceptedFact, Paper]]] = {}
        for fact, paper in self.papers:
            found.setdefault(type(paper), []).append((fact, paper))
        return {kind: tuple(papers) for kind, papers in found.items()}

    @cached_property
    def kinds(self) -> frozenset[type[Record]]:
        """Of which kinds are the facts told and the papers filed?"""
        return frozenset([*self._by_content, *self._by_kind])

    @cached_property
    def answers(self) -> dict[str, tuple[AcceptedFact, QuestionAnswered]]:
        """The last answer to each question, by the id of the question."""
        return {content.question: (fact, content) for fact, content in self.each(QuestionAnswered)}

    @cached_property
    def arrived_on(self) -> date | None:
        """The day the goods reached the border gate: the last arrival told, else the declaration's own."""
        told = [content.arrived_on for _, content in self.each(GoodsArrived)]
        if told:
            return told[-1]
        return self.declaration.arrived_on if self.declaration else None

    @cached_property
    def place(self) -> str | None:
        """Where the goods lie: the last place that storage or arrival told, else the declared one."""
        told = [
            fact.content.place
            for fact in self.ordered
            if isinstance(fact.content, GoodsArrived | GoodsStored)
        ]
        if told:
            return told[-1]
        return self.declaration.place if self.declaration else None
