"""What did an import without its conditions cost until 2026-06-30, and how soon had it to leave?

Customs fines; the engine only knows the figures for whoever looks at an older day.
"""

from datetime import date
from typing import NamedTuple, TypeVar

from models.law import Citation, Dated, Instrument

T = TypeVar("T")

IN_FORCE_FROM = date(2020, 12, 10)
IN_FORCE_UNTIL = date(2026, 7, 1)
MILLION_VND = 1_000_000

DECREE_128_2020 = Instrument(
    number="128/2020/NĐ-CP",
    title_vi="Nghị định số 128/2020/NĐ-CP quy định xử phạt vi phạm hành chính trong lĩnh vực hải quan",
    in_force_from=IN_FORCE_FROM,
    in_force_until=IN_FORCE_UNTIL,
)


class Fine(NamedTuple):
    """A fine in VND, from one amount to another."""

    from_vnd: int
    to_vnd: int


class FineBand(NamedTuple):
    """A fine by the value of the goods: from a value, below another (None: no upper end)."""

    value_from_vnd: int
    value_below_vnd: int | None
    fine_from_vnd: int
    fine_to_vnd: int


FIVE_BANDS = (
    FineBand(0, 20 * MILLION_VND, 2 * MILLION_VND, 5 * MILLION_VND),
    FineBand(20 * MILLION_VND, 30 * MILLION_VND, 5 * MILLION_VND, 10 * MILLION_VND),
    FineBand(30 * MILLION_VND, 50 * MILLION_VND, 10 * MILLION_VND, 20 * MILLION_VND),
    FineBand(50 * MILLION_VND, 100 * MILLION_VND, 20 * MILLION_VND, 30 * MILLION_VND),
    FineBand(100 * MILLION_VND, None, 30 * MILLION_VND, 50 * MILLION_VND),
)


def _until_july(
    value: T, article: str, clause: str, quote_vi: str, point: str | None = None
) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value,
            valid_from=IN_FORCE_FROM,
            valid_until=IN_FORCE_UNTIL,
            citation=Citation(
                instrument=DECREE_128_2020, article=article, clause=clause, point=point, quote_vi=quote_vi
            ),
        ),
    )


FINE_BANDS_NO_CONDITION = _until_july(
    FIVE_BANDS, "18", "1", "(lược ý) năm mức phạt theo trị giá hàng hóa không đủ điều kiện"
)
FINE_DOUBLED_AFTER_DAYS = _until_july(
    30, "18", "2", "(lược ý) phạt gấp hai lần khi hồ sơ hải quan nộp quá 30 ngày từ ngày hàng đến cửa khẩu"
)
REEXPORT_DAYS = _until_july(
    30, "18", "3", "(lược ý) tái xuất trong 30 ngày từ ngày nhận quyết định xử phạt", "a"
)
FINE_STORAGE_NOT_KEPT = _until_july(
    Fine(10 * MILLION_VND, 20 * MILLION_VND),
    "12",
    "2",
    "(lược ý) không giữ nguyên trạng; bảo quản không đúng nơi; nơi bảo quản không đủ điều kiện",
    "c, d, đ",
)
FINE_STORED_GOODS_SOLD = _until_july(
    Fine(40 * MILLION_VND, 50 * MILLION_VND),
    "12",
    "5",
    "(lược ý) tiêu thụ hàng đang bảo quản, chưa thông quan",
)
FINE_FORGED_PAPERS = _until_july(
    Fine(40 * MILLION_VND, 80 * MILLION_VND), "11", "7", "(lược ý) giấy tờ giả, không hợp pháp", "a"
)
