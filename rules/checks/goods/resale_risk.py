"""Do the facts look like goods for resale, though they are declared for production (Điều 4.3)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Condition, Consequence, Outcome, Purpose, Regime
from rules.checks.days import Days, declared
from rules.ground import ground_on
from rules.law.machinery.decision_18_2019 import PRODUCTION_PURPOSE
from rules.rule import Rule

MANY_UNITS = 5
"""Machines of one heading, from which on one asks whether the importer produces; not a number of law."""


def check_resale_risk(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """A sign of risk for the two offices, never a refusal: firms without a factory have resold machines."""
    ground = ground_on(
        "resale_risk", item, PRODUCTION_PURPOSE, days.registration(case_file), Consequence.RISK
    )
    sign = _sign(case_file, item)
    if ground is None or sign is None:
        return None
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        sign,
        (("Số máy cùng nhóm", str(_units(case_file, item))),),
        remedy_vi="Quyết định 18 không đòi thêm giấy tờ; người nhập khẩu chịu trách nhiệm về mục đích đã "
        "khai. Hai cơ quan hỏi nơi sản xuất, kế hoạch sử dụng máy; nếu nhập khẩu ủy thác thì của bên ủy "
        "thác. Bán lại sau thông quan có thể bị xử lý về tội buôn lậu.",
    )


def _sign(case_file: CaseFile, item: DeclarationItem) -> Said | None:
    importer = declared(case_file).importer
    is_producing = importer.serves_a_producer
    units = _units(case_file, item)
    if is_producing is False and item.purpose is Purpose.PRODUCTION:
        return Said(
            "Khai để phục vụ sản xuất, nhưng người nhập khẩu hoặc bên ủy thác chưa sản xuất: dấu hiệu nhập "
            "khẩu để bán lại.",
            "Declared to serve production, but the importer, or the one he acts for, does not produce: a "
            "sign of resale.",
        )
    if importer.principal is not None and is_producing is None and item.purpose is Purpose.PRODUCTION:
        return Said(
            "Nhập khẩu theo ủy thác, chưa khai bên ủy thác có sản xuất không: cần xác minh.",
            "The importer acts for another; whether that one produces is not declared and to be verified.",
        )
    if not is_producing and units >= MANY_UNITS:
        return Said(
            f"Tờ khai có {units} máy cùng nhóm, người nhập khẩu chưa rõ có sản xuất không: dấu hiệu nhập "
            "khẩu để bán lại.",
            f"The declaration holds {units} machines of one heading, and the importer is not known to "
            "produce: a sign of resale.",
        )
    return None


def _units(case_file: CaseFile, item: DeclarationItem) -> int:
    heading = item.hs_code[:4]
    return sum(
        one.quantity
        for one in case_file.items
        if one.hs_code.startswith(heading) and one.condition is not Condition.NEW
    )


RULE = Rule(
    "resale_risk",
    Regime.USED_MACHINERY,
    Said(
        "Có đúng là không có dấu hiệu nhập khẩu để bán lại không?",
        "Are the goods free of signs of import for resale?",
    ),
    (PRODUCTION_PURPOSE,),
    check_resale_risk,
    arises=lambda case_file, _: not declared(case_file).importer.serves_a_producer,
)
