"""Which goods do the forms list? Rows of their tables; what nobody stated stays open and prints as dots."""

from collections.abc import Iterable
from datetime import date

from models.base import Record
from models.goods import Declaration, DeclarationItem
from models.papers import ConformityCertificate, QualityInspectionRegistration
from notices.forms.dossier import QualityDossier


class GoodsRow(Record):
    """One row: tên hàng hóa, nhãn hiệu, kiểu loại; đặc tính; xuất xứ; nhà sản xuất; khối lượng/số lượng."""

    row_number: int
    item_number: int
    name: str
    brand: str | None
    model_code: str | None
    specification: str | None
    origin_country: str | None
    maker: str | None
    quantity: int
    unit: str
    note_vi: str = ""


def declared_rows(declaration: Declaration, items: Iterable[int]) -> tuple[GoodsRow, ...]:
    """The items as the importer declared them."""
    return tuple(_row(number, item) for number, item in enumerate(_listed(declaration, items), start=1))


def certified_rows(
    declaration: Declaration, items: Iterable[int], dossier: QualityDossier
) -> tuple[GoodsRow, ...]:
    """The items as their certificate names them (note 1 of Mẫu số 3), where there is one.

    What the certificate leaves open is as declared, and so is the quantity when the certificate covers
    several items, because it then states that of all of them together.
    """
    return tuple(
        _certified(_row(number, item), dossier.newest(ConformityCertificate, item.item_number), declaration)
        for number, item in enumerate(_listed(declaration, items), start=1)
    )


def import_time_vi(
    declaration: Declaration, registration: QualityInspectionRegistration | None, arrived_on: date | None
) -> str | None:
    """Thời gian nhập khẩu: as registered, else the day of arrival, else the expected day."""
    if registration is not None and registration.import_time:
        return registration.import_time
    day = arrived_on or declaration.arrived_on
    if day is not None:
        return f"{day:%d/%m/%Y}"
    return f"dự kiến {declaration.expected_on:%d/%m/%Y}" if declaration.expected_on else None


def _listed(declaration: Declaration, items: Iterable[int]) -> list[DeclarationItem]:
    wanted = {*items}
    return [item for item in declaration.items if item.item_number in wanted]


def _row(row_number: int, item: DeclarationItem) -> GoodsRow:
    return GoodsRow(
        row_number=row_number,
        item_number=item.item_number,
        name=item.description,
        brand=item.brand,
        model_code=item.model_code,
        specification=item.specification,
        origin_country=item.origin_country,
        maker=item.maker,
        quantity=item.quantity,
        unit=item.unit,
        note_vi=f"Dòng {item.item_number} tờ khai",
    )


def _certified(
    row: GoodsRow, certificate: ConformityCertificate | None, declaration: Declaration
) -> GoodsRow:
    if certificate is None:
        return row
    covered = [item for item in declaration.items if certificate.covers(item.item_number)]
    stated = {
        "name": certificate.goods_name,
        "brand": certificate.brand,
        "model_code": certificate.model_code,
        "specification": certificate.specification,
        "origin_country": certificate.origin_country,
        "maker": certificate.maker,
        "quantity": certificate.quantity if len(covered) == 1 else None,
        "note_vi": f"{row.note_vi}; theo giấy chứng nhận",
    }
    return row.model_copy(update={name: value for name, value in stated.items() if value is not None})
