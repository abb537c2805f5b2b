"""Which goods of the science ministry are of high or of medium risk, under Thông tư 36/2026/TT-BKHCN?

The table holds both annexes. An HS code alone hardly ever decides: the same code may stand in both annexes,
and the product named is often narrower than its code. Note 12 and the electrical limits of each row decide.
"""

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar, cast

from models.law import Citation, Dated, Instrument, Verification

T = TypeVar("T")

IN_FORCE_FROM = date(2026, 7, 1)
TABLE = Path(__file__).parents[2] / "tables" / "quality_list.csv"
PREFIX_LENGTHS = (8, 6, 4)
"""Some headings are printed with four or six digits."""

CIRCULAR_36_2026 = Instrument(
    number="36/2026/TT-BKHCN",
    title_vi="Thông tư số 36/2026/TT-BKHCN về Danh mục sản phẩm, hàng hóa có mức độ rủi ro trung bình, mức "
    "độ rủi ro cao thuộc trách nhiệm quản lý của Bộ Khoa học và Công nghệ",
    in_force_from=IN_FORCE_FROM,
)


def _since_july(
    value: T, article: str, quote_vi: str, clause: str | None = None, point: str | None = None
) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value,
            valid_from=IN_FORCE_FROM,
            citation=Citation(
                instrument=CIRCULAR_36_2026, article=article, clause=clause, point=point, quote_vi=quote_vi
            ),
        ),
    )


HIGH_RISK_LIST = _since_july(True, "Phụ lục I", "(lược ý) Danh mục có mức độ rủi ro cao")
MEDIUM_RISK_LIST = _since_july(True, "Phụ lục II", "(lược ý) Danh mục có mức độ rủi ro trung bình")
SEVERAL_REGULATIONS = _since_july(
    True, "5", "(lược ý) hàng thuộc nhiều quy chuẩn kỹ thuật phải đáp ứng tất cả", "2"
)
CIRCULAR_PREVAILS = _since_july(
    True, "5", "(lược ý) khác quy định quản lý của quy chuẩn cũ thì theo Thông tư này", "3"
)
NUCLEAR_BY_SPECIAL_LAW = _since_july(
    True, "5", "(lược ý) lĩnh vực hạt nhân, bức xạ theo pháp luật năng lượng nguyên tử", "5"
)
OLD_CERTIFICATES = _since_july(True, "7", "(lược ý) giấy chứng nhận đã cấp còn giá trị đến hết thời hạn", "1")
TRANSITION = _since_july(
    True,
    "7",
    "(lược ý) hồ sơ đăng ký trước ngày 01/7/2026 giải quyết theo quy định tại thời điểm đăng ký",
    "2",
)
INSPECTING_BODY_FUEL = _since_july(
    "Ủy ban Tiêu chuẩn Đo lường Chất lượng quốc gia",
    "8",
    "(lược ý) xăng, điêzen, nhiên liệu sinh học, LPG: Ủy ban Tiêu chuẩn Đo lường Chất lượng quốc gia",
    "3",
    "b",
)
INSPECTING_BODY_PROVINCE = _since_july(
    "Sở Khoa học và Công nghệ",
    "8",
    "(lược ý) hàng khác thuộc Phụ lục I: cơ quan chuyên môn về khoa học và công nghệ thuộc Ủy ban nhân dân "
    "cấp tỉnh",
    "4",
    "b",
)
BUILT_IN_GOODS = _since_july(
    True,
    "Phụ lục, ghi chú 12",
    "(lược ý) hàng thuộc Mục II Phụ lục I tích hợp trong hàng thuộc Mục II Phụ lục II: quản lý theo mức "
    "trung bình, đáp ứng mọi quy chuẩn của cả hai",
)

Tier = Literal["high", "medium"]
Field = Literal["standards", "ict", "nuclear"]
Phases = Literal["one", "not_three"]


class Predicates(NamedTuple):
    """What a product has to be, beside its HS code, to stand on the list."""

    phases: Phases | None
    max_voltage_v: Decimal | None
    excludes_battery: bool
    max_power_w: int | None
    max_current_a: int | None
    household: bool
    radio: bool
    standard: str | None


class ListedGoods(NamedTuple):
    """A row of the lists; `name_decides`: the code is wider than the product, so a person confirms it."""

    tier: Tier
    field: Field
    item: str
    hs: str
    name_vi: str
    regulation: str | None
    applies_from: date
    is_fuel: bool
    predicates: Predicates
    name_decides: bool
    is_certain: bool
    note: str


ANNEXES = {"high": "Phụ lục I", "medium": "Phụ lục II"}
FIELD_NUMBERS = {"standards": "I", "ict": "II", "nuclear": "III"}
YES_NO = {"yes": True, "no": False}


def _number(text: str) -> int | None:
    return int(text) if text else None


def _predicates(row: dict[str, str]) -> Predicates:
    return Predicates(
        phases=cast("Phases | None", row["phases"] or None),
        max_voltage_v=Decimal(row["max_voltage_v"]) if row["max_voltage_v"] else None,
        excludes_battery=YES_NO[row["excludes_battery"]],
        max_power_w=_number(row["max_power_w"]),
        max_current_a=_number(row["max_current_a"]),
        household=YES_NO[row["household"]],
        radio=YES_NO[row["radio"]],
        standard=row["standard"] or None,
    )


def read_row(row: dict[str, str]) -> Dated[ListedGoods]:
    """A row of the table as a legal value; `Dated` refuses an unknown tier, field or phase."""
    goods = ListedGoods(
        tier=cast("Tier", row["tier"]),
        field=cast("Field", row["field"]),
        item=row["item"],
        hs=row["hs"],
        name_vi=row["name_vi"],
        regulation=row["regulation"] or None,
        applies_from=date.fromisoformat(row["applies_from"]),
        is_fuel=YES_NO[row["is_fuel"]],
        predicates=_predicates(row),
        name_decides=YES_NO[row["name_decides"]],
        is_certain=YES_NO[row["is_certain"]],
        note=row["note"],
    )
    return Dated[ListedGoods](
        value=goods,
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=CIRCULAR_36_2026,
            article=f"{ANNEXES[goods.tier]} mục {FIELD_NUMBERS[goods.field]}.{goods.item}",
            quote_vi=f"(lược ý) {goods.name_vi}; mã HS {goods.hs}",
        ),
        verification=Verification.VERIFIED if goods.is_certain else Verification.UNVERIFIED,
    )


def _load() -> dict[str, tuple[Dated[ListedGoods], ...]]:
    by_code: dict[str, tuple[Dated[ListedGoods], ...]] = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            by_code[row["hs"]] = (*by_code.get(row["hs"], ()), read_row(row))
    return by_code


QUALITY_LIST = _load()


def _traps(rows: Iterable[Dated[ListedGoods]]) -> frozenset[str]:
    places = {(row.value.hs, row.value.tier) for row in rows if row.value.field == "standards"}
    return frozenset(hs for hs, tier in places if tier == "high" and (hs, "medium") in places)


TRAPS = _traps(row for rows in QUALITY_LIST.values() for row in rows)
"""HS codes of the standards field that stand in both annexes: the code alone never decides."""


@lru_cache(maxsize=4096)
def listed(hs_code: str) -> tuple[Dated[ListedGoods], ...]:
    """Every row whose code is the code or one of its headings: high before medium, longest code first."""
    prefixes = dict.fromkeys(hs_code[:length] for length in PREFIX_LENGTHS)
    rows = [row for prefix in prefixes for row in QUALITY_LIST.get(prefix, ())]
    return tuple(sorted(rows, key=lambda row: row.value.tier != "high"))
