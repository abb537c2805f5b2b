"""What does a row of the quality lists say of goods: is it theirs, by which facts and which name?"""

from collections.abc import Iterable
from decimal import Decimal

from models.folding import folded
from models.goods import Ratings
from models.law import Dated
from models.vocabulary import RiskTier
from rules.law.quality.circular_36_2026 import ListedGoods, Predicates

Row = Dated[ListedGoods]


def names_vi(rows: Iterable[Row]) -> str:
    """Rows as a reader finds them in the annexes."""
    return "; ".join(dict.fromkeys(f"{row.value.name_vi} ({row.citation.article})" for row in rows))


def tier_of(row: Row) -> RiskTier:
    """The tier of its annex."""
    return RiskTier(row.value.tier)


def regulations_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """The QCVN that rows name, each once."""
    return tuple(dict.fromkeys(row.value.regulation for row in rows if row.value.regulation))


def speaks_for_itself(row: Row) -> bool:
    """Do code and facts decide alone, whatever the goods are called?"""
    return row.value.is_certain and not row.value.name_decides


def is_named(control_item: str | None, row: Row) -> bool:
    """Does the declarant name this row: "I.4.4", or "Phụ lục I mục I.4.4"? A doubtful row is never taken."""
    if control_item is None or not row.value.is_certain:
        return False
    annex, entry = row.citation.article.split(" mục ")
    field, item = entry.split(".", 1)
    codes = [entry, *(f"{field}.{one}" for one in item.split("/"))]
    return folded(control_item) in {folded(form) for code in codes for form in (code, f"{annex} mục {code}")}


def lacking(predicates: Predicates, ratings: Ratings) -> tuple[str, ...] | None:
    """The facts that still decide whether the row applies; None when a stated fact takes it away.

    The standard that a row names is part of the product's name: a person compares it.
    """
    met = {
        "số pha": _is_phase(predicates, ratings.phases),
        "điện áp danh định": _is_within(predicates.max_voltage_v, ratings.voltage_v),
        "công suất": _is_within(predicates.max_power_w, ratings.power_w),
        "dòng điện danh định": _is_within(predicates.max_current_a, ratings.current_a),
        "chỉ dùng pin, ắc quy, điện một chiều hay không": _unless(
            predicates.excludes_battery, ratings.runs_on_battery_only
        ),
        "đồ gia dụng hay không": _if(predicates.household, ratings.is_household),
        "có thu phát vô tuyến hay không": _if(predicates.radio, ratings.has_radio),
    }
    if False in met.values():
        return None
    return tuple(name for name, is_met in met.items() if is_met is None)


def _is_phase(predicates: Predicates, phases: int | None) -> bool | None:
    if predicates.phases is None:
        return True
    return None if phases is None else phases == 1


def _is_within(limit: Decimal | int | None, value: Decimal | None) -> bool | None:
    if limit is None:
        return True
    return None if value is None else value <= limit


def _if(is_asked: bool, fact: bool | None) -> bool | None:
    return fact if is_asked else True


def _unless(is_asked: bool, fact: bool | None) -> bool | None:
    if not is_asked:
        return True
    return None if fact is None else not fact
