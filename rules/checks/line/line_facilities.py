"""Is the technology in use in enough production facilities of OECD countries (Điều 5.5)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Outcome, Regime
from rules.arising import on_lines
from rules.checks.days import Days
from rules.checks.line.line_ground import criterion_ground, not_certified
from rules.checks.special_regime import unless_special
from rules.law.common.countries import is_oecd_member
from rules.law.machinery.circular_30_2025 import OWN_CRITERIA
from rules.law.machinery.decision_18_2019 import LINE_MIN_OECD_FACILITIES
from rules.line_route import line_certificate
from rules.rule import Rule


def check_line_facilities(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """At least three different ones, listed in the certificate."""
    ground = criterion_ground("line_facilities", case_file, item, LINE_MIN_OECD_FACILITIES, days)
    if ground is None:
        return None
    certificate = line_certificate(case_file, item, days)
    if certificate is None or not certificate.facilities:
        return not_certified(
            ground,
            Said(
                "các cơ sở trong nước OECD đang sử dụng công nghệ",
                "the facilities in OECD countries that use the technology",
            ),
        )
    counted = {one for one in certificate.facilities if is_oecd_member(one.country, ground.day.day)}
    limit = ground.value.value
    is_met = len(counted) >= limit
    return (ground if is_met else unless_special(ground, item)).decide(
        case_file,
        Outcome.MET if is_met else Outcome.NOT_MET,
        Said(
            f"Công nghệ đang được sử dụng tại {len(counted)} cơ sở trong nước OECD, yêu cầu ít nhất {limit}.",
            f"The technology is in use in {len(counted)} facilities in OECD countries; at least {limit} are "
            "required.",
        ),
        tuple(("Cơ sở", f"{one.name}, {one.country}") for one in certificate.facilities),
    )


RULE = Rule(
    "line_facilities",
    Regime.USED_MACHINERY,
    Said(
        "Công nghệ có đang được sử dụng tại đủ số cơ sở trong các nước OECD không?",
        "Is the technology in use in enough production facilities of OECD countries?",
    ),
    (LINE_MIN_OECD_FACILITIES, OWN_CRITERIA),
    check_line_facilities,
    arises=on_lines,
)
