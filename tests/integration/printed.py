"""Notices as PDF, and what is read in them."""

import io
from datetime import date
from typing import Any

from pypdf import PdfReader

from notices.content import NoticeContent
from notices.render import render

NUMBER = "05/TB-SKHCN"


def a_pdf(content: NoticeContent, **changes: Any) -> bytes:
    return render(
        content, **{"number_text": NUMBER, "signed_on": date(2026, 2, 5), "as_draft": False, **changes}
    )


def a_draft(content: NoticeContent) -> bytes:
    return render(content, number_text=None, signed_on=None, as_draft=True)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())
