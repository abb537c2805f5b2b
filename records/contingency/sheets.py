"""Which sheet tells which result? One sheet for one result, however often it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from models.base import Digest
from models.goods import DeclarationNumber
from models.vocabulary import EventKind
from records import events, outbox
from records.tables import ContingencySheetRow, OutboxRow

PREFIX = "DP"


@dataclass(frozen=True, slots=True)
class Printing:
    """A sheet that is set and signed, ready to be written down."""

    declaration_number: DeclarationNumber
    revision: int
    result_number: int
    result_digest: Digest
    pdf_digest: Digest
    reason: str
    printed_by: str
    printed_at: datetime


def sheet_number(number: DeclarationNumber, revision: int) -> str:
    """DP-107234560101-1: sheets of a declaration count from 1."""
    return f"{PREFIX}-{number}-{revision}"


def settle_bytes(
    session: Session,
    number: DeclarationNumber,
    make: Callable[[OutboxRow, OutboxRow | None], tuple[bytes, Digest]],
) -> OutboxRow | None:
    """The newest result with the bytes in which it leaves or has left; None before the first.

    From here on the bytes stand, so that what is on paper and what follows by wire have one digest.
    """
    told = outbox.latest(session, number)
    if told is None:
        return None
    row = session.get_one(OutboxRow, told[0].outbox_id, with_for_update=True, populate_existing=True)
    if row.body is None:
        row.body, row.body_digest = make(row, told[1])
    return row


def telling(session: Session, number: DeclarationNumber, digest: Digest) -> ContingencySheetRow | None:
    """The sheet that tells the result with this digest."""
    query = select(ContingencySheetRow).where(
        ContingencySheetRow.declaration_number == number, ContingencySheetRow.result_digest == digest
    )
    return session.exec(query).first()


def next_revision(session: Session, number: DeclarationNumber) -> int:
    """What the next sheet of the declaration is called by."""
    query = select(func.max(ContingencySheetRow.revision)).where(
        ContingencySheetRow.declaration_number == number
    )
    return (session.exec(query).one() or 0) + 1


def keep(session: Session, printing: Printing) -> ContingencySheetRow | None:
    """Write the sheet and its event; None when another sheet took the number, or told the same, meanwhile."""
    number = sheet_number(printing.declaration_number, printing.revision)
    row = ContingencySheetRow(
        sheet_number=number,
        declaration_number=printing.declaration_number,
        revision=printing.revision,
        result_number=printing.result_number,
        result_digest=printing.result_digest,
        pdf_digest=printing.pdf_digest,
        reason=printing.reason,
        printed_by=printing.printed_by,
        printed_at=printing.printed_at,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return None
    events.add(
        session,
        declaration_number=printing.declaration_number,
        at=printing.printed_at,
        kind=EventKind.CONTINGENCY,
        actor=printing.printed_by,
        text_vi=f"Lập phiếu dự phòng {number} từ bản kết quả số {printing.result_number}. "
        f"Lý do: {printing.reason}",
        detail=number,
    )
    return row


def of_declaration(session: Session, number: DeclarationNumber) -> list[ContingencySheetRow]:
    """Every sheet, the newest first."""
    query = select(ContingencySheetRow).where(ContingencySheetRow.declaration_number == number)
    return list(session.exec(query.order_by(col(ContingencySheetRow.revision).desc())))
