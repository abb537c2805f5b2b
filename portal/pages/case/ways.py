"""What would have made a held or refused item pass? Honest changes only, found by deciding again."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from models.vocabulary import Disposition
from portal.pages.case.findings import MAY_BE_MENDED
from portal.pages.case.law_view import StoredCase, stored_case, ways_out
from portal.pages.forms.guard import open_case
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.words import Link, Tag, day_vi, disposition_tag
from portal.security.access import READERS, Allow
from records.engine import reading
from rules.ways.way_out import WayOut, WayStep

router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]

NEVER_VI = "năm sản xuất, số máy, xuất xứ, nước sản xuất, nhà sản xuất, mã HS và các giá trị đã đo"
NOTHING_TO_MEND_VI = "Không tiêu chí nào còn giữ mặt hàng này; hồ sơ chỉ còn chờ soát xét, ký hoặc kiểm tra."
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
    """Every item that is held or refused, with its way out."""

    case: Link
    stored: str
    never: str
    ways: tuple[WayLine, ...]


@router.get("/cases/{case_number}/ways")
def ways(desk: Reader, case_number: str) -> Response:
    """Worked out anew each time, from exactly the facts of the newest assessment."""
    with reading(desk.deps.engine) as session:
        stored = stored_case(open_case(session, case_number))
    if stored is None:
        text = "Hồ sơ chưa có kết quả đánh giá. Hãy xem lại khi tờ khai đã đến."
        raise PageRefusal("Chưa có kết quả đánh giá", text, HTTPStatus.NOT_FOUND)
    as_of = day_vi(stored.assessment.as_of)
    page = WaysPage(
        case=Link(f"Hồ sơ {case_number}", case_href(case_number)),
        stored=f"Theo kết quả đánh giá lần {stored.number}, xét hạn tại ngày {as_of}.",
        never=NEVER_VI,
        ways=_lines(stored),
    )
    return desk.page("case_ways.html", page, f"Cách để đạt – hồ sơ {case_number}")


def _lines(case: StoredCase) -> tuple[WayLine, ...]:
    titles = {item.item_number: item.description for item in case.file.items}
    ways = ways_out(case)
    return tuple(
        _line(item.item_number, titles[item.item_number], item.disposition, ways[item.item_number])
        for item in case.assessment.items
        if item.disposition in MAY_BE_MENDED and item.item_number in titles
    )


def _line(number: int, title: str, disposition: Disposition, way: WayOut | None) -> WayLine:
    tag = disposition_tag(disposition)
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
    return HOPELESS_VI if way.is_refused else OPEN_VI


def _step(step: WayStep) -> StepLine:
    return StepLine(who=step.party.label_vi, what=step.what_vi)
