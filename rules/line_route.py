"""By which of the two roads does a technology line come in, and which certificate speaks for it there?

Since 2023-03-01 the importer of some projects may install the line first and have it inspected here; he
chooses that road by filing its papers.
"""

from enum import Enum

from models.case_file import AcceptedFact, CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.papers import InspectionCertificate, InspectionRegistration, LineCommitment, ProjectStatusPaper
from rules.checks.days import Days
from rules.evidence import (
    certificate_flaws,
    filed,
    good_certificate,
    is_designated,
    last_filed,
    last_registration,
)
from rules.law.machinery.decision_28_2022 import ELIGIBLE_PROJECTS
from rules.law.machinery.importer import OfRoads
from rules.rule import Values
from rules.unit import Unit, unit_of

VIETNAM = "VN"

STATUS = Said(
    "giấy tờ chứng minh doanh nghiệp, dự án công nghệ cao hoặc ưu đãi đầu tư đặc biệt",
    "the paper that shows a high-tech enterprise or project, or special investment incentives",
)
COMMITMENT = Said(
    "văn bản cam kết kèm danh mục (Mẫu số 01)", "the commitment with its list of machines (form no. 01)"
)
REGISTRATION = Said(
    "đăng ký giám định sau lắp đặt kèm danh mục (Mẫu số 2), có xác nhận của tổ chức giám định được chỉ định",
    "the registration of inspection after installation with its list (form no. 2), confirmed by a designated "
    "inspection body",
)


class LineRoute(Enum):
    """Where the line is inspected."""

    ORDINARY = "ordinary"
    AFTER_INSTALLATION = "after_installation"


def route_of(case_file: CaseFile, item: DeclarationItem, days: Days) -> LineRoute:
    """The road of 2023 is open to those who show their status, since it is in force."""
    is_open = in_force(ELIGIBLE_PROJECTS, days.registration(case_file).day) is not None
    if is_open and last_filed(case_file, item, ProjectStatusPaper) is not None:
        return LineRoute.AFTER_INSTALLATION
    return LineRoute.ORDINARY


def is_installed_first(case_file: CaseFile, item: DeclarationItem, days: Days) -> bool:
    """Is the line on the road of 2023?"""
    return route_of(case_file, item, days) is LineRoute.AFTER_INSTALLATION


def place_on_road(case_file: CaseFile, item: DeclarationItem, days: Days, paper: OfRoads) -> Values:
    """Where the law asks for the importer's paper, for what the item is and the road it takes."""
    unit = unit_of(case_file, item)
    if unit is Unit.MACHINE:
        return paper.machine
    if is_installed_first(case_file, item, days):
        return paper.installed_first
    return paper.line if unit is Unit.LINE else paper.either


def is_announced(case_file: CaseFile, item: DeclarationItem) -> bool:
    """Did the importer file any paper of the road of 2023?"""
    return any(
        (
            last_filed(case_file, item, ProjectStatusPaper),
            last_filed(case_file, item, LineCommitment),
            installation_registration(case_file, item),
        )
    )


def installation_registration(case_file: CaseFile, item: DeclarationItem) -> InspectionRegistration | None:
    """The last registration of an inspection after installation."""
    return last_registration(case_file, item, is_after_installation=True)


def first_shipment_gaps(case_file: CaseFile, item: DeclarationItem) -> tuple[Said, ...]:
    """The papers of the first shipment that are missing, or do not count."""
    registration = installation_registration(case_file, item)
    is_registered = (
        registration is not None
        and registration.is_confirmed
        and is_designated(case_file, registration.body_code, registration.issued_on)
    )
    gaps = {
        STATUS: last_filed(case_file, item, ProjectStatusPaper) is None,
        COMMITMENT: last_filed(case_file, item, LineCommitment) is None,
        REGISTRATION: not is_registered,
    }
    return tuple(paper for paper, is_missing in gaps.items() if is_missing)


def installed_certificates(
    case_file: CaseFile, item: DeclarationItem
) -> tuple[tuple[AcceptedFact, InspectionCertificate], ...]:
    """Good certificates of an inspection in Viet Nam of the running line, with the facts, in order."""
    return tuple(
        (fact, paper)
        for fact, paper in filed(case_file, item, InspectionCertificate)
        if paper.inspected_country == VIETNAM
        and paper.was_running
        and not certificate_flaws(case_file, paper)
    )


def line_certificate(case_file: CaseFile, item: DeclarationItem, days: Days) -> InspectionCertificate | None:
    """The certificate on which the line is judged, on its road."""
    if not is_installed_first(case_file, item, days):
        return good_certificate(case_file, item)
    certificates = installed_certificates(case_file, item)
    return certificates[-1][1] if certificates else None
