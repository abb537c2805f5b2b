"""What is told of a case, for ever? Events are added and never changed (row A1)."""

from datetime import datetime

from sqlmodel import Session, select

from models.goods import DeclarationNumber
from models.vocabulary import EventKind
from records.tables import EventRow

SYSTEM = "Hệ thống"


def add(
    session: Session,
    *,
    declaration_number: DeclarationNumber,
    at: datetime,
    kind: EventKind,
    text_vi: str,
    case_number: str | None = None,
    actor: str = SYSTEM,
    detail: str | None = None,
) -> None:
    """One line of the story, in the transaction of what it tells."""
    session.add(
        EventRow(
            declaration_number=declaration_number,
            case_number=case_number or declaration_number,
            at=at,
            kind=kind,
            actor=actor,
            text_vi=text_vi,
            detail=detail,
        )
    )


def of_declaration(session: Session, number: DeclarationNumber) -> list[EventRow]:
    """The whole story, in the order in which it was written."""
    query = select(EventRow).where(EventRow.declaration_number == number).order_by(EventRow.event_id)  # type: ignore[arg-type]
    return list(session.exec(query))
