"""May listed goods be imported without state quality inspection, or do they need it (Điều 82)?

What clearing high-risk goods without the notice would cost, and that they would have to leave, is told as
a fact; fining is for customs.
"""

from datetime import date, timedelta

from models.assessment import Finding
from models.case_file import CaseFile
from models.days import Period
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.vocabulary import Consequence, Outcome, RiskTier
from rules.arising import under_the_risk_lists
from rules.checks.calendar_doubts import turning_on
from rules.checks.days import Days, declared
from rules.checks.quality.quality_ground import REGIME, quality_ground
from rules.ground import Ground, Named, day_vi
from rules.law.customs.decree_128_2020 import MILLION_VND
from rules.law.customs.decree_169_2026 import (
    FINE_BANDS_NO_NOTICE,
    FINE_DOUBLED_AFTER_DAYS,
    WITHOUT_NOTICE_REEXPORT_DAYS,
    fine_without_notice,
)
from rules.law.quality.circular_36_2026 import HIGH_RISK_LIST, MEDIUM_RISK_LIST
from rules.law.quality.decree_37_2026 import LIST_DUTY_HIGH, MEDIUM_NO_INSPECTION
from rules.law.quality.decree_37_2026_exemptions import MEDIUM_NO_RESTATEMENT, MEDIUM_UPDATE_WORKING_DAYS
from rules.listing import Listing, ListingState, classify
from rules.rule import Rule

NAME = "quality_duty"


def check_quality_duty(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Said for the reader; whether the inspection is passed is for the checks that follow."""
    ground = quality_ground(NAME, case_file, item, days, LIST_DUTY_HIGH, Consequence.NOTE)
    if ground is None:
        return None
    listing = classify(case_file, item, ground.day.day)
    if listing.state is not ListingState.LISTED:
        return None
    facts = (
        ("Mức độ rủi ro", listing.tier.label_vi if listing.tier else ""),
        ("Quy chuẩn áp dụng", ", ".join(listing.regulations) or "Danh mục không nêu"),
    )
    if not listing.is_owed:
        return _not_yet(case_file, ground, listing, facts)
    if listing.tier is RiskTier.MEDIUM:
        return _medium(case_file, ground, facts)
    finding = ground.decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            "Hàng rủi ro cao: phải đăng ký kiểm tra nhà nước về chất lượng theo Điều 83 trước khi thông "
            "quan, và đáp ứng mọi quy chuẩn áp dụng.",
            "High-risk goods: state quality inspection under Article 83 comes before clearance, and every "
            "technical regulation that applies has to be met.",
        ),
        (*facts, *_fine(case_file, item, days), *_leaving(ground)),
    )
    lodging = _lodging_period(case_file, ground.day.day)
    if item.value_vnd is None or lodging is None:
        return finding
    return turning_on(case_file, finding, lodging, declared(case_file).registered_on)


def _lodging_period(case_file: CaseFile, day: date) -> Period | None:
    """So many days from the arrival, after which the fine is doubled; None before the goods have come."""
    late_after, arrived_on = in_force(FINE_DOUBLED_AFTER_DAYS, day), case_file.arrived_on
    if late_after is None or arrived_on is None:
        return None
    return case_file.reference.calendar.period_to(arrived_on + timedelta(days=late_after.value))


def _fine(case_file: CaseFile, item: DeclarationItem, days: Days) -> Named:
    """By the value of the item; twice as much where the file came too late after the arrival (Điều 19.5)."""
    day, registered_on = days.registration(case_file).day, declared(case_file).registered_on
    late_after = in_force(FINE_DOUBLED_AFTER_DAYS, day)
    if item.value_vnd is None or late_after is None:
        return ()
    lodging = _lodging_period(case_file, day)
    is_late = lodging is not None and registered_on > lodging.due_on
    fine = fine_without_notice(item.value_vnd, day, is_doubled=is_late)
    assert fine is not None
    least, most = (amount // MILLION_VND for amount in fine)
    late_vi = f"; gấp hai lần vì hồ sơ nộp quá {late_after.value} ngày từ ngày hàng đến" if is_late else ""
    return (
        (
            "Mức phạt nếu thông quan khi chưa có thông báo kết quả (Nghị định 169/2026/NĐ-CP, Điều 19)",
            f"{least} đến {most} triệu đồng theo trị giá dòng hàng{late_vi}",
        ),
    )


def _leaving(ground: Ground) -> Named:
    """What comes with the fine, whatever the value of the goods (Điều 19.6.a)."""
    within = ground.on(WITHOUT_NOTICE_REEXPORT_DAYS).value.value
    return (
        (
            "Kèm theo việc phạt (Nghị định 169/2026/NĐ-CP, Điều 19)",
            f"đưa ra khỏi lãnh thổ hoặc tái xuất trong {within} ngày từ ngày nhận quyết định xử phạt",
        ),
    )


def _not_yet(case_file: CaseFile, ground: Ground, listing: Listing, facts: Named) -> Finding:
    assert listing.owed_from is not None
    values = HIGH_RISK_LIST if listing.tier is RiskTier.HIGH else MEDIUM_RISK_LIST
    since = day_vi(listing.owed_from)
    return ground.on(values).decide(
        case_file,
        Outcome.MET,
        Said(
            f"Hàng có trong danh mục, nhưng quy chuẩn chỉ áp dụng từ ngày {since}; trước ngày ấy chưa có "
            "nghĩa vụ.",
            f"The goods are listed, but their technical regulation applies only from {since}; nothing is "
            "owed before that day.",
        ),
        facts,
    )


def _medium(case_file: CaseFile, ground: Ground, facts: Named) -> Finding:
    return ground.on(MEDIUM_NO_INSPECTION).decide(
        case_file,
        Outcome.MET,
        Said(
            "Hàng rủi ro trung bình: không phải kiểm tra khi nhập khẩu; phải công bố hợp quy trước khi lưu "
            "thông (không công bố lại khi tên, công dụng, nhãn hiệu, kiểu loại, đặc tính, cơ sở sản xuất, "
            "xuất xứ không đổi).",
            "Medium-risk goods: no inspection at import; conformity is stated before the goods circulate "
            "(not again while name, use, brand, model, specification, factory and origin stay the same).",
        ),
        facts,
    )


RULE = Rule(
    NAME,
    REGIME,
    Said(
        "Hàng có được nhập khẩu mà không cần kiểm tra nhà nước về chất lượng không?",
        "May the goods be imported without state quality inspection?",
    ),
    (
        LIST_DUTY_HIGH,
        MEDIUM_NO_INSPECTION,
        MEDIUM_NO_RESTATEMENT,
        MEDIUM_UPDATE_WORKING_DAYS,
        HIGH_RISK_LIST,
        MEDIUM_RISK_LIST,
        FINE_BANDS_NO_NOTICE,
        FINE_DOUBLED_AFTER_DAYS,
        WITHOUT_NOTICE_REEXPORT_DAYS,
    ),
    check_quality_duty,
    arises=under_the_risk_lists,
)
