"""Does the inspection body owe the ministry a copy of its certificate, and until when (Điều 15.3)?"""

from datetime import timedelta

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import InspectionCertificate
from models.vocabulary import Consequence, Outcome, Regime, StandardKind
from rules.arising import with_any
from rules.checks.calendar_doubts import with_doubts
from rules.checks.days import Days
from rules.evidence import last_filed, may_inspect
from rules.ground import day_vi, ground_on
from rules.law.machinery.decision_18_2019 import INSPECTOR_COPY_DAYS
from rules.rule import Rule
from rules.unit import Unit, unit_of


def check_body_copy(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Of a line always, of a machine where no standard exists; the body's own duty holds nothing here."""
    certificate = last_filed(case_file, item, InspectionCertificate)
    if certificate is None or not _is_owed(certificate, unit_of(case_file, item)):
        return None
    if not may_inspect(case_file, certificate.body_code, certificate.issued_on):
        return None
    day = days.select(certificate.issued_on, "Luật tại ngày ký chứng thư giám định")
    ground = ground_on("body_copy", item, INSPECTOR_COPY_DAYS, day, Consequence.NOTE)
    if ground is None:
        return None
    count: int = ground.value.value
    period = case_file.reference.calendar.period_to(certificate.issued_on + timedelta(days=count))
    due_vi = day_vi(period.due_on)
    finding = ground.decide(
        case_file,
        Outcome.MET,
        Said(
            f"Tổ chức giám định gửi bản sao chứng thư số {certificate.number} đến Bộ Khoa học và Công nghệ "
            f"trong {count} ngày kể từ ngày ký, đến hết ngày {due_vi}.",
            f"The inspection body sends a copy of the certificate no. {certificate.number} to the Ministry "
            f"of Science and Technology within {count} days of signing, by the end of {due_vi}.",
        ),
        (("Ngày ký chứng thư", day_vi(certificate.issued_on)), ("Hạn gửi bản sao", due_vi)),
    )
    return with_doubts(case_file, finding, *period)


def _is_owed(certificate: InspectionCertificate, unit: Unit) -> bool:
    if unit is Unit.LINE:
        return True
    standard = certificate.standard
    return unit is Unit.MACHINE and standard is not None and standard.kind is StandardKind.NONE


RULE = Rule(
    "body_copy",
    Regime.USED_MACHINERY,
    Said(
        "Tổ chức giám định phải gửi bản sao chứng thư cho Bộ đến ngày nào?",
        "By which day does the inspection body owe the ministry a copy of its certificate?",
    ),
    (INSPECTOR_COPY_DAYS,),
    check_body_copy,
    arises=with_any(InspectionCertificate),
)
