"""May group 2 goods under measure 2c wait in storage for their result (customs law of the day)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.papers import QualityInspectionRegistration
from models.vocabulary import Consequence, Outcome, QualityMeasure, Regime
from rules.checks.customs_storage import VALUES, banned, storage, storage_day
from rules.checks.days import Days
from rules.checks.quality.quality_signs import signs_of
from rules.checks.quality_old.group_two import may_be_group_two, measure_of
from rules.checks.quality_old.group_two_result import check_group_two_result
from rules.evidence import filed
from rules.ground import Ground, ground_on
from rules.law.customs.circular_38_2015 import STORAGE_REQUEST
from rules.law.customs.decree_85_2019 import SUSPICION_BARS_STORAGE
from rules.rule import Rule

NAME = "group_two_storage"


def check_group_two_storage(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises once registered, while the result is awaited before clearance; 2a and 2b are cleared first."""
    measure = measure_of(case_file, item, days.registration(case_file).day)
    if measure is not QualityMeasure.DESIGNATED_BODY:
        return None
    result = check_group_two_result(case_file, item, days)
    if result is None or result.outcome is not Outcome.UNDETERMINED:
        return None
    day = storage_day(case_file, item, days)
    ground = ground_on(
        NAME, item, STORAGE_REQUEST, day, Consequence.EVIDENCE_MISSING, Regime.QUALITY_INSPECTION
    )
    if ground is None or not filed(case_file, item, QualityInspectionRegistration):
        return None
    barred = banned(case_file, item, days, ground) or _suspected(case_file, item, ground)
    return barred or storage(case_file, item, days, ground)


def _suspected(case_file: CaseFile, item: DeclarationItem, ground: Ground) -> Finding | None:
    """None unless something was seen that does not agree, and a person has not cleared it."""
    signs = signs_of(case_file, item)
    if not signs or not in_force(SUSPICION_BARS_STORAGE, ground.day.day):
        return None
    finding = ground.on(SUSPICION_BARS_STORAGE).ask(
        case_file,
        "Có dấu hiệu cần xem xét. Hàng có được đưa về bảo quản không? Đạt: dấu hiệu không cho thấy hàng "
        "không phù hợp, được đề nghị bảo quản. Không đạt: có dấu hiệu không phù hợp, không được bảo quản.",
        Said(
            "Có dấu hiệu không phù hợp hoặc dữ liệu không thống nhất; hàng không phù hợp không được đưa về "
            "bảo quản.",
            "There are signs that the goods do not conform, or data that do not agree; such goods may not be "
            "taken to storage.",
        ),
        signs,
    )
    return None if finding.outcome is Outcome.MET else finding


RULE = Rule(
    NAME,
    Regime.QUALITY_INSPECTION,
    Said(
        "Hàng nhóm 2 chờ kết quả (biện pháp 2c) có được đưa về bảo quản không?",
        "May group 2 goods that wait for their result (measure 2c) be taken to storage?",
    ),
    VALUES,
    check_group_two_storage,
    arises=may_be_group_two,
)
