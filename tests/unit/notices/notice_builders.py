"""What does a notice look like that is valid by default? One override per test."""

from datetime import date
from decimal import Decimal
from typing import Any

from models.assessment import Assessment, Finding, ItemAssessment, Missing, Obligation
from models.days import DayPart
from models.goods import Declaration, DeclarationItem, Importer
from models.law import Citation, Instrument
from models.visits import HalfDay, VisitBooking
from models.vocabulary import (
    CaseState,
    Condition,
    Consequence,
    Disposition,
    NoticeKind,
    ObligationKind,
    Outcome,
    Party,
    Regime,
    ResultState,
    ReviewLane,
)
from notices.content import NoticeContent, build_content
from notices.context import NoticeContext

DECISION_18 = Instrument(
    number="18/2019/QĐ-TTg",
    title_vi="Quyết định số 18/2019/QĐ-TTg quy định việc nhập khẩu máy móc, thiết bị, dây chuyền công nghệ"
    " đã qua sử dụng",
    in_force_from=date(2019, 6, 15),
)
AGE = Citation(
    instrument=DECISION_18,
    article="6",
    clause="1",
    quote_vi="Tuổi thiết bị không vượt quá 10 năm.",
)
STANDARD = Citation(
    instrument=DECISION_18,
    article="6",
    clause="2",
    quote_vi="Được sản xuất theo tiêu chuẩn phù hợp với quy định của quy chuẩn kỹ thuật quốc gia (QCVN)",
)
PAPERS = Citation(
    instrument=DECISION_18,
    article="8",
    clause="1",
    point="b",
    quote_vi="Bản chính xác nhận của nhà sản xuất về năm sản xuất và tiêu chuẩn của máy móc, thiết bị.",
)


def an_item(number: int = 1, **changes: Any) -> DeclarationItem:
    return DeclarationItem(
        **{
            "item_number": number,
            "hs_code": "84571010",
            "description": "Trung tâm gia công đứng CNC đã qua sử dụng",
            "quantity": 1,
            "unit": "bộ",
            "value_vnd": Decimal(900000000),
            "condition": Condition.USED,
            "maker": "Mori Seiki",
            "model_code": "NV5000",
            "serial_number": f"NV50-{number:04d}",
            "year_of_manufacture": 2018,
            **changes,
        }
    )


def a_declaration(
    item_count: int = 1, name: str = "Công ty TNHH Cơ khí Sông Hàn", **changes: Any
) -> Declaration:
    return Declaration(
        **{
            "number": "107234567890",
            "registered_on": date(2026, 11, 2),
            "customs_office": "34CC",
            "procedure_code": "A12",
            "importer": Importer(name=name, tax_code="0400123456", address="Khu công nghiệp Hòa Khánh"),
            "items": tuple(an_item(number) for number in range(1, item_count + 1)),
            **changes,
        }
    )


def a_finding(number: int = 1, **changes: Any) -> Finding:
    return Finding(
        **{
            "rule": "machine_age",
            "regime": Regime.USED_MACHINERY,
            "item_number": number,
            "outcome": Outcome.MET,
            "consequence": Consequence.REFUSAL,
            "citation": AGE,
            "law_day": date(2026, 11, 10),
            "law_day_rule_vi": "năm hàng về đến cửa khẩu Việt Nam",
            "in_force_from": date(2019, 6, 15),
            "sentence_vi": "Tuổi thiết bị 8 năm, giới hạn 10 năm.",
            "sentence_en": "The machine is 8 years old; the limit is 10 years.",
            **changes,
        }
    )


def three_failures(number: int = 1) -> tuple[Finding, ...]:
    return (
        a_finding(
            number,
            outcome=Outcome.NOT_MET,
            sentence_vi=f"Tuổi thiết bị {10 + number} năm, vượt giới hạn 10 năm.",
            remedy_vi="Văn bản chấp thuận của Bộ Khoa học và Công nghệ đối với máy quá tuổi.",
        ),
        a_finding(
            number,
            rule="standard",
            citation=STANDARD,
            outcome=Outcome.NOT_MET,
            needs_legal_review=True,
            sentence_vi="Tiêu chuẩn nêu trong chứng thư không thuộc nước G7 hoặc Hàn Quốc.",
        ),
        a_finding(
            number,
            rule="confirmation",
            citation=PAPERS,
            consequence=Consequence.EVIDENCE_MISSING,
            outcome=Outcome.NOT_MET,
            sentence_vi="Xác nhận của nhà sản xuất chưa được hợp pháp hóa lãnh sự.",
            remedy_vi="Bản chính đã hợp pháp hóa lãnh sự, kèm bản dịch tiếng Việt.",
        ),
    )


