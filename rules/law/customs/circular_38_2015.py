"""When may goods be brought into storage, and until when, under Thông tư 38/2015/TT-BTC?

What Nghị định 167/2025/NĐ-CP and Thông tư 121/2025/TT-BTC changed in Điều 32 was not seen.
"""

from datetime import date
from typing import TypeVar

from models.law import Citation, Dated, Instrument
from models.measure import days, months
from rules.law.customs.decree_08_2015 import REVIEW_NEEDED_FROM

T = TypeVar("T")

IN_FORCE_FROM = date(2015, 4, 1)

CIRCULAR_38_2015 = Instrument(
    number="38/2015/TT-BTC",
    title_vi="Thông tư số 38/2015/TT-BTC quy định về thủ tục hải quan",
    in_force_from=IN_FORCE_FROM,
)


def _storage(value: T, clause: str, point: str | None, quote_vi: str) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value,
            valid_from=IN_FORCE_FROM,
            citation=Citation(
                instrument=CIRCULAR_38_2015, article="32", clause=clause, point=point, quote_vi=quote_vi
            ),
            review_needed_from=REVIEW_NEEDED_FROM,
        ),
    )


STORAGE_REQUEST = _storage(
    "Văn bản đề nghị đưa hàng về bảo quản (mẫu 09/BQHH/GSQL)",
    "3",
    None,
    "(lược ý) văn bản đề nghị theo mẫu 09/BQHH/GSQL; lãnh đạo Chi cục quyết định",
)
STORAGE_RESULT_DAYS = _storage(
    days(30),
    "6",
    "a",
    "(lược ý) nộp kết quả trong 30 ngày từ ngày đưa hàng về bảo quản, trừ khi kết quả đến qua một cửa quốc "
    "gia hoặc cơ quan kiểm tra xác nhận kéo dài",
)
STORAGE_BAN_SERIOUS_MONTHS = _storage(
    months(12),
    "6",
    "c.1",
    "(lược ý) 01 năm từ ngày bị xử phạt: phá niêm phong, tráo hàng, đưa ra lưu thông, sai địa điểm",
)
STORAGE_BAN_LATE_MONTHS = _storage(
    months(6), "6", "c.2", "(lược ý) 06 tháng từ ngày bị xử phạt: nộp kết quả quá hạn"
)
