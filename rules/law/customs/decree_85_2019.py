"""What did Nghị định 85/2019/NĐ-CP say of specialized inspection and storage, until 2026-10-14?"""

from datetime import date
from typing import TypeVar

from models.law import Citation, Dated, Instrument

T = TypeVar("T")

IN_FORCE_FROM = date(2020, 1, 1)
IN_FORCE_UNTIL = date(2026, 10, 15)

DECREE_85_2019 = Instrument(
    number="85/2019/NĐ-CP",
    title_vi="Nghị định số 85/2019/NĐ-CP quy định thực hiện thủ tục hành chính theo Cơ chế một cửa quốc gia, "
    "Cơ chế một cửa ASEAN và kiểm tra chuyên ngành",
    in_force_from=IN_FORCE_FROM,
    in_force_until=IN_FORCE_UNTIL,
)


def _until_2026(value: T, article: str, clause: str, quote_vi: str) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value,
            valid_from=IN_FORCE_FROM,
            valid_until=IN_FORCE_UNTIL,
            citation=Citation(instrument=DECREE_85_2019, article=article, clause=clause, quote_vi=quote_vi),
        ),
    )


EXEMPT_22_3 = _until_2026(
    (
        "bưu chính, chuyển phát nhanh trong trị giá miễn thuế",
        "hàng bán tại cửa hàng miễn thuế",
        "xuất nhập khẩu tại chỗ",
    ),
    "22",
    "3",
    "(lược ý) các trường hợp miễn kiểm tra chất lượng, trừ khi có cảnh báo theo khoản 4",
)
WARNED_22_4 = _until_2026(
    True, "22", "4", "(lược ý) các trường hợp của khoản 3 không được miễn kiểm tra chất lượng khi có cảnh báo"
)
SAME_RESULT_NOT_FOR_MACHINERY = _until_2026(
    True,
    "24",
    "3",
    "(lược ý) hàng dư so với khai báo được dùng lại kết quả, trừ máy móc, thiết bị, phương tiện",
)
SUSPICION_BARS_STORAGE = _until_2026(
    True,
    "27",
    "2, 3",
    "(lược ý) không cho đưa về bảo quản khi hải quan hoặc bộ báo có dấu hiệu không phù hợp",
)
