"""Which papers of used machinery could still be filed for an item, good in form and true to what is declared?

A new certificate keeps what an earlier one measured: nobody can wish a capacity of 84.9 % to be 85 %.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.law import in_force
from models.papers import (
    BusinessRegistration,
    Entrustment,
    ImportPermission,
    InspectionCertificate,
    InspectionRegistration,
    ManufacturerConfirmation,
    Standard,
)
from models.vocabulary import Conclusion, Outcome, StandardKind
from rules.checks.days import arrival_day, declared
from rules.checks.producing import Producing, producing_of
from rules.evidence import Evidence, last_filed
from rules.ground import day_vi
from rules.law.common.countries import G7_AND_KOREA
from rules.law.machinery.decision_02_2026 import OVERAGE_AUTHORITY
from rules.policy.standing import JudgedItem
from rules.ways.move import NUMBER, Move, filing
from rules.ways.quality_papers import has_failed

MEASURED = (
    "remaining_capacity_percent",
    "excess_consumption_percent",
    "technology_status",
    "facilities",
)


def machine_papers(case_file: CaseFile, judged: JudgedItem, as_of: date, *, is_line: bool) -> Iterator[Move]:
    """The plainest first; the certificate of a line is of another kind."""
    item = judged.item
    common: dict[str, Any] = {"number": NUMBER, "issued_on": as_of, "items": (item.item_number,)}
    yield filing("Nộp bản sao Giấy chứng nhận đăng ký doanh nghiệp", BusinessRegistration(**common))
    principal = declared(case_file).importer.principal
    if principal is not None:
        yield filing("Nộp văn bản ủy thác nhập khẩu", Entrustment(**common, principal=principal))
    if item.manufacture_country in G7_AND_KOREA and item.maker and item.year_of_manufacture:
        yield filing(
            "Nộp xác nhận của nhà sản xuất: bản chính, hợp pháp hóa, có bản dịch, nêu năm và tiêu chuẩn",
            ManufacturerConfirmation(
                **common,
                maker=item.maker,
                manufacture_country=item.manufacture_country,
                year_of_manufacture=item.year_of_manufacture,
                standard=standard_of(case_file, item),
                is_original=True,
                is_legalized=True,
                has_translation=True,
            ),
        )
    body = designated_body(case_file, as_of)
    if body is not None and not is_line and not has_failed(case_file, item):
        yield filing(
            "Giám định hàng tại tổ chức giám định được chỉ định; nếu kết luận đáp ứng, nộp chứng thư",
            a_certificate(case_file, item, body, as_of),
        )
    if body is not None:
        yield filing(
            "Nộp đăng ký giám định đã được tổ chức giám định xác nhận",
            InspectionRegistration(**common, body_code=body, is_confirmed=True),
        )
    yield from _permission(case_file, judged, as_of)


def a_certificate(
    case_file: CaseFile, item: DeclarationItem, body: str, as_of: date, **known: Any
) -> InspectionCertificate:
    """Of an inspection in Viet Nam on the day; what was measured before is kept."""
    earlier = last_filed(case_file, item, InspectionCertificate)
    measured = {name: stated for name in MEASURED if (stated := getattr(earlier, name, None))}
    return InspectionCertificate(
        **{
            "number": NUMBER,
            "issued_on": as_of,
            "items": (item.item_number,),
            "body_code": body,
            "inspected_on": as_of,
            "inspected_country": "VN",
            "was_running": True,
            "conclusion": _concluded(earlier),
            "standard": standard_of(case_file, item),
            "year_of_manufacture": item.year_of_manufacture,
            "serial_number": item.serial_number,
            **known,
            **measured,
        }
    )


def designated_body(case_file: CaseFile, as_of: date) -> str | None:
    """An inspection body that is designated on the day; certification bodies have a scope of their own."""
    bodies = case_file.reference.bodies
    return next(
        (body.body_code for body in bodies if not body.regulations and body.is_designated(as_of)), None
    )


def _permission(case_file: CaseFile, judged: JudgedItem, as_of: date) -> Iterator[Move]:
    """It has to be older than the declaration, so it can only be shown, not asked for any more.

    Not named to an importer who may not ask for it (Điều 9.1), as far as the case file tells.
    """
    found = {finding.rule: finding.outcome for finding in judged.findings}
    authority = in_force(OVERAGE_AUTHORITY, arrival_day(case_file) or as_of)
    is_barred = (
        producing_of(declared(case_file).importer) is Producing.NO
        or found.get("overage_conditions") is Outcome.NOT_MET
        or found.get("machine_age") is not Outcome.NOT_MET
    )
    if authority is None or is_barred:
        return
    registered_on = declared(case_file).registered_on
    yield filing(
        f"Nếu đã có văn bản chấp thuận của {authority.value} cấp không sau ngày đăng ký tờ khai "
        f"({day_vi(registered_on)}): nộp văn bản ấy; văn bản cấp sau không thay được",
        ImportPermission(
            number=NUMBER,
            issued_on=registered_on - timedelta(days=1),
            items=(judged.item.item_number,),
            authority=authority.value,
        ),
    )


def _concluded(earlier: InspectionCertificate | None) -> Conclusion:
    """Nobody can wish away a body's finding that the goods do not conform."""
    failed = earlier is not None and earlier.conclusion is Conclusion.DOES_NOT_CONFORM
    return Conclusion.DOES_NOT_CONFORM if failed else Conclusion.CONFORMS


def standard_of(case_file: CaseFile, item: DeclarationItem) -> Standard:
    """The standard an earlier paper named in full, else one that the decision accepts."""
    papers: tuple[Evidence | None, ...] = (
        last_filed(case_file, item, InspectionCertificate),
        last_filed(case_file, item, ManufacturerConfirmation),
    )
    for paper in papers:
        standard = paper.standard if paper else None
        if standard and (standard.number or standard.kind is StandardKind.NONE):
            return standard
    return Standard(kind=StandardKind.G7_KOREA, number="(tiêu chuẩn giả định)")
