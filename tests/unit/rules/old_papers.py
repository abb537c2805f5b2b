"""Papers, list entries and words of customs: the old regime, technology transfer, entrusted imports."""

from datetime import UTC, date, datetime
from typing import Any

from models.case_file import EarlierResult
from models.facts import CustomsSpoke, Fact, ItemWord
from models.papers import (
    ConformityCertificate,
    Entrustment,
    QualityInspectionRegistration,
    SelfAssessment,
    TransferPaper,
)
from models.reference import GroupTwoGoods
from models.vocabulary import Conclusion, CustomsOutcome, QualityMeasure
from tests import builders as build


def an_inspection_request(**overrides: Any) -> QualityInspectionRegistration:
    return QualityInspectionRegistration(**{"number": "DKKT-07", "issued_on": date(2026, 3, 2), **overrides})


def a_self_assessment(**overrides: Any) -> SelfAssessment:
    return SelfAssessment(
        **{
            "number": "TDG-01",
            "issued_on": date(2026, 3, 20),
            "regulation": "QCVN 9:2012/BKHCN",
            "conclusion": Conclusion.CONFORMS,
            **overrides,
        }
    )


def an_old_certificate(**overrides: Any) -> ConformityCertificate:
    return ConformityCertificate(
        **{
            "number": "HQ-26-11",
            "issued_on": date(2026, 3, 5),
            "body_code": "VINACONTROL",
            "regulations": ("QCVN 4:2009/BKHCN",),
            "is_batch": True,
            **overrides,
        }
    )


def an_entrustment(**overrides: Any) -> Entrustment:
    return Entrustment(
        **{"number": "UT-02", "issued_on": date(2026, 2, 9), "principal": "Công ty Dệt Hòa Thọ", **overrides}
    )


def a_transfer_paper(**overrides: Any) -> TransferPaper:
    return TransferPaper(
        **{
            "number": "GP-08",
            "issued_on": date(2026, 2, 2),
            "authority": "Bộ Khoa học và Công nghệ",
            "is_permit": True,
            **overrides,
        }
    )


def a_group_two_entry(**overrides: Any) -> GroupTwoGoods:
    return GroupTwoGoods(
        **{
            "hs_prefix": "851610",
            "measure": QualityMeasure.DESIGNATED_BODY,
            "regulation": "QCVN 4:2009/BKHCN",
            "list_number": "2711/QĐ-BKHCN",
            "valid_from": date(2022, 12, 30),
            **overrides,
        }
    )


def an_earlier_result(result_on: date, **overrides: Any) -> EarlierResult:
    return EarlierResult(
        **{
            "item_number": 1,
            "declaration_number": "107000000001",
            "result_on": result_on,
            "conformity_on": None,
            "conforms": True,
            **overrides,
        }
    )


def a_word(day: date, outcome: str = "cleared", item_number: int = 1) -> Fact:
    """Customs' word on one item, at noon of the day."""
    word = ItemWord(item_number=item_number, outcome=CustomsOutcome(outcome))
    return build.a_fact(
        CustomsSpoke(outcomes=(word,)), occurred_at=datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
    )
