"""Which cases are there? Newest first, found by declaration number or by the company's name."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from models.folding import folded
from models.vocabulary import CaseState, ReviewLane
from records.tables import CaseRow

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """`page` counts from 1."""

    text: str = ""
    state: CaseState | None = None
    lane: ReviewLane | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class CaseList:
    """One page of cases and how many there are in all."""

    cases: tuple[CaseRow, ...]
    total: int


def cases(session: Session, query: CaseQuery) -> CaseList:
    """Cases that fit, newest first."""
    conditions = _conditions(query)
    total = session.exec(select(func.count()).select_from(CaseRow).where(*conditions)).one()
    statement = (
        select(CaseRow)
        .where(*conditions)
        .order_by(col(CaseRow.opened_at).desc(), col(CaseRow.case_number))
        .offset((query.page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
    )
    return CaseList(tuple(session.exec(statement)), total)


def _conditions(query: CaseQuery) -> tuple[ColumnElement[bool], ...]:
    conditions: list[ColumnElement[bool]] = []
    if query.text.strip():
        pattern = _anywhere(query.text)
        conditions.append(
            or_(
                col(CaseRow.search_text).like(pattern, escape="\\"),
                col(CaseRow.case_number).like(pattern, escape="\\"),
            )
        )
    if query.state is not None:
        conditions.append(col(CaseRow.state) == query.state)
    if query.lane is not None:
        conditions.append(col(CaseRow.lane) == query.lane)
    return tuple(conditions)


def _anywhere(text: str) -> str:
    """A LIKE pattern over folded text; signs of the pattern count as themselves."""
    escaped = folded(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
