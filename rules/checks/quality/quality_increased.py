"""Is inspection increased for importer, goods or origin (Nghị định 37/2026/NĐ-CP, Điều 84)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, Outcome
from rules.arising import under_the_risk_lists
from rules.checks.days import Days
from rules.checks.quality.quality_ground import REGIME, high_and_owed, quality_ground
from rules.checks.quality.relief import increased_for
from rules.ground import day_vi
from rules.law.quality.decree_37_2026 import INCREASED_NO_NEW_STEPS
from rules.rule import Rule

NAME = "quality_increased"


def check_quality_increased(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Only said: exemption and reduction are off, and no step is added."""
    ground = quality_ground(NAME, case_file, item, days, INCREASED_NO_NEW_STEPS, Consequence.NOTE)
    if ground is None or high_and_owed(case_file, item, days) is None:
        return None
    increased = increased_for(case_file, item, ground.day.day)
    if increased is None:
        return None
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            f"Đang kiểm tra tăng cường: {increased.ground.label_vi}. Không miễn, không giảm; không thêm thủ "
            "tục, không kéo dài thời gian thông quan.",
            "The inspection is increased: neither exemption nor reduction applies; no procedure is added and "
            "clearance takes no longer.",
        ),
        (("Từ ngày", day_vi(increased.since)), ("Nguồn", increased.source_vi)),
    )


RULE = Rule(
    NAME,
    REGIME,
    Said(
        "Hàng có nằm ngoài diện kiểm tra tăng cường không?", "Are the goods free from increased inspection?"
    ),
    (INCREASED_NO_NEW_STEPS,),
    check_quality_increased,
    arises=under_the_risk_lists,
)
