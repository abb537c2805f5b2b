"""What does the register know of a declaration, from its first message to the last receipt (row A1)?"""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.goods import DeclarationNumber
from records import events
from records.tables import CaseRow, EventRow, FactRow, NoticeRow, OutboxRow, StaffRow


@dataclass(frozen=True, slots=True)
class Story:
    """Every row of a declaration that tells something, in the order in which it was written."""

    number: DeclarationNumber
    cases: tuple[CaseRow, ...]
    events: tuple[EventRow, ...]
    facts: tuple[FactRow, ...]
    notices: tuple[NoticeRow, ...]
    results: tuple[OutboxRow, ...]
    names: dict[str, str]

    @property
    def newest(self) -> CaseRow:
        """The case in which the declaration stands now."""
        return self.cases[-1]

    def name(self, actor: str | None) -> str:
        """The name of a person or sender; what has none stays as it is."""
        return self.names.get(actor or "", actor or events.SYSTEM)


def load_story(session: Session, number: DeclarationNumber) -> Story | None:
    """The story of a declaration, also under the number of one of its cases; None when there is none."""
    number = number.partition("-")[0]
    cases = select(CaseRow).where(CaseRow.declaration_number == number).order_by(col(CaseRow.sequence))
    found = tuple(session.exec(cases))
    if not found:
        return None
    facts = select(FactRow).where(FactRow.declaration_number == number)
    notices = select(NoticeRow).where(NoticeRow.declaration_number == number)
    results = select(OutboxRow).where(OutboxRow.declaration_number == number)
    return Story(
        number=number,
        cases=found,
        events=tuple(events.of_declaration(session, number)),
        facts=tuple(session.exec(facts.order_by(col(FactRow.received_at), col(FactRow.fact_id)))),
        notices=tuple(session.exec(notices.order_by(col(NoticeRow.numbered_at), col(NoticeRow.key)))),
        results=tuple(session.exec(results.order_by(col(OutboxRow.number)))),
        names=dict(session.exec(select(StaffRow.staff_id, StaffRow.name)).all()),
    )
