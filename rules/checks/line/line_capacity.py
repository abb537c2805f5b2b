"""Does the technology line keep enough of its designed capacity or efficiency (Điều 5.2)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome
from rules.checks.days import Days
from rules.checks.line.line_ground import line_ground, not_certified
from rules.evidence import good_certificate
from rules.law.decision_18_2019 import LINE_MIN_REMAINING_CAPACITY_PERCENT


def check_line_capacity(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """At least 85 % of the design, inclusive."""
    ground = line_ground(
        "line_capacity", case_file, item, LINE_MIN_REMAINING_CAPACITY_PERCENT, days, Consequence.REFUSAL
    )
    if ground is None:
        return None
    certificate = good_certificate(case_file, item)
    if certificate is None or certificate.remaining_capacity_percent is None:
        return not_certified(ground, "công suất (hiệu suất) còn lại")
    percent, limit = certificate.remaining_capacity_percent, ground.value.value
    return ground.decide(
        case_file,
        Outcome.MET if percent >= limit else Outcome.NOT_MET,
        f"Công suất còn lại {percent} %, yêu cầu từ {limit} % trở lên.",
        (("Công suất còn lại", f"{percent} %"),),
    )
