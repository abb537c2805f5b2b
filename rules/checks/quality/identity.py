"""Where does a conformity certificate differ from the declaration (Nghị định 37/2026/NĐ-CP, Điều 83.1.a)?

A batch certificate names the consignment by seven things. Names and specifications are worded freely, so that
other words are no difference yet; marks, numbers and countries are.
"""

from typing import NamedTuple

from models.folding import folded
from models.goods import Declaration, DeclarationItem
from models.papers import ConformityCertificate

QUANTITY = "quantity"
MACHINE_CHAPTERS = ("84", "85")
WIRE_HEADING = "8544"
"""Wire and cable of chapter 85 are no machines."""


class Compared(NamedTuple):
    """One thing on both papers, in the words of the reader; None is "not stated"."""

    name_vi: str
    name_en: str
    certified: str | None
    declared: str | None
    is_wording: bool = False

    @property
    def differs(self) -> bool:
        """Do both state it, and otherwise?"""
        return (
            self.certified is not None
            and self.declared is not None
            and folded(self.certified) != folded(self.declared)
        )


def compared(
    declaration: Declaration, item: DeclarationItem, certificate: ConformityCertificate
) -> tuple[Compared, ...]:
    """The identity of the consignment on both papers; a series certificate knows no consignment."""
    goods = _of_the_goods(item, certificate)
    return (*goods, *_of_the_batch(declaration, item, certificate)) if certificate.is_batch else goods


def _of_the_goods(item: DeclarationItem, certificate: ConformityCertificate) -> tuple[Compared, ...]:
    name, specification = certificate.goods_name, certificate.specification
    return (
        Compared("tên hàng hóa", "name of the goods", name, item.description, is_wording=True),
        Compared("nhãn hiệu", "brand", certificate.brand, item.brand),
        Compared("kiểu loại", "model", certificate.model_code, item.model_code),
        Compared("đặc tính kỹ thuật", "specification", specification, item.specification, is_wording=True),
        Compared("xuất xứ", "origin", certificate.origin_country, item.origin_country),
        Compared("nhà sản xuất", "maker", certificate.maker, item.maker),
    )


def _of_the_batch(
    declaration: Declaration, item: DeclarationItem, certificate: ConformityCertificate
) -> tuple[Compared, ...]:
    quantity = None if certificate.quantity is None else str(certificate.quantity)
    return (
        Compared("khối lượng/số lượng", QUANTITY, quantity, str(item.quantity)),
        Compared("tờ khai", "declaration number", certificate.declaration_number, declaration.number),
        Compared("hóa đơn", "invoice number", certificate.invoice_number, declaration.invoice_number),
    )


def is_surplus(item: DeclarationItem, certificate: ConformityCertificate) -> bool:
    """Did more goods come than the batch certificate covers?"""
    return certificate.is_batch and certificate.quantity is not None and item.quantity > certificate.quantity


def is_machine(item: DeclarationItem) -> bool:
    """Machines and equipment, whose surplus never shares a result."""
    return item.chapter in MACHINE_CHAPTERS and not item.hs_code.startswith(WIRE_HEADING)
