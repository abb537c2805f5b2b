"""What would have made a held or refused item pass? Honest changes only, found by deciding again."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from portal.pages.case.findings import MAY_BE_MENDED
from portal.pages.case.law_view import StoredCase, stored_case
from portal.pages.forms.guard import open_case
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.words import Link, Tag, day_vi, disposition_tag
from portal.security.access import READERS, Allow
from records.engine import reading
from rules.ways.way_out import WayOut, way_out

router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]

NEVER_VI = "năm sản xuất, số máy, xuất xứ, nước sản xuất, nhà sản xuất và các giá trị đã đo"
NOTHING_TO_MEND_VI = "Không tiêu chí nào còn giữ mặt hàng này; hồ sơ chỉ còn chờ soát xét, ký hoặc kiểm tra."


@dataclass(frozen=True, slots=True)
class WayLine:
    """One item: the steps, or why there are none."""

    number: int
    title: str
    disposition: Tag
    steps: tuple[str, ...]
    text: str


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
    declared = {item.item_number: item for item in case.file.items}
    as_of = case.assessment.as_of
    return tuple(
        _line(
            declared[item.item_number].description,
            disposition_tag(item.disposition),
            item.item_number,
            way_out(case.file, declared[item.item_number], as_of),
        )
        for item in case.assessment.items
        if item.disposition in MAY_BE_MENDED and item.item_number in declared
    )


def _line(title: str, disposition: Tag, number: int, way: WayOut | None) -> WayLine:
    if way is None:
        return WayLine(number, title, disposition, (), NOTHING_TO_MEND_VI)
    if not way.is_found:
        text = (
            "Không có thay đổi trung thực nào làm thay đổi kết luận; "
            f"những dữ kiện không được đề xuất thay đổi: {NEVER_VI}."
        )
        return WayLine(number, title, disposition, (), text)
    return WayLine(number, title, disposition, way.steps_vi, "")
