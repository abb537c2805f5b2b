"""How does a contingency sheet become a signed PDF?"""

import json
from datetime import datetime
from typing import Any

from models.base import canonical_json
from models.days import VIETNAM
from notices.compiler import TEMPLATES, compile_pdf
from notices.contingency.content import SheetContent
from notices.glyphs import printable
from notices.render import DEMO_LINE, qr_svg
from notices.signature import sign_pdf
from notices.signers import OfficeSigner

GROUP = 8


def print_sheet(content: SheetContent, signer: OfficeSigner) -> bytes:
    """The PDF, signed with the office's key; the content lies in it as data."""
    record = canonical_json(content).decode()
    printed = _printed(content, demo_note=signer.is_self_made)
    inputs = {
        "notice": json.dumps(printable(json.loads(record))),
        "content": record,
        "print": json.dumps(printable(printed)),
        "qr": qr_svg(printed["qr_text"]),
    }
    pdf = compile_pdf(TEMPLATES / "contingency.typ", inputs, int(content.printed_at.timestamp()))
    return sign_pdf(pdf, signer.signer)


def _printed(content: SheetContent, *, demo_note: bool) -> dict[str, Any]:
    day = content.printed_at.astimezone(VIETNAM)
    digest = content.result_digest
    return {
        "title": f"Phiếu dự phòng {content.sheet_number} – tờ khai {content.declaration_number}",
        "author": content.office,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "is_draft": False,
        "demo_line": DEMO_LINE if demo_note else None,
        "number_line": f"Số: {content.sheet_number}",
        "date_line": f"Lập lúc {_moment(content.printed_at)}",
        "made": _moment(content.made_at),
        "qr_text": f"{content.sheet_number} {content.declaration_number} {content.result_number} {digest}",
        "digest_groups": [digest[start : start + GROUP] for start in range(0, len(digest), GROUP)],
    }


def _moment(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"
