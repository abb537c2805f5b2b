"""Does the technology line use little enough material and energy beyond its design (Điều 5.3)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Outcome, Regime
from rules.arising import on_lines
from rules.checks.days import Days
from rules.checks.line.line_ground import criterion_ground, not_certified
from rules.checks.special_regime import unless_special
from rules.law.machinery.circular_30_2025 import OWN_CRITERIA
from rules.law.machinery.decision_18_2019 import LINE_MAX_EXCESS_CONSUMPTION_PERCENT
from rules.line_route import line_certificate
from rules.rule import Rule


def check_line_consumption(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """At most 15 % over the design, inclusive."""
    ground = criterion_ground("line_consumption", case_file, item, LINE_MAX_EXCESS_CONSUMPTION_PERCENT, days)
    if ground is None:
        return None
    certificate = line_certificate(case_file, item, days)
    if certificate is None or certificate.excess_consumption_percent is None:
        return not_certified(
            ground,
            Said(
                "mức tiêu hao nguyên liệu, năng lượng so với thiết kế",
                "the consumption of material and energy against the design",
            ),
        )
    percent, limit = certificate.excess_consumption_percent, ground.value.value
    is_met = percent <= limit
    return (ground if is_met else unless_special(ground, item)).decide(
        case_file,
        Outcome.MET if is_met else Outcome.NOT_MET,
        Said(
            f"Mức tiêu hao vượt thiết kế {percent} %, không được vượt quá {limit} %.",
            f"The consumption is {percent} % over the design; it may not be more than {limit} % over.",
        ),
        (("Tiêu hao vượt thiết kế", f"{percent} %"),),
    )


RULE = Rule(
    "line_consumption",
    Regime.USED_MACHINERY,
    Said(
        "Mức tiêu hao nguyên liệu, năng lượng của dây chuyền có trong giới hạn so với thiết kế không?",
        "Is the line's consumption of material and energy within the limit against its design?",
    ),
    (LINE_MAX_EXCESS_CONSUMPTION_PERCENT, OWN_CRITERIA),
    check_line_consumption,
    arises=on_lines,
)
