"""Is the inspection of the group 2 goods registered, and is the registration confirmed where that clears?"""

from models.assessment import Finding
from models.case_file import AcceptedFact, CaseFile
from models.days import ONE_DAY
from models.goods import DeclarationItem
from models.language import Said
from models.papers import QualityInspectionRegistration
from models.vocabulary import Consequence, ObligationKind, Outcome, QualityMeasure, Regime
from rules.checks.calendar_doubts import with_doubts
from rules.checks.days import Days
from rules.checks.quality_old.group_two import may_be_group_two, measure_of, old_ground
from rules.evidence import filed
from rules.ground import Ground, day_vi
from rules.law.quality.decree_132_2008 import OLD_REGIME, OLD_REGISTRATION_CONFIRM_WORKING_DAYS
from rules.rule import Rule

CLEARED_FIRST = (QualityMeasure.SELF_ASSESSMENT, QualityMeasure.REGISTERED_BODY)
"""Goods go once the registration is confirmed; the result follows (khoản 2a, 2b)."""


def check_group_two_registration(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Registered is enough for 2c; under 2a and 2b an inspector confirms, and then the goods may go."""
    ground = old_ground(
        "group_two_registration", case_file, item, days, OLD_REGIME, Consequence.EVIDENCE_MISSING
    )
    if ground is None:
        return None
    registrations = filed(case_file, item, QualityInspectionRegistration)
    if not registrations:
        return ground.lacks(
            ObligationKind.REGISTER_INSPECTION,
            "Đăng ký kiểm tra nhà nước về chất lượng với cơ quan kiểm tra.",
            Said(
                "Hàng nhóm 2 chưa đăng ký kiểm tra nhà nước về chất lượng.",
                "The state quality inspection of these group 2 goods has not been registered.",
            ),
            (("Đăng ký kiểm tra", "Chưa nộp"),),
        )
    fact, registration = registrations[-1]
    if measure_of(case_file, item, ground.day.day) in CLEARED_FIRST:
        return _to_confirm(case_file, ground.on(OLD_REGISTRATION_CONFIRM_WORKING_DAYS), fact, registration)
    return ground.decide(
        case_file,
        Outcome.MET,
        Said(
            f"Đã đăng ký kiểm tra: số {registration.number} ngày {day_vi(registration.issued_on)}.",
            f"The inspection is registered: number {registration.number} of "
            f"{day_vi(registration.issued_on)}.",
        ),
        (("Đăng ký kiểm tra", registration.number),),
    )


def _to_confirm(
    case_file: CaseFile, ground: Ground, fact: AcceptedFact, registration: QualityInspectionRegistration
) -> Finding:
    filed_on = fact.fact.occurred_on
    due_on = case_file.reference.calendar.add_working_days(filed_on, ground.value.value)
    paper_vi = f"số {registration.number} ngày {day_vi(registration.issued_on)}"
    finding = ground.ask(
        case_file,
        f"Xác nhận đăng ký kiểm tra {paper_vi}? Hạn xác nhận {day_vi(due_on)} (01 ngày làm "
        "việc, cần thẩm tra pháp lý). Đạt: xác nhận, hàng được thông quan trước, nộp kết quả sau. Không đạt: "
        "không xác nhận.",
        Said(
            f"Đăng ký kiểm tra {paper_vi} chờ xác nhận; sau xác nhận, hàng được thông quan trước.",
            f"Registration number {registration.number} of {day_vi(registration.issued_on)} waits to be "
            "confirmed; then the goods may be cleared first.",
        ),
        (("Đăng ký kiểm tra", paper_vi), ("Ngày nộp", day_vi(filed_on))),
    )
    return with_doubts(case_file, finding, filed_on + ONE_DAY, due_on)


RULE = Rule(
    "group_two_registration",
    Regime.QUALITY_INSPECTION,
    Said(
        "Hàng nhóm 2 đã đăng ký kiểm tra nhà nước về chất lượng chưa?",
        "Has the state quality inspection of the group 2 goods been registered?",
    ),
    (OLD_REGIME, OLD_REGISTRATION_CONFIRM_WORKING_DAYS),
    check_group_two_registration,
    arises=may_be_group_two,
)
