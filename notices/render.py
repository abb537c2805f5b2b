"""How does a notice look on paper? Typed content to PDF, by the layout of Nghị định 30/2020/NĐ-CP."""

import io
import json
from datetime import UTC, date, datetime
from typing import Any

import segno

from models.base import canonical_json, digest_of
from notices.compiler import TEMPLATES, compile_pdf
from notices.content import NoticeContent
from notices.forms.registration import RegistrationContent
from notices.glyphs import printable
from notices.numbering import document_type
from notices.wording import DOCUMENT_NAMES

DRAFT_DAY = date(2000, 1, 1)
"""A draft has no day yet; its PDF metadata bear this one, so that equal drafts have equal bytes."""

DEMO_LINE = (
    "Chứng thư số dùng cho chữ ký này do hệ thống tự tạo để thử nghiệm; chữ ký số trên văn bản này không có"
    " giá trị pháp lý."
)
DIGEST_LENGTH = 16


def render(
    content: NoticeContent,
    *,
    number_text: str | None,
    signed_on: date | None,
    as_draft: bool,
    demo_note: bool = False,
) -> bytes:
    """The PDF: a draft has a watermark and neither number nor day; a notice to be signed has both."""
    if as_draft:
        number_text = signed_on = None
    elif number_text is None or signed_on is None:
        raise ValueError("a notice that is no draft needs its number and the day of its signature")
    printed = _printed(content, number_text, signed_on, demo_note=demo_note)
    return _press(content, printed, signed_on)


def short_digest(content: NoticeContent | RegistrationContent) -> str:
    """The first hexadecimal digits of the content's digest, as the notice and its QR code show them."""
    return digest_of(content)[:DIGEST_LENGTH]


def render_form_1(content: RegistrationContent) -> bytes:
    """Mẫu số 1 for the importer to check and sign; the office neither numbers nor signs it."""
    day = content.registered_on
    digest = short_digest(content)
    printed = {
        **_metadata(
            f"{content.subject_vi} – tờ khai {content.declaration_number}", content.importer_name, day
        ),
        **_proof(f"{content.declaration_number} {digest}", digest),
        "date_line": f"……, {_day_in_words(day)}",
        "book_line": _day_in_words(content.booked_on),
    }
    return _press(content, printed, day)


def _press(content: NoticeContent | RegistrationContent, printed: dict[str, Any], day: date | None) -> bytes:
    record = canonical_json(content).decode()
    inputs = {
        "notice": json.dumps(printable(json.loads(record))),
        "content": record,
        "print": json.dumps(printable(printed)),
        "qr": qr_svg(printed["qr_text"]),
    }
    return compile_pdf(TEMPLATES / f"{content.kind}.typ", inputs, _timestamp(day))


def _printed(
    content: NoticeContent, number_text: str | None, signed_on: date | None, *, demo_note: bool
) -> dict[str, Any]:
    digest = short_digest(content)
    name = DOCUMENT_NAMES[content.kind]
    open_number = f"……/{document_type(content.kind)}-{content.office_code}"
    return {
        **_metadata(f"{name} {number_text or '(dự thảo)'} – {content.subject_vi}", content.office, signed_on),
        **_proof(f"{number_text or 'DỰ THẢO'} {content.declaration_number} {digest}", digest),
        "is_draft": number_text is None,
        "name": name.upper(),
        "number_line": f"Số: {number_text or open_number}",
        "date_line": f"{content.city}, {_day_in_words(signed_on)}",
        "signature_line": "(Chữ ký số)" if number_text else "(Bản xem trước, chưa ký)",
        "demo_line": DEMO_LINE if demo_note else None,
    }


def _metadata(title: str, author: str, day: date | None) -> dict[str, Any]:
    day = day or DRAFT_DAY
    date_ = {"year": day.year, "month": day.month, "day": day.day}
    return {"title": title, "author": author, "date": date_, "is_draft": False, "demo_line": None}


def _proof(qr_text: str, digest: str) -> dict[str, Any]:
    groups = [digest[start : start + 4] for start in range(0, DIGEST_LENGTH, 4)]
    return {"qr_text": qr_text, "digest_groups": groups}


def _day_in_words(day: date | None) -> str:
    """Day below 10 and months 1 and 2 are padded with 0."""
    if day is None:
        return "ngày …… tháng …… năm ………"
    return f"ngày {day.day:02d} tháng {day.month:{'02d' if day.month <= 2 else 'd'}} năm {day.year}"


def qr_svg(text: str) -> str:
    """The QR code of a text, as a picture for a template."""
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()


def _timestamp(day: date | None) -> int:
    day = day or DRAFT_DAY
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
