"""How many units of an item do the certificates cover that were issued for a number of units?

A certificate covers each of its units once. What other declarations have used of it is looked up; within the
declaration the items take from it in the order of their numbers, and an item in the order of its papers.
"""

from collections.abc import Callable

from models.assessment import CertificateUse
from models.base import Digest
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.papers import Certificate, certificate_key, stated_quantity
from rules.checks.days import Days, declared

Wanted = Callable[[DeclarationItem], tuple[int, tuple[Certificate, ...]]]
"""How many units of an item have to be covered, and the certificates by quantity on which it rests."""


def with_a_quantity(case_file: CaseFile, _: Days) -> bool:
    """Was any certificate filed that states a quantity?"""
    return any(stated_quantity(paper) is not None for _, paper in case_file.papers)


def uses_of(case_file: CaseFile, item: DeclarationItem, wanted: Wanted) -> tuple[CertificateUse, ...]:
    """What the item takes of each certificate, after the items before it."""
    left: dict[Digest, int] = {}
    taken: list[CertificateUse] = []
    for each in sorted(declared(case_file).items, key=lambda one: one.item_number):
        if each.item_number > item.item_number:
            break
        units, certificates = wanted(each)
        taken = []
        for paper in certificates:
            key, stated = certificate_key(paper), stated_quantity(paper) or 0
            free = left.setdefault(key, _left(case_file, key, stated))
            use = min(units, free)
            left[key], units = free - use, units - use
            if use:
                taken.append(CertificateUse(certificate_key=key, stated=stated, quantity=use))
    return tuple(taken)


def _left(case_file: CaseFile, key: Digest, stated: int) -> int:
    """Where other declarations rest on it, no more than the register holds of it, whatever a copy states."""
    known = next((one for one in case_file.lookups.certificates_left if one.certificate_key == key), None)
    return stated if known is None else max(0, min(stated, known.quantity) - known.used)


def used_elsewhere(case_file: CaseFile, certificates: tuple[Certificate, ...]) -> int:
    """How many units of the certificates other declarations have used."""
    keys = {certificate_key(paper) for paper in certificates}
    return sum(one.used for one in case_file.lookups.certificates_left if one.certificate_key in keys)
