"""How does a notice look on paper? Typed content to PDF, by the layout of Nghị định 30/2020/NĐ-CP."""

import io
import json
from datetime import UTC, date, datetime
from typing import Any

import segno

from models.base import canonical_json, digest_of
from notices.compiler import TEMPLATES, compile_pdf
from notices.content import NoticeContent
from notices.glyphs import printable

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
    record = canonical_json(content).decode()
    inputs = {
        "notice": json.dumps(printable(json.loads(record))),
        "content": record,
        "print": json.dumps(printable(printed)),
        "qr": _qr(printed["qr_text"]),
    }
    return compile_pdf(TEMPLATES / f"{content.kind}.typ", inputs, _timestamp(signed_on))


def short_digest(content: NoticeContent) -> str:
    """The first hexadecimal digits of the content's digest, as the notice and its QR code show them."""
    return digest_of(content)[:DIGEST_LENGTH]


def _printed(
    content: NoticeContent, number_text: str | None, signed_on: date | None, *, demo_note: bool
) -> dict[str, Any]:
    digest = short_digest(content)
    day = signed_on or DRAFT_DAY
    return {
        "is_draft": number_text is None,
        "title": f"Thông báo {number_text or '(dự thảo)'} – {content.subject_vi}",
        "author": content.office,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "number_line": f"Số: {number_text or f'……/TB-{content.office_code}'}",
        "date_line": f"{content.city}, {_day_in_words(signed_on)}",
        "signature_line": "(Chữ ký số)" if number_text else "(Bản xem trước, chưa ký)",
        "demo_line": DEMO_LINE if demo_note else None,
        "qr_text": f"{number_text or 'DỰ THẢO'} {content.declaration_number} {digest}",
        "digest_groups": [digest[start : start + 4] for start in range(0, DIGEST_LENGTH, 4)],
    }


def _day_in_words(day: date | None) -> str:
    """Day below 10 and months 1 and 2 are padded with 0."""
    if day is None:
        return "ngày …… tháng …… năm ………"
    return f"ngày {day.day:02d} tháng {day.month:{'02d' if day.month <= 2 else 'd'}} năm {day.year}"


def _qr(text: str) -> str:
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()


def _timestamp(day: date | None) -> int:
    day = day or DRAFT_DAY
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
