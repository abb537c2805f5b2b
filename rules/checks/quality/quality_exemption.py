"""Are the goods exempt from the inspection, as declared (Nghị định 37/2026/NĐ-CP, Điều 86.1, 86.2)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, Exemption, ObligationKind, Outcome
from rules.arising import under_the_risk_lists
from rules.checks.days import Days
from rules.checks.quality.quality_ground import REGIME, high_and_owed, noting, quality_ground
from rules.checks.quality.relief import BAR_VALUES, bar_on, unstated
from rules.ground import Ground, Named
from rules.law.quality.decree_37_2026_exemptions import EXEMPTION_POINTS, EXEMPTION_SEEN_BY_CUSTOMS
from rules.rule import Rule

NAME = "quality_exemption"
POINTS = dict(zip(Exemption, EXEMPTION_POINTS, strict=True))
"""The cases stand in the order of the points, a to u."""
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
"""What the customs procedure itself shows; the other points hold a condition that a person judges."""


def check_quality_exemption(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Met: exempt. Not met: the exemption is refused and the inspection goes on."""
    exemption = item.exemption
    if exemption is None or high_and_owed(case_file, item, days) is None:
        return None
    values = EXEMPTION_POINTS[POINTS[exemption]]
    ground = quality_ground(NAME, case_file, item, days, values, Consequence.EVIDENCE_MISSING)
    assert ground is not None
    facts = (("Trường hợp miễn khai báo", exemption.label_vi), ("Số lượng", f"{item.quantity} {item.unit}"))
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
    if exemption in PROCEDURAL:
        said = Said(
            f"Hàng được miễn kiểm tra chất lượng: {exemption.label_vi}.",
            f"The goods are exempt from quality inspection (point {POINTS[exemption]}).",
        )
        return ground.decide(case_file, Outcome.MET, said, facts)
    finding = ground.ask(
        case_file,
        f"Hàng có đúng là trường hợp được miễn không: {ground.value.value}? "
        "Đạt: được miễn kiểm tra. Không đạt: không được miễn, tiếp tục kiểm tra.",
        Said(
            f"Người khai đề nghị miễn kiểm tra: {exemption.label_vi}.",
            f"The declarant claims an exemption (point {POINTS[exemption]}).",
        ),
        facts,
        topic=POINTS[exemption],
    )
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
