"""Which other ministry's list may apply: by HS code, or because no regime here touches the item? A note."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.law import Dated
from models.vocabulary import Condition, Consequence, Outcome, Regime
from rules.checks.days import Days
from rules.checks.transfer.listed_technology import is_outside_used_machinery
from rules.ground import Ground
from rules.law.machinery.decision_18_2019 import SCOPE_HS_CHAPTERS
from rules.law.quality.other_lists import OTHER_LISTS, UNREAD_LISTS, OtherList, other_lists
from rules.listing import ListingState, classify
from rules.rule import Rule

TIERS_VI = {"high": "rủi ro cao", "medium": "rủi ro trung bình", None: "chưa rõ mức rủi ro"}
TIERS_EN = {"high": "high risk", "medium": "medium risk", None: "tier not known"}
MINISTRIES_EN = {
    "Bộ Công Thương": "Ministry of Industry and Trade",
    "Bộ Công an": "Ministry of Public Security",
    "Bộ Nội vụ": "Ministry of Home Affairs",
    "Bộ Xây dựng": "Ministry of Construction",
}
Row = Dated[OtherList]
MACHINERY_CHAPTERS = SCOPE_HS_CHAPTERS[0].value


@lru_cache(maxsize=4096)
def others_on(hs_code: str, day: date) -> tuple[Row, ...]:
    """The rows of other ministries' lists that hold the code on the day, longest code first."""
    return tuple(row for row in other_lists(hs_code) if row.is_in_force(day))


@lru_cache(maxsize=256)
def unread_on(day: date) -> tuple[Row, ...]:
    """The lists of the day that no HS code here can answer for."""
    return tuple(row for row in UNREAD_LISTS.values() if row.is_in_force(day))


def other_vi(row: Row) -> str:
    """One row in words: which ministry, which list, which product, how risky."""
    one = row.value
    item = f" mục {one.item}" if one.item else ""
    return f"{one.ministry}, {one.instrument}{item}: {one.name_vi} ({TIERS_VI[one.tier]})"


def other_en(row: Row) -> str:
    """The same, for the reader of English; product names stay as printed."""
    one = row.value
    item = f", item {one.item}" if one.item else ""
    return f"{MINISTRIES_EN[one.ministry]}, {one.instrument}{item}: “{one.name_vi}” ({TIERS_EN[one.tier]})"


@lru_cache(maxsize=256)
def told(rows: tuple[Row, ...], words: Callable[[Row], str]) -> str:
    """Rows one after the other; a product's name may hold a semicolon, so each has a number."""
    return "; ".join(f"({number}) {words(row)}" for number, row in enumerate(rows, 1))


def check_other_authority(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Never holds the goods: the lists were seen second-hand, and the word is another ministry's."""
    day = days.registration(case_file).day
    rows = others_on(item.hs_code, day)
    if rows:
        said = Said(
            f"Mã HS {item.hs_code} có trong danh mục của bộ khác; hàng có thể thuộc danh mục nếu đúng sản "
            f"phẩm được nêu (cần thẩm tra pháp lý). {told(rows, other_vi)}.",
            f"HS code {item.hs_code} stands on another ministry's list; the list may apply if the goods are "
            f"the product it names (needs legal review). {told(rows, other_en)}.",
        )
        return _noted(case_file, item, days, rows, said)
    unread = unread_on(day)
    if not unread or _is_under_a_regime(case_file, item, days):
        return None
    said = Said(
        "Không chế độ kiểm tra nào của hệ thống này áp dụng cho hàng. Bộ khác vẫn có thể quản lý, vì các "
        f"danh mục sau chưa đọc được bảng mã HS (cần thẩm tra pháp lý): {told(unread, other_vi)}.",
        "No regime of this system applies to the goods. Another ministry may still be in charge, because the "
        f"HS codes of these lists have not been read (needs legal review): {told(unread, other_en)}.",
    )
    return _noted(case_file, item, days, unread, said)


def _noted(
    case_file: CaseFile, item: DeclarationItem, days: Days, rows: tuple[Row, ...], said: Said
) -> Finding:
    day = days.registration(case_file)
    ground = Ground(
        "other_authority", item.item_number, rows[0], day, Consequence.NOTE, Regime.OTHER_AUTHORITY
    )
    facts = (("Mã HS", item.hs_code), *(("Danh mục của bộ khác", other_vi(row)) for row in rows))
    finding = ground.on_any_reading(Outcome.MET, said, facts)
    return finding.model_copy(update={"needs_legal_review": True})


def _is_under_a_regime(case_file: CaseFile, item: DeclarationItem, days: Days) -> bool:
    if _is_plainly_used(case_file, item) or not is_outside_used_machinery(case_file, item, days):
        return True
    listing = classify(case_file, item, days.registration(case_file).day)
    return listing.state not in (ListingState.NOT_LISTED, ListingState.NOT_YET)


def _is_plainly_used(case_file: CaseFile, item: DeclarationItem) -> bool:
    """Most goods are: then the questions of scope need not be asked again."""
    return (
        item.condition is Condition.USED
        and bool(item.was_operated and item.is_complete_machine)
        and item.exclusion is None
        and item.chapter in MACHINERY_CHAPTERS
        and not case_file.answers
    )


RULE = Rule(
    "other_authority",
    Regime.OTHER_AUTHORITY,
    Said(
        "Danh mục quản lý của bộ khác có thể áp dụng cho hàng không?",
        "May a list of another ministry apply to the goods?",
    ),
    (*(rows for prefix, rows in OTHER_LISTS.items() if prefix), *((row,) for row in UNREAD_LISTS.values())),
    check_other_authority,
)
