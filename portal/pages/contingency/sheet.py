"""How is customs told on paper while its system cannot be reached? One sheet for one result."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from customs import wire
from models.base import Digest
from notices.contingency.printing import print_sheet
from notices.signers import OfficeSigner
from portal.pages.case.files import own_pdf
from portal.pages.contingency.content import sheet_content
from portal.pages.contingency.shown import PRINTERS, PaperCard, paper_card, pdf_href, sheet_href
from portal.pages.forms.form_page import long_text
from portal.pages.forms.guard import open_case
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.words import FieldError, Link
from portal.security.access import READERS, Allow
from records.contingency import sheets
from records.contingency.sheets import Printing
from records.engine import reading, writing
from records.tables import ContingencySheetRow, OutboxRow
from records.views.case import CaseRecord

REASON_VI = "Hãy ghi lý do lập phiếu, ví dụ: hệ thống hải quan mất kết nối từ 8 giờ."
TRIES = 5
router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]
Printer = Annotated[Desk, Depends(Allow(*PRINTERS))]
Form = Annotated[Sent, Depends(read_sent)]


@dataclass(frozen=True, slots=True)
class SheetPage:
    """What is on paper, and the form for one more."""

    back: Link
    card: PaperCard
    action: str
    reason: str
    errors: tuple[FieldError, ...]


@router.get("/cases/{case_number}/contingency")
def sheet_page(desk: Reader, case_number: str) -> Response:
    """The sheets of the declaration."""
    return _page(desk, case_number)


@router.post("/cases/{case_number}/contingency")
def make_sheet(desk: Printer, case_number: str, sent: Form) -> Response:
    """The sheet of the newest result: the one that there is, or a new one."""
    reason, errors = long_text(sent.only({"reason"}), "reason", required_vi=REASON_VI)
    if reason is None:
        return _page(desk, case_number, sent.text("reason"), errors)
    signer = desk.deps.signer
    if signer is None:
        raise _refusal(case_number, "Chưa có khóa ký", "Cổng nghiệp vụ chưa được cấp khóa ký của cơ quan.")
    for _ in range(TRIES):
        row = _sheet(desk, case_number, reason, signer)
        if row is not None:
            return RedirectResponse(pdf_href(case_number, row.sheet_number), HTTPStatus.SEE_OTHER)
    raise _refusal(case_number, "Chưa lập được phiếu", "Nhiều người cùng lập phiếu. Hãy thử lại.")


@router.get("/cases/{case_number}/contingency/{name}")
def sheet_pdf(desk: Reader, case_number: str, name: str) -> Response:
    """The sheet as it was signed."""
    with reading(desk.deps.engine) as session:
        number = open_case(session, case_number).case.declaration_number
        row = session.get(ContingencySheetRow, name.removesuffix(".pdf"))
    if row is None or row.declaration_number != number or not name.endswith(".pdf"):
        text = "Hồ sơ này không có phiếu đó."
        raise _refusal(case_number, "Không tìm thấy phiếu", text, HTTPStatus.NOT_FOUND)
    return own_pdf(desk.deps.files.get(row.pdf_digest), name)


def _sheet(desk: Desk, case_number: str, reason: str, signer: OfficeSigner) -> ContingencySheetRow | None:
    with writing(desk.deps.engine) as session:
        record = open_case(session, case_number)
        number = record.case.declaration_number
        result = sheets.settle_bytes(session, number, _bytes)
        if result is None:
            text = "Chưa có kết quả nào để báo hải quan. Hãy chờ lần đánh giá đầu tiên."
            raise _refusal(case_number, "Chưa có kết quả", text)
        assert result.body_digest is not None
        known = sheets.telling(session, number, result.body_digest)
        if known is not None:
            return known
        revision = sheets.next_revision(session, number)
    printing = _print(desk, record, result, revision, reason, signer)
    with writing(desk.deps.engine) as session:
        return sheets.keep(session, printing)


def _print(
    desk: Desk, record: CaseRecord, row: OutboxRow, revision: int, reason: str, signer: OfficeSigner
) -> Printing:
    assert row.body is not None
    assert row.body_digest is not None
    message = wire.ResultMessage.model_validate_json(row.body)
    name = sheets.sheet_number(row.declaration_number, revision)
    content = sheet_content(desk, record, message, row.body_digest, name, reason)
    return Printing(
        declaration_number=row.declaration_number,
        revision=revision,
        result_number=row.result_number,
        result_digest=row.body_digest,
        pdf_digest=desk.deps.files.put(print_sheet(content, signer)),
        reason=reason,
        printed_by=desk.user.staff_id,
        printed_at=desk.now,
    )


def _bytes(row: OutboxRow, replaced: OutboxRow | None) -> tuple[bytes, Digest]:
    before = wire.Replaced(replaced.result_number, replaced.result) if replaced else None
    body = wire.envelope(row.declaration_number, row.result_number, row.created_at, row.result, before)
    return body, wire.body_digest(body)


def _page(desk: Desk, case_number: str, reason: str = "", errors: tuple[FieldError, ...] = ()) -> Response:
    with reading(desk.deps.engine) as session:
        number = open_case(session, case_number).case.declaration_number
        card = paper_card(session, desk, case_number, number)
    page = SheetPage(
        back=Link("Về hồ sơ", case_href(case_number)),
        card=card,
        action=sheet_href(case_number) if card.links else "",
        reason=reason,
        errors=errors,
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return desk.page("contingency.html", page, "Lỗi: Phiếu dự phòng" if errors else "Phiếu dự phòng", status)


def _refusal(
    case_number: str, title: str, text: str, status: HTTPStatus = HTTPStatus.CONFLICT
) -> PageRefusal:
    return PageRefusal(title, text, status, Link("Về hồ sơ", case_href(case_number)))
