"""Which notices were numbered and issued? Numbers are gapless per office, document type and year (row D6)."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select, update

from models.base import Digest
from models.days import vietnamese_day
from models.facts import NoticeSigned
from models.goods import DeclarationNumber
from models.messages import IssueNotice
from models.notice import IssuedNotice, replaced_number
from models.vocabulary import EventKind, NoticeKind, NoticeState
from records import events
from records.quality import kept
from records.tables import FactRow, NoticeCounterRow, NoticeRow


def of_declaration(session: Session, number: DeclarationNumber) -> tuple[IssuedNotice, ...]:
    """Every numbered notice of the declaration, by kind and revision."""
    query = (
        select(NoticeRow)
        .where(NoticeRow.declaration_number == number)
        .order_by(NoticeRow.kind, NoticeRow.revision)  # type: ignore[arg-type]
    )
    return tuple(issued_notice(row) for row in session.exec(query))


def issued_notice(row: NoticeRow) -> IssuedNotice:
    """The row as the other packages know it."""
    return IssuedNotice(
        key=row.key,
        kind=row.kind,
        revision=row.revision,
        notice_number=row.notice_number,
        signed_on=row.signed_on,
        state=row.state,
        item_numbers=tuple(int(number) for number in row.item_numbers.split(",") if number),
        pdf_digest=row.pdf_digest,
        replaces=row.replaces,
    )


def by_number(session: Session, number: DeclarationNumber, notice_number: str) -> NoticeRow | None:
    """The notice of a declaration under its printed number."""
    query = select(NoticeRow).where(
        NoticeRow.declaration_number == number, NoticeRow.notice_number == notice_number
    )
    return session.exec(query).first()


class Numbering(NamedTuple):
    """How the office numbers: its code, the series of the document type, and how a number is printed."""

    office_code: str
    series: str
    printed: Callable[[int], str]


def take_number(
    session: Session, request: IssueNotice, signature: FactRow, signed: NoticeSigned, numbering: Numbering
) -> NoticeRow:
    """The row of the notice, with the next number of its series unless it has one already.

    The year is that of the signature fact at UTC+07:00. The counter row is locked until the transaction ends:
    no gap and no double.
    """
    row = session.get(NoticeRow, request.order.key)
    if row is not None:
        return row
    signed_on = vietnamese_day(signature.occurred_at)
    number = _next_number(session, numbering, signed_on.year)
    row = NoticeRow(
        key=request.order.key,
        case_number=request.case_number,
        declaration_number=request.declaration_number,
        kind=signed.notice_kind,
        revision=request.order.revision,
        office_code=numbering.office_code,
        series=numbering.series,
        year=signed_on.year,
        number=number,
        notice_number=numbering.printed(number),
        item_numbers=",".join(str(item.item_number) for item in signed.items),
        content_digest=signed.content_digest,
        signature_fact_id=signature.fact_id,
        signed_by=signature.staff_id or "",
        signed_on=signed_on,
        replaces=replaced_number(
            of_declaration(session, request.declaration_number),
            signed.notice_kind,
            (item.item_number for item in signed.items),
        ),
        numbered_at=request.at,
    )
    session.add(row)
    return row


def finish(session: Session, key: str, pdf_digest: Digest, at: datetime) -> NoticeRow:
    """The notice is rendered, signed and stored: it is issued, and what it replaces is marked so."""
    row = session.get_one(NoticeRow, key)
    if row.state is not NoticeState.NUMBERED:
        return row
    row.pdf_digest = pdf_digest
    row.state = NoticeState.ISSUED
    row.issued_at = at
    if row.replaces:
        session.exec(
            update(NoticeRow)
            .where(col(NoticeRow.declaration_number) == row.declaration_number)
            .where(col(NoticeRow.notice_number) == row.replaces, col(NoticeRow.kind) == row.kind)
            .values(state=NoticeState.REPLACED)
        )
    if row.kind is NoticeKind.FORM_3:
        kept.keep(session, row)
    events.add(
        session,
        declaration_number=row.declaration_number,
        case_number=row.case_number,
        at=at,
        kind=EventKind.NOTICE,
        actor=row.signed_by,
        text_vi=f"Ban hành {row.kind.label_vi.lower()} số {row.notice_number}",
        detail=row.key,
    )
    return row


def revoke_all(session: Session, number: DeclarationNumber, reason: str, at: datetime) -> None:
    """Every notice of a withdrawn declaration keeps its number and loses its effect."""
    kept.take_back(session, number)
    query = select(NoticeRow).where(
        NoticeRow.declaration_number == number,
        col(NoticeRow.state).in_([NoticeState.NUMBERED, NoticeState.ISSUED]),
    )
    for row in session.exec(query).all():
        row.state = NoticeState.REVOKED
        row.revoked_at = at
        row.revoked_reason = reason
        text = f"Thu hồi {row.kind.label_vi.lower()} số {row.notice_number}: {reason}"
        events.add(
            session, declaration_number=number, at=at, kind=EventKind.NOTICE, text_vi=text, detail=row.key
        )


def _next_number(session: Session, numbering: Numbering, year: int) -> int:
    """The counter row is the one queue of a series; never a sequence, never "max + 1"."""
    key = (numbering.office_code, numbering.series, year)
    counter = session.get(NoticeCounterRow, key, with_for_update=True)
    if counter is None:
        counter = NoticeCounterRow(
            office_code=numbering.office_code, series=numbering.series, year=year, last=0
        )
    counter.last += 1
    session.add(counter)
    session.flush()
    return counter.last
