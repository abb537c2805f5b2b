"""How does an importer register goods for state quality inspection? Mẫu số 1, filled from what is known.

The importer's own paper: the office neither numbers nor signs it. Its book number is that of the receipt
(Mẫu số 2) once there is one.
"""

from datetime import date
from typing import Literal

from models.base import Record
from models.goods import Declaration, DeclarationNumber
from models.notice import IssuedNotice
from models.papers import ConformityCertificate, GoodsDescription, SubLabel
from notices.forms.dossier import CertificateLine, QualityDossier, certificate_lines
from notices.forms.goods import GoodsRow, declared_rows, import_time_vi

TITLE = "Đăng ký kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu"


class DossierLine(Record):
    """A paper of the dossier as Mẫu số 1 lists it; `is_enclosed` when it was filed for every item."""

    what_vi: str
    is_enclosed: bool


class RegistrationContent(Record):
    """Mẫu số 1. What nobody stated is None."""

    kind: Literal["form_1"] = "form_1"
    subject_vi: str = TITLE
    to_office: str
    importer_name: str
    tax_code: str
    address: str | None
    phone: str | None
    fax: str | None
    declaration_number: DeclarationNumber
    declared_on: date
    registration_number: str | None
    registered_on: date | None
    goods: tuple[GoodsRow, ...]
    border_gate: str | None
    import_time_vi: str | None
    gathering_address: str | None
    certificates: tuple[CertificateLine, ...]
    enclosed: tuple[DossierLine, ...]
    regulations: tuple[str, ...]
    applied_standard: str | None
    book_number: str | None
    booked_on: date | None


def registration_form(
    declaration: Declaration,
    dossier: QualityDossier,
    to_office: str,
    receipt: IssuedNotice | None = None,
    item_numbers: tuple[int, ...] = (),
) -> RegistrationContent:
    """The form for the items, for those of the last registration, or for all before there is one.

    Goods are as declared; `to_office` is the inspecting office as addressed.
    """
    paper = dossier.registration(item_numbers)
    all_items = tuple(item.item_number for item in declaration.items)
    items = item_numbers or tuple(n for n in all_items if paper is None or paper.covers(n))
    importer = declaration.importer
    return RegistrationContent(
        to_office=to_office,
        importer_name=importer.name,
        tax_code=importer.tax_code,
        address=importer.address,
        phone=paper.phone if paper else None,
        fax=paper.fax if paper else None,
        declaration_number=declaration.number,
        declared_on=declaration.registered_on,
        registration_number=paper.number if paper else None,
        registered_on=paper.issued_on if paper else None,
        goods=declared_rows(declaration, items),
        border_gate=declaration.border_gate,
        import_time_vi=import_time_vi(declaration, paper, dossier.arrived_on),
        gathering_address=paper.gathering_address if paper else None,
        certificates=certificate_lines(dossier, items),
        enclosed=_enclosed(dossier, items),
        regulations=regulations_of(dossier, items),
        applied_standard=paper.applied_standard if paper else None,
        book_number=receipt.notice_number if receipt else None,
        booked_on=receipt.signed_on if receipt else None,
    )


def regulations_of(dossier: QualityDossier, items: tuple[int, ...]) -> tuple[str, ...]:
    """The QCVN that the registration names, else those of the certificates."""
    paper = dossier.registration(items)
    if paper is not None and paper.regulations:
        return paper.regulations
    certificates = (dossier.newest(ConformityCertificate, number) for number in items)
    return tuple(
        dict.fromkeys(name for certificate in certificates if certificate for name in certificate.regulations)
    )


def _enclosed(dossier: QualityDossier, items: tuple[int, ...]) -> tuple[DossierLine, ...]:
    listed: tuple[tuple[str, type[GoodsDescription | SubLabel]], ...] = (
        ("Ảnh hoặc bản mô tả hàng hóa kèm nội dung của nhãn chính", GoodsDescription),
        ("Mẫu nhãn phụ (nếu nhãn chính chưa đủ nội dung theo quy định)", SubLabel),
    )
    return tuple(
        DossierLine(what_vi=what, is_enclosed=all(dossier.newest(kind, number) for number in items))
        for what, kind in listed
    )
