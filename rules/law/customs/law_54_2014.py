"""When may customs clear goods that wait for a specialized inspection, under Luật Hải quan 54/2014/QH13?"""

from datetime import date
from typing import TypeVar

from models.law import Citation, Dated, Instrument
from models.measure import days, working_days
from rules.law.customs.law_11_2026 import IN_FORCE_FROM as REVIEW_NEEDED_FROM

T = TypeVar("T")

IN_FORCE_FROM = date(2015, 1, 1)

LAW_54_2014 = Instrument(
    number="54/2014/QH13", title_vi="Luật Hải quan số 54/2014/QH13", in_force_from=IN_FORCE_FROM
)


def _since_2015(
    value: T, article: str, clause: str | None, quote_vi: str, point: str | None = None
) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value,
            valid_from=IN_FORCE_FROM,
            citation=Citation(
                instrument=LAW_54_2014, article=article, clause=clause, point=point, quote_vi=quote_vi
            ),
            review_needed_from=REVIEW_NEEDED_FROM,
        ),
    )


CLEAR_ON_RESULT = _since_2015(
    True, "35", "1", "(lược ý) thông quan căn cứ kết quả kiểm tra chuyên ngành; khoản 4 Điều 37"
)
RESULT_TO_CUSTOMS_WORKING_DAYS = _since_2015(
    working_days(2),
    "35",
    "3",
    "(lược ý) 02 ngày làm việc từ ngày có kết luận, gửi kết quả cho cơ quan hải quan",
)
RELEASE_IS_FOR_TAX = _since_2015(
    True, "36", None, "(lược ý) giải phóng hàng khi chưa xác định được số thuế, không phải khi thiếu kết quả"
)
UNCLAIMED_AFTER_DAYS = _since_2015(
    days(90), "58", "1", "(lược ý) hàng tồn đọng: quá 90 ngày từ ngày đến cửa khẩu, không có người nhận", "b"
)
UNCLAIMED_NOTICE_DAYS = _since_2015(
    days(60), "58", "3", "(lược ý) thông báo trong 60 ngày để chủ hàng đến nhận"
)
