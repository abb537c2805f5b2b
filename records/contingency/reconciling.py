"""Has customs' own system confirmed what was told or entered on paper? Looked at with the link."""

from datetime import datetime

from sqlmodel import Session, col, func, select

from models.vocabulary import EventKind, OutboxState
from records import events
from records.contingency.entries import open_entries
from records.tables import ContingencySheetRow, OutboxRow


def reconcile(session: Session, now: datetime) -> None:
    """Mark each sheet whose result customs has applied, and each entry that customs' own message repeats."""
    for sheet in open_sheets(session):
        told = _how_told(session, sheet)
        if told is not None:
            sheet.reconciled_at = now
            _tell(session, sheet.declaration_number, now, f"Phiếu dự phòng {sheet.sheet_number}: {told}")
    for entry in open_entries(session):
        if entry.confirmed_by is not None:
            entry.row.reconciled_fact_id, entry.row.reconciled_at = entry.confirmed_by, now
            said = (
                f"Đã đối chiếu kết quả nhập từ giấy ({entry.row.paper_reference}): hải quan báo đúng như vậy"
            )
            _tell(session, entry.row.declaration_number, now, said)


def open_sheets(session: Session, limit: int | None = None) -> list[ContingencySheetRow]:
    """What customs' system has not confirmed, the oldest first."""
    query = select(ContingencySheetRow).where(col(ContingencySheetRow.reconciled_at).is_(None))
    return list(session.exec(query.order_by(col(ContingencySheetRow.printed_at)).limit(limit)))


def _how_told(session: Session, sheet: ContingencySheetRow) -> str | None:
    """Customs applied the same bytes, or a later result that takes their place; None while neither."""
    applied = select(func.max(OutboxRow.result_number)).where(
        OutboxRow.declaration_number == sheet.declaration_number,
        OutboxRow.state == OutboxState.ACKNOWLEDGED,
    )
    same = applied.where(OutboxRow.body_digest == sheet.result_digest)
    if session.exec(same).one() is not None:
        return f"đã đối chiếu, hải quan xác nhận bản kết quả số {sheet.result_number} có cùng mã băm"
    newest = session.exec(applied).one()
    if newest is not None and newest > sheet.result_number:
        return f"hết tác dụng, hải quan đã áp dụng bản kết quả mới hơn số {newest}"
    return None


def _tell(session: Session, number: str, at: datetime, text_vi: str) -> None:
    events.add(session, declaration_number=number, at=at, kind=EventKind.CONTINGENCY, text_vi=text_vi)
