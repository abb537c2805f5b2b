"""What may Quyết định 02/2026/QĐ-TTg have changed in Quyết định 18/2019/QĐ-TTg: authority and copies?

It amends the decision of 2019; which articles could not be read. What it may touch is certain until
2026-01-07 and asks for a lawyer from 2026-01-08.
"""

from datetime import date

from models.law import Dated, Instrument, Verification
from rules.law.decision_18_2019 import IN_FORCE_FROM as SINCE_2019
from rules.law.decision_18_2019 import cite

IN_FORCE_FROM = date(2026, 1, 8)

DECISION_02_2026 = Instrument(
    number="02/2026/QĐ-TTg",
    title_vi="Quyết định số 02/2026/QĐ-TTg về sửa đổi, bổ sung một số điều của các Quyết định để cắt giảm, "
    "đơn giản hóa thủ tục hành chính",
    in_force_from=IN_FORCE_FROM,
)

OVERAGE_AUTHORITY: tuple[Dated[str], ...] = (
    Dated(
        value="Bộ Khoa học và Công nghệ",
        valid_from=SINCE_2019,
        citation=cite("9", "(lược ý) Bộ Khoa học và Công nghệ có văn bản trả lời", "3", "d"),
        review_needed_from=IN_FORCE_FROM,
    ),
)

_COPY = cite("8", "(lược ý) bản sao Giấy chứng nhận đăng ký doanh nghiệp có đóng dấu", "1", "a")

BUSINESS_REGISTRATION_COPY: tuple[Dated[bool], ...] = (
    Dated(value=True, valid_from=SINCE_2019, valid_until=IN_FORCE_FROM, citation=_COPY),
    Dated(
        value=True, valid_from=IN_FORCE_FROM, citation=_COPY, verification=Verification.UNVERIFIED
    ),  # the copy may have been dropped
)
