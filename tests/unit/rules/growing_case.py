"""A case of machines by quantity that grows fact by fact."""

from datetime import timedelta
from typing import Any

from models.assessment import Assessment
from models.case_file import CaseFile
from models.facts import CustomsSpoke, Fact, FactContent, ItemWord, NoticeSigned
from models.goods import DeclarationItem
from models.papers import Paper
from models.vocabulary import CustomsOutcome, Disposition, NoticeKind
from rules.rulebook import assess
from tests.builders import (
    AS_OF,
    NOON,
    a_business_registration,
    a_case_file,
    a_certificate,
    a_declaration,
    a_fact,
    a_machine,
    filed,
)

TEN = a_machine(quantity=10, manufacture_country="CN", maker="Haitian", brand="Haitian")
SIX, FOUR = a_certificate(quantity=6), a_certificate(number="VC-26-032", quantity=4)
CLEARED, REFUSED = CustomsOutcome.CLEARED, CustomsOutcome.REFUSED
MAY_CLEAR, HELD = Disposition.MAY_CLEAR, Disposition.HELD


class Case:
    """A case that grows fact by fact, an hour apart."""

    def __init__(self, *items: DeclarationItem, papers: tuple[Paper, ...] = (SIX,), **overrides: Any) -> None:
        self.items, self.papers, self.overrides = items or (TEN,), papers, overrides
        self.facts: list[Fact] = []

    @property
    def case_file(self) -> CaseFile:
        papers = (*self.papers, a_business_registration())
        return a_case_file(a_declaration(items=self.items), papers, self.facts, **self.overrides)

    def now(self) -> Assessment:
        return assess(self.case_file, AS_OF)

    def tell(self, content: FactContent) -> None:
        at = NOON + timedelta(hours=1 + len(self.facts))
        staff_id = "ky" if isinstance(content, NoticeSigned) else None
        self.facts.append(a_fact(content, occurred_at=at, staff_id=staff_id))

    def file(self, paper: Paper) -> None:
        self.facts.append(filed(paper, occurred_at=NOON + timedelta(hours=1 + len(self.facts))))

    def sign(self, kind: NoticeKind = NoticeKind.APPROVAL) -> None:
        proposal = next(one for one in self.now().proposals if one.kind is kind)
        self.tell(
            NoticeSigned(
                notice_kind=kind, basis=proposal.basis, content_digest="0" * 64, items=proposal.items
            )
        )

    def word(self, outcome: CustomsOutcome, quantity: int | None = None) -> None:
        word = ItemWord(item_number=1, outcome=outcome, quantity=quantity)
        self.tell(CustomsSpoke(outcomes=(word,)))

    def parts(self, index: int = 0) -> list[tuple[int, Disposition]]:
        return [(part.quantity, part.disposition) for part in self.now().items[index].parts]

    def used(self, index: int = 0) -> list[tuple[int, int]]:
        return [(use.quantity, use.stated) for use in self.now().items[index].written_off]

    def proposed(self) -> dict[NoticeKind, list[int | None]]:
        return {one.kind: [item.quantity for item in one.items] for one in self.now().proposals}


def two_of(quantity: int) -> list[DeclarationItem]:
    changes = [{"item_number": one, "quantity": quantity, "serial_number": str(one)} for one in (1, 2)]
    return [TEN.model_copy(update=change) for change in changes]
