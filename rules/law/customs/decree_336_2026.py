"""How do the single window, customs and the inspecting body speak since Nghị định 336/2026/NĐ-CP?

Điều 14 to 21 and 24 to 28 were read. No counterpart of the bar on storage of Nghị định 85/2019/NĐ-CP was
found.
"""

from typing import TypeVar

from models.law import Citation, Dated, Instrument
from rules.law.customs import decree_85_2019

T = TypeVar("T")

IN_FORCE_FROM = decree_85_2019.IN_FORCE_UNTIL

DECREE_336_2026 = Instrument(
    number="336/2026/NĐ-CP",
    title_vi="Nghị định số 336/2026/NĐ-CP quy định một cửa quốc gia, một cửa ASEAN và kiểm tra chuyên ngành",
    in_force_from=IN_FORCE_FROM,
)


def _since_october(
    value: T, article: str, clause: str, quote_vi: str, point: str | None = None
) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value,
            valid_from=IN_FORCE_FROM,
            citation=Citation(
                instrument=DECREE_336_2026, article=article, clause=clause, point=point, quote_vi=quote_vi
            ),
        ),
    )


OUTAGE_ON_PAPER = _since_october(
    True, "17", "3", "(lược ý) khi sự cố: hồ sơ giấy hoặc hệ thống xử lý chuyên ngành"
)
OUTAGE_RECONCILED_AT_ONCE = _since_october(True, "17", "5", "Ngay sau khi sự cố được khắc phục")
SAME_RESULT_NOT_FOR_MACHINERY: tuple[Dated[bool], ...] = (
    *decree_85_2019.SAME_RESULT_NOT_FOR_MACHINERY,
    *_since_october(
        True,
        "18",
        "4",
        "(lược ý) hàng dư so với khai báo được dùng lại kết quả, trừ máy móc, thiết bị, phương tiện",
    ),
)
BODY_ANSWERS = _since_october(
    ("chấp nhận", "từ chối", "yêu cầu sửa đổi, bổ sung"),
    "19",
    "2",
    "(lược ý) cơ quan xử lý trả lời “chấp nhận / từ chối / yêu cầu sửa đổi, bổ sung”; thời hạn theo luật "
    "chuyên ngành",
)
RESULT_TO_CUSTOMS_SYSTEM = _since_october(
    True,
    "20",
    "1",
    "(lược ý) kết quả chuyển sang hệ thống hải quan “để phục vụ việc quyết định thông quan”",
    "d",
)
