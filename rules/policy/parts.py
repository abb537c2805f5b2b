"""Which units of an item may go before the rest, and what does the item use of its certificates?

That a part goes first is policy of the two offices: the law asks for the paper of each machine.
"""

from models.assessment import CertificateUse, ItemPart
from models.law import Citation
from models.vocabulary import CustomsOutcome, Disposition, NoticeKind, Outcome
from rules.checks.spoken import DISPOSED, item_of
from rules.policy.judged_case import JudgedCase
from rules.policy.signing import signatures
from rules.policy.standing import JudgedItem, Standing


def going(known: JudgedCase, one: JudgedItem) -> int:
    """The units that may go by an opinion on a part, or that customs cleared, while they still may.

    What was told of a part never goes back because a certificate of the rest came, and is never more than
    what customs has not turned away.
    """
    ready = one.item.quantity if one.standing is Standing.CLEARABLE else one.covered
    if ready == 0:
        return 0
    words = known.words_on(one.item.item_number)
    cleared = words.units(CustomsOutcome.CLEARED)
    gone = words.units(*DISPOSED) + (0 if known.is_mended(one) else words.units(CustomsOutcome.REFUSED))
    return min(
        ready, one.item.quantity - gone, cleared if known.is_held else max(cleared, _signed(known, one))
    )


def _signed(known: JudgedCase, one: JudgedItem) -> int:
    """The most units of the item, as it is declared now, for which an opinion on a part was signed."""
    number = one.item.item_number
    return max(
        (
            item.quantity
            for fact, signed in signatures(known.case_file)
            if signed.notice_kind is NoticeKind.APPROVAL
            for item in signed.items
            if item.item_number == number
            and item.quantity is not None
            and item_of(known.case_file.version_at(fact.fact.occurred_at), number) == one.item
        ),
        default=0,
    )


def parts_of(
    one: JudgedItem, units: int, rest: Disposition, citation: Citation | None
) -> tuple[ItemPart, ...]:
    """The units that may go, and the rest with its own word; empty where the same is said of all."""
    if not 0 < units < one.item.quantity:
        return ()
    met = [finding.citation for finding in one.holding if finding.outcome is Outcome.MET]
    return (
        ItemPart(quantity=units, disposition=Disposition.MAY_CLEAR, citation=met[-1] if met else citation),
        ItemPart(quantity=one.item.quantity - units, disposition=rest, citation=citation),
    )


def written_off(known: JudgedCase, one: JudgedItem, units: int) -> tuple[CertificateUse, ...]:
    """What the item takes of its certificates while so many units may go; what customs refused gives back."""
    covering = [finding.covered_by for finding in one.findings if finding.covered_by]
    if not covering:
        return ()
    words = known.words_on(one.item.item_number)
    refused = words.units(CustomsOutcome.REFUSED, *DISPOSED)
    cleared = words.units(CustomsOutcome.CLEARED)
    using = cleared if known.is_withdrawn else max(cleared, min(units, one.item.quantity - refused))
    found: list[CertificateUse] = []
    for uses in covering:
        left = using
        for use in uses:
            taken = min(left, use.quantity)
            left -= taken
            found += [use.model_copy(update={"quantity": taken})] if taken else []
    return tuple(found)
