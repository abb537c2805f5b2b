"""Do the goods already go by a special law (Nghị định 37/2026/NĐ-CP, Điều 82.3)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import CirculationPermit
from models.vocabulary import Consequence
from rules.arising import both, under_the_risk_lists, with_any
from rules.checks.days import Days
from rules.checks.quality.quality_ground import REGIME, high_and_owed, quality_ground
from rules.evidence import last_filed
from rules.law.quality.decree_37_2026 import SPECIAL_LAW_MEASURE
from rules.rule import Rule

NAME = "quality_special_law"


def check_quality_special_law(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Asked only where a permit of circulation, or of a special law, is filed."""
    permit = last_filed(case_file, item, CirculationPermit)
    ground = quality_ground(NAME, case_file, item, days, SPECIAL_LAW_MEASURE, Consequence.OUT_OF_SCOPE)
    if ground is None or permit is None or high_and_owed(case_file, item, days) is None:
        return None
    return ground.ask(
        case_file,
        "Giấy đã nộp có phải là giấy phép lưu hành, hoặc biện pháp của luật chuyên ngành, thay cho kiểm tra "
        "nhà nước về chất lượng không? Đạt: không phải, tiếp tục kiểm tra. "
        "Không đạt: phải, hàng theo luật chuyên ngành.",
        Said(
            "Đã nộp giấy phép lưu hành hoặc giấy tờ theo luật chuyên ngành.",
            "A permit of circulation, or a paper under a special law, is filed.",
        ),
        (("Giấy phép", permit.number), ("Cơ quan cấp", permit.authority)),
    )


RULE = Rule(
    NAME,
    REGIME,
    Said(
        "Hàng có phải qua kiểm tra này vì chưa được quản lý theo luật chuyên ngành không?",
        "Do the goods need this inspection, because no special law covers them already?",
    ),
    (SPECIAL_LAW_MEASURE,),
    check_quality_special_law,
    arises=both(under_the_risk_lists, with_any(CirculationPermit)),
)
