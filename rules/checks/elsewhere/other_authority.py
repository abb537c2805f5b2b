"""Does the item's HS code stand on another ministry's list, so that another body may have a say? A note."""

from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.law import Dated
from models.vocabulary import Consequence, Outcome, Regime
from rules.checks.days import Days
from rules.ground import Ground
from rules.law.quality.other_lists import OTHER_LISTS, OtherList, other_lists
from rules.rule import Rule

TIERS_VI = {"high": "rủi ro cao", "medium": "rủi ro trung bình", None: "chưa rõ mức rủi ro"}
TIERS_EN = {"high": "high risk", "medium": "medium risk", None: "tier not known"}


def others_on(hs_code: str, day: date) -> tuple[Dated[OtherList], ...]:
    """The rows of other ministries' lists that hold the code on the day, longest code first."""
    return tuple(row for row in other_lists(hs_code) if row.is_in_force(day))


def other_vi(row: Dated[OtherList]) -> str:
    """One row in words: which ministry, which list, which product, how risky."""
    one = row.value
    item = f" mục {one.item}" if one.item else ""
    return f"{one.ministry}, {one.instrument}{item}: {one.name_vi} ({TIERS_VI[one.tier]})"


def other_en(row: Dated[OtherList]) -> str:
    """The same, for the reader of English; product names stay as printed."""
    one = row.value
    item = f", item {one.item}" if one.item else ""
    return f"{one.ministry}, {one.instrument}{item}: {one.name_vi} ({TIERS_EN[one.tier]})"


def check_other_authority(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Never holds the goods: the lists were seen second-hand, and the word is another ministry's."""
    day = days.registration(case_file)
    rows = others_on(item.hs_code, day.day)
    if not rows:
        return None
    ground = Ground(
        "other_authority", item.item_number, rows[0], day, Consequence.NOTE, Regime.OTHER_AUTHORITY
    )
    finding = ground.on_any_reading(
        Outcome.MET,
        Said(
            f"Mã HS {item.hs_code} có trong danh mục của bộ khác; hàng có thể thuộc danh mục nếu đúng sản "
            f"phẩm được nêu (cần thẩm tra pháp lý). {'; '.join(other_vi(row) for row in rows)}.",
            f"HS code {item.hs_code} stands on another ministry's list; the list may apply if the goods are "
            f"the product it names (needs legal review). {'; '.join(other_en(row) for row in rows)}.",
        ),
        tuple(("Danh mục của bộ khác", other_vi(row)) for row in rows),
    )
    return finding.model_copy(update={"needs_legal_review": True})


RULE = Rule(
    "other_authority",
    Regime.OTHER_AUTHORITY,
    Said(
        "Mã HS có trong danh mục quản lý của bộ khác không?",
        "Does the HS code stand on a list of another ministry?",
    ),
    tuple(rows for prefix, rows in OTHER_LISTS.items() if prefix),
    check_other_authority,
)
