"""Which versions does the register hold of a declaration, in the order of their numbers (rows I3, A2)?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, select

from models.facts import DeclarationAmended, DeclarationRegistered, Fact
from models.goods import Declaration, DeclarationNumber
from models.versions import FieldChange, changes, effects_vi
from models.vocabulary import FactKind, FactState
from records.tables import AssessmentRow, CaseRow, FactRow, MessageRow, NoticeRow
from records.versions.story import judged

KINDS = (FactKind.DECLARATION, FactKind.AMENDMENT)


@dataclass(frozen=True, slots=True)
class Version:
    """One version, whole, with what it changed in the one before and what that did.

    `amendment_number` is 0 for the declaration as registered; `case_number` and `assessment_number` name the
    first assessment that contains it and are None before that. `source` sent the message `message_id`.
    """

    amendment_number: int
    declaration: Declaration
    occurred_at: datetime
    received_at: datetime
    source: str
    message_id: str
    changes: tuple[FieldChange, ...] = ()
    effects_vi: tuple[str, ...] = ()
    case_number: str | None = None
    assessment_number: int | None = None


def of_declaration(session: Session, number: DeclarationNumber) -> tuple[Version, ...]:
    """Every version that was not refused, oldest number first; empty before the declaration came."""
    rows = select(FactRow).where(
        FactRow.declaration_number == number,
        col(FactRow.kind).in_(KINDS),
        FactRow.state != FactState.REFUSED,
    )
    facts = sorted(session.exec(rows), key=_amendment_number)
    sent, assessed = _messages(session, [row.fact_id for row in facts]), _assessments(session, number)
    firsts = [_first(row.fact_id, assessed) for row in facts]
    found: list[Version] = []
    for row, first in zip(facts, firsts, strict=True):
        before = found[-1].declaration if found else None
        effects = _effects(session, assessed, first) if before and first is not None else ()
        replaced = _replacements(session, number, assessed, first, firsts) if effects else ()
        version = _version(row, sent.get(row.fact_id), before, assessed[first] if first is not None else None)
        found.append(replace(version, effects_vi=(*effects, *replaced)))
    return tuple(found)


def missing(versions: tuple[Version, ...]) -> tuple[int, ...]:
    """Amendment numbers below the highest that have not come."""
    numbers = {one.amendment_number for one in versions}
    return tuple(number for number in range(1, max(numbers, default=0)) if number not in numbers)


def _version(
    row: FactRow, message: MessageRow | None, before: Declaration | None, first: AssessmentRow | None
) -> Version:
    declaration = _content(row).declaration
    return Version(
        amendment_number=_amendment_number(row),
        declaration=declaration,
        occurred_at=row.occurred_at,
        received_at=row.received_at,
        source=message.source if message else "",
        message_id=message.message_id if message else "",
        changes=changes(before, declaration) if before else (),
        case_number=first.case_number if first else None,
        assessment_number=first.number if first else None,
    )


def _first(fact_id: str, assessed: list[AssessmentRow]) -> int | None:
    """The place of the first assessment that contains the fact."""
    return next((place for place, one in enumerate(assessed) if fact_id in one.fact_ids.split()), None)


def _effects(session: Session, assessed: list[AssessmentRow], first: int) -> tuple[str, ...]:
    """What the amendment did; nothing was there before the first assessment."""
    if first == 0:
        return ()
    return effects_vi(judged(session, assessed[first - 1]), judged(session, assessed[first]))


def _replacements(
    session: Session, number: str, assessed: list[AssessmentRow], first: int | None, firsts: list[int | None]
) -> tuple[str, ...]:
    """The notices that replaced an earlier one while this was the newest version judged."""
    assert first is not None
    query = select(NoticeRow).where(
        NoticeRow.declaration_number == number,
        col(NoticeRow.replaces).is_not(None),
        col(NoticeRow.numbered_at) >= assessed[first].assessed_at,
    )
    later = [one for one in firsts if one is not None and one > first]
    if later:
        query = query.where(col(NoticeRow.numbered_at) < assessed[min(later)].assessed_at)
    return tuple(_replacement_vi(row) for row in session.exec(query.order_by(col(NoticeRow.numbered_at))))


def _replacement_vi(notice: NoticeRow) -> str:
    return f"{notice.kind.label_vi} số {notice.notice_number} thay thế số {notice.replaces}."


def _assessments(session: Session, number: str) -> list[AssessmentRow]:
    query = (
        select(AssessmentRow)
        .join(CaseRow, col(CaseRow.case_number) == col(AssessmentRow.case_number))
        .where(CaseRow.declaration_number == number)
        .order_by(col(CaseRow.sequence), col(AssessmentRow.number))
    )
    return list(session.exec(query))


def _messages(session: Session, fact_ids: Iterable[str]) -> dict[str, MessageRow]:
    """The message that first brought each fact; a repeat under another id brought nothing new."""
    query = (
        select(MessageRow)
        .where(col(MessageRow.fact_id).in_(list(fact_ids)))
        .order_by(col(MessageRow.message_key).desc())
    )
    return {row.fact_id: row for row in session.exec(query) if row.fact_id}


def _content(row: FactRow) -> DeclarationRegistered | DeclarationAmended:
    content = Fact.model_validate_json(row.content).content
    assert isinstance(content, DeclarationRegistered | DeclarationAmended)
    return content


def _amendment_number(row: FactRow) -> int:
    content = _content(row)
    return content.amendment_number if isinstance(content, DeclarationAmended) else 0
