"""When do the months of an inspection certificate end, and was it too old when the goods came (Điều 10.2)?"""

from collections.abc import Iterable
from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.days import Period, months_after
from models.law import Dated
from models.papers import InspectionCertificate
from rules.checks.calendar_doubts import turning_on


def age_period(case_file: CaseFile, certificate: InspectionCertificate, months: int) -> Period:
    """From the day of issue, so many months; a last day off moves on (Bộ luật Dân sự, Điều 148.5)."""
    return case_file.reference.calendar.period_to(months_after(certificate.issued_on, months))


def is_stale(
    case_file: CaseFile, certificate: InspectionCertificate, arrived_on: date | None, months: int
) -> bool:
    """Was the certificate too old when the goods came? One issued afterwards never is."""
    return arrived_on is not None and arrived_on > age_period(case_file, certificate, months).due_on


def with_age_doubts(
    case_file: CaseFile,
    finding: Finding,
    certificates: Iterable[InspectionCertificate],
    arrived_on: date | None,
    months: Dated[int] | None,
) -> Finding:
    """The finding, marked where the goods came after the months of a certificate, by their own count."""
    if arrived_on is None or months is None:
        return finding
    for certificate in certificates:
        finding = turning_on(case_file, finding, age_period(case_file, certificate, months.value), arrived_on)
    return finding
