"""Does the technology line use little enough material and energy beyond its design (Điều 5.3)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome
from rules.checks.days import Days
from rules.checks.line.line_ground import line_ground, not_certified
from rules.evidence import good_certificate
from rules.law.decision_18_2019 import LINE_MAX_EXCESS_CONSUMPTION_PERCENT


def check_line_consumption(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """At most 15 % over the design, inclusive."""
    ground = line_ground(
        "line_consumption", case_file, item, LINE_MAX_EXCESS_CONSUMPTION_PERCENT, days, Consequence.REFUSAL
    )
    if ground is None:
        return None
    certificate = good_certificate(case_file, item)
    if certificate is None or certificate.excess_consumption_percent is None:
        return not_certified(ground, "mức tiêu hao nguyên liệu, năng lượng so với thiết kế")
    percent, limit = certificate.excess_consumption_percent, ground.value.value
    return ground.decide(
        case_file,
        Outcome.MET if percent <= limit else Outcome.NOT_MET,
        f"Mức tiêu hao vượt thiết kế {percent} %, không được vượt quá {limit} %.",
        (("Tiêu hao vượt thiết kế", f"{percent} %"),),
    )
