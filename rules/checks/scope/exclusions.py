"""Is the item one of the cases to which the decision does not apply (Điều 1.2)?"""

from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.vocabulary import Consequence, Exclusion, Outcome, Regime
from rules.checks.days import Days, declared
from rules.ground import Ground, Named, ground_on
from rules.law.customs import decree_69_2018, decree_292_2026
from rules.law.machinery.decision_18_2019 import EXCLUSION_POINTS, EXCLUSIONS, PLAIN_EXCLUSIONS
from rules.law.quality.circular_36_2026 import listed
from rules.rule import Rule

_TEMPORARY_OTHER = (*decree_69_2018.TEMPORARY_OTHER, *decree_292_2026.TEMPORARY_OTHER)
"""The articles to which điểm d refers, by date (Điều 17.2)."""
EXCLUSIONS_EN = {
    Exclusion.TRANSIT: "goods in transit or transhipment",
    Exclusion.MERCHANTING: "goods bought abroad and sold on abroad",
    Exclusion.TEMPORARY_TRADE: "temporary import for re-export as a business",
    Exclusion.TEMPORARY_OTHER: "another temporary import for re-export, or temporary export for re-import",
    Exclusion.REPAIR_SERVICE: "a contract with a foreign trader for repair or maintenance",
    Exclusion.NON_TARIFF_ZONE: "trade within non-tariff zones, or disposal from them into the inland",
    Exclusion.CONTRACT_END: "goods taken back or handed over at the end of a processing or lease contract",
    Exclusion.RESEARCH: "research and development of technology, security or defence",
    Exclusion.DEFENSE: "security or defence, as asked for by the ministry in charge",
    Exclusion.GROUP_TWO: "goods on a ministry's list of group 2 goods",
    Exclusion.SPECIALIZED_FIELD: "a specialised field with a text of its own",
}


def check_exclusions(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Met: not excluded. A point with a condition of its own is for a person."""
    values = EXCLUSION_POINTS[item.exclusion] if item.exclusion else EXCLUSIONS
    ground = ground_on("exclusions", item, values, days.registration(case_file), Consequence.OUT_OF_SCOPE)
    if ground is None:
        return None
    if item.exclusion is not None:
        return _of_declared(case_file, ground, item.exclusion)
    places = risk_list_places(item.hs_code, ground.day.day)
    if places:
        return _of_risk_list(case_file, ground.on(EXCLUSION_POINTS[Exclusion.GROUP_TWO]), item, places)
    return ground.decide(
        case_file,
        Outcome.MET,
        Said(
            "Tờ khai không nêu trường hợp nào được loại trừ.",
            "The declaration names no case to which the decision does not apply.",
        ),
        (("Loại trừ", "Không khai"),),
    )


def _of_declared(case_file: CaseFile, ground: Ground, exclusion: Exclusion) -> Finding:
    label = exclusion.label_vi
    word = EXCLUSIONS_EN[exclusion]
    facts: Named = (("Loại trừ", label), ("Mã loại hình", declared(case_file).procedure_code))
    if exclusion in PLAIN_EXCLUSIONS:
        said = Said(f"Trường hợp loại trừ: {label}.", f"The decision does not apply: {word}.")
        return ground.decide(case_file, Outcome.NOT_MET, said, facts)
    if exclusion is Exclusion.TEMPORARY_OTHER:
        decree = in_force(_TEMPORARY_OTHER, ground.day.day)
        assert decree is not None  # one decree or the other is in force
        place = decree.citation
        facts = (*facts, ("Quy định về tạm nhập, tạm xuất", place.place_vi))
        label = f"{label} ({place.place_vi})"
        word = f"{word} (Decree {place.instrument.number}, Article {place.article})"
    return ground.ask(
        case_file,
        f"Tờ khai nêu trường hợp loại trừ “{label}”, có điều kiện kèm theo. "
        "Đạt: không được loại trừ, Quyết định 18 vẫn áp dụng. Không đạt: được loại trừ.",
        Said(
            f"Cần xem điều kiện của trường hợp loại trừ: {label}.",
            f"A person has to look at the conditions of the declared exclusion: {word}.",
        ),
        facts,
    )


def risk_list_places(hs_code: str, day: date) -> tuple[str, ...]:
    """Where the code stands on the lists by risk, which took the place of the lists of group 2.

    Nuclear and radiation goods stand there under codes of plain machines, such as welders: no cause.
    """
    rows = [row for row in listed(hs_code) if row.is_in_force(day) and row.value.field != "nuclear"]
    return tuple(dict.fromkeys(row.citation.place_vi for row in rows))


def _of_risk_list(
    case_file: CaseFile, ground: Ground, item: DeclarationItem, places: tuple[str, ...]
) -> Finding:
    """Whether "nhóm 2" of điểm i now means the tiers of risk is not settled."""
    return ground.ask(
        case_file,
        "Mã HS có trong danh mục hàng hóa theo mức độ rủi ro, danh mục đã thay “nhóm 2”. Hàng có thuộc "
        "trường hợp loại trừ tại điểm i không? "
        "Đạt: không được loại trừ, Quyết định 18 vẫn áp dụng. Không đạt: được loại trừ.",
        Said(
            f"Mã HS {item.hs_code} có trong danh mục theo mức độ rủi ro; cần xem có phải “nhóm 2” không.",
            f"HS code {item.hs_code} stands on a list of goods by risk; a person has to see whether that "
            "counts as “group 2”.",
        ),
        (("Mã HS", item.hs_code), ("Mô tả", item.description), ("Danh mục", "; ".join(places))),
    )


RULE = Rule(
    "exclusions",
    Regime.USED_MACHINERY,
    Said(
        "Hàng có thuộc trường hợp mà Quyết định 18/2019/QĐ-TTg không áp dụng không?",
        "Is this one of the cases to which Decision 18/2019/QĐ-TTg does not apply?",
    ),
    (EXCLUSIONS, *EXCLUSION_POINTS.values()),
    check_exclusions,
)