A_PAPER_MISSING = Missing(
    kind=ObligationKind.FILE_EVIDENCE, party=Party.IMPORTER, what_vi="Chứng thư giám định theo Điều 10"
)


def what_is_owed() -> tuple[Obligation, ...]:
    return (
        Obligation(
            kind=ObligationKind.FILE_EVIDENCE,
            party=Party.IMPORTER,
            item_number=1,
            what_vi=A_PAPER_MISSING.what_vi,
            citation=PAPERS,
        ),
        Obligation(
            kind=ObligationKind.FILE_CERTIFICATE_AFTER_STORAGE,
            party=Party.IMPORTER,
            item_number=1,
            what_vi="Kết quả giám định của hàng đang bảo quản",
            citation=PAPERS,
            due_on=date(2026, 12, 10),
        ),
        Obligation(
            kind=ObligationKind.REPORT_ARRIVAL,
            party=Party.CITY_CUSTOMS,
            item_number=None,
            what_vi="Ngày hàng về đến cửa khẩu",
        ),
    )


def an_assessment(
    findings: tuple[tuple[Finding, ...], ...],
    disposition: Disposition = Disposition.MAY_CLEAR,
    obligations: tuple[Obligation, ...] = (),
) -> Assessment:
    return Assessment(
        as_of=date(2026, 11, 12),
        rulebook_version="2026.11",
        rulebook_digest="0" * 64,
        lane=ReviewLane.YELLOW,
        state=CaseState.AWAITING_SIGNATURE,
        result_state=ResultState.IN_PROGRESS,
        items=tuple(
            ItemAssessment(
                item_number=number,
                findings=of_item,
                lane=ReviewLane.YELLOW,
                disposition=disposition,
                disposition_citation=AGE if disposition is Disposition.REFUSED else None,
            )
            for number, of_item in enumerate(findings, start=1)
        ),
        obligations=obligations,
        tasks=(),
    )


def a_booking() -> VisitBooking:
    return VisitBooking(
        round=1,
        half_day=HalfDay(day=date(2026, 11, 18), part=DayPart.MORNING),
        place="Kho ngoại quan Tiên Sa, quận Sơn Trà",
        skill="machinery",
        inspector_id="dost-an",
        customs_officer_id="customs-binh",
        reason_vi="Buổi sớm nhất.",
    )


def a_context(**changes: Any) -> NoticeContext:
    return NoticeContext(
        **{
            "signatory_name": "Trần Thị Thu Hằng",
            "signatory_title": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
            "policy_title": "Quy chế phối hợp kiểm tra máy móc, thiết bị đã qua sử dụng nhập khẩu",
            "policy_version": "2026-1",
            "customs_office": "Hải quan cửa khẩu cảng Đà Nẵng",
            "wish_due_on": date(2026, 11, 26),
            "booking": a_booking(),
            "inspector_name": "Nguyễn Văn An",
            "customs_officer_name": "Lê Thị Bình",
            **changes,
        }
    )


def an_approval(declaration: Declaration | None = None, **context: Any) -> NoticeContent:
    declaration = declaration or a_declaration()
    findings = tuple(
        (
            a_finding(item.item_number),
            a_finding(
                item.item_number, rule="standard", citation=STANDARD, sentence_vi="Sản xuất theo JIS B 6336."
            ),
        )
        for item in declaration.items
    )
    numbers = tuple(item.item_number for item in declaration.items)
    return build_content(
        NoticeKind.APPROVAL, 1, numbers, an_assessment(findings), declaration, a_context(**context)
    )


def a_rejection(item_count: int = 1, **context: Any) -> NoticeContent:
    findings = tuple(three_failures(number) for number in range(1, item_count + 1))
    return build_content(
        NoticeKind.REJECTION,
        1,
        tuple(range(1, item_count + 1)),
        an_assessment(findings, Disposition.REFUSED),
        a_declaration(item_count),
        a_context(**context),
    )


def a_supplement(**context: Any) -> NoticeContent:
    finding = a_finding(
        outcome=Outcome.UNDETERMINED,
        missing=A_PAPER_MISSING,
        needs_legal_review=True,
        sentence_vi="Chưa có chứng thư giám định nên chưa xác định được năm sản xuất.",
    )
    assessment = an_assessment(((finding,),), Disposition.HELD, what_is_owed())
    return build_content(NoticeKind.SUPPLEMENT, 1, (1,), assessment, a_declaration(), a_context(**context))


def a_visit_schedule(**context: Any) -> NoticeContent:
    assessment = an_assessment(((a_finding(),),), Disposition.HELD)
    return build_content(
        NoticeKind.VISIT_SCHEDULE, 1, (1,), assessment, a_declaration(), a_context(**context)
    )
