"""What may Quyết định 02/2026/QĐ-TTg have changed in Quyết định 18/2019/QĐ-TTg: authority and clock?

It amends the decision of 2019; which articles could not be read. What it may touch is certain until
2026-01-07 and asks for a lawyer from 2026-01-08; so does the copy of the registration (`importer`).
"""

from datetime import date

from models.law import Dated, Instrument
from models.measure import working_days, working_hours
from rules.law.machinery.decision_18_2019 import IN_FORCE_FROM as SINCE_2019
from rules.law.machinery.decision_18_2019 import cite

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


def _of_overage_clock(value: int, quote_vi: str, point: str | None = None) -> tuple[Dated[int], ...]:
    return (
        Dated(
            value=value,
            valid_from=SINCE_2019,
            citation=cite("9", quote_vi, "3", point),
            review_needed_from=IN_FORCE_FROM,
        ),
    )


OVERAGE_RETURN_ONLINE_HOURS = _of_overage_clock(
    working_hours(8), "(lược ý) qua cổng: trả hồ sơ trong 08 giờ làm việc", "a"
)
OVERAGE_RETURN_POST_WORKING_DAYS = _of_overage_clock(
    working_days(2), "(lược ý) qua bưu điện: trả hồ sơ trong 02 ngày làm việc", "a"
)
OVERAGE_FORWARD_WORKING_DAYS = _of_overage_clock(
    working_days(2), "(lược ý) lấy ý kiến trong 02 ngày làm việc từ khi nhận đủ hồ sơ", "b"
)
OVERAGE_OPINION_WORKING_DAYS = _of_overage_clock(
    working_days(10), "(lược ý) có ý kiến trong 10 ngày làm việc", "c"
)
OVERAGE_ANSWER_WORKING_DAYS = _of_overage_clock(
    working_days(3), "(lược ý) trả lời trong 03 ngày làm việc từ khi nhận ý kiến", "d"
)
OVERAGE_TOTAL_WORKING_DAYS = _of_overage_clock(
    working_days(15), "(lược ý) 02, 10 và 03 ngày làm việc, cộng 15"
)
