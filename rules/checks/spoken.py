"""What has customs said of the units of each item?"""

from dataclasses import dataclass, field, replace

from models.case_file import CaseFile
from models.facts import CustomsSpoke, ItemWord
from models.goods import Declaration, DeclarationItem
from models.vocabulary import FINAL_OUTCOMES, CustomsOutcome

DISPOSED = (CustomsOutcome.REEXPORTED, CustomsOutcome.DESTROYED)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Final words by units of one item. `excess` is what they tell beyond the units that there are."""

    final: dict[CustomsOutcome, int] = field(default_factory=dict)
    excess: int = 0

    def units(self, *outcomes: CustomsOutcome) -> int:
        """How many units have one of the outcomes."""
        return sum([self.final.get(outcome, 0) for outcome in outcomes]) if self.final else 0

    def after(self, word: ItemWord, declared: int) -> "Spoken":
        """With the next word: one on the whole item stands in the place of all, one on a part comes beside.

        What was refused may still be disposed of, or be cleared once it was mended.
        """
        is_final = word.outcome in FINAL_OUTCOMES
        if word.quantity is None:
            return Spoken({word.outcome: declared} if is_final else {})
        if not is_final:
            return self
        final = dict(self.final)
        free, refused = declared - sum(final.values()), final.get(CustomsOutcome.REFUSED, 0)
        from_refused = 0
        if word.outcome in DISPOSED:
            from_refused = min(refused, word.quantity)
        elif word.outcome is CustomsOutcome.CLEARED:
            from_refused = min(refused, max(0, word.quantity - free))
        counted = min(word.quantity, free + from_refused)
        final[CustomsOutcome.REFUSED] = refused - from_refused
        final[word.outcome] = final.get(word.outcome, 0) + counted
        return replace(self, final=final, excess=self.excess + word.quantity - counted)


def spoken_of(case_file: CaseFile) -> dict[int, Spoken]:
    """The words on each item, while the item is as it was when the word was given."""
    found: dict[int, Spoken] = {}
    for fact, content in case_file.each(CustomsSpoke):
        before = case_file.version_at(fact.fact.occurred_at)
        for word in content.outcomes:
            item = item_of(case_file.declaration, word.item_number)
            if item is not None and item_of(before, word.item_number) == item:
                found[word.item_number] = found.get(word.item_number, Spoken()).after(word, item.quantity)
    return found


def item_of(declaration: Declaration | None, item_number: int) -> DeclarationItem | None:
    """The item of that number in a version of the declaration."""
    items = declaration.items if declaration else ()
    return next((item for item in items if item.item_number == item_number), None)
