"""What became of what I sent? The confirmation page, read from the register each time it is opened."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from models.facts import DossierReviewed, Fact, VisitConfirmed
from models.vocabulary import FactKind, FactState
from portal.pages.case.facts import fact_vi
from portal.pages.forms.guard import open_case
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href, notice_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.words import Line, Link, moment_vi
from portal.security.access import READERS, Allow
from records.engine import reading
from records.tables import FactRow
from records.views.case import CaseRecord

router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]

NEXT_VI = {
    FactKind.ANSWER: "Kết quả đánh giá được tính lại với câu trả lời của bạn.",
    FactKind.VISIT_REPORT: "Công chức hải quan cùng đi kiểm tra xác nhận biên bản.",
    FactKind.REBOOKING: "Hệ thống đặt lịch mới, sớm nhất có thể, cho cả hai cơ quan.",
    FactKind.SIGNATURE: "Thông báo được cấp số, ký số, lưu và gửi hải quan.",
}


AGREED_VI = "Các thông báo được đề xuất chuyển sang người ký."
NOT_AGREED_VI = "Chưa có thông báo nào chuyển ký; chuyên viên xử lý tiếp theo ý kiến của bạn."
CONFIRMED_VI = "Hồ sơ được đánh giá lại với biên bản, rồi chuyển soát xét."
CONTESTED_VI = "Biên bản chưa dùng làm căn cứ; hai cơ quan làm rõ điểm bạn nêu."


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """What happened, under which reference, and what happens next; `is_waiting` until it is assessed."""

    heading: str
    tone: str
    reference: str
    lines: tuple[Line, ...]
    next_step: str
    notice: Link | None
    case: Link
    refresh: Link | None


@router.get("/cases/{case_number}/receipts/{fact_id}")
def receipt(desk: Reader, case_number: str, fact_id: str) -> Response:
    """The state of the fact as it is now."""
    with reading(desk.deps.engine) as session:
        record = open_case(session, case_number)
    row = record.fact_row(fact_id)
    if row is None:
        raise PageRefusal("Không tìm thấy nội dung", "Hồ sơ này không có nội dung đó.", HTTPStatus.NOT_FOUND)
    page = _page(desk, record, row)
    return desk.page("receipt.html", page, page.heading)


def _page(desk: Desk, record: CaseRecord, row: FactRow) -> ReceiptPage:
    heading, tone, next_step = _state(row)
    notice = next((each for each in record.notices if each.signature_fact_id == row.fact_id), None)
    is_waiting = row.first_assessment is None and row.state is not FactState.REFUSED
    return ReceiptPage(
        heading=heading,
        tone=tone,
        reference=row.fact_id,
        lines=_lines(record, row, notice.notice_number if notice else None),
        next_step=next_step,
        notice=Link(f"Tải thông báo {notice.notice_number} (PDF)", notice_href(notice.key))
        if notice and notice.pdf_digest
        else None,
        case=Link("Về hồ sơ", case_href(record.case.case_number)),
        refresh=Link("Xem lại tình trạng", desk.path) if is_waiting else None,
    )


def _state(row: FactRow) -> tuple[str, str, str]:
    if row.state is FactState.REFUSED:
        return f"{row.kind.label_vi}: không được ghi nhận", "bad", row.refused_reason or ""
    if row.first_assessment is None:
        text = "Hệ thống đã nhận và đang xử lý; không cần gửi lại. Trang này cho biết khi xong."
        return f"{row.kind.label_vi}: đang xử lý", "info", text
    return f"{row.kind.label_vi}: đã ghi nhận", "good", _next_vi(row)


def _next_vi(row: FactRow) -> str:
    content = Fact.model_validate_json(row.content).content
    match content:
        case DossierReviewed():
            return AGREED_VI if content.agrees else NOT_AGREED_VI
        case VisitConfirmed():
            return CONFIRMED_VI if content.agrees else CONTESTED_VI
        case _:
            return NEXT_VI.get(row.kind, "")


def _lines(record: CaseRecord, row: FactRow, notice_number: str | None) -> tuple[Line, ...]:
    lines = [
        Line("Tờ khai", row.declaration_number),
        Line("Nội dung", fact_vi(Fact.model_validate_json(row.content).content)),
        Line("Người gửi", record.name(row.staff_id)),
        Line("Lúc", moment_vi(row.occurred_at)),
    ]
    if row.first_assessment is not None:
        lines.append(Line("Đã tính vào", f"kết quả đánh giá lần {row.first_assessment}"))
    if notice_number:
        lines.append(Line("Số thông báo", notice_number))
    return tuple(lines)
