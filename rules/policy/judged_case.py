"""What do the parts of the procedure share of one case?"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from models.case_file import CaseFile
from models.facts import DeclarationWithdrawn
from models.vocabulary import CustomsOutcome
from rules.checks.spoken import DISPOSED, Spoken
from rules.policy.standing import JudgedItem, Standing

SILENT = Spoken()


@dataclass(frozen=True)
class JudgedCase:
    """One case file judged, and what the parts of the procedure share of it."""

    case_file: CaseFile
    judged: tuple[JudgedItem, ...]
    as_of: date
    spoken: dict[int, Spoken] = field(default_factory=dict)

    @cached_property
    def is_withdrawn(self) -> bool:
        """Was the declaration cancelled?"""
        return bool(self.case_file.each(DeclarationWithdrawn))

    @cached_property
    def is_held(self) -> bool:
        """Is nothing said of any item, because the declaration was cancelled or an amendment is missing?"""
        return self.is_withdrawn or bool(self.case_file.missing_amendments)

    @cached_property
    def open_items(self) -> tuple[JudgedItem, ...]:
        """The items on which we still have something to say."""
        if self.is_held:
            return ()
        return tuple([one for one in self.judged if not self.is_settled(one)])

    @cached_property
    def is_spoken(self) -> bool:
        """Does customs' final word stand on every item?"""
        return bool(self.judged) and all(self.is_settled(one) for one in self.judged)

    def words_on(self, item_number: int | None) -> Spoken:
        """What customs has said of the units of an item."""
        return SILENT if item_number is None else self.spoken.get(item_number, SILENT)

    def is_settled(self, one: JudgedItem) -> bool:
        """Does customs' final word stand on every unit of the item?"""
        words = self.words_on(one.item.item_number)
        if words is SILENT:
            return False
        settled = words.units(CustomsOutcome.REFUSED, CustomsOutcome.CLEARED, *DISPOSED)
        return not words.excess and settled == one.item.quantity and not self.is_mended(one)

    def is_mended(self, one: JudgedItem) -> bool:
        """Do refused units come back?

        Goods refused on an inspection do once nothing refuses them any more: reworked and assessed anew, or
        registered anew (Nghị định 37/2026/NĐ-CP, Điều 85.3).
        """
        refused = self.words_on(one.item.item_number).units(CustomsOutcome.REFUSED)
        return refused > 0 and one.is_inspected and one.standing is not Standing.REFUSABLE
