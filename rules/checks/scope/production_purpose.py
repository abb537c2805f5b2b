"""Is the item imported to serve production directly (Điều 1.1, 4.3)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, ObligationKind, Outcome, Purpose
from rules.checks.days import Days
from rules.checks.scope.exclusions import check_exclusions
from rules.ground import ground_on
from rules.law.decision_18_2019 import PRODUCTION_PURPOSE


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
            "Tờ khai không nêu mục đích nhập khẩu; chỉ được nhập khẩu để phục vụ trực tiếp sản xuất.",
        )
    facts = (("Mục đích", item.purpose.label_vi),)
    match item.purpose:
        case Purpose.PRODUCTION:
            return ground.decide(case_file, Outcome.MET, "Hàng khai nhập khẩu để phục vụ sản xuất.", facts)
        case Purpose.TRADE:
            return ground.decide(
                case_file,
                Outcome.NOT_MET,
                "Hàng khai nhập khẩu để kinh doanh, bán lại, không phục vụ trực tiếp sản xuất.",
                facts,
                remedy_vi="Nếu mục đích khai sai, sửa đổi, bổ sung tờ khai.",
            )
        case _:
            return ground.ask(
                case_file,
                "Mục đích đã khai có phục vụ trực tiếp cho hoạt động sản xuất không?",
                "Mục đích nhập khẩu khác: cần xem có phục vụ trực tiếp sản xuất không.",
                facts,
            )
