"""Which case is it? The list of cases, with a search that forgives missing diacritics."""

from dataclasses import dataclass
from math import ceil
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from models.vocabulary import CaseState, ReviewLane
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href, with_query
from portal.pages.frame.words import Choice, Link, Tag, day_vi, due_tag, lane_tag, state_tag
from portal.security.access import READERS, Allow
from records.engine import reading
from records.tables import CaseRow
from records.views.cases import PAGE_SIZE, CaseQuery, cases

router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in the list."""

    case: Link
    importer: str
    tax_code: str
    registered: str
    items: str
    state: Tag
    lane: Tag
    due: str
    due_tag: Tag | None


@dataclass(frozen=True, slots=True)
class CaseListPage:
    """One page of cases, the search that found them, and the way to the other pages."""

    text: str
    states: tuple[Choice, ...]
    lanes: tuple[Choice, ...]
    is_filtered: bool
    found: str
    lines: tuple[CaseLine, ...]
    newer: Link | None
    older: Link | None


@router.get("/cases")
def case_list(
    desk: Reader,
    q: Annotated[str, Query(max_length=100)] = "",
    state: str = "",
    lane: str = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """Search and filters stand in the address."""
    query = CaseQuery(
        text=q,
        state=next((each for each in CaseState if each.value == state), None),
        lane=next((each for each in ReviewLane if each.value == lane), None),
        page=page,
    )
    with reading(desk.deps.engine) as session:
        found = cases(session, query)
    pages = ceil(found.total / PAGE_SIZE)
    shown = CaseListPage(
        text=q,
        states=tuple(Choice(each.value, each.label_vi, each.value == state) for each in CaseState),
        lanes=tuple(Choice(each.value, each.label_vi, each.value == lane) for each in ReviewLane),
        is_filtered=bool(q or state or lane),
        found=f"{found.total} hồ sơ" + (f", trang {page}/{pages}" if pages > 1 else ""),
        lines=tuple(_line(desk, case) for case in found.cases),
        newer=_turn("Trang trước", query, page - 1) if page > 1 else None,
        older=_turn("Trang sau", query, page + 1) if page < pages else None,
    )
    return desk.page("case_list.html", shown, "Hồ sơ")


def _turn(text: str, query: CaseQuery, page: int) -> Link:
    return Link(text, with_query("/cases", q=query.text, state=query.state, lane=query.lane, page=page))


def _line(desk: Desk, case: CaseRow) -> CaseLine:
    return CaseLine(
        case=Link(case.case_number, case_href(case.case_number)),
        importer=case.importer_name or "Chưa có tờ khai",
        tax_code=f"MST {case.importer_tax_code}" if case.importer_tax_code else "",
        registered=day_vi(case.registered_on),
        items=f"{case.item_count} dòng hàng",
        state=state_tag(case.state),
        lane=lane_tag(case.lane),
        due=day_vi(case.next_due_on) if case.next_due_on else "",
        due_tag=due_tag(case.next_due_on, desk.today),
    )
