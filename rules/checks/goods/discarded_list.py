"""Has the exporting country announced the type as discarded (Điều 4.2.a)? The list may be empty."""

from models.assessment import Finding
from models.case_file import CaseFile, DiscardedType
from models.goods import DeclarationItem
from models.vocabulary import Consequence, ObligationKind, Outcome
from rules.checks.days import Days, declared
from rules.ground import day_vi, ground_on
from rules.law.decision_18_2019 import DISCARDED_TYPES


def check_discarded_list(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Refused when country and HS code stand on the list; without a country only a listed code is open."""
    ground = ground_on(
        "discarded_list", item, DISCARDED_TYPES, days.registration(case_file), Consequence.REFUSAL
    )
    if ground is None:
        return None
    country = declared(case_file).exporting_country
    listed = [
        entry
        for entry in case_file.reference.discarded
        if item.hs_code.startswith(entry.hs_prefix) and entry.announced_on <= ground.day.day
    ]
    hits = [entry for entry in listed if country in (None, entry.exporting_country)]
    facts = (("Nước xuất khẩu", country or "Không khai"), ("Mã HS", item.hs_code))
    if not hits:
        return ground.decide(
            case_file, Outcome.MET, "Không có công bố loại bỏ nào của nước xuất khẩu về loại máy này.", facts
        )
    if country is None:
        return ground.lacks(
            ObligationKind.STATE_FACT,
            "Khai nước xuất khẩu.",
            f"Mã HS {item.hs_code} có trong danh mục đã bị công bố loại bỏ; chưa khai nước xuất khẩu.",
            facts,
        )
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        f"Nước xuất khẩu đã công bố loại bỏ loại máy này: {_source(hits[0])}.",
        facts,
    )


def _source(entry: DiscardedType) -> str:
    return f"{entry.source_vi}, ngày {day_vi(entry.announced_on)}"
