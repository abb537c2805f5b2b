"""Are the goods exempt from the inspection, as declared (Nghị định 37/2026/NĐ-CP, Điều 86.1, 86.2)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, Exemption, ObligationKind, Outcome, Purpose
from rules.arising import under_the_risk_lists
from rules.checks.days import Days, declared
from rules.checks.quality.quality_ground import REGIME, high_and_owed, noting, quality_ground
from rules.checks.quality.relief import BAR_VALUES, bar_on, unstated
from rules.ground import Ground, Named
from rules.law.quality.decree_37_2026_exemptions import EXEMPTION_POINTS, EXEMPTION_SEEN_BY_CUSTOMS
from rules.rule import Rule

NAME = "quality_exemption"
POINTS = dict(zip(Exemption, EXEMPTION_POINTS, strict=True))
"""The cases stand in the order of the points, a to u."""
SALE_VI = {
    Exemption.EXHIBITION: "hàng không bán",
    Exemption.TEMPORARY_IMPORT: "hàng không tiêu thụ tại Việt Nam",
}
"""What the points d and g say themselves: goods declared for trade speak against them."""
DUTY_FREE = frozenset(
    {
        Exemption.PERSONAL_GOODS,
        Exemption.DIPLOMATIC_GOODS,
        Exemption.GIFTS,
        Exemption.BORDER_RESIDENTS,
        Exemption.EXPRESS,
    }
)
"""They hold within a duty-free allowance, whose figure was not read."""
PROCEDURAL = frozenset(
    {
        Exemption.TRANSIT_GOODS,
        Exemption.TEMPORARY_IMPORT,
        Exemption.EXHIBITION,
        Exemption.ON_SPOT,
        Exemption.DUTY_FREE_SHOP,
        Exemption.EXPRESS,
        Exemption.RETURNED_EXPORTS,
        Exemption.REIMPORT_REPAIR,
    }
)
"""The type code of the declaration would show them, but the table of type codes was not read."""


def check_quality_exemption(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Met: exempt. Not met: the exemption is refused and the inspection goes on."""
    exemption = item.exemption
    if exemption is None or high_and_owed(case_file, item, days) is None:
        return None
    values = EXEMPTION_POINTS[POINTS[exemption]]
    ground = quality_ground(NAME, case_file, item, days, values, Consequence.EVIDENCE_MISSING)
    assert ground is not None
    facts = (("Trường hợp miễn khai báo", exemption.label_vi), *stated(case_file, item))
    barred = bar_on(case_file, item, ground.day.day)
    if barred is not None:
        bar_values, why = barred
        said = Said(
            f"Không được miễn kiểm tra: {why.vi}. Việc kiểm tra tiếp tục.",
            f"The goods are not exempt: {why.en}. The inspection goes on.",
        )
        return noting(ground.on(bar_values).decide(case_file, Outcome.NOT_MET, said, facts))
    names = unstated(case_file, item, ground.day.day)
    if names:
        return _lacks(ground, names, facts)
    return _asked(case_file, item, ground, exemption, facts)


def stated(case_file: CaseFile, item: DeclarationItem) -> Named:
    """What the declaration says beside the claim, which only a person holds against it."""
    value_vi = "Không khai" if item.value_vnd is None else f"{item.value_vnd:,.0f} đồng".replace(",", ".")
    return (
        ("Mã loại hình", declared(case_file).procedure_code),
        ("Mục đích nhập khẩu", item.purpose.label_vi if item.purpose else "Không khai"),
        ("Trị giá", value_vi),
        ("Số lượng", f"{item.quantity} {item.unit}"),
    )


def against_vi(item: DeclarationItem, exemption: Exemption) -> str:
    """What of the declaration speaks against the claim, and what could not be compared."""
    said = []
    if item.purpose is Purpose.TRADE and exemption in SALE_VI:
        said.append(
            f"Tờ khai nêu mục đích “{item.purpose.label_vi}”, mà trường hợp này là {SALE_VI[exemption]}."
        )
    if exemption in PROCEDURAL:
        said.append(
            "Cần thẩm tra pháp lý: bảng mã loại hình chưa đọc được; chuyên viên đối chiếu mã đã khai."
        )
    if exemption in DUTY_FREE:
        said.append(
            "Cần thẩm tra pháp lý: định mức miễn thuế chưa đọc được; chuyên viên đối chiếu trị giá của hàng."
        )
    return "".join(f" {one}" for one in said)


def _asked(
    case_file: CaseFile, item: DeclarationItem, ground: Ground, exemption: Exemption, facts: Named
) -> Finding:
    """Nothing is exempt on the declarant's word alone."""
    point = POINTS[exemption]
    finding = ground.ask(
        case_file,
        f"Hàng có đúng là trường hợp được miễn không: {ground.value.value}?{against_vi(item, exemption)} "
        "Đạt: được miễn kiểm tra. Không đạt: không được miễn, tiếp tục kiểm tra.",
        Said(
            f"Người khai đề nghị miễn kiểm tra: {exemption.label_vi}.",
            f"The declarant claims an exemption (Decree 37/2026/NĐ-CP, Article 86.1.{point}): a person holds "
            "it against the customs type code, purpose, value and quantity of the declaration.",
        ),
        facts,
        topic=point,
    )
    if exemption in PROCEDURAL | DUTY_FREE:
        finding = finding.model_copy(update={"needs_legal_review": True})
    return noting(finding) if finding.outcome is Outcome.NOT_MET else finding


def _lacks(ground: Ground, names: tuple[Said, ...], facts: Named) -> Finding:
    names_vi, names_en = ", ".join(one.vi for one in names), " and ".join(one.en for one in names)
    said = Said(
        f"Chưa khai {names_vi}, mà danh sách cảnh báo, kiểm tra tăng cường của mã HS này tùy theo đó.",
        f"Warnings or increased inspection of this HS code turn on {names_en}, which is not declared.",
    )
    return ground.lacks(ObligationKind.STATE_FACT, f"Khai bổ sung: {names_vi}.", said, facts)


RULE = Rule(
    NAME,
    REGIME,
    Said("Hàng có được miễn kiểm tra chất lượng không?", "Are the goods exempt from quality inspection?"),
    (*EXEMPTION_POINTS.values(), *BAR_VALUES, EXEMPTION_SEEN_BY_CUSTOMS),
    check_quality_exemption,
    arises=under_the_risk_lists,
)
