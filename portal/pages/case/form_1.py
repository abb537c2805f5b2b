"""What may the importer copy into the registration for state quality inspection? Mẫu số 1, PDF and data.

And what does an issued notice say, as data: the content that was signed, byte for byte.
"""

import json
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from models.base import canonical_json
from models.vocabulary import NoticeKind, NoticeState
from notices.forms.dossier import dossier_of
from notices.forms.registration import RegistrationContent, registration_form
from notices.render import render_form_1
from portal.pages.case.files import own_pdf
from portal.pages.forms.guard import open_case
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.words import Link
from portal.security.access import READERS, Allow
from portal.security.headers import FILE_POLICY
from records.engine import reading
from records.notices import issued_notice
from records.tables import NoticeRow
from records.views.case import CaseRecord
from rules.policy.standing import INSPECTION_RULE

NAMES = ("1.pdf", "1.json")
DATA = ".json"
router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]


@router.get("/cases/{case_number}/forms/{name}")
def form(
    desk: Reader, case_number: str, name: str, item: Annotated[int | None, Query(ge=1, le=50)] = None
) -> Response:
    """Mẫu số 1 for one item, or for every item under state quality inspection."""
    with reading(desk.deps.engine) as session:
        record = open_case(session, case_number)
    if name not in NAMES:
        raise _not_found(record, "Không có mẫu này", "Chỉ có Mẫu số 1, dạng PDF hoặc JSON.")
    content = _content(desk, record, item)
    if name.endswith(DATA):
        return _data(canonical_json(content), f"mau-so-1-{case_number}{DATA}")
    return own_pdf(render_form_1(content), f"mau-so-1-{case_number}.pdf")


@router.get("/cases/{case_number}/notices/{name:path}")
def notice_data(desk: Reader, case_number: str, name: str) -> Response:
    """The content of an issued notice with its number and day; as it was signed it lies in the PDF."""
    with reading(desk.deps.engine) as session:
        record = open_case(session, case_number)
        row = session.get(NoticeRow, name.removesuffix(DATA))
    if row is None or row.case_number != case_number or not name.endswith(DATA):
        raise _not_found(record, "Không tìm thấy thông báo", "Hồ sơ này không có thông báo đó.")
    if row.pdf_digest is None:
        text = "Bản dữ liệu sẽ có cùng bản PDF trong ít phút. Hãy mở lại sau."
        raise PageRefusal("Thông báo đang được ban hành", text, next_step=_back(record))
    try:
        content = desk.deps.files.get(row.content_digest)
    except FileNotFoundError as gone:
        text = "Nội dung có trong sổ nhưng không có trong kho. Hãy báo quản trị hệ thống."
        raise _not_found(record, "Không mở được thông báo", text) from gone
    return _data(_issued(row, content), f"{row.notice_number.replace('/', '-')}{DATA}")


def _issued(row: NoticeRow, content: bytes) -> bytes:
    """Number and day come with the signature; the digest is that of the content alone."""
    told = {
        "notice_number": row.notice_number,
        "signed_on": row.signed_on.isoformat(),
        "content_digest": row.content_digest,
    }
    return json.dumps(told | json.loads(content), ensure_ascii=False).encode()


def _content(desk: Desk, record: CaseRecord, item_number: int | None) -> RegistrationContent:
    under = inspected_items(record)
    wanted = tuple(number for number in under if item_number in (None, number))
    declaration = record.declaration
    if declaration is None or not wanted:
        text = "Mẫu số 1 chỉ lập cho hàng phải kiểm tra nhà nước về chất lượng. Hãy xem lại từng dòng hàng."
        raise _not_found(record, "Không có hàng phải kiểm tra chất lượng", text)
    receipts = [
        row for row in record.notices if row.kind is NoticeKind.FORM_2 and row.state is NoticeState.ISSUED
    ]
    covering = (issued_notice(row) for row in receipts)
    receipt = next((one for one in covering if {*wanted} & {*one.item_numbers}), None)
    return registration_form(
        declaration, dossier_of(record.file), desk.deps.office.office_name, receipt, wanted
    )


def inspected_items(record: CaseRecord) -> tuple[int, ...]:
    """The items for which state quality inspection is owed."""
    items = record.assessment.items if record.assessment else ()
    return tuple(
        item.item_number
        for item in items
        if any(finding.rule == INSPECTION_RULE for finding in item.findings)
    )


def _data(content: bytes, name: str) -> Response:
    headers = {
        "content-security-policy": FILE_POLICY,
        "content-disposition": f"inline; filename*=UTF-8''{quote(name, safe='')}",
    }
    return Response(content, media_type="application/json", headers=headers)


def _not_found(record: CaseRecord, title: str, text: str) -> PageRefusal:
    return PageRefusal(title, text, HTTPStatus.NOT_FOUND, _back(record))


def _back(record: CaseRecord) -> Link:
    return Link("Về hồ sơ", case_href(record.case.case_number))
