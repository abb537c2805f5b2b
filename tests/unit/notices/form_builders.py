"""What do the forms of state quality inspection look like, valid by default? One override per test."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from models.assessment import Assessment, Finding, Missing, Obligation
from models.goods import Declaration, DeclarationItem
from models.law import Citation, Instrument
from models.notice import IssuedNotice
from models.papers import (
    ConformityCertificate,
    GoodsDescription,
    Paper,
    QualityInspectionRegistration,
    SubLabel,
)
from models.vocabulary import (
    Condition,
    Consequence,
    Disposition,
    InspectionResult,
    NoticeKind,
    NoticeState,
    ObligationKind,
    Outcome,
    Party,
    Regime,
)
from notices.content import build_content
from notices.forms.dossier import QualityDossier, dossier_of
from notices.forms.receipt import ReceiptContent
from notices.forms.registration import RegistrationContent, registration_form
from notices.forms.result import ResultContent
from tests.builders import a_body, a_calendar, a_case_file, a_reference, filed
from tests.unit.notices.notice_builders import a_context, a_declaration, a_finding, an_assessment, an_item

DECREE_37 = Instrument(
    number="37/2026/NĐ-CP",
    title_vi="Nghị định số 37/2026/NĐ-CP quy định chi tiết và biện pháp thi hành Luật Chất lượng sản phẩm,"
    " hàng hóa",
    in_force_from=date(2026, 1, 23),
)
MISFIT = Citation(
    instrument=DECREE_37,
    article="83",
    clause="1",
    point="b",
    quote_vi="không đáp ứng yêu cầu chất lượng",
)
FILED_AT = datetime(2026, 7, 6, 2, 0, tzinfo=UTC)
"""Monday 2026-07-06, so that seven working days end on Wednesday 2026-07-15."""


def a_cooker(number: int = 1, **changes: Any) -> DeclarationItem:
    return an_item(
        number,
        **{
            "hs_code": "85166010",
            "description": "Nồi cơm điện gia dụng",
            "condition": Condition.NEW,
            "quantity": 100,
            "unit": "cái",
            "brand": "Toshiba",
            "maker": "Toshiba Consumer Products",
            "model_code": "RC-18",
            "specification": "220 V, 50 Hz, 1.000 W",
            "origin_country": "TH",
            **changes,
        },
    )


def a_consignment(item_count: int = 1, **changes: Any) -> Declaration:
    items = tuple(a_cooker(number) for number in range(1, item_count + 1))
    return a_declaration(
        **{
            "registered_on": date(2026, 7, 3),
            "border_gate": "Cảng Tiên Sa",
            "invoice_number": "INV-77",
            "items": items,
            **changes,
        }
    )


def a_registration(**changes: Any) -> QualityInspectionRegistration:
    return QualityInspectionRegistration(
        **{
            "number": "12/2026/ĐK",
            "issued_on": date(2026, 7, 6),
            "regulations": ("QCVN 25:2025/BKHCN",),
            "applied_standard": "TCCS 01:2026/SH",
            "phone": "0236 3 822 555",
            "gathering_address": "Kho số 5, Khu công nghiệp Hòa Khánh",
            "import_time": "Tháng 7 năm 2026",
            **changes,
        }
    )


def a_conformity_certificate(**changes: Any) -> ConformityCertificate:
    return ConformityCertificate(
        **{
            "number": "HQ-2026-881",
            "issued_on": date(2026, 7, 2),
            "body_code": "QUATEST2",
            "regulations": ("QCVN 25:2025/BKHCN",),
            "is_batch": True,
            "goods_name": "Nồi cơm điện",
            "brand": "TOSHIBA",
            "model_code": "RC-18NMF",
            "maker": "Toshiba Consumer Products (Thailand)",
            "origin_country": "TH",
            "quantity": 98,
            **changes,
        }
    )


def a_description(**changes: Any) -> GoodsDescription:
    return GoodsDescription(
        **{"number": "MT-1", "issued_on": date(2026, 7, 2), "has_main_label": True, **changes}
    )


def a_sub_label(**changes: Any) -> SubLabel:
    return SubLabel(**{"number": "NP-1", "issued_on": date(2026, 7, 2), **changes})


def all_papers() -> tuple[Paper, ...]:
    return (a_registration(), a_conformity_certificate(), a_description(), a_sub_label())


def a_dossier(*papers: Paper, declaration: Declaration | None = None) -> QualityDossier:
    body = a_body(body_code="QUATEST2", name_vi="Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng 2")
    came = enumerate(papers or all_papers())
    facts = tuple(filed(paper, occurred_at=FILED_AT + timedelta(minutes=minute)) for minute, paper in came)
    reference = a_reference(bodies=(body,), calendar=a_calendar())
    return dossier_of(a_case_file(declaration or a_consignment(), (), facts, reference=reference))


def a_quality_finding(number: int = 1, **changes: Any) -> Finding:
    return a_finding(
        number,
        **{
            "rule": "quality_fit",
            "regime": Regime.QUALITY_INSPECTION,
            "citation": MISFIT,
            "law_day": date(2026, 7, 6),
            "law_day_rule_vi": "ngày đăng ký kiểm tra",
            "sentence_vi": "Giấy chứng nhận phù hợp với lô hàng.",
            **changes,
        },
    )


def a_misfit(number: int = 1, **changes: Any) -> Finding:
    return a_quality_finding(
        number,
        **{
            "outcome": Outcome.NOT_MET,
            "sentence_vi": "Giấy chứng nhận ghi hóa đơn INV-70, tờ khai ghi INV-77.",
            "remedy_vi": "Giấy chứng nhận hợp quy cấp cho đúng lô hàng.",
            **changes,
        },
    )


def a_lack(kind: ObligationKind, what_vi: str, sentence_vi: str, **changes: Any) -> Finding:
    missing = Missing(kind=kind, party=Party.IMPORTER, what_vi=what_vi)
    return a_quality_finding(
        **{
            "outcome": Outcome.UNDETERMINED,
            "consequence": Consequence.EVIDENCE_MISSING,
            "missing": missing,
            "sentence_vi": sentence_vi,
            **changes,
        }
    )


FINDINGS: dict[InspectionResult, tuple[Finding, ...]] = {
    InspectionResult.CONFORMS: (a_quality_finding(),),
    InspectionResult.DOES_NOT_CONFORM: (a_misfit(needs_legal_review=True), a_quality_finding()),
    InspectionResult.LABEL_FAILS: (
        a_misfit(rule="quality_label", sentence_vi="Nhãn phụ thiếu xuất xứ.", remedy_vi=None),
    ),
    InspectionResult.INCOMPLETE: (
        a_misfit(
            rule="quality_dossier",
            sentence_vi="Hết hạn ngày 15/07/2026 chưa nộp bản mô tả hàng hóa.",
            remedy_vi=None,
        ),
    ),
}


def an_obligation(kind: ObligationKind, what_vi: str, **changes: Any) -> Obligation:
    return Obligation(
        **{
            "kind": kind,
            "party": Party.IMPORTER,
            "item_number": 1,
            "what_vi": what_vi,
            "citation": MISFIT,
            **changes,
        }
    )


def a_receipt(
    dossier: QualityDossier | None = None,
    assessment: Assessment | None = None,
    declaration: Declaration | None = None,
    **context: Any,
) -> ReceiptContent:
    declaration = declaration or a_consignment()
    content = build_content(
        NoticeKind.FORM_2,
        1,
        tuple(item.item_number for item in declaration.items),
        assessment or an_assessment(((a_quality_finding(),),), Disposition.HELD),
        declaration,
        a_context(quality_dossier=dossier or a_dossier(), **context),
    )
    assert isinstance(content, ReceiptContent)
    return content


def a_result(
    result: InspectionResult = InspectionResult.CONFORMS,
    declaration: Declaration | None = None,
    dossier: QualityDossier | None = None,
    assessment: Assessment | None = None,
    **context: Any,
) -> ResultContent:
    declaration = declaration or a_consignment()
    content = build_content(
        NoticeKind.FORM_3,
        1,
        tuple(item.item_number for item in declaration.items),
        assessment or an_assessment((FINDINGS[result],), Disposition.HELD),
        declaration,
        a_context(quality_dossier=dossier or a_dossier(), inspection_result=result, **context),
    )
    assert isinstance(content, ResultContent)
    return content


def a_receipt_issued() -> IssuedNotice:
    return IssuedNotice(
        key="107234567890/form_2/1",
        kind=NoticeKind.FORM_2,
        revision=1,
        notice_number="05/PTN-SKHCN",
        signed_on=date(2026, 7, 6),
        state=NoticeState.ISSUED,
        item_numbers=(1,),
    )


def a_form_1(
    *papers: Paper, declaration: Declaration | None = None, receipt: IssuedNotice | None = None
) -> RegistrationContent:
    return registration_form(
        declaration or a_consignment(),
        a_dossier(*papers, declaration=declaration),
        "Sở Khoa học và Công nghệ thành phố Đà Nẵng",
        receipt,
    )
