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
from rules.law.quality.other_lists import other_lists
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
COMMERCIAL_IMPORTS = {
    "A11": Said("nhập kinh doanh tiêu dùng", "an import for sale and consumption"),
    "A12": Said("nhập kinh doanh sản xuất", "an import for business and production"),
}
"""Type codes of goods that enter to stay, which no plain exclusion fits as a matter of course."""
_PRINTING = Said("thiết bị ngành in", "printing equipment")
_WORKS = Said("xe máy thi công", "construction vehicles")
SPECIAL_FIELDS = {"8443": _PRINTING, "8429": _WORKS, "843031": _WORKS, "843041": _WORKS, "843050": _WORKS}
"""Fields named under điểm k, by headings whose own name says so: printing machines; self-propelled machines
that move or bore earth. Its other examples are asked about as lists by risk or as bans on used goods."""
ANSWERS_VI = "Đạt: không được loại trừ, Quyết định 18 vẫn áp dụng. Không đạt: được loại trừ."


def check_exclusions(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Met: not excluded. A point with a condition of its own is for a person."""
    values = EXCLUSION_POINTS[item.exclusion] if item.exclusion else EXCLUSIONS
    ground = ground_on("exclusions", item, values, days.registration(case_file), Consequence.OUT_OF_SCOPE)
    if ground is None:
        return None
    answered: list[Finding] = []
    for ask in (_of_declared, _of_risk_list, _of_special_field):
        asked = ask(case_file, ground, item)
        if asked and asked.outcome is not Outcome.MET:
            return asked
        answered += [asked] if asked else []
    return (
        _all_of(answered)
        if answered
        else ground.decide(
            case_file,
            Outcome.MET,
            Said(
                "Tờ khai không nêu trường hợp nào được loại trừ.",
                "The declaration names no case to which the decision does not apply.",
            ),
            (("Loại trừ", "Không khai"),),
        )
    )


def _all_of(answered: list[Finding]) -> Finding:
    """Every point that a person has answered, in one finding; the last answer settled it."""
    last = answered[-1]
    return last.model_copy(
        update={
            "sentence_vi": " ".join(one.sentence_vi for one in answered),
            "sentence_en": " ".join(one.sentence_en for one in answered),
            "facts_used": tuple(dict.fromkeys(fact for one in answered for fact in one.facts_used)),
        }
    )


def is_plainly_excluded(case_file: CaseFile, item: DeclarationItem) -> bool:
    """Do the goods pass by, by a case that needs no condition and that the type code does not contradict?"""
    is_commercial = declared(case_file).procedure_code.upper() in COMMERCIAL_IMPORTS
    return item.exclusion in PLAIN_EXCLUSIONS and not is_commercial


def _of_declared(case_file: CaseFile, ground: Ground, item: DeclarationItem) -> Finding | None:
    exclusion = item.exclusion
    if exclusion is None:
        return None
    label, code = exclusion.label_vi, declared(case_file).procedure_code
    word = EXCLUSIONS_EN[exclusion]
    facts: Named = (("Loại trừ", label), ("Mã loại hình", code))
    if exclusion in PLAIN_EXCLUSIONS:
        if not is_plainly_excluded(case_file, item):
            return _contradicted(case_file, ground, exclusion, facts)
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
        f"Tờ khai nêu trường hợp loại trừ “{label}”, có điều kiện kèm theo. {ANSWERS_VI}",
        Said(
            f"Cần xem điều kiện của trường hợp loại trừ: {label}.",
            f"A person has to look at the conditions of the declared exclusion: {word}.",
        ),
        facts,
    )


def _contradicted(case_file: CaseFile, ground: Ground, exclusion: Exclusion, facts: Named) -> Finding:
    code = declared(case_file).procedure_code
    kind = COMMERCIAL_IMPORTS[code.upper()]
    return ground.ask(
        case_file,
        f"Tờ khai nêu trường hợp loại trừ “{exclusion.label_vi}” nhưng mã loại hình {code} là {kind.vi}. "
        f"Hàng có đúng thuộc trường hợp ấy không? {ANSWERS_VI}",
        Said(
            f"Tờ khai mâu thuẫn: {exclusion.label_vi.lower()}, nhưng mã loại hình {code} là {kind.vi}.",
            f"The declaration contradicts itself: {EXCLUSIONS_EN[exclusion]}, but type code {code} is "
            f"{kind.en}.",
        ),
        facts,
    )


def risk_list_places(hs_code: str, day: date) -> tuple[str, ...]:
    """Where the code stands on the lists by risk, which took the place of the lists of group 2.

    Nuclear and radiation goods stand there under codes of plain machines, such as welders: no cause.
    Of the lists of other ministries, those whose codes have been seen.
    """
    rows = [row for row in listed(hs_code) if row.is_in_force(day) and row.value.field != "nuclear"]
    others = [row for row in other_lists(hs_code) if row.is_in_force(day)]
    return tuple(
        dict.fromkeys(
            [row.citation.place_vi for row in rows]
            + [f"{row.value.ministry}: {row.value.name_vi} ({row.citation.place_vi})" for row in others]
        )
    )


def _of_risk_list(case_file: CaseFile, ground: Ground, item: DeclarationItem) -> Finding | None:
    """Whether "nhóm 2" of điểm i now means the tiers of risk is not settled."""
    places = risk_list_places(item.hs_code, ground.day.day)
    if not places:
        return None
    list_vi, list_en = "theo mức độ rủi ro", "of goods by risk"
    if not listed(item.hs_code):
        list_vi, list_en = "của bộ khác", "of goods of another ministry"
    named_vi = "; ".join(places)
    return ground.on(EXCLUSION_POINTS[Exclusion.GROUP_TWO]).ask(
        case_file,
        f"Mã HS có trong danh mục hàng hóa {list_vi}, loại danh mục đã thay “nhóm 2”: {named_vi}. "
        f"Hàng có đúng là sản phẩm ấy và thuộc trường hợp loại trừ tại điểm i không? {ANSWERS_VI}",
        Said(
            f"Mã HS {item.hs_code} có trong danh mục {list_vi} ({named_vi}); cần xem có phải “nhóm 2” không.",
            f"HS code {item.hs_code} stands on a list {list_en}; a person has to see whether that "
            "counts as “group 2”.",
        ),
        (("Mã HS", item.hs_code), ("Mô tả", item.description), ("Danh mục", named_vi)),
    )


def special_field(hs_code: str) -> Said | None:
    """The field of điểm k that the heading by its own name belongs to; a cause to ask, never an answer."""
    return next((field for prefix, field in SPECIAL_FIELDS.items() if hs_code.startswith(prefix)), None)


def _of_special_field(case_file: CaseFile, ground: Ground, item: DeclarationItem) -> Finding | None:
    field = special_field(item.hs_code)
    if field is None:
        return None
    return ground.on(EXCLUSION_POINTS[Exclusion.SPECIALIZED_FIELD]).ask(
        case_file,
        f"Mã HS {item.hs_code} có thể là {field.vi}. Bộ quản lý ngành có văn bản quy phạm riêng áp dụng cho "
        f"hàng này không (điểm k)? {ANSWERS_VI}",
        Said(
            f"Mã HS {item.hs_code} có thể là {field.vi}; cần xem bộ quản lý ngành có văn bản riêng không.",
            f"HS code {item.hs_code} may cover {field.en}; a person has to see whether the ministry in "
            "charge has a text of its own.",
        ),
        (("Mã HS", item.hs_code), ("Mô tả", item.description), ("Lĩnh vực", field.vi)),
    )


RULE = Rule(
    "exclusions",
    Regime.USED_MACHINERY,
    Said(
        "Quyết định 18/2019/QĐ-TTg có áp dụng cho trường hợp nhập khẩu này không?",
        "Does Decision 18/2019/QĐ-TTg apply to this case of import?",
    ),
    (EXCLUSIONS, *EXCLUSION_POINTS.values()),
    check_exclusions,
)
