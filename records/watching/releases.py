"""Did customs let go what we hold? Asked in the transaction in which its word is first assessed (row X7)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from models.assessment import Assessment
from models.facts import CustomsSpoke, Fact, ItemWord
from models.goods import DeclarationNumber
from models.messages import AssessCase
from models.vocabulary import AlarmKind, CustomsOutcome, Disposition, FactKind, FactState
from records.tables import AssessmentRow, CaseRow, FactRow, OutboxRow
from records.watching.alarms import sound
from records.watching.conditions import Condition, moment_vi

AGAINST = {
    CustomsOutcome.RELEASED: (Disposition.HELD, Disposition.REFUSED),
    CustomsOutcome.CLEARED: (Disposition.HELD, Disposition.STORAGE_ALLOWED, Disposition.REFUSED),
}
FREE = (Disposition.MAY_CLEAR, Disposition.NOT_OURS)


@dataclass(frozen=True, slots=True)
class Said:
    """What was decided of an item: of its rest, and how many units might go all the same."""

    disposition: Disposition
    free_units: int

    def forbids(self, word: ItemWord, units_gone: int) -> bool:
        """Does the word let go what was held? `units_gone` counts the units of this word, too."""
        is_free = word.quantity is not None and units_gone <= self.free_units
        return self.disposition in AGAINST[word.outcome] and not is_free


Dispositions = Mapping[int, Said]


@dataclass(frozen=True, slots=True)
class Told:
    """The newest result that customs had acknowledged at a moment."""

    result_number: int
    at: datetime
    dispositions: Dispositions


def release_against_hold(
    session: Session, request: AssessCase, new: Sequence[FactRow], assessment: Assessment
) -> None:
    """Raise an alarm for each item that customs let go against what it had been told.

    Judged by the newest result that customs had acknowledged when it acted, else by our own disposition:
    nobody is blamed for a hold that had not reached them. And where our newest decision allowed it by the
    time the word came, though it was still on its way, nothing is held against anybody. That decision is the
    one before `assessment`, in which customs' word itself may already have turned the item.
    """
    for row in new:
        if row.kind is not FactKind.CUSTOMS_WORD:
            continue
        fact = Fact.model_validate_json(row.content)
        assert isinstance(fact.content, CustomsSpoke)
        for word in fact.content.outcomes:
            if word.outcome in AGAINST:
                _judge(session, request, row, word, assessment)


def _judge(
    session: Session, request: AssessCase, row: FactRow, word: ItemWord, assessment: Assessment
) -> None:
    number = request.declaration_number
    units = _units_gone(session, row, word)
    ours = _decided(session, number, request.at) or _said(assessment.model_dump(mode="json"))
    if word.item_number not in ours or not ours[word.item_number].forbids(word, units):
        return
    told = _told(session, number, row.occurred_at)
    if told is not None and word.item_number in told.dispositions:
        stands = told.dispositions[word.item_number]
        by = f"bản kết quả số {told.result_number} mà hải quan đã nhận lúc {moment_vi(told.at)} ghi"
    else:
        stands = ours[word.item_number]
        by = "khi đó hải quan chưa nhận bản kết quả nào về dòng hàng này; kết luận của hệ thống là"
    if not stands.forbids(word, units):
        return
    text = (
        f"Dòng hàng {word.item_number}: hải quan báo {word.outcome.label_vi.lower()} lúc "
        f"{moment_vi(row.occurred_at)}, trong khi {by}: {stands.disposition.label_vi.lower()}."
    )
    subject = f"{row.fact_id}/{word.item_number}"
    sound(
        session,
        Condition(AlarmKind.RELEASE_AGAINST_HOLD, subject, row.occurred_at, text, number),
        request.at,
    )


def _told(session: Session, number: DeclarationNumber, by: datetime) -> Told | None:
    """What a result told is what the newest assessment said when the result was made."""
    had_at = func.coalesce(col(OutboxRow.received_at), col(OutboxRow.acknowledged_at))
    query = (
        select(OutboxRow)
        .where(OutboxRow.declaration_number == number, had_at <= by)
        .order_by(col(OutboxRow.number).desc())
    )
    row = session.exec(query.limit(1)).first()
    if row is None:
        return None
    at = row.received_at or row.acknowledged_at
    assert at is not None
    return Told(row.result_number, at, _decided(session, number, row.created_at) or {})


def _decided(session: Session, number: DeclarationNumber, at: datetime) -> Dispositions | None:
    """The dispositions of the newest assessment made by then, read without the law around them."""
    query = (
        select(AssessmentRow.content)
        .join(CaseRow, col(CaseRow.case_number) == col(AssessmentRow.case_number))
        .where(CaseRow.declaration_number == number, AssessmentRow.assessed_at <= at)
        .order_by(col(AssessmentRow.assessed_at).desc(), col(AssessmentRow.number).desc())
    )
    content = session.exec(query.limit(1)).first()
    if content is None:
        return None
    return _said(json.loads(content))


def _said(assessment: dict[str, Any]) -> Dispositions:
    return {
        item["item_number"]: Said(
            Disposition(item["disposition"]),
            sum(part["quantity"] for part in item.get("parts", ()) if part["disposition"] in FREE),
        )
        for item in assessment["items"]
    }


def _units_gone(session: Session, row: FactRow, judged: ItemWord) -> int:
    """How many units of the item customs let go by part in this way, up to and with this word.

    A word on the whole item stands in the place of all before it. Released and then cleared is gone once.
    """
    query = (
        select(FactRow.content)
        .where(
            FactRow.declaration_number == row.declaration_number,
            FactRow.kind == FactKind.CUSTOMS_WORD,
            FactRow.state != FactState.REFUSED,
            FactRow.occurred_at <= row.occurred_at,
        )
        .order_by(col(FactRow.occurred_at), col(FactRow.digest))
    )
    units = 0
    for content in session.exec(query):
        spoke = Fact.model_validate_json(content).content
        assert isinstance(spoke, CustomsSpoke)
        for word in spoke.outcomes:
            if word.item_number != judged.item_number:
                continue
            if word.quantity is None:
                units = 0
            elif word.outcome is judged.outcome:
                units += word.quantity
    return units
