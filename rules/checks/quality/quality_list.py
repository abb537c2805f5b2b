"""Is the item on the lists of the science ministry (Thông tư 36/2026/TT-BKHCN, Phụ lục I, II)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, ObligationKind, Outcome, RiskTier
from rules.arising import under_the_risk_lists
from rules.checks.days import Days
from rules.checks.list_rows import Row, names_vi
from rules.checks.quality.quality_ground import REGIME, quality_ground
from rules.ground import Ground, Named, day_vi
from rules.law.quality.circular_36_2026 import (
    BUILT_IN_GOODS,
    HIGH_RISK_LIST,
    INSPECTING_BODY_FUEL,
    INSPECTING_BODY_PROVINCE,
    MEDIUM_RISK_LIST,
    NUCLEAR_BY_SPECIAL_LAW,
    QUALITY_LIST,
    TRANSITION,
)
from rules.law.quality.decree_37_2026 import REGIME_SINCE
from rules.listing import LIST_RULE, Listing, ListingState, classify, product_facts
from rules.rule import Rule, Values

_BUILT_IN_VI = (
    " Ghi chú 12 của danh mục: hàng thuộc Mục II Phụ lục I tích hợp trong hàng thuộc Mục II Phụ lục II được "
    "quản lý theo mức trung bình, và phải đáp ứng mọi quy chuẩn của cả hai."
)
_NOT_LISTED = Said(
    "Hàng không thuộc danh mục rủi ro cao, rủi ro trung bình của Bộ Khoa học và Công nghệ.",
    "The goods are on neither the high-risk nor the medium-risk list of the science ministry.",
)
FACTS_EN = {
    "số pha": "the number of phases",
    "điện áp danh định": "the rated voltage",
    "công suất": "the power",
    "dòng điện danh định": "the rated current",
    "chỉ dùng pin, ắc quy, điện một chiều hay không": "whether it runs on batteries or direct current alone",
    "đồ gia dụng hay không": "whether it is a household appliance",
    "có thu phát vô tuyến hay không": "whether it sends or receives by radio",
}
"""The facts that decide on the list, as `list_rows.lacking` names them."""
_LISTS = {RiskTier.HIGH: HIGH_RISK_LIST, RiskTier.MEDIUM: MEDIUM_RISK_LIST}


def check_quality_list(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """By code and stated facts; what only the product's name decides is asked, high risk first."""
    ground = quality_ground(LIST_RULE, case_file, item, days, HIGH_RISK_LIST, Consequence.OUT_OF_SCOPE)
    if ground is None:
        return None
    listing = classify(case_file, item, ground.day.day)
    facts = (("Mã HS", item.hs_code), ("Mục của danh mục", listing.names_vi or "Không có"))
    match listing.state:
        case ListingState.LACKS_FACTS:
            return _lacks(ground, listing, facts)
        case ListingState.ASKS:
            return _asked(case_file, item, ground, listing.entries, _open(listing))
        case ListingState.NOT_LISTED | ListingState.NOT_YET:
            return _nothing_owed(case_file, item, ground, listing, facts)
        case ListingState.LISTED:
            return _listed(case_file, item, ground, listing, facts)
        case _:
            return _of_another(case_file, ground, listing, facts)


def _lacks(ground: Ground, listing: Listing, facts: Named) -> Finding:
    missing_vi = ", ".join(listing.missing_vi)
    missing_en = ", ".join(FACTS_EN[name] for name in listing.missing_vi)
    return ground.on(_list_of(listing)).lacks(
        ObligationKind.STATE_FACT,
        f"Khai thông số của hàng: {missing_vi}.",
        Said(
            f"Mã HS có trong danh mục ({listing.names_vi}), nhưng chưa khai: {missing_vi}.",
            f"The HS code is on a list ({_names_en(listing)}), but the declaration does not state: "
            f"{missing_en}.",
        ),
        facts,
    )


def _list_of(listing: Listing) -> Values:
    """The list of the strictest tier that still may hold the goods."""
    return _LISTS[next(tier for tier in RiskTier if any(row.value.tier == tier for row in listing.entries))]


def _names_en(listing: Listing) -> str:
    """Where the entries stand; the names of the products stay as printed."""
    places = [
        row.citation.article.replace("Phụ lục", "Annex").replace(" mục", ", entry") for row in listing.entries
    ]
    names = (f"“{row.value.name_vi}”, {place}" for row, place in zip(listing.entries, places, strict=True))
    return "; ".join(dict.fromkeys(names))


def _asked(
    case_file: CaseFile, item: DeclarationItem, ground: Ground, rows: tuple[Row, ...], said: Said
) -> Finding:
    tier = RiskTier(rows[0].value.tier)
    is_certain = all(row.value.is_certain for row in rows)
    doubt = "" if is_certain else "Cần thẩm tra pháp lý: có dòng của danh mục chưa chắc chắn. "
    is_of_ict = tier is RiskTier.HIGH and any(row.value.field == "ict" for row in rows)
    finding = ground.on(_LISTS[tier]).ask(
        case_file,
        f"{doubt}Hàng có phải là hàng được nêu trong danh mục không? "
        f"Đạt: là hàng {names_vi(rows)} ({tier.label_vi.lower()}). Không đạt: không phải."
        f"{_BUILT_IN_VI if is_of_ict else ''}",
        said,
        product_facts(item, rows),
    )
    return finding.model_copy(update={"needs_legal_review": finding.needs_legal_review or not is_certain})


