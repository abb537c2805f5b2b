"""How many units of an item do the certificates cover that were issued for a number of units?

A certificate covers each of its units once. What other declarations have used of it is looked up. Within the
declaration an item keeps first what customs has cleared of it; the rest goes out in the order of the item
numbers, and an item takes in the order of its papers.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from models.assessment import CertificateUse
from models.base import Digest
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.papers import Certificate, stated_quantity
from models.vocabulary import CustomsOutcome
from rules.checks.days import Days
from rules.checks.spoken import DISPOSED, Spoken, spoken_of


@dataclass(frozen=True, slots=True)
class Claim:
    """How many units of an item have to be covered, and by which certificates by quantity, by their keys."""

    units: int = 0
    certificates: Mapping[Digest, Certificate] = field(default_factory=dict)


Claims = Mapping[int, Claim]
"""By item number, in the order of the numbers."""


def with_a_quantity(case_file: CaseFile, _: Days) -> bool:
    """Was any certificate filed that states a quantity?"""
    return any(stated_quantity(paper) is not None for _, paper in case_file.papers)


def open_units(case_file: CaseFile, item: DeclarationItem) -> int:
    """The units that may still come in: what customs refused, or what left again, needs no paper."""
    words = case_file.once(spoken_of).get(item.item_number, Spoken())
    return item.quantity - words.units(CustomsOutcome.REFUSED, *DISPOSED)


def uses_of(
    case_file: CaseFile, days: Days, claims_of: Callable[[CaseFile, Days], Claims]
) -> dict[int, tuple[CertificateUse, ...]]:
    """What each item takes of each certificate."""
    claims = case_file.once(claims_of, days)
    stated = _stated(claims)
    left = _left(case_file, stated)
    spoken = case_file.once(spoken_of)
    taken: dict[int, dict[Digest, int]] = {number: {} for number in claims}
    for number, claim in claims.items():
        cleared = spoken.get(number, Spoken()).units(CustomsOutcome.CLEARED)
        _take(min(claim.units, cleared), claim, left, taken[number])
    for number, claim in claims.items():
        _take(claim.units - sum(taken[number].values()), claim, left, taken[number])
    return {
        number: tuple(
            CertificateUse(certificate_key=key, stated=stated[key], quantity=taken[number][key])
            for key in claim.certificates
            if key in taken[number]
        )
        for number, claim in claims.items()
    }


def _take(units: int, claim: Claim, left: dict[Digest, int], taken: dict[Digest, int]) -> None:
    for key in claim.certificates:
        use = min(units, left[key])
        if use:
            left[key], units = left[key] - use, units - use
            taken[key] = taken.get(key, 0) + use


def _stated(claims: Claims) -> dict[Digest, int]:
    """One quantity of each certificate: the smallest, where copies that are relied on state several."""
    found: dict[Digest, int] = {}
    for claim in claims.values():
        for key, paper in claim.certificates.items():
            stated = stated_quantity(paper) or 0
            found[key] = min(stated, found.get(key, stated))
    return found


def _left(case_file: CaseFile, stated: Mapping[Digest, int]) -> dict[Digest, int]:
    """Where other declarations rest on it, no more than the register holds of it, whatever a copy states."""
    known = {one.certificate_key: one for one in case_file.lookups.certificates_left}
    return {
        key: max(0, min(quantity, known[key].quantity) - known[key].used) if key in known else quantity
        for key, quantity in stated.items()
    }


def used_elsewhere(case_file: CaseFile, keys: Iterable[Digest]) -> int:
    """How many units of the certificates other declarations have used."""
    wanted = frozenset(keys)
    return sum(one.used for one in case_file.lookups.certificates_left if one.certificate_key in wanted)
