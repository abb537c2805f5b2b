"""Has the importer registered the inspection (Nghị định 37/2026/NĐ-CP, Điều 82.2, 83)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, ObligationKind, Outcome
from rules.arising import under_the_risk_lists
from rules.checks.days import Days
from rules.checks.dossier import dossier_of
from rules.checks.quality.inspected import inspected
from rules.checks.quality.quality_ground import REGIME, quality_ground
from rules.ground import day_vi
from rules.law.quality.decree_37_2026 import CHANNEL, CUSTOMS_CLEARS_ON_NOTICE, LIST_DUTY_HIGH
from rules.rule import Rule

NAME = "quality_registration"


def check_quality_registration(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises for every item under inspection: by it the item is known to be one."""
    ground = quality_ground(NAME, case_file, item, days, LIST_DUTY_HIGH, Consequence.EVIDENCE_MISSING)
    listing = inspected(case_file, item, days)
    if ground is None or listing is None:
        return None
    dossier = dossier_of(case_file, item)
    facts = (("Mục của danh mục", listing.names_vi), ("Cơ quan kiểm tra", listing.body_vi))
    if dossier is None:
        return ground.lacks(
            ObligationKind.REGISTER_INSPECTION,
            "Đăng ký kiểm tra nhà nước về chất lượng (Mẫu số 1) trên Cổng thông tin một cửa quốc gia hoặc "
            "Cổng dịch vụ công quốc gia.",
            Said(
                "Hàng rủi ro cao chưa đăng ký kiểm tra nhà nước về chất lượng.",
                "The high-risk goods are not yet registered for state quality inspection.",
            ),
            facts,
        )
    received = day_vi(dossier.received_on)
    return ground.decide(
        case_file,
        Outcome.MET,
        Said(
            f"Đã đăng ký kiểm tra, số {dossier.form.number}; tiếp nhận ngày {received}.",
            f"The inspection is registered as no. {dossier.form.number}, received on {received}.",
        ),
        facts,
    )


RULE = Rule(
    NAME,
    REGIME,
    Said(
        "Đã đăng ký kiểm tra nhà nước về chất lượng chưa?",
        "Is the state quality inspection registered?",
    ),
    (LIST_DUTY_HIGH, CHANNEL, CUSTOMS_CLEARS_ON_NOTICE),
    check_quality_registration,
    arises=under_the_risk_lists,
)
