"""What became of goods that were refused? Followed to the proof that they are gone, or mended (row D4)."""

from models.assessment import ItemAssessment
from models.facts import CustomsSpoke
from models.vocabulary import CustomsOutcome, Disposition, ObligationKind
from portal.pages.frame.words import day_vi
from records.views.case import CaseRecord

GONE = (CustomsOutcome.REEXPORTED, CustomsOutcome.DESTROYED)
OWED = (ObligationKind.REEXPORT, ObligationKind.REMEDY)


def fate_vi(record: CaseRecord, item: ItemAssessment) -> str:
    """One sentence on an item that we or customs refused; empty for any other."""
    said = [
        (word.outcome, fact.fact.occurred_on)
        for fact, spoken in record.file.each(CustomsSpoke)
        for word in spoken.outcomes
        if word.item_number == item.item_number
    ]
    outcomes = [outcome for outcome, _ in said]
    if item.disposition is not Disposition.REFUSED and not {CustomsOutcome.REFUSED, *GONE} & {*outcomes}:
        return ""
    if not said:
        return f"Chưa có tin của hải quan về việc xử lý hàng.{_owed_vi(record, item)}"
    outcome, day = said[-1]
    if outcome in GONE:
        return f"{outcome.label_vi} ngày {day_vi(day)}, theo tin của hải quan; việc xử lý đã xong."
    if outcome is CustomsOutcome.CLEARED:
        return f"Đã khắc phục, hải quan thông quan ngày {day_vi(day)}."
    owed = _owed_vi(record, item)
    return f"{outcome.label_vi} ngày {day_vi(day)}; chưa có tin đã tái xuất hoặc tiêu hủy.{owed}"


def _owed_vi(record: CaseRecord, item: ItemAssessment) -> str:
    """What is still owed for the item, until when."""
    owed = [
        row
        for row in record.obligations
        if row.is_open and row.kind in OWED and row.item_number == item.item_number
    ]
    return "".join(f" {row.what_vi}{f', hạn {day_vi(row.due_on)}' if row.due_on else ''}." for row in owed)
