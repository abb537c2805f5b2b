"""What does an import without the inspection result cost since Nghị định 169/2026/NĐ-CP?"""

from datetime import date
from decimal import Decimal

from models.law import Citation, Dated, Instrument, Verification, in_force
from models.measure import days
from rules.law.customs import decree_128_2020

IN_FORCE_FROM = decree_128_2020.IN_FORCE_UNTIL

DECREE_169_2026 = Instrument(
    number="169/2026/NĐ-CP",
    title_vi="Nghị định số 169/2026/NĐ-CP quy định xử phạt vi phạm hành chính trong lĩnh vực hải quan",
    in_force_from=IN_FORCE_FROM,
)


FINE_BANDS_NO_NOTICE: tuple[Dated[tuple[decree_128_2020.FineBand, ...]], ...] = (
    Dated(
        value=decree_128_2020.FIVE_BANDS,
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
        value=days(30),
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=DECREE_169_2026,
            article="19",
            clause="5",
            quote_vi="(lược ý) phạt gấp hai lần khi hồ sơ hải quan nộp quá 30 ngày từ ngày hàng đến cửa khẩu",
        ),
    ),
)
WITHOUT_NOTICE_REEXPORT_DAYS: tuple[Dated[int], ...] = (
    Dated(
        value=days(30),
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
USED_MACHINES_REEXPORT_DAYS: tuple[Dated[int], ...] = (
    *decree_128_2020.REEXPORT_DAYS,
    WITHOUT_NOTICE_REEXPORT_DAYS[0].model_copy(update={"verification": Verification.UNVERIFIED}),
)
"""The clause was read for goods without the inspection result; that it holds for used machines was not."""


def fine_without_notice(value_vnd: Decimal, day: date, *, is_doubled: bool) -> tuple[int, int] | None:
    """The least and the most that clearing such goods without the notice costs; None before this decree."""
    bands = in_force(FINE_BANDS_NO_NOTICE, day)
    if bands is None:
        return None
    band = next(one for one in bands.value if one.value_below_vnd is None or value_vnd < one.value_below_vnd)
    times = 2 if is_doubled else 1
    return band.fine_from_vnd * times, band.fine_to_vnd * times
