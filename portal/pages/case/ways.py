"""What would have made a held or refused item pass? Honest changes only, found by deciding again."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from models.assessment import ItemAssessment
from portal.pages.case.findings import MAY_BE_MENDED
from portal.pages.case.law_view import StoredCase, stored_case, way_of
from portal.pages.forms.guard import open_case
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href, ways_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.words import Link, Tag, day_vi, disposition_tag
from portal.security.access import READERS, Allow
from records.engine import reading
from rules.ways.way_out import WayOut, WayStep

router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]

SHOWN = 10
"""Items on one page: each may be decided again hundreds of times."""
NEVER_VI = "năm sản xuất, số máy, xuất xứ, nước sản xuất, nhà sản xuất, mã HS và các giá trị đã đo"
NOTHING_TO_MEND_VI = "Không tiêu chí nào còn giữ mặt hàng này; hồ sơ chỉ còn chờ soát xét, ký hoặc kiểm tra."
NONE_VI = "Không có mặt hàng nào đang chờ hoặc bị từ chối"
FOUND_VI = "Mặt hàng đạt khi có đủ các việc sau:"
HOPELESS_VI = "Không có thay đổi trung thực nào làm mặt hàng này đạt theo tờ khai này."
OPEN_VI = "Chưa thể nói trước: kết luận tùy vào những điều còn phải làm rõ sau đây, nêu đúng như thực tế."


@dataclass(frozen=True, slots=True)
class StepLine:
    """Who has to do what."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class WayLine:
    """One item: the steps, or what is still open, or why there are none; and what a refusal leads to."""

    number: int
    title: str
    disposition: Tag
    text: str
    steps: tuple[StepLine, ...] = ()
    due: str = ""
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WaysPage:
    """Items that are held or refused, with their ways out, and where the next ones are."""

    case: Link
    stored: str
    never: str
    ways: tuple[WayLine, ...]
    none: str
    earlier: Link | None
    following: Link | None


@router.get("/cases/{case_number}/ways")
def ways(desk: Reader, case_number: str, item: Annotated[int, Query(ge=1, le=50)] = 1) -> Response:
    """From this item on; worked out from exactly the facts of the newest assessment."""
    with reading(desk.deps.engine) as session:
        stored = stored_case(open_case(session, case_number))
    if stored is None:
        text = "Hồ sơ chưa có kết quả đánh giá. Hãy xem lại khi tờ khai đã đến."
        raise PageRefusal("Chưa có kết quả đánh giá", text, HTTPStatus.NOT_FOUND)
    as_of = day_vi(stored.assessment.as_of)
    shown, following = _held(stored, item)
    page = WaysPage(
        case=Link(f"Hồ sơ {case_number}", case_href(case_number)),
        stored=f"Theo kết quả đánh giá lần {stored.number}, xét hạn tại ngày {as_of}.",
        never=NEVER_VI,
        ways=tuple(_line(stored, one) for one in shown),
        none=NONE_VI if item == 1 else f"{NONE_VI} từ dòng {item} trở đi",
        earlier=Link("Từ dòng đầu", ways_href(case_number, 1)) if item > 1 else None,
        following=_onward(case_number, following),
    )
    return desk.page("case_ways.html", page, f"Cách để đạt – hồ sơ {case_number}")


def _onward(case_number: str, item_number: int | None) -> Link | None:
    if item_number is None:
        return None
    return Link(f"Tiếp: từ dòng {item_number}", ways_href(case_number, item_number))


def _held(case: StoredCase, first: int) -> tuple[tuple[ItemAssessment, ...], int | None]:
    """So many items as one page shows, and the number of the one after them."""
    declared = {item.item_number for item in case.file.items}
    held = [
        item
        for item in case.assessment.items
        if item.disposition in MAY_BE_MENDED and item.item_number in declared and item.item_number >= first
    ]
    return tuple(held[:SHOWN]), held[SHOWN].item_number if len(held) > SHOWN else None


def _line(case: StoredCase, item: ItemAssessment) -> WayLine:
    number = item.item_number
    title = next(one.description for one in case.file.items if one.item_number == number)
    way = way_of(case, number)
    tag = disposition_tag(item.disposition)
    if way is None:
        return WayLine(number, title, tag, NOTHING_TO_MEND_VI)
    return WayLine(
        number,
        title,
        tag,
        text=_text(way),
        steps=tuple(_step(step) for step in way.steps or way.open_steps),
        due=day_vi(way.due_on) if way.due_on else "",
        after=way.after_vi,
    )


def _text(way: WayOut) -> str:
    if way.is_found:
        return FOUND_VI
    if way.is_with_people:
        return NOTHING_TO_MEND_VI
    return HOPELESS_VI if way.is_refused else OPEN_VI


def _step(step: WayStep) -> StepLine:
    return StepLine(who=step.party.label_vi, what=step.what_vi)
