"""Which used goods may not come in, and what is temporary import, since Nghị định 292/2026/NĐ-CP?"""

from datetime import date
from typing import TypeVar

from models.law import Citation, Dated, Instrument
from models.measure import days, times

T = TypeVar("T")

IN_FORCE_FROM = date(2026, 9, 5)
OLD_TEXTS_UNTIL = date(2027, 1, 1)

DECREE_292_2026 = Instrument(
    number="292/2026/NĐ-CP",
    title_vi="Nghị định số 292/2026/NĐ-CP quy định chi tiết Luật Quản lý ngoại thương",
    in_force_from=IN_FORCE_FROM,
)


def _since_september(
    value: T, article: str, quote_vi: str, clause: str | None = None, until: date | None = None
) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value,
            valid_from=IN_FORCE_FROM,
            valid_until=until,
            citation=Citation(instrument=DECREE_292_2026, article=article, clause=clause, quote_vi=quote_vi),
        ),
    )


TEMPORARY_OTHER = _since_september(
    ("16", "17"), "16, 17", "(lược ý) tạm nhập, tái xuất khác; tạm xuất, tái nhập"
)
TEMPORARY_EXTENSIONS = _since_september(
    times(2),
    "16 (khoản 7), 17 (khoản 6)",
    "(lược ý) tạm nhập, tái xuất khác; tạm xuất, tái nhập: gia hạn không quá 02 lần",
)
TRADE_STAY_DAYS = _since_september(
    days(60), "14", "(lược ý) hàng kinh doanh tạm nhập, tái xuất được lưu lại 60 ngày", "5"
)
TRADE_STAY_EXTENSION_DAYS = _since_september(
    days(30), "14", "(lược ý) gia hạn mỗi lần 30 ngày, không quá 02 lần", "5"
)
BANNED_USED_CONSUMER = _since_september(
    "hàng tiêu dùng đã qua sử dụng",
    "Phụ lục I mục II.6",
    "(lược ý) hàng tiêu dùng đã qua sử dụng, gồm “b) Hàng điện tử, điện lạnh, điện gia dụng”",
)
BANNED_USED_MEDICAL = _since_september(
    "thiết bị y tế đã qua sử dụng", "Phụ lục I mục II.7", "(lược ý) thiết bị y tế đã qua sử dụng"
)
BANNED_USED_DIGITAL = _since_september(
    "sản phẩm công nghệ số đã qua sử dụng",
    "Phụ lục I mục II.11",
    "Hàng hóa là sản phẩm công nghệ số đã qua sử dụng",
)
OLD_MINISTRY_TEXTS = _since_september(
    True,
    "64",
    "(lược ý) văn bản của bộ, cơ quan ngang bộ hướng dẫn Nghị định 69/2018/NĐ-CP áp dụng đến hết ngày "
    "31/12/2026",
    "4",
    OLD_TEXTS_UNTIL,
)
TRANSITION = _since_september(
    True, "64", "(lược ý) hồ sơ đầy đủ đã tiếp nhận trước thì giải quyết theo quy định cũ", "5"
)
