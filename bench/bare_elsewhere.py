"""The part of the bare loop that tells of other ministries' lists where no regime here touches the goods."""

from bench.bare_findings import MET, WRITTEN_ON, Seen, finding, stem_of
from models.assessment import Finding
from models.vocabulary import Consequence, Regime
from rules.checks.elsewhere.other_authority import other_en, other_vi, told, unread_on

LISTS = unread_on(WRITTEN_ON)
NOTE = stem_of("other_authority", LISTS[:1], Consequence.NOTE) | {
    "regime": Regime.OTHER_AUTHORITY,
    "needs_legal_review": True,
}
VI = (
    "Không chế độ kiểm tra nào của hệ thống này áp dụng cho hàng. Bộ khác vẫn có thể quản lý, vì các danh "
    f"mục sau chưa đọc được bảng mã HS (cần thẩm tra pháp lý): {told(LISTS, other_vi)}."
)
EN = (
    "No regime of this system applies to the goods. Another ministry may still be in charge, because the HS "
    f"codes of these lists have not been read (needs legal review): {told(LISTS, other_en)}."
)
FACTS = tuple(("Danh mục của bộ khác", other_vi(row)) for row in LISTS)


def elsewhere(seen: Seen) -> Finding:
    """The note, whose words are the same for all goods."""
    return finding(NOTE, seen, MET, VI, EN, (("Mã HS", seen.item.hs_code), *FACTS))
