"""What did each amendment change, from which message, and what did that do (rows A2, I3)?"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from models.vocabulary import Office
from portal.pages.forms.guard import open_case
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href
from portal.pages.frame.words import Link, moment_vi
from portal.security.access import READERS, Allow
from records import versions
from records.engine import reading
from records.versions import Version

router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]
NOT_THERE_VI = "–"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field, before and after."""

    where: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionBlock:
    """One version: when, from which message, what changed, and what became of the work before it."""

    title: str
    occurred: str
    received: str
    message: str
    assessed: str
    changes: tuple[ChangeLine, ...]
    effects: tuple[str, ...]
    is_original: bool


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """Every version, the newest first, and the numbers that have not come."""

    case: Link
    missing: str
    versions: tuple[VersionBlock, ...]


@router.get("/cases/{case_number}/versions")
def of_case(desk: Reader, case_number: str) -> Response:
    """Of the whole declaration, whichever of its cases is asked about."""
    with reading(desk.deps.engine) as session:
        record = open_case(session, case_number)
        found = versions.of_declaration(session, record.case.declaration_number)
    page = VersionsPage(
        case=Link(f"Hồ sơ {case_number}", case_href(case_number)),
        missing=", ".join(f"thiếu bản sửa đổi số {number}" for number in versions.missing(found)),
        versions=tuple(_block(one) for one in reversed(found)),
    )
    return desk.page("case_versions.html", page, f"Các phiên bản tờ khai – hồ sơ {case_number}")


def _block(one: Version) -> VersionBlock:
    is_original = one.amendment_number == 0
    return VersionBlock(
        title="Tờ khai đã đăng ký" if is_original else f"Sửa đổi, bổ sung lần {one.amendment_number}",
        occurred=moment_vi(one.occurred_at),
        received=moment_vi(one.received_at),
        message=f"Thông điệp {one.message_id} của {_sender_vi(one.source)}"
        if one.message_id
        else NOT_THERE_VI,
        assessed=_assessed_vi(one),
        changes=tuple(
            ChangeLine(
                where=each.where_vi or "Phần chung",
                field=each.label_vi,
                before=each.before_vi or NOT_THERE_VI,
                after=each.after_vi or NOT_THERE_VI,
            )
            for each in one.changes
        ),
        effects=one.effects_vi,
        is_original=is_original,
    )


def _sender_vi(source: str) -> str:
    return next((office.label_vi for office in Office if office.value == source), source)


def _assessed_vi(one: Version) -> str:
    if one.assessment_number is None:
        return "Chưa có trong lần đánh giá nào."
    return f"Xét lần đầu tại lần đánh giá {one.assessment_number} của hồ sơ {one.case_number}."
