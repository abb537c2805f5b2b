"""Records for tests: valid by default, one override per test."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from models.case_file import AcceptedFact, CaseFile, Lookups
from models.days import WorkingCalendar
from models.facts import (
    DeclarationAmended,
    DeclarationRegistered,
    Fact,
    FactContent,
    GoodsArrived,
    GoodsStored,
    ItemObservation,
    PaperFiled,
    QuestionAnswered,
    VisitConfirmed,
    VisitReported,
)
from models.goods import Declaration, DeclarationItem, Importer, TechnologyLine
from models.ids import fact_digest, fact_id, identity_digest
from models.papers import (
    BusinessRegistration,
    Facility,
    ImportPermission,
    InspectionCertificate,
    InspectionRegistration,
    ManufacturerConfirmation,
    Paper,
    Standard,
)
from models.policy import CoordinationPolicy
from models.reference import DesignatedBody, Reference
from models.vocabulary import Conclusion, Condition, Outcome, Purpose, StandardKind, TechnologyStatus

NUMBER = "107234567890"
REGISTERED_ON = date(2026, 3, 2)
ARRIVED_ON = date(2026, 3, 10)
AS_OF = date(2026, 3, 16)
NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)
"""12:00 in Viet Nam on the day of registration."""


def an_importer(**overrides: Any) -> Importer:
    return Importer(
        **{
            "name": "Công ty TNHH Cơ khí Hòa Khánh",
            "tax_code": "0400123456",
            "address": "KCN Hòa Khánh, Đà Nẵng",
            "is_producing": True,
            **overrides,
        }
    )


def a_machine(**overrides: Any) -> DeclarationItem:
    """A lathe made in Japan in 2020, used, for production."""
    return DeclarationItem(
        **{
            "item_number": 1,
            "hs_code": "84581110",
            "description": "Máy tiện CNC đã qua sử dụng",
            "quantity": 1,
            "unit": "chiếc",
            "value_vnd": Decimal(850000000),
            "condition": Condition.USED,
            "was_operated": True,
            "is_complete_machine": True,
            "purpose": Purpose.PRODUCTION,
            "origin_country": "JP",
            "manufacture_country": "JP",
            "maker": "Okuma",
            "brand": "Okuma",
            "model_code": "LB3000",
            "serial_number": "OK-2020-0117",
            "year_of_manufacture": 2020,
            **overrides,
        }
    )


def a_line(**overrides: Any) -> TechnologyLine:
    return TechnologyLine(
        **{"line_code": "DC1", "name": "Dây chuyền dập tôn", "is_synchronous": True, **overrides}
    )


def a_machine_of_a_line(**overrides: Any) -> DeclarationItem:
    return a_machine(**{"line_code": "DC1", "technology_status": TechnologyStatus.FREE, **overrides})


def a_declaration(**overrides: Any) -> Declaration:
    return Declaration(
        **{
            "number": NUMBER,
            "registered_on": REGISTERED_ON,
            "customs_office": "Hải quan cửa khẩu cảng Đà Nẵng",
            "procedure_code": "A12",
            "exporting_country": "JP",
            "importer": an_importer(),
            "bill_of_lading": "ONEYTYO1234567",
            "arrived_on": ARRIVED_ON,
            "place": "Cảng Tiên Sa",
            "items": (a_machine(),),
            **overrides,
        }
    )


def a_standard(**overrides: Any) -> Standard:
    return Standard(**{"kind": StandardKind.G7_KOREA, "number": "JIS B 6336", **overrides})


def a_confirmation(**overrides: Any) -> ManufacturerConfirmation:
    """Original, legalized, translated: counts for a machine made in Japan."""
    return ManufacturerConfirmation(
        **{
            "number": "OKM-77",
            "issued_on": date(2026, 1, 20),
            "maker": "Okuma",
            "manufacture_country": "JP",
            "year_of_manufacture": 2020,
            "standard": a_standard(),
            "is_original": True,
            "is_legalized": True,
            "has_translation": True,
            **overrides,
        }
    )


def a_certificate(**overrides: Any) -> InspectionCertificate:
    return InspectionCertificate(
        **{
            "number": "VC-26-031",
            "issued_on": date(2026, 1, 15),
            "body_code": "VINACONTROL",
            "inspected_on": date(2026, 1, 12),
            "inspected_country": "JP",
            "was_running": True,
            "conclusion": Conclusion.CONFORMS,
            "standard": a_standard(),
            **overrides,
        }
    )


def a_line_certificate(**overrides: Any) -> InspectionCertificate:
    return a_certificate(
        **{
            "remaining_capacity_percent": Decimal("90.0"),
            "excess_consumption_percent": Decimal("5.0"),
            "technology_status": TechnologyStatus.FREE,
            "facilities": tuple(a_facility(name=f"Nhà máy {number}") for number in (1, 2, 3)),
            **overrides,
        }
    )


def a_facility(**overrides: Any) -> Facility:
    return Facility(**{"name": "Nhà máy 1", "country": "JP", "address": "Nagoya", **overrides})


def a_registration(**overrides: Any) -> InspectionRegistration:
    return InspectionRegistration(
        **{
            "number": "DK-12",
            "issued_on": date(2026, 3, 5),
            "body_code": "VINACONTROL",
            "is_confirmed": True,
            **overrides,
        }
    )


def a_permission(**overrides: Any) -> ImportPermission:
    return ImportPermission(
        **{
            "number": "3633/BKHCN-ĐTG",
            "issued_on": date(2026, 2, 1),
            "authority": "Bộ Khoa học và Công nghệ",
            **overrides,
        }
    )


def a_business_registration(**overrides: Any) -> BusinessRegistration:
    return BusinessRegistration(**{"number": "0400123456", "issued_on": date(2015, 5, 4), **overrides})


def a_body(**overrides: Any) -> DesignatedBody:
    return DesignatedBody(
        **{
            "body_code": "VINACONTROL",
            "name_vi": "Vinacontrol",
            "designated_from": date(2019, 8, 1),
            **overrides,
        }
    )


def a_calendar(**overrides: Any) -> WorkingCalendar:
    """A week like any other, in years of which every day off is known."""
    return WorkingCalendar(**{"complete_years": tuple(range(2018, 2031)), **overrides})


def a_reference(**overrides: Any) -> Reference:
    return Reference(**{"version": "ref-1", "bodies": (a_body(),), "calendar": a_calendar(), **overrides})


def lookups(**overrides: Any) -> Lookups:
    """An importer that is known and has done nothing wrong."""
    return Lookups(**{"earlier_import_count": 3, **overrides})


def a_policy(**overrides: Any) -> CoordinationPolicy:
    return CoordinationPolicy(
        **{
            "version": "test-1",
            "valid_from": date(2019, 6, 15),
            "title_vi": "Quy chế phối hợp thử nghiệm",
            **overrides,
        }
    )


def a_fact(content: FactContent, **overrides: Any) -> Fact:
    return Fact(**{"declaration_number": NUMBER, "occurred_at": NOON, "content": content, **overrides})


def accepted(fact: Fact) -> AcceptedFact:
    return AcceptedFact(fact_id=fact_id(fact), digest=fact_digest(fact), fact=fact)


def filed(paper: Paper, **overrides: Any) -> Fact:
    return a_fact(PaperFiled(paper=paper), **overrides)


def an_amendment(declaration: Declaration, amendment_number: int = 1, **overrides: Any) -> Fact:
    content = DeclarationAmended(amendment_number=amendment_number, declaration=declaration)
    return a_fact(content, **overrides)


def an_arrival(arrived_on: date = ARRIVED_ON, place: str = "Cảng Tiên Sa", **overrides: Any) -> Fact:
    return a_fact(GoodsArrived(arrived_on=arrived_on, place=place), **overrides)


def a_storage(
    stored_on: date = date(2026, 3, 12), items: tuple[int, ...] = (), place: str = "Kho Liên Chiểu"
) -> Fact:
    return a_fact(
        GoodsStored(stored_on=stored_on, place=place, items=items),
        occurred_at=datetime(stored_on.year, stored_on.month, stored_on.day, 5, tzinfo=UTC),
    )


def an_answer(question_id: str, outcome: str = "met", **overrides: Any) -> Fact:
    content = QuestionAnswered(question=question_id, outcome=Outcome(outcome), reason="Đã đối chiếu hồ sơ.")
    return a_fact(content, **{"staff_id": "dost-01", "occurred_at": NOON + timedelta(days=10), **overrides})


def an_observation(item: DeclarationItem, **overrides: Any) -> ItemObservation:
    return ItemObservation(
        **{
            "item_number": item.item_number,
            "identity": identity_digest(item),
            "nameplate_year": item.year_of_manufacture,
            "nameplate_serial": item.serial_number,
            "is_consistent": True,
            **overrides,
        }
    )


def a_visit_report(*observations: ItemObservation, **overrides: Any) -> Fact:
    content = VisitReported(round=1, visited_on=date(2026, 3, 13), observations=observations)
    return a_fact(content, **{"staff_id": "dost-01", "occurred_at": NOON + timedelta(days=11), **overrides})


def a_visit_confirmation(report: Fact, *, agrees: bool = True, **overrides: Any) -> Fact:
    content = VisitConfirmed(round=1, report_digest=fact_digest(report), agrees=agrees)
    return a_fact(content, **{"staff_id": "hq-01", "occurred_at": NOON + timedelta(days=12), **overrides})


def a_case_file(
    declaration: Declaration | None = None,
    papers: Iterable[Paper] | None = None,
    facts: Iterable[Fact] = (),
    **overrides: Any,
) -> CaseFile:
    """A case that the green lane lets through, unless something is changed."""
    declaration = declaration or a_declaration()
    papers = (a_confirmation(), a_business_registration()) if papers is None else papers
    all_facts = (
        a_fact(DeclarationRegistered(declaration=declaration)),
        *(filed(paper, occurred_at=NOON + timedelta(minutes=n)) for n, paper in enumerate(papers, 1)),
        *facts,
    )
    defaults = {"lookups": lookups(), "reference": a_reference(), "policy": a_policy()}
    accepted_facts = tuple(accepted(fact) for fact in all_facts)
    return CaseFile(**{"case_number": declaration.number, "facts": accepted_facts, **defaults, **overrides})
