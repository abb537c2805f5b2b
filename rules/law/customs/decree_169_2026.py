"""What does an import without the inspection result cost since Nghị định 169/2026/NĐ-CP?"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from models.law import Citation, Dated, Instrument, in_force
from rules.law.customs import decree_128_2020

IN_FORCE_FROM = decree_128_2020.IN_FORCE_UNTIL
MILLION_VND = 1_000_000

DECREE_169_2026 = Instrument(
    number="169/2026/NĐ-CP",
    title_vi="Nghị định số 169/2026/NĐ-CP quy định xử phạt vi phạm hành chính trong lĩnh vực hải quan",
    in_force_from=IN_FORCE_FROM,
)


class FineBand(NamedTuple):
    """A fine by the value of the goods: from a value, below another (None: no upper end)."""

    value_from_vnd: int
    value_below_vnd: int | None
    fine_from_vnd: int
    fine_to_vnd: int


FINE_BANDS_NO_NOTICE: tuple[Dated[tuple[FineBand, ...]], ...] = (
    Dated(
        value=(
            FineBand(0, 20 * MILLION_VND, 2 * MILLION_VND, 5 * MILLION_VND),
            FineBand(20 * MILLION_VND, 30 * MILLION_VND, 5 * MILLION_VND, 10 * MILLION_VND),
            FineBand(30 * MILLION_VND, 50 * MILLION_VND, 10 * MILLION_VND, 20 * MILLION_VND),
            FineBand(50 * MILLION_VND, 100 * MILLION_VND, 20 * MILLION_VND, 30 * MILLION_VND),
            FineBand(100 * MILLION_VND, None, 30 * MILLION_VND, 50 * MILLION_VND),
        ),
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=DECREE_169_2026,
            article="19",
            clause="3",
            quote_vi="(lược ý) năm mức phạt theo trị giá hàng hóa, từ điểm a đến điểm đ",
        ),
    ),
)
FINE_DOUBLED_AFTER_DAYS: tuple[Dated[int], ...] = (
    Dated(
        value=30,
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=DECREE_169_2026,
            article="19",
            clause="5",
            quote_vi="(lược ý) phạt gấp hai lần khi hồ sơ hải quan nộp quá 30 ngày từ ngày hàng đến cửa khẩu",
        ),
    ),
)
REEXPORT_DAYS: tuple[Dated[int], ...] = (
    *decree_128_2020.REEXPORT_DAYS,
    Dated(
        value=30,
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=DECREE_169_2026,
            article="19",
            clause="6",
            point="a",
            quote_vi="(lược ý) đưa ra khỏi lãnh thổ hoặc tái xuất trong 30 ngày từ ngày nhận quyết định xử "
            "phạt",
        ),
    ),
)


def fine_without_notice(value_vnd: Decimal, day: date, *, is_doubled: bool) -> tuple[int, int] | None:
    """The least and the most that clearing such goods without the notice costs; None before this decree."""
    bands = in_force(FINE_BANDS_NO_NOTICE, day)
    if bands is None:
        return None
    band = next(one for one in bands.value if one.value_below_vnd is None or value_vnd < one.value_below_vnd)
    times = 2 if is_doubled else 1
    return band.fine_from_vnd * times, band.fine_to_vnd * times
