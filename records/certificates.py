"""What is left of a certificate that states a quantity, and which item has written off how much (row C5)?

`certificates.used` is the sum of its uses; a check of the database keeps it between nothing and the whole, so
that of two cases that take the last units one is refused and decides again. What customs has cleared stays
used, whatever becomes of the item, its paper or the declaration afterwards.
"""

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple, cast

from sqlmodel import Session, col, func, select

from models.assessment import Assessment
from models.base import Digest
from models.case_file import CaseFile, CertificateLeft
from models.facts import CustomsSpoke
from models.goods import DeclarationNumber
from models.papers import Certificate, certificate_key, stated_quantity
from models.vocabulary import CustomsOutcome
from records.tables import CertificateRow, CertificateUseRow

Uses = dict[tuple[Digest, int], int]
"""Units by certificate and item number."""


def left_for(session: Session, number: DeclarationNumber, case_file: CaseFile) -> tuple[CertificateLeft, ...]:
    """The certificates filed here on which other declarations rest; one that is not told of is full."""
    keys = _keys(case_file)
    if not keys:
        return ()
    used = func.sum(CertificateUseRow.quantity)
    query = (
        select(CertificateRow.certificate_key, CertificateRow.quantity, used)
        .join(
            CertificateUseRow, col(CertificateUseRow.certificate_key) == col(CertificateRow.certificate_key)
        )
        .where(col(CertificateRow.certificate_key).in_(keys))
        .where(CertificateUseRow.declaration_number != number, CertificateUseRow.quantity > 0)
        .group_by(col(CertificateRow.certificate_key), col(CertificateRow.quantity))
        .order_by(col(CertificateRow.certificate_key))
    )
    return tuple(
        CertificateLeft(certificate_key=key, quantity=quantity, used=int(taken))
        for key, quantity, taken in session.exec(query)
    )


def write_off(
    session: Session,
    number: DeclarationNumber,
    case_file: CaseFile,
    assessment: Assessment,
    at: datetime,
) -> None:
    """Each item's uses become what the assessment says; what it no longer uses is given back.

    IntegrityError when another declaration has taken since, and not enough is left.
    """
    if not _keys(case_file):  # facts only grow: without such a paper nothing was ever written off
        return
    uses = [(item.item_number, use) for item in assessment.items for use in item.written_off]
    stated: dict[Digest, int] = {}
    for _, use in uses:
        stated[use.certificate_key] = min(use.stated, stated.get(use.certificate_key, use.stated))
    query = select(CertificateUseRow).where(CertificateUseRow.declaration_number == number)
    rows = {(row.certificate_key, row.item_number): row for row in session.exec(query)}
    before = {key: row.quantity for key, row in rows.items()}
    after = _kept({(use.certificate_key, item): use.quantity for item, use in uses}, before, case_file)
    elsewhere = {one.certificate_key: one.used for one in case_file.lookups.certificates_left}
    for key in sorted({key for key, _ in (*before, *after)}):
        had = sum(quantity for (of, _), quantity in before.items() if of == key)
        has = sum(quantity for (of, _), quantity in after.items() if of == key)
        if has or had:
            _move(session, key, Move(had, has, elsewhere.get(key, 0)), stated.get(key))
    for key, item_number in sorted({*before, *after}):
        row = rows.get((key, item_number)) or CertificateUseRow(
            certificate_key=key,
            declaration_number=number,
            item_number=item_number,
            quantity=0,
            changed_at=at,
        )
        if row.quantity != after.get((key, item_number), 0):
            row.quantity, row.changed_at = after.get((key, item_number), 0), at
            session.add(row)
    session.flush()


def _kept(after: Uses, before: Uses, case_file: CaseFile) -> Uses:
    """The uses, and of the earlier ones as much as the item needs for the units that customs cleared."""
    lacking = defaultdict(int, _cleared(case_file))
    for (_, item_number), quantity in after.items():
        lacking[item_number] -= quantity
    kept = dict(after)
    for (key, item_number), quantity in sorted(before.items()):
        use = after.get((key, item_number), 0)
        more = max(0, min(quantity - use, lacking[item_number]))
        if more:
            kept[key, item_number] = use + more
            lacking[item_number] -= more
    return kept


def _cleared(case_file: CaseFile) -> dict[int, int]:
    """The units of each item number that customs has cleared, in whichever version of the declaration."""
    found: dict[int, int] = {}
    for fact, content in case_file.each(CustomsSpoke):
        version = case_file.version_at(fact.fact.occurred_at)
        declared = {item.item_number: item.quantity for item in version.items} if version else {}
        for word in content.outcomes:
            is_cleared = word.outcome is CustomsOutcome.CLEARED
            if word.quantity is None:
                found[word.item_number] = declared.get(word.item_number, 0) if is_cleared else 0
            elif is_cleared:
                found[word.item_number] = found.get(word.item_number, 0) + word.quantity
    return found


class Move(NamedTuple):
    """What this declaration used, what it uses now, and what it knew of the use of the others."""

    before: int
    after: int
    elsewhere: int


def _move(session: Session, key: Digest, move: Move, stated: int | None) -> None:
    """Under the lock of its row. Copies that state different quantities count as the smallest.

    While nobody else uses it, what it covers may be stated anew. What is used already stays covered: only
    where others have taken more than the decision knew of may too little be left.
    """
    row = session.get(CertificateRow, key, with_for_update=True)
    if row is None:
        row = CertificateRow(certificate_key=key, quantity=stated or 0, used=0)
    elsewhere = row.used - move.before
    if stated is not None:
        row.quantity = min(row.quantity, stated) if elsewhere else stated
    row.used += move.after - move.before
    if elsewhere == move.elsewhere or move.after <= move.before:
        row.quantity = max(row.quantity, row.used)
    session.add(row)


def _keys(case_file: CaseFile) -> set[Digest]:
    return {
        certificate_key(cast("Certificate", paper))
        for _, paper in case_file.papers
        if stated_quantity(paper) is not None
    }