def _open(listing: Listing) -> Said:
    return Said(
        f"Mã HS có trong danh mục; cần xác định hàng có phải là: {listing.names_vi}.",
        "The HS code is on a list, but the list names a narrower product: a person says whether the goods "
        f"are {_names_en(listing)}.",
    )


def _nothing_owed(
    case_file: CaseFile, item: DeclarationItem, ground: Ground, listing: Listing, facts: Named
) -> Finding:
    said = _later(listing) if listing.owed_from else _NOT_LISTED
    if listing.asked:
        return _asked(case_file, item, ground, listing.asked, said)
    ground = ground.on(_list_of(listing)) if listing.entries else ground
    return ground.decide(case_file, Outcome.NOT_MET, said, facts)


def _later(listing: Listing) -> Said:
    assert listing.owed_from is not None
    since = day_vi(listing.owed_from)
    return Said(
        f"Mã HS có trong danh mục, nhưng quy chuẩn chỉ áp dụng từ ngày {since}: trước ngày ấy chưa có nghĩa "
        f"vụ, dù hàng có phải là {listing.names_vi} hay không.",
        f"The HS code is on a list whose technical regulation applies only from {since}: nothing is owed "
        f"before that day, whether the goods are {_names_en(listing)} or not.",
    )


def _listed(
    case_file: CaseFile, item: DeclarationItem, ground: Ground, listing: Listing, facts: Named
) -> Finding:
    assert listing.tier is not None
    regulations = ", ".join(listing.regulations)
    tier_vi, tier_en = listing.tier.label_vi.lower(), listing.tier.value
    body_vi, body_en = _inspecting_body(listing)
    said = Said(
        f"Hàng thuộc danh mục {tier_vi}: {listing.names_vi}; quy chuẩn áp dụng: "
        f"{regulations or 'danh mục không nêu số hoặc chưa đến ngày áp dụng'}{body_vi}.",
        f"The goods are on the {tier_en}-risk list: {_names_en(listing)}; technical regulations: "
        f"{regulations or 'not named by the list, or not applied yet'}{body_en}.",
    )
    if listing.asked_outcome is Outcome.MET:
        return _asked(case_file, item, ground, listing.asked, said)
    return ground.on(_LISTS[listing.tier]).decide(case_file, Outcome.MET, said, facts)


def _inspecting_body(listing: Listing) -> tuple[str, str]:
    """Nobody inspects goods of medium risk when they are imported."""
    if listing.tier is RiskTier.MEDIUM:
        return "", ""
    return (
        f"; cơ quan kiểm tra: {listing.body_vi}",
        "; inspecting body: the provincial department of science and technology",
    )


def _of_another(case_file: CaseFile, ground: Ground, listing: Listing, facts: Named) -> Finding:
    """Whatever the goods are by name, this office does not inspect them."""
    if listing.is_fuel:
        return ground.on(INSPECTING_BODY_FUEL).decide(
            case_file,
            Outcome.NOT_MET,
            Said(
                f"Nhiên liệu thuộc danh mục rủi ro cao do {listing.body_vi} kiểm tra, không phải Sở.",
                "Fuels of the high-risk list are inspected by the national committee for standards, "
                "metrology and quality, not by this department.",
            ),
            facts,
        )
    return ground.on(NUCLEAR_BY_SPECIAL_LAW).decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            "Mã HS chỉ có trong lĩnh vực hạt nhân, bức xạ của danh mục: nếu là hàng được nêu thì theo pháp "
            "luật về năng lượng nguyên tử, không theo Điều 83 Nghị định 37/2026/NĐ-CP.",
            "The HS code is listed only under nuclear and radiation goods: such goods follow the law on "
            "atomic energy, not Article 83 of Decree 37/2026/NĐ-CP.",
        ),
        facts,
    )


RULE = Rule(
    LIST_RULE,
    REGIME,
    Said(
        "Hàng có thuộc danh mục phải quản lý chất lượng của Bộ Khoa học và Công nghệ không?",
        "Are the goods on the quality lists of the Ministry of Science and Technology?",
    ),
    (
        HIGH_RISK_LIST,
        MEDIUM_RISK_LIST,
        NUCLEAR_BY_SPECIAL_LAW,
        INSPECTING_BODY_FUEL,
        INSPECTING_BODY_PROVINCE,
        BUILT_IN_GOODS,
        REGIME_SINCE,
        TRANSITION,
        *((row,) for rows in QUALITY_LIST.values() for row in rows),
    ),
    check_quality_list,
    arises=under_the_risk_lists,
)
