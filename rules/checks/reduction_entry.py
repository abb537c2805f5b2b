"""Which entry of the published list of reduced inspection are the goods of an item (Điều 86.3.a)?

Marks and places have to be those of the list; name, use, specification and barcode are worded freely.
"""

from models.case_file import CaseFile
from models.folding import folded
from models.goods import DeclarationItem
from models.language import Said
from models.reference import ReducedGoods
from rules.checks.days import declared
from rules.ground import Named


def entry_of(case_file: CaseFile, item: DeclarationItem) -> ReducedGoods | None:
    """The last entry with the identity of the goods and of the importer; before it one in the same words."""
    entries = [entry for entry in _of_importer(case_file, item) if _unstated(entry, item) == ()]
    alike = [entry for entry in entries if not worded_otherwise(item, entry)]
    return next(iter([*alike[-1:], *entries[-1:]]), None)


def worded_otherwise(item: DeclarationItem, entry: ReducedGoods) -> Named:
    """What the list states of the identity, and the declaration otherwise or not at all (Điều 86.3.a)."""
    rows = (
        ("tên hàng hóa", entry.goods_name, item.description),
        ("công dụng", entry.intended_use, item.intended_use),
        ("đặc tính kỹ thuật", entry.specification, item.specification),
        ("mã số, mã vạch", entry.barcode, item.barcode),
    )
    return tuple(
        (f"{name} (danh sách / tờ khai)".capitalize(), f"{listed} / {stated or 'không khai'}")
        for name, listed, stated in rows
        if listed is not None and folded(listed) != folded(stated)
    )


def unstated_of(case_file: CaseFile, item: DeclarationItem) -> tuple[Said, ...]:
    """What the item does not state of the identity of an entry that it may be; of the last such entry."""
    gaps = [names for entry in _of_importer(case_file, item) if (names := _unstated(entry, item))]
    return gaps[-1] if gaps else ()


def _of_importer(case_file: CaseFile, item: DeclarationItem) -> tuple[ReducedGoods, ...]:
    key = (declared(case_file).importer.tax_code, item.hs_code)
    return tuple(one for one in case_file.reference.reduced if (one.tax_code, one.hs_code) == key)


def _unstated(entry: ReducedGoods, item: DeclarationItem) -> tuple[Said, ...] | None:
    """What the item does not state of the identity of the entry; None where what it states is another."""
    pairs = (
        (Said("xuất xứ", "origin"), entry.origin_country, item.origin_country),
        (Said("nhà sản xuất", "maker"), entry.maker, item.maker),
        (Said("kiểu loại", "model"), entry.model_code, item.model_code),
        (Said("nhãn hiệu", "brand"), entry.brand, item.brand),
    )
    asked = [(name, listed, stated) for name, listed, stated in pairs if listed is not None]
    if any(stated is not None and folded(listed) != folded(stated) for _, listed, stated in asked):
        return None
    return tuple(name for name, _, stated in asked if stated is None)
