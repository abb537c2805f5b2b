"""How does a file leave the portal? By digest, under a safe name, never as a page of ours."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends
from starlette.responses import Response

from models.base import Digest
from portal.pages.forms.guard import open_case
from portal.pages.frame.desk import Desk
from portal.pages.frame.refusal import PageRefusal
from portal.security.access import READERS, Allow
from portal.security.headers import FILE_POLICY, OWN_PDF_POLICY
from records.engine import reading
from records.tables import DocumentRow, NoticeRow

SHOWN_IN_BROWSER = {"image/jpeg", "image/png"}
EXTENSIONS = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}
router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]


@router.get("/cases/{case_number}/documents/{digest}")
def document(desk: Reader, case_number: str, digest: str) -> Response:
    """A file of the case; what is no photo is saved, never shown."""
    with reading(desk.deps.engine) as session:
        record = open_case(session, case_number)
        row = session.get(DocumentRow, (record.case.declaration_number, digest))
    if row is None:
        raise PageRefusal("Không tìm thấy tệp", "Hồ sơ này không có tệp đó.", HTTPStatus.NOT_FOUND)
    is_shown = row.media_type in SHOWN_IN_BROWSER
    name = f"{row.title}{EXTENSIONS.get(row.media_type, '')}"
    headers = {
        "content-security-policy": FILE_POLICY,
        "content-disposition": _disposition("inline" if is_shown else "attachment", name),
    }
    media_type = row.media_type if row.media_type in EXTENSIONS else "application/octet-stream"
    return Response(_bytes(desk, digest), media_type=media_type, headers=headers)


@router.get("/notices/{key:path}")
def notice(desk: Reader, key: str) -> Response:
    """The signed PDF of a notice; a number without PDF is still being issued."""
    with reading(desk.deps.engine) as session:
        row = session.get(NoticeRow, key)
    if row is None:
        raise PageRefusal("Không tìm thấy thông báo", f"Không có thông báo {key}.", HTTPStatus.NOT_FOUND)
    if row.pdf_digest is None:
        raise PageRefusal("Thông báo đang được ban hành", "Bản PDF sẽ có trong ít phút. Hãy mở lại sau.")
    return own_pdf(_bytes(desk, row.pdf_digest), f"{row.notice_number.replace('/', '-')}.pdf")


def own_pdf(content: bytes, name: str) -> Response:
    """A PDF that we made ourselves opens in the browser."""
    headers = {
        "content-security-policy": OWN_PDF_POLICY,
        "content-disposition": _disposition("inline", name),
    }
    return Response(content, media_type="application/pdf", headers=headers)


def _bytes(desk: Desk, digest: Digest) -> bytes:
    try:
        return desk.deps.files.get(digest)
    except FileNotFoundError as gone:
        text = "Tệp có trong sổ nhưng không có trong kho. Hãy báo quản trị hệ thống."
        raise PageRefusal("Không mở được tệp", text, HTTPStatus.NOT_FOUND) from gone


def _disposition(how: str, name: str) -> str:
    """RFC 6266; letters outside ASCII are escaped, so a name cannot break the header."""
    return f"{how}; filename*=UTF-8''{quote(name, safe='')}"
