"""Records of state quality inspection for tests: valid by default, one override per test."""

from collections.abc import Callable
from datetime import date
from typing import Any

from models.goods import DeclarationItem, Ratings
from models.papers import (
    CirculationPermit,
    ConformityCertificate,
    DelayLetter,
    GoodsDescription,
    InspectionCertificate,
    Paper,
    QualityInspectionRegistration,
    RemedyEvidence,
    Standard,
    SubLabel,
)
from models.reference import DesignatedBody
from models.vocabulary import Condition, RemedyKind, StandardKind
from tests import builders as build

QCVN_4 = "QCVN 4:2009/BKHCN"
DECLARED_ON = date(2026, 7, 6)


def household_ratings(**overrides: Any) -> Ratings:
    return Ratings(
        **{"phases": 1, "voltage_v": 220, "power_w": 700, "runs_on_battery_only": False, **overrides}
    )


def a_rice_cooker(**overrides: Any) -> DeclarationItem:
    """High risk by its code and its electrical facts alone (Phụ lục I mục I.4.4)."""
    return build.a_machine(
        **{
            "hs_code": "85166010",
            "description": "Nồi cơm điện 1,8 lít",
            "quantity": 500,
            "condition": Condition.NEW,
            "was_operated": None,
            "origin_country": "TH",
            "manufacture_country": "TH",
            "maker": "Sharp Appliances",
            "brand": "Sharp",
            "model_code": "KS-19",
            "serial_number": None,
            "year_of_manufacture": None,
            "specification": "220 V, 700 W",
            "ratings": household_ratings(),
            **overrides,
        }
    )


def a_quality_registration(**overrides: Any) -> QualityInspectionRegistration:
    return QualityInspectionRegistration(
        **{"number": "DKKT-01", "issued_on": DECLARED_ON, "regulations": (QCVN_4,), **overrides}
    )


def a_conformity_certificate(**overrides: Any) -> ConformityCertificate:
    """Of a series; for a batch see below."""
    return ConformityCertificate(
        **{
            "number": "HQ-26-01",
            "issued_on": date(2026, 7, 2),
            "body_code": "QUACERT",
            "regulations": (QCVN_4,),
            "is_batch": False,
            "valid_until": date(2029, 7, 2),
            **overrides,
        }
    )


def a_batch_certificate(**overrides: Any) -> ConformityCertificate:
    """Names the rice cookers of the builder by all that the decree asks for."""
    return a_conformity_certificate(
        **{
            "is_batch": True,
            "valid_until": None,
            "goods_name": "Nồi cơm điện 1,8 lít",
            "brand": "Sharp",
            "model_code": "KS-19",
            "specification": "220 V, 700 W",
            "origin_country": "TH",
            "maker": "Sharp Appliances",
            "quantity": 500,
            "declaration_number": build.NUMBER,
            "invoice_number": "INV-77",
            **overrides,
        }
    )


def a_quality_survey(**overrides: Any) -> InspectionCertificate:
    """Chứng thư giám định chất lượng lô hàng, on a QCVN."""
    standard = Standard(kind=StandardKind.QCVN, number=QCVN_4)
    return build.a_certificate(**{"number": "GD-26-09", "standard": standard, **overrides})


def a_description(**overrides: Any) -> GoodsDescription:
    return GoodsDescription(
        **{
            "number": "ANH-01",
            "issued_on": DECLARED_ON,
            "has_main_label": True,
            "is_main_label_complete": True,
            **overrides,
        }
    )


def a_sub_label(**overrides: Any) -> SubLabel:
    return SubLabel(**{"number": "NP-01", "issued_on": DECLARED_ON, **overrides})


def a_fixed_label(**overrides: Any) -> RemedyEvidence:
    return RemedyEvidence(
        **{
            "number": "KP-01",
            "issued_on": DECLARED_ON,
            "remedy": RemedyKind.LABEL,
            "completed_on": DECLARED_ON,
            **overrides,
        }
    )


def a_rework(**overrides: Any) -> RemedyEvidence:
    return a_fixed_label(**{"number": "TC-01", "remedy": RemedyKind.REWORK, **overrides})


def a_delay_letter(**overrides: Any) -> DelayLetter:
    return DelayLetter(
        **{
            "number": "CV-05",
            "issued_on": date(2026, 7, 14),
            "reason": "Tổ chức chứng nhận chưa trả kết quả",
            "expected_on": date(2026, 7, 31),
            **overrides,
        }
    )


def a_circulation_permit(**overrides: Any) -> CirculationPermit:
    return CirculationPermit(
        **{"number": "LH-01", "issued_on": date(2026, 6, 1), "authority": "Bộ Y tế", **overrides}
    )


def a_certification_body(**overrides: Any) -> DesignatedBody:
    return DesignatedBody(
        **{
            "body_code": "QUACERT",
            "name_vi": "Trung tâm Chứng nhận phù hợp",
            "designated_from": date(2024, 1, 1),
            "regulations": (QCVN_4, "QCVN 9:2012/BKHCN", "QCVN 25:2025/BKHCN", "QCVN 3:2019/BKHCN"),
            **overrides,
        }
    )


PAPERS: dict[str, Callable[..., Paper]] = {
    "quality_registration": a_quality_registration,
    "conformity_certificate": a_conformity_certificate,
    "batch_certificate": a_batch_certificate,
    "quality_survey": a_quality_survey,
    "goods_description": a_description,
    "sub_label": a_sub_label,
    "fixed_label": a_fixed_label,
    "rework": a_rework,
    "delay_letter": a_delay_letter,
    "circulation_permit": a_circulation_permit,
}
"""The words of the tables for the papers of a quality inspection."""
