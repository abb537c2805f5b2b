"""What do the parts of the procedure share of one case?"""

from dataclasses import dataclass, field
from datetime import date

from models.case_file import CaseFile
from models.facts import CustomsSpoke
from models.goods import Declaration, DeclarationItem
from models.vocabulary import FINAL_OUTCOMES, CustomsOutcome, FactKind
from rules.policy.standing import JudgedItem, Standing


@dataclass(frozen=True)
class JudgedCase:
    """One case file judged, and what the parts of the procedure share of it."""

    case_file: CaseFile
    judged: tuple[JudgedItem, ...]
    as_of: date
    outcomes: dict[int, CustomsOutcome] = field(default_factory=dict)

    @property
    def is_withdrawn(self) -> bool:
        """Was the declaration cancelled?"""
        return bool(self.case_file.of_kind(FactKind.WITHDRAWAL))

    @property
    def open_items(self) -> tuple[JudgedItem, ...]:
        """The items on which we still have something to say."""
        if self.is_withdrawn or self.case_file.missing_amendments:
            return ()
        return tuple(one for one in self.judged if not self.is_settled(one))

    @property
    def is_spoken(self) -> bool:
        """Does customs' final word stand on every item?"""
        return bool(self.judged) and all(self.is_settled(one) for one in self.judged)

    def is_settled(self, one: JudgedItem) -> bool:
        """Does customs' final word stand on the item?

        Goods refused on an inspection come back once nothing refuses them any more: reworked and assessed
        anew, or registered anew (Nghị định 37/2026/NĐ-CP, Điều 85.3).
        """
        outcome = self.outcomes.get(one.item.item_number)
        is_refused = outcome is CustomsOutcome.REFUSED
        is_mended = is_refused and one.is_inspected and one.standing is not Standing.REFUSABLE
        return outcome in FINAL_OUTCOMES and not is_mended


def customs_outcomes(case_file: CaseFile) -> dict[int, CustomsOutcome]:
    """The last word of customs on each item, while the item is as it was when the word was given."""
    return {
        word.item_number: word.outcome
        for fact, content in case_file.each(CustomsSpoke)
        for word in content.outcomes
        if _item(case_file.version_at(fact.fact.occurred_at), word.item_number)
        == _item(case_file.declaration, word.item_number)
    }


def _item(declaration: Declaration | None, item_number: int) -> DeclarationItem | None:
    items = declaration.items if declaration else ()
    return next((item for item in items if item.item_number == item_number), None)
