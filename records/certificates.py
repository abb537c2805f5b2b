"""What is left of a certificate that states a quantity, and which item has written off how much (row C5)?

`certificates.used` is the sum of its uses; a check of the database keeps it between nothing and the whole, so
that of two cases that take the last units one is refused and decides again.
"""

from datetime import datetime
from typing import cast

from sqlmodel import Session, col, func, select

from models.assessment import Assessment
from models.base import Digest
from models.case_file import CaseFile, CertificateLeft
from models.goods import DeclarationNumber
from models.papers import Certificate, certificate_key, stated_quantity
from records.tables import CertificateRow, CertificateUseRow


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

    IntegrityError when a certificate would be used for more units than it covers.
    """
    if not _keys(case_file):  # facts only grow: without such a paper nothing was ever written off
        return
    wanted = {
        (use.certificate_key, item.item_number): use for item in assessment.items for use in item.written_off
    }
    query = select(CertificateUseRow).where(CertificateUseRow.declaration_number == number)
    rows = {(row.certificate_key, row.item_number): row for row in session.exec(query)}
    stated = {use.certificate_key: use.stated for use in wanted.values()}
    for key in sorted({key for key, _ in (*wanted, *rows)}):
        before = sum(row.quantity for (of, _), row in rows.items() if of == key)
        after = sum(use.quantity for (of, _), use in wanted.items() if of == key)
        if key in stated or before:
            _move(session, key, before, after, stated.get(key))
    for key, item_number in {*wanted, *rows}:
        use = wanted.get((key, item_number))
        row = rows.get((key, item_number)) or CertificateUseRow(
            certificate_key=key,
            declaration_number=number,
            item_number=item_number,
            quantity=0,
            changed_at=at,
        )
        if row.quantity != (use.quantity if use else 0):
            row.quantity, row.changed_at = use.quantity if use else 0, at
            session.add(row)
    session.flush()


def _move(session: Session, key: Digest, before: int, after: int, stated: int | None) -> None:
    """Under the lock of its row. What it covers may be stated anew while nobody else uses it."""
    row = session.get(CertificateRow, key, with_for_update=True)
    if row is None:
        row = CertificateRow(certificate_key=key, quantity=stated or 0)
    elif stated is not None and row.used == before:
        row.quantity = stated
    row.used += after - before
    session.add(row)


def _keys(case_file: CaseFile) -> set[Digest]:
    return {
        certificate_key(cast("Certificate", paper))
        for _, paper in case_file.papers
        if stated_quantity(paper) is not None
    }
