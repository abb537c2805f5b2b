"""May the goods wait in storage for their certificate (Nghị định 37/2026/NĐ-CP, Điều 83.2; customs law)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.vocabulary import Consequence, Outcome
from rules.arising import with_inspection_dossier
from rules.checks.customs_storage import VALUES, banned, storage, storage_day, stored_facts
from rules.checks.days import Days
from rules.checks.quality.quality_dossier import check_quality_dossier
from rules.checks.quality.quality_ground import REGIME
from rules.checks.quality.quality_signs import check_quality_signs
from rules.ground import Ground, ground_on
from rules.law.customs.circular_38_2015 import STORAGE_REQUEST
from rules.law.customs.decree_85_2019 import SUSPICION_BARS_STORAGE
from rules.rule import Rule

NAME = "quality_storage"


def check_quality_storage(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises while a registered dossier is open. Met: storage is allowed, customs decides where.

    A day of storage before the law of storage is a slip of whoever told it, and lets nothing go there.
    """
    dossier = check_quality_dossier(case_file, item, days)
    if dossier is None or dossier.outcome is not Outcome.UNDETERMINED:
        return None
    day = storage_day(case_file, item, days)
    ground = ground_on(NAME, item, STORAGE_REQUEST, day, Consequence.EVIDENCE_MISSING, REGIME)
    if ground is None:
        return None
    return (
        banned(case_file, item, days, ground)
        or _suspected(case_file, item, days, ground)
        or storage(case_file, item, days, ground)
    )


def _suspected(case_file: CaseFile, item: DeclarationItem, days: Days, ground: Ground) -> Finding | None:
    signs = check_quality_signs(case_file, item, days)
    if signs is None or signs.outcome is Outcome.MET:
        return None
    if not in_force(SUSPICION_BARS_STORAGE, ground.day.day):
        return None
    said = Said(
        "Có dấu hiệu không phù hợp: không được đưa hàng về bảo quản.",
        "There are signs that the goods do not conform: they may not be taken to storage.",
    )
    return ground.on(SUSPICION_BARS_STORAGE).decide(
        case_file, Outcome.NOT_MET, said, stored_facts(case_file, item)
    )


RULE = Rule(
    NAME,
    REGIME,
    Said(
        "Trong khi chờ kết quả, hàng có được đưa về bảo quản không?",
        "May the goods wait in storage for the result?",
    ),
    VALUES,
    check_quality_storage,
    arises=with_inspection_dossier,
)
