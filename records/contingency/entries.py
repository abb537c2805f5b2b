"""What did customs say on paper, and what has its own system said of the same items?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models.facts import CustomsSpoke, Fact, FactId
from models.goods import DeclarationNumber
from models.vocabulary import CustomsOutcome, EventKind, FactKind, FactState
from records import events
from records.tables import ContingencyEntryRow, FactRow


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper from which a person enters customs' word."""

    reference: str
    sheet_number: str | None


@dataclass(frozen=True, slots=True)
class OwnWord:
    """What customs' own system said of an item: when, in which fact."""

    item_number: int
    outcome: CustomsOutcome
    occurred_at: datetime
    fact_id: FactId


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry beside customs' own words that differ; `confirmed_by` names the fact that says the same."""

    row: ContingencyEntryRow
    outcomes: dict[int, CustomsOutcome]
    confirmed_by: FactId | None
    contradictions: tuple[OwnWord, ...]
    refused_reason: str | None = None


def noting(paper: Paper) -> Callable[[Session, FactRow], None]:
    """What intake writes beside the fact, in its transaction: from which paper, not yet confirmed."""

    def note(session: Session, fact: FactRow) -> None:
        assert fact.staff_id is not None
        session.add(
            ContingencyEntryRow(
                fact_id=fact.fact_id,
                declaration_number=fact.declaration_number,
                sheet_number=paper.sheet_number,
                paper_reference=paper.reference,
                entered_by=fact.staff_id,
                entered_at=fact.received_at,
            )
        )
        events.add(
            session,
            declaration_number=fact.declaration_number,
            at=fact.received_at,
            kind=EventKind.CONTINGENCY,
            actor=fact.staff_id,
            text_vi=f"Kết quả của hải quan nhập từ giấy, chưa đối chiếu: {paper.reference}",
            detail=fact.fact_id,
        )

    return note


def of_declaration(session: Session, number: DeclarationNumber) -> list[Entry]:
    """Every entry of the declaration, the newest first."""
    query = select(ContingencyEntryRow).where(ContingencyEntryRow.declaration_number == number)
    rows = session.exec(query.order_by(col(ContingencyEntryRow.entered_at).desc())).all()
    return [_entry(session, row) for row in rows]


def open_entries(session: Session, limit: int | None = None) -> list[Entry]:
    """What customs' own message has not confirmed, the oldest first; one that the case refused is over."""
    query = (
        select(ContingencyEntryRow)
        .join(FactRow, col(FactRow.fact_id) == col(ContingencyEntryRow.fact_id))
        .where(col(ContingencyEntryRow.reconciled_at).is_(None), FactRow.state != FactState.REFUSED)
        .order_by(col(ContingencyEntryRow.entered_at))
        .limit(limit)
    )
    return [_entry(session, row) for row in session.exec(query).all()]


def _entry(session: Session, row: ContingencyEntryRow) -> Entry:
    fact = session.get_one(FactRow, row.fact_id)
    outcomes = {word.item_number: word.outcome for word in _spoken(fact.content).outcomes}
    own = [word for word in _own_words(session, row.declaration_number) if word.item_number in outcomes]
    same = {word.item_number: word.fact_id for word in own if word.outcome is outcomes[word.item_number]}
    return Entry(
        row=row,
        outcomes=outcomes,
        confirmed_by=_completing(own, same) if same.keys() == outcomes.keys() else None,
        contradictions=tuple(
            word
            for word in own
            if word.item_number not in same
            and (word.occurred_at >= fact.occurred_at or _came_after(session, word, row.entered_at))
        ),
        refused_reason=fact.refused_reason,
    )


def _completing(own: list[OwnWord], same: dict[int, FactId]) -> FactId:
    """The fact that completed the confirmation."""
    return next(word.fact_id for word in reversed(own) if word.fact_id in same.values())


def _own_words(session: Session, number: DeclarationNumber) -> list[OwnWord]:
    """Customs' own words on whole items, in the order in which the rules read them."""
    query = (
        select(FactRow)
        .where(FactRow.declaration_number == number, FactRow.kind == FactKind.CUSTOMS_WORD)
        .where(col(FactRow.staff_id).is_(None), FactRow.state != FactState.REFUSED)
        .order_by(col(FactRow.occurred_at), col(FactRow.digest))
    )
    return [
        OwnWord(word.item_number, word.outcome, row.occurred_at, row.fact_id)
        for row in session.exec(query)
        for word in _spoken(row.content).outcomes
        if word.quantity is None
    ]


def _came_after(session: Session, word: OwnWord, moment: datetime) -> bool:
    return session.get_one(FactRow, word.fact_id).received_at >= moment


def _spoken(content: str) -> CustomsSpoke:
    spoken = Fact.model_validate_json(content).content
    assert isinstance(spoken, CustomsSpoke)
    return spoken
