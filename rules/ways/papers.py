"""Which papers could an importer still file for an item, good in form and true to what is declared?

A new certificate keeps what an earlier one measured: nobody can wish a capacity of 84.9 % to be 85 %.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.papers import (
    BusinessRegistration,
    ConformityCertificate,
    Entrustment,
    Facility,
    GoodsDescription,
    ImportPermission,
    InspectionCertificate,
    InspectionRegistration,
    ManufacturerConfirmation,
    Paper,
    QualityInspectionRegistration,
    Standard,
    SubLabel,
)
from models.vocabulary import Conclusion, StandardKind
from rules.checks.days import declared
from rules.evidence import Evidence, last_filed
from rules.law.common.countries import G7_AND_KOREA
from rules.law.machinery.decision_18_2019 import (
    LINE_MAX_EXCESS_CONSUMPTION_PERCENT,
    LINE_MIN_OECD_FACILITIES,
    LINE_MIN_REMAINING_CAPACITY_PERCENT,
)
from rules.unit import Unit, unit_of

NUMBER = "(giấy tờ giả định)"


def papers_for(case_file: CaseFile, item: DeclarationItem, as_of: date) -> Iterator[tuple[str, Paper]]:
    """What could be filed, by name: the plainest first."""
    yield from _of_the_importer(case_file, item, as_of)
    yield from _of_the_machine(case_file, item, as_of)
    yield from _of_the_inspection(case_file, item, as_of)


def _of_the_importer(case_file: CaseFile, item: DeclarationItem, as_of: date) -> Iterator[tuple[str, Paper]]:
    common: dict[str, Any] = {"number": NUMBER, "issued_on": as_of, "items": (item.item_number,)}
    yield "Nộp bản sao Giấy chứng nhận đăng ký doanh nghiệp", BusinessRegistration(**common)
    principal = declared(case_file).importer.principal
    if principal is not None:
        yield "Nộp văn bản ủy thác nhập khẩu", Entrustment(**common, principal=principal)


def _of_the_machine(case_file: CaseFile, item: DeclarationItem, as_of: date) -> Iterator[tuple[str, Paper]]:
    common: dict[str, Any] = {"number": NUMBER, "items": (item.item_number,)}
    if item.manufacture_country in G7_AND_KOREA and item.maker and item.year_of_manufacture:
        yield (
            "Nộp xác nhận của nhà sản xuất: bản chính, hợp pháp hóa, có bản dịch, nêu năm và tiêu chuẩn",
            ManufacturerConfirmation(
                **common,
                issued_on=as_of,
                maker=item.maker,
                manufacture_country=item.manufacture_country,
                year_of_manufacture=item.year_of_manufacture,
                standard=_standard(case_file, item),
                is_original=True,
                is_legalized=True,
                has_translation=True,
            ),
        )
    body = _body(case_file, as_of)
    if body is not None:
        yield _certificate_vi(case_file, item), _certificate(case_file, item, body, as_of)
        yield (
            "Nộp đăng ký giám định đã được tổ chức giám định xác nhận",
            InspectionRegistration(**common, issued_on=as_of, body_code=body, is_confirmed=True),
        )
    yield (
        "Có văn bản chấp thuận của Bộ Khoa học và Công nghệ cấp trước ngày đăng ký tờ khai",
        ImportPermission(
            **common,
            issued_on=declared(case_file).registered_on - timedelta(days=1),
            authority="Bộ Khoa học và Công nghệ",
        ),
    )


def _of_the_inspection(
    case_file: CaseFile, item: DeclarationItem, as_of: date
) -> Iterator[tuple[str, Paper]]:
    common: dict[str, Any] = {"number": NUMBER, "issued_on": as_of, "items": (item.item_number,)}
    yield "Đăng ký kiểm tra nhà nước về chất lượng (Mẫu số 1)", QualityInspectionRegistration(**common)
    yield (
        "Nộp ảnh hoặc bản mô tả hàng hóa có nhãn chính",
        GoodsDescription(**common, has_main_label=True, is_main_label_complete=True),
    )
    yield "Nộp mẫu nhãn phụ", SubLabel(**common)
    for body in case_file.reference.bodies:
        if body.regulations and body.is_designated(as_of):
            yield (
                f"Nộp giấy chứng nhận hợp quy của tổ chức được chỉ định ({', '.join(body.regulations)})",
                _conformity(item, body.body_code, body.regulations, as_of),
            )


def _conformity(
    item: DeclarationItem, body: str, regulations: tuple[str, ...], as_of: date
) -> ConformityCertificate:
    return ConformityCertificate(
        number=NUMBER,
        issued_on=as_of,
        items=(item.item_number,),
        body_code=body,
        regulations=regulations,
        is_batch=False,
        valid_until=as_of.replace(year=as_of.year + 1, day=1),
        conformity_on=as_of,
        brand=item.brand,
        model_code=item.model_code,
        specification=item.specification,
        origin_country=item.origin_country,
        maker=item.maker,
    )


def _certificate(case_file: CaseFile, item: DeclarationItem, body: str, as_of: date) -> InspectionCertificate:
    """Machines after they came, lines where they ran; what was measured before is kept."""
    is_line = unit_of(case_file, item) is Unit.LINE
    earlier = last_filed(case_file, item, InspectionCertificate)
    known: dict[str, Any] = {name: getattr(earlier, name) for name in _MEASURED} if earlier else {}
    if is_line and earlier is None:
        known = _just_enough(item, declared(case_file).exporting_country)
    issued_on = min(as_of, case_file.arrived_on or as_of) if is_line else as_of
    return InspectionCertificate(
        **known,
        number=NUMBER,
        issued_on=issued_on,
        items=(item.item_number,),
        body_code=body,
        inspected_on=issued_on,
        inspected_country=declared(case_file).exporting_country if is_line else "VN",
        was_running=True,
        conclusion=_concluded(earlier),
        standard=_standard(case_file, item),
        year_of_manufacture=item.year_of_manufacture,
        serial_number=item.serial_number,
    )


def _certificate_vi(case_file: CaseFile, item: DeclarationItem) -> str:
    """For a line that nobody has measured yet the advice is conditional: what it would have to measure."""
    earlier = last_filed(case_file, item, InspectionCertificate)
    if unit_of(case_file, item) is Unit.LINE and earlier is None:
        return (
            "Nộp chứng thư giám định dây chuyền kết luận đáp ứng, nếu giám định khi đang vận hành đo được "
            "công suất, tiêu hao, số cơ sở sử dụng theo Điều 5"
        )
    return "Nộp chứng thư giám định hợp lệ, kết luận đáp ứng"


def _just_enough(item: DeclarationItem, country: str | None) -> dict[str, Any]:
    """What a first certificate of a line would have to find, and no more (Điều 5.2, 5.3, 5.5)."""
    facilities = tuple(
        Facility(name=f"(cơ sở giả định {number})", country=country or "JP", address="(địa chỉ giả định)")
        for number in range(1, LINE_MIN_OECD_FACILITIES[-1].value + 1)
    )
    return {
        "technology_status": item.technology_status,
        "remaining_capacity_percent": Decimal(LINE_MIN_REMAINING_CAPACITY_PERCENT[-1].value),
        "excess_consumption_percent": Decimal(LINE_MAX_EXCESS_CONSUMPTION_PERCENT[-1].value),
        "facilities": facilities,
    }


def _concluded(earlier: InspectionCertificate | None) -> Conclusion:
    """Nobody can wish away a body's finding that the goods do not conform."""
    failed = earlier is not None and earlier.conclusion is Conclusion.DOES_NOT_CONFORM
    return Conclusion.DOES_NOT_CONFORM if failed else Conclusion.CONFORMS


_MEASURED = (
    "remaining_capacity_percent",
    "excess_consumption_percent",
    "technology_status",
    "facilities",
)


def _standard(case_file: CaseFile, item: DeclarationItem) -> Standard:
    """The standard an earlier paper named, else one that the decision accepts."""
    papers: tuple[Evidence | None, ...] = (
        last_filed(case_file, item, InspectionCertificate),
        last_filed(case_file, item, ManufacturerConfirmation),
    )
    for paper in papers:
        if paper is not None and paper.standard is not None:
            return paper.standard
    return Standard(kind=StandardKind.G7_KOREA, number="(tiêu chuẩn giả định)")


def _body(case_file: CaseFile, as_of: date) -> str | None:
    """An inspection body that is designated on the day; certification bodies have a scope of their own."""
    bodies = case_file.reference.bodies
    return next(
        (body.body_code for body in bodies if not body.regulations and body.is_designated(as_of)), None
    )
