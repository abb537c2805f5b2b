"""Could the importer of an over-age machine ask for permission, by what the certificate says (Điều 9.1)?"""

from decimal import Decimal

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import InspectionCertificate
from models.vocabulary import Consequence, ObligationKind, Outcome, Regime
from rules.arising import with_any
from rules.checks.days import Days, arrival_day, declared
from rules.checks.producing import Producing, parties_vi, producing_of, silent_vi
from rules.checks.special_regime import SPECIAL_PURPOSES
from rules.evidence import last_filed, may_inspect, relied_permission
from rules.ground import Ground, Named, ground_on
from rules.law.machinery.annex_i import age_limit
from rules.law.machinery.decision_18_2019 import (
    OVERAGE_ELIGIBLE,
    OVERAGE_MAX_EXCESS_CONSUMPTION_PERCENT,
    OVERAGE_MIN_REMAINING_CAPACITY_PERCENT,
)
from rules.law.machinery.importer import WHO_PRODUCES
from rules.permission import WHICH_ONE_VI, clock_vi, over_age_remedy, overage_authority, return_clock_vi
from rules.rule import Rule, Values
from rules.unit import Unit, unit_of


def check_overage_conditions(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """A note beside the refusal by age; a permission that counts is relied on and asks nothing here."""
    day = days.arrival(case_file) or days.registration(case_file)
    ground = ground_on("overage_conditions", item, OVERAGE_ELIGIBLE, day, Consequence.NOTE)
    certificate = last_filed(case_file, item, InspectionCertificate)
    if ground is None or certificate is None or relied_permission(case_file, item, days):
        return None
    # what it states for this purpose holds no conclusion (Điều 10.1.g), only the body counts
    if not may_inspect(case_file, certificate.body_code, certificate.issued_on):
        return None
    if _figures(certificate) == (None, None) or not _is_refused_by_age(case_file, item, ground):
        return None
    return _judged(case_file, ground, certificate)


def _is_refused_by_age(case_file: CaseFile, item: DeclarationItem, ground: Ground) -> bool:
    """Older than any limit that may apply; purposes with limits of their own are asked about by age alone."""
    arrived_on, year = arrival_day(case_file), item.year_of_manufacture
    limit = age_limit(item.hs_code, ground.day.day)
    if arrived_on is None or year is None or limit is None or item.purpose in SPECIAL_PURPOSES:
        return False
    return unit_of(case_file, item) is Unit.MACHINE and arrived_on.year - year > limit.value.possible_years


def _judged(case_file: CaseFile, ground: Ground, certificate: InspectionCertificate) -> Finding:
    importer = declared(case_file).importer
    producing = producing_of(importer)
    facts = _facts(case_file, ground, certificate)
    failed = _failed(ground, certificate, producing)
    if failed is not None:
        values, said = failed
        return ground.on(values).on_any_reading(Outcome.NOT_MET, said, facts)
    if producing is Producing.NOT_STATED:
        return _not_stated(ground, silent_vi(importer), facts)
    if None in _figures(certificate):
        said = Said(
            "Chưa biết có đủ điều kiện xin phép không: chứng thư thiếu số liệu.",
            "It is not known whether permission can be asked for: the certificate lacks a figure.",
        )
        what_vi = "Nộp chứng thư giám định nêu đủ công suất còn lại và mức tiêu hao so với thiết kế."
        return ground.lacks(ObligationKind.FILE_EVIDENCE, what_vi, said, facts)
    if producing is Producing.WHICH_ONE:
        return _which_one(case_file, ground.on(WHO_PRODUCES), facts)
    said = Said(
        "Máy quá tuổi đủ điều kiện để xin phép nhập khẩu.",
        "The over-age machine meets the conditions under which permission can be asked for.",
    )
    remedy_vi = over_age_remedy(case_file, ground)
    finding = ground.on_any_reading(Outcome.MET, said, facts, remedy_vi=remedy_vi)
    is_doubtful = finding.needs_legal_review or overage_authority(ground.day.day).needs_review(ground.day.day)
    return finding.model_copy(update={"needs_legal_review": is_doubtful})


def _not_stated(ground: Ground, who_vi: str, facts: Named) -> Finding:
    said = Said(
        f"Chưa biết có đủ điều kiện xin phép không: chưa khai {who_vi} có đang sản xuất không.",
        "It is not known whether permission can be asked for: it is not declared that the importer, or the "
        "one he acts for, produces.",
    )
    what_vi = f"Khai {who_vi} có đang sản xuất tại Việt Nam không."
    return ground.lacks(ObligationKind.STATE_FACT, what_vi, said, facts)


def _which_one(case_file: CaseFile, ground: Ground, facts: Named) -> Finding:
    return ground.ask(
        case_file,
        f"{WHICH_ONE_VI} Trong hai bên chỉ một bên đang sản xuất tại Việt Nam; các số liệu đều đạt. "
        "Đạt: được xin phép. Không đạt: không được xin phép.",
        Said(
            "Máy quá tuổi nhập khẩu ủy thác: chỉ một trong hai bên đang sản xuất, và chưa rõ Điều 9 xét bên "
            "nào.",
            "An over-age machine imported for another: only one of the two produces, and it is not known "
            "which of them Article 9 means.",
        ),
        facts,
    )


def _figures(certificate: InspectionCertificate) -> tuple[Decimal | None, Decimal | None]:
    return certificate.remaining_capacity_percent, certificate.excess_consumption_percent


def _failed(
    ground: Ground, certificate: InspectionCertificate, producing: Producing
) -> tuple[Values, Said] | None:
    """The first condition that fails, with the value that says so."""
    if producing is Producing.NO:
        said = Said(
            "Chưa thể xin phép: người nhập khẩu, và bên ủy thác nếu có, chưa sản xuất tại Việt Nam.",
            "Permission cannot be asked for: neither the importer nor the one he may act for yet produces in "
            "Viet Nam.",
        )
        return OVERAGE_ELIGIBLE, said
    return _failed_figure(ground, *_figures(certificate))


def _failed_figure(
    ground: Ground, capacity: Decimal | None, excess: Decimal | None
) -> tuple[Values, Said] | None:
    least = ground.on(OVERAGE_MIN_REMAINING_CAPACITY_PERCENT).value.value
    most = ground.on(OVERAGE_MAX_EXCESS_CONSUMPTION_PERCENT).value.value
    if capacity is not None and capacity < least:
        said = Said(
            f"Không đủ điều kiện xin phép: công suất còn lại {capacity} %, dưới {least} %.",
            f"Permission cannot be asked for: remaining capacity {capacity} %, below {least} %.",
        )
        return OVERAGE_MIN_REMAINING_CAPACITY_PERCENT, said
    if excess is not None and excess > most:
        said = Said(
            f"Không đủ điều kiện xin phép: mức tiêu hao vượt {excess} %, quá {most} %.",
            f"Permission cannot be asked for: consumption exceeds the design by {excess} %, over {most} %.",
        )
        return OVERAGE_MAX_EXCESS_CONSUMPTION_PERCENT, said
    return None


def _facts(case_file: CaseFile, ground: Ground, certificate: InspectionCertificate) -> Named:
    capacity, excess = _figures(certificate)
    day = ground.day.day
    return (
        ("Công suất còn lại", "Không nêu" if capacity is None else f"{capacity} %"),
        ("Mức tiêu hao vượt thiết kế", "Không nêu" if excess is None else f"{excess} %"),
        *parties_vi(declared(case_file).importer),
        ("Cơ quan chấp thuận", overage_authority(day).value),
        ("Thời hạn giải quyết", clock_vi(day)),
        ("Thời hạn trả hồ sơ thiếu", return_clock_vi(day)),
    )


RULE = Rule(
    "overage_conditions",
    Regime.USED_MACHINERY,
    Said(
        "Người nhập khẩu máy quá tuổi có đủ điều kiện xin phép không?",
        "Does the importer of the over-age machine meet the conditions for asking permission?",
    ),
    (
        OVERAGE_ELIGIBLE,
        OVERAGE_MIN_REMAINING_CAPACITY_PERCENT,
        OVERAGE_MAX_EXCESS_CONSUMPTION_PERCENT,
        WHO_PRODUCES,
    ),
    check_overage_conditions,
    arises=with_any(InspectionCertificate),
)
