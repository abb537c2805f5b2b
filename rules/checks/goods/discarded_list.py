"""Has the exporting country announced the type as discarded (Điều 4.2.a)? The list may be empty."""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.reference import DiscardedType
from models.vocabulary import Consequence, ObligationKind, Outcome, Regime
from rules.checks.days import Days, declared
from rules.ground import day_vi, ground_on
from rules.law.machinery.decision_18_2019 import DISCARDED_TYPES
from rules.rule import Rule


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
        said = Said(
            "Không có công bố loại bỏ nào của nước xuất khẩu về loại máy này.",
            "The exporting country has announced no such type of machine as discarded.",
        )
        return ground.decide(case_file, Outcome.MET, said, facts)
    if country is None:
        said = Said(
            f"Mã HS {item.hs_code} có trong danh mục đã bị công bố loại bỏ; chưa khai nước xuất khẩu.",
            f"HS code {item.hs_code} stands on a list of discarded types; no exporting country is declared.",
        )
        return ground.lacks(ObligationKind.STATE_FACT, "Khai nước xuất khẩu.", said, facts)
    return ground.decide(case_file, Outcome.NOT_MET, _announced(hits[0]), facts)


def _announced(entry: DiscardedType) -> Said:
    day = day_vi(entry.announced_on)
    return Said(
        f"Nước xuất khẩu đã công bố loại bỏ loại máy này: {entry.source_vi}, ngày {day}.",
        f"The exporting country has announced this type of machine as discarded: “{entry.source_vi}”, {day}.",
    )


RULE = Rule(
    "discarded_list",
    Regime.USED_MACHINERY,
    Said(
        "Loại máy này có nằm ngoài công bố loại bỏ của nước xuất khẩu không?",
        "Is this type of machine free of any announcement by the exporting country that it is discarded?",
    ),
    (DISCARDED_TYPES,),
    check_discarded_list,
)
