"""Papers of a technology line that is inspected after its installation, for the tables of that road."""

from datetime import date
from typing import Any

from models.papers import (
    InspectionCertificate,
    InspectionRegistration,
    LineCommitment,
    LineExtension,
    ProjectStatusPaper,
)
from models.vocabulary import ProjectStatus
from tests import builders as build


def a_project_status(**overrides: Any) -> ProjectStatusPaper:
    return ProjectStatusPaper(
        **{
            "number": "CNC-05",
            "issued_on": date(2025, 11, 3),
            "status": ProjectStatus.HIGH_TECH_ENTERPRISE,
            **overrides,
        }
    )


def a_commitment(**overrides: Any) -> LineCommitment:
    return LineCommitment(**{"number": "CK-01", "issued_on": date(2026, 2, 20), **overrides})


def an_installation_registration(**overrides: Any) -> InspectionRegistration:
    return build.a_registration(**{"number": "DK-LD-03", "is_after_installation": True, **overrides})


def an_extension(**overrides: Any) -> LineExtension:
    """Asked for 38 days before 2027-03-10."""
    return LineExtension(
        **{
            "number": "GH-09",
            "issued_on": date(2027, 2, 8),
            "authority": "Bộ Khoa học và Công nghệ",
            "requested_on": date(2027, 1, 31),
            "months": 6,
            **overrides,
        }
    )


def an_installed_certificate(**overrides: Any) -> InspectionCertificate:
    return build.a_line_certificate(
        **{
            "number": "VC-LD-11",
            "issued_on": date(2026, 9, 10),
            "inspected_on": date(2026, 9, 8),
            "inspected_country": "VN",
            **overrides,
        }
    )
