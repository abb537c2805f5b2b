"""Was the inspection certificate still young when the goods came (Điều 10.2)?"""

from datetime import date

from models.assessment import Finding, Missing
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import UNSAID, Said
from models.papers import InspectionCertificate
from models.vocabulary import Consequence, ObligationKind, Outcome, Party, Regime
from rules.arising import with_any
from rules.checks.days import Days, arrival_day
from rules.checks.papers.certificate_age import age_period, is_stale, with_age_doubts
from rules.evidence import evidence_of, good_certificate, relied_permission
from rules.ground import Ground, day_vi, ground_on
from rules.law.common.law_91_2015 import CORRESPONDING_DATE
from rules.law.machinery.decision_18_2019 import LINE_CERTIFICATE_MONTHS, MACHINE_CERTIFICATE_MONTHS
from rules.line_route import is_installed_first
from rules.rule import Rule
from rules.unit import Unit, unit_of

_LONGEST_SHORTFALL = 3
"""Days by which a month may be too short for the corresponding date; that counting is not verified."""


def check_certificate_validity(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """From the day of issue to the arrival: 6 months for a machine, 18 for a line."""
    certificate = _relied(case_file, item, days)
    is_line = unit_of(case_file, item) is Unit.LINE
    day = days.arrival(case_file)
    ground = ground_on(
        "certificate_validity",
        item,
        LINE_CERTIFICATE_MONTHS if is_line else MACHINE_CERTIFICATE_MONTHS,
        day or days.registration(case_file),
        Consequence.EVIDENCE_MISSING,
    )
    if ground is None or certificate is None:
        return None
    arrived_on = arrival_day(case_file)
    if arrived_on is None:
        return ground.lacks_arrival()
    finding = _judged(case_file, ground, certificate, arrived_on)
    return with_age_doubts(case_file, finding, (certificate,), arrived_on, ground.value)


def _judged(
    case_file: CaseFile, ground: Ground, certificate: InspectionCertificate, arrived_on: date
) -> Finding:
    count: int = ground.value.value
    facts = (("Ngày cấp chứng thư", day_vi(certificate.issued_on)), ("Ngày hàng về", day_vi(arrived_on)))
    if not is_stale(case_file, certificate, arrived_on, count):
        why = _in_time_because(case_file, certificate, arrived_on, count)
        said = Said(
            f"Chứng thư số {certificate.number} còn trong thời hạn {count} tháng khi hàng về{why.vi}.",
            f"The certificate no. {certificate.number} was within its {count} months when the goods "
            f"came{why.en}.",
        )
        return ground.decide(case_file, Outcome.MET, said, facts)
    last_day = age_period(case_file, certificate, count).ends_on
    if last_day.day != certificate.issued_on.day and (arrived_on - last_day).days <= _LONGEST_SHORTFALL:
        ground = ground.on(CORRESPONDING_DATE)
    what_vi = "Nộp chứng thư giám định còn thời hạn, hoặc chứng thư cấp sau khi hàng về."
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            f"Chứng thư số {certificate.number} đã quá {count} tháng khi hàng về.",
            f"The certificate no. {certificate.number} was older than {count} months when the goods came.",
        ),
        facts,
        remedy_vi=what_vi,
        missing=Missing(kind=ObligationKind.FILE_EVIDENCE, party=Party.IMPORTER, what_vi=what_vi),
    )


def _in_time_because(
    case_file: CaseFile, certificate: InspectionCertificate, arrived_on: date, count: int
) -> Said:
    """Nothing to explain up to the corresponding date; after it, the days off that moved the end."""
    ends_on, due_on = age_period(case_file, certificate, count)
    if certificate.issued_on > arrived_on or arrived_on <= ends_on:
        return UNSAID
    return Said(
        f": ngày cuối {day_vi(ends_on)} là ngày nghỉ nên thời hạn kéo đến hết ngày {day_vi(due_on)} "
        "(khoản 5 Điều 148 Bộ luật Dân sự)",
        f": the last day, {day_vi(ends_on)}, was a day off, so that they ran to the end of {day_vi(due_on)} "
        "(Civil Code, Article 148.5)",
    )


def _relied(case_file: CaseFile, item: DeclarationItem, days: Days) -> InspectionCertificate | None:
    """A certificate beside a good maker's confirmation or a permission is not relied on."""
    unit = unit_of(case_file, item)
    if unit is Unit.LINE:
        # inspected after the arrival, a line installed first never has an old certificate
        is_first = is_installed_first(case_file, item, days)
        return None if is_first else good_certificate(case_file, item)
    paper = evidence_of(case_file, item)
    if unit is Unit.OPEN or relied_permission(case_file, item, days):
        return None
    return paper if isinstance(paper, InspectionCertificate) else None


RULE = Rule(
    "certificate_validity",
    Regime.USED_MACHINERY,
    Said(
        "Chứng thư giám định còn trong thời hạn khi hàng về đến cửa khẩu không?",
        "Was the inspection certificate still within its time when the goods came?",
    ),
    (
        LINE_CERTIFICATE_MONTHS,
        MACHINE_CERTIFICATE_MONTHS,
        CORRESPONDING_DATE,
    ),
    check_certificate_validity,
    arises=with_any(InspectionCertificate),
)
