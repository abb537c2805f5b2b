"""Is the item imported to serve production directly (Điều 1.1, 4.3)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, ObligationKind, Outcome, Purpose, Regime
from rules.checks.days import Days
from rules.checks.scope.exclusions import check_exclusions
from rules.ground import Ground, ground_on
from rules.law.machinery.circular_30_2025 import OWN_CRITERIA
from rules.law.machinery.decision_18_2019 import PRODUCTION_PURPOSE
from rules.rule import Rule

SPECIAL_EN = {
    Purpose.CHIP_PROJECT: "a project to make, package or test semiconductor chips",
    Purpose.DIGITAL_RESEARCH: "training, research and development in digital technology",
}


def check_production_purpose(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Goods for resale are refused. Does not arise where the decision does not apply or may not."""
    ground = ground_on(
        "production_purpose", item, PRODUCTION_PURPOSE, days.registration(case_file), Consequence.REFUSAL
    )
    exclusion = check_exclusions(case_file, item, days) if item.exclusion else None
    if ground is None or (exclusion is not None and exclusion.outcome is not Outcome.MET):
        return None
    if item.purpose is None:
        return ground.lacks(
            ObligationKind.STATE_FACT,
            "Khai mục đích nhập khẩu trên tờ khai.",
            Said(
                "Tờ khai không nêu mục đích nhập khẩu; chỉ được nhập khẩu để phục vụ trực tiếp sản xuất.",
                "The declaration states no purpose; used machinery may only be imported to serve "
                "production directly.",
            ),
            (("Mục đích", "Không khai"),),
        )
    return _judged(case_file, ground, item.purpose)


def _judged(case_file: CaseFile, ground: Ground, purpose: Purpose) -> Finding:
    facts = (("Mục đích", purpose.label_vi),)
    match purpose:
        case Purpose.PRODUCTION:
            said = Said(
                "Hàng khai nhập khẩu để phục vụ sản xuất.", "The goods are declared to serve production."
            )
            return ground.decide(case_file, Outcome.MET, said, facts)
        case Purpose.TRADE:
            return ground.decide(
                case_file,
                Outcome.NOT_MET,
                Said(
                    "Hàng khai nhập khẩu để kinh doanh, bán lại, không phục vụ trực tiếp sản xuất.",
                    "The goods are declared for trade or resale, not to serve production directly.",
                ),
                facts,
                remedy_vi="Nếu mục đích khai sai, sửa đổi, bổ sung tờ khai.",
            )
        case Purpose.CHIP_PROJECT | Purpose.DIGITAL_RESEARCH:
            return _asked_of_special(case_file, ground.on(OWN_CRITERIA), purpose, ground)
        case _:
            return _asked(case_file, ground, purpose)


def _asked(case_file: CaseFile, ground: Ground, purpose: Purpose) -> Finding:
    return ground.ask(
        case_file,
        "Mục đích đã khai có phục vụ trực tiếp cho hoạt động sản xuất không?",
        Said(
            "Mục đích nhập khẩu khác: cần xem có phục vụ trực tiếp sản xuất không.",
            "Another purpose is declared: a person has to see whether it serves production directly.",
        ),
        (("Mục đích", purpose.label_vi),),
    )


def _asked_of_special(case_file: CaseFile, special: Ground, purpose: Purpose, ground: Ground) -> Finding:
    """Before its circular was in force such a purpose is one like any other."""
    if special.value is ground.value:
        return _asked(case_file, ground, purpose)
    return special.ask(
        case_file,
        "Mục đích đã khai thuộc Thông tư 30/2025/TT-BKHCN, cần thẩm tra pháp lý. "
        "Theo thông tư ấy, hàng có được nhập khẩu cho mục đích này không?",
        Said(
            f"Mục đích có quy định riêng tại Thông tư 30/2025/TT-BKHCN: {purpose.label_vi}.",
            f"Circular 30/2025/TT-BKHCN has criteria of its own for this purpose: {SPECIAL_EN[purpose]}.",
        ),
        (("Mục đích", purpose.label_vi),),
    )


RULE = Rule(
    "production_purpose",
    Regime.USED_MACHINERY,
    Said(
        "Hàng có được nhập khẩu để phục vụ trực tiếp sản xuất không?",
        "Are the goods imported to serve production directly?",
    ),
    (PRODUCTION_PURPOSE, OWN_CRITERIA),
    check_production_purpose,
)
