"""Under which official name does a body act on a day? Names change, the law they apply does not.

A name without a source at hand is unverified; the law of the day names the role.
"""

from datetime import date

from models.law import Citation, Dated, Instrument, Verification, in_force
from rules.law.customs.law_11_2026 import LAW_11_2026
from rules.law.customs.law_54_2014 import LAW_54_2014
from rules.law.quality.circular_06_2020 import CIRCULAR_06_2020

RENAMED_ON = date(2025, 3, 2)
CUSTOMS_REGROUPED_ON = date(2025, 3, 15)
SINCE_2015 = date(2015, 1, 1)

DECREE_55_2025 = Instrument(
    number="55/2025/NĐ-CP",
    title_vi="Nghị định số 55/2025/NĐ-CP quy định chức năng, nhiệm vụ của Bộ Khoa học và Công nghệ",
    in_force_from=RENAMED_ON,
)
CUSTOMS_2025 = Instrument(
    number="(chưa rõ số)",
    title_vi="Văn bản sắp xếp lại cơ quan hải quan năm 2025 (chưa rõ số)",
    in_force_from=CUSTOMS_REGROUPED_ON,
)


def _name(
    name_vi: str, instrument: Instrument, article: str, since: date, until: date | None = None
) -> Dated[str]:
    return Dated(
        value=name_vi,
        valid_from=since,
        valid_until=until,
        citation=Citation(instrument=instrument, article=article, quote_vi=f"(lược ý) {name_vi}"),
        verification=Verification.UNVERIFIED,
    )


CITY_CUSTOMS = (
    _name("Cục Hải quan thành phố Đà Nẵng", LAW_54_2014, "14", SINCE_2015, CUSTOMS_REGROUPED_ON),
    _name(
        "Chi cục Hải quan khu vực XII",
        CUSTOMS_2025,
        "(chưa rõ số)",
        CUSTOMS_REGROUPED_ON,
        LAW_11_2026.in_force_from,
    ),
    _name("Hải quan khu vực XII", LAW_11_2026, "(chưa rõ số)", LAW_11_2026.in_force_from),
)
NATIONAL_QUALITY = (
    _name(
        "Cục Quản lý chất lượng sản phẩm, hàng hóa, Tổng cục Tiêu chuẩn Đo lường Chất lượng",
        CIRCULAR_06_2020,
        "3",
        CIRCULAR_06_2020.in_force_from,
        RENAMED_ON,
    ),
    _name("Ủy ban Tiêu chuẩn Đo lường Chất lượng quốc gia", DECREE_55_2025, "(chưa rõ số)", RENAMED_ON),
)
DEPARTMENT = "Sở Khoa học và Công nghệ thành phố Đà Nẵng"
"""Unchanged in every period that the rulebook knows."""


def customs_name(day: date) -> Dated[str] | None:
    """The city's customs body on the day."""
    return in_force(CITY_CUSTOMS, day)
