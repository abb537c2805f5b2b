"""Is the technology in use in enough production facilities of OECD countries (Điều 5.5)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome
from rules.checks.days import Days
from rules.checks.line.line_ground import line_ground, not_certified
from rules.evidence import good_certificate
from rules.law.countries import is_oecd_member
from rules.law.decision_18_2019 import LINE_MIN_OECD_FACILITIES


def check_line_facilities(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """At least three different ones, listed in the certificate."""
    ground = line_ground(
        "line_facilities", case_file, item, LINE_MIN_OECD_FACILITIES, days, Consequence.REFUSAL
    )
    if ground is None:
        return None
    certificate = good_certificate(case_file, item)
    if certificate is None or not certificate.facilities:
        return not_certified(ground, "các cơ sở trong nước OECD đang sử dụng công nghệ")
    counted = {one for one in certificate.facilities if is_oecd_member(one.country, ground.day.day)}
    limit = ground.value.value
    return ground.decide(
        case_file,
        Outcome.MET if len(counted) >= limit else Outcome.NOT_MET,
        f"Công nghệ đang được sử dụng tại {len(counted)} cơ sở trong nước OECD, yêu cầu ít nhất {limit}.",
        tuple(("Cơ sở", f"{one.name}, {one.country}") for one in certificate.facilities),
    )
