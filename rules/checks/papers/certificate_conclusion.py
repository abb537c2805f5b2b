"""Does the inspection certificate conclude that the goods conform (Điều 10.1.đ, 10.1.e)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import InspectionCertificate
from models.vocabulary import Conclusion, Consequence, ObligationKind, Outcome, Regime
from rules.arising import with_any
from rules.checks.days import Days
from rules.checks.papers.old_bodies import ask_of_old_body, may_be_old_body
from rules.checks.special_regime import unless_special
from rules.evidence import last_filed, may_inspect, relied_permission
from rules.ground import Ground, ground_on
from rules.law.machinery.circular_30_2025 import OWN_CRITERIA
from rules.law.machinery.decision_18_2019 import (
    LINE_CERTIFICATE_CONCLUSION,
    MACHINE_CERTIFICATE_CONCLUSION,
    OLD_BODIES_GO_ON_DAYS,
)
from rules.rule import Rule
from rules.unit import Unit, unit_of

_CONCLUDED_EN = {Conclusion.CONFORMS: "conform", Conclusion.DOES_NOT_CONFORM: "do not conform"}


def check_certificate_conclusion(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """A designated body's word counts, also beside a maker's confirmation."""
    unit = unit_of(case_file, item)
    certificate = last_filed(case_file, item, InspectionCertificate)
    if certificate is None or unit is Unit.OPEN or relied_permission(case_file, item, days):
        return None
    values = LINE_CERTIFICATE_CONCLUSION if unit is Unit.LINE else MACHINE_CERTIFICATE_CONCLUSION
    ground = ground_on(
        "certificate_conclusion", item, values, days.registration(case_file), Consequence.REFUSAL
    )
    if ground is None:
        return None
    if not may_inspect(case_file, certificate.body_code, certificate.issued_on):
        return _of_no_listed_body(case_file, ground, certificate)
    if certificate.conclusion is None:
        return ground.lacks(
            ObligationKind.FILE_EVIDENCE,
            "Nộp chứng thư giám định có kết luận.",
            Said(
                f"Chứng thư số {certificate.number} không có kết luận đáp ứng hay không đáp ứng.",
                f"The certificate no. {certificate.number} does not conclude whether the goods conform.",
            ),
            (("Chứng thư giám định", certificate.number), ("Kết luận", "Không có")),
        )
    conclusion = certificate.conclusion
    label = conclusion.label_vi
    is_met = conclusion is Conclusion.CONFORMS
    return (ground if is_met else unless_special(ground, item)).decide(
        case_file,
        Outcome.MET if is_met else Outcome.NOT_MET,
        Said(
            f"Chứng thư số {certificate.number} kết luận: {label.lower()}.",
            f"The certificate no. {certificate.number} concludes that the goods {_CONCLUDED_EN[conclusion]}.",
        ),
        (("Kết luận", label), ("Chứng thư giám định", certificate.number)),
    )


def _of_no_listed_body(
    case_file: CaseFile, ground: Ground, certificate: InspectionCertificate
) -> Finding | None:
    """Nothing, unless a "no" may come from a body that went on (Điều 16.4): then nothing goes before that."""
    body_code, signed_on = certificate.body_code, certificate.issued_on
    says_no = certificate.conclusion is Conclusion.DOES_NOT_CONFORM
    if says_no and may_be_old_body(case_file, body_code, signed_on):
        return ask_of_old_body(case_file, ground, body_code, signed_on)
    return None


RULE = Rule(
    "certificate_conclusion",
    Regime.USED_MACHINERY,
    Said(
        "Chứng thư giám định có kết luận hàng đáp ứng yêu cầu không?",
        "Does the inspection certificate conclude that the goods conform?",
    ),
    (
        LINE_CERTIFICATE_CONCLUSION,
        MACHINE_CERTIFICATE_CONCLUSION,
        OWN_CRITERIA,
        OLD_BODIES_GO_ON_DAYS,
    ),
    check_certificate_conclusion,
    arises=with_any(InspectionCertificate),
)
