"""Does the technology line keep enough of its designed capacity or efficiency (Điều 5.2)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Outcome, Regime
from rules.arising import on_lines
from rules.checks.days import Days
from rules.checks.line.line_ground import criterion_ground, not_certified
from rules.law.machinery.decision_18_2019 import LINE_MIN_REMAINING_CAPACITY_PERCENT
from rules.line_route import line_certificate
from rules.rule import Rule


def check_line_capacity(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """At least 85 % of the design, inclusive."""
    ground = criterion_ground("line_capacity", case_file, item, LINE_MIN_REMAINING_CAPACITY_PERCENT, days)
    if ground is None:
        return None
    certificate = line_certificate(case_file, item, days)
    if certificate is None or certificate.remaining_capacity_percent is None:
        return not_certified(
            ground, Said("công suất (hiệu suất) còn lại", "the remaining capacity or efficiency")
        )
    percent, limit = certificate.remaining_capacity_percent, ground.value.value
    return ground.decide(
        case_file,
        Outcome.MET if percent >= limit else Outcome.NOT_MET,
        Said(
            f"Công suất còn lại {percent} %, yêu cầu từ {limit} % trở lên.",
            f"The remaining capacity is {percent} %; {limit} % or more is required.",
        ),
        (("Công suất còn lại", f"{percent} %"),),
    )


RULE = Rule(
    "line_capacity",
    Regime.USED_MACHINERY,
    Said(
        "Dây chuyền còn đủ công suất hoặc hiệu suất so với thiết kế không?",
        "Does the technology line keep enough of its designed capacity or efficiency?",
    ),
    (LINE_MIN_REMAINING_CAPACITY_PERCENT,),
    check_line_capacity,
    arises=on_lines,
)
