"""Which results of quality inspection are known from before the engine?"""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, delete

from models.base import Record
from models.goods import CountryCode, DeclarationItem, DeclarationNumber, HsCode, LongText, TaxCode, Text
from models.ids import quality_identity
from records.tables import QualityResultRow

LOADED = "loaded"


class LoadedResult(Record):
    """A result with the identity of the goods (Nghị định 37/2026/NĐ-CP, Điều 86.3.a) and its source."""

    declaration_number: DeclarationNumber
    item_number: int = 1
    importer_tax_code: TaxCode
    hs_code: HsCode
    goods_name: LongText
    maker: Text
    brand: Text | None = None
    model_code: Text
    specification: LongText | None = None
    intended_use: Text | None = None
    origin_country: CountryCode
    result_on: date
    conformity_on: date | None = None
    conforms: bool
    source_vi: Text


def put(session: Session, results: Iterable[LoadedResult]) -> None:
    """In the place of what was loaded before; a result that our own notice told stays as it is."""
    session.exec(delete(QualityResultRow).where(col(QualityResultRow.source) == LOADED))
    session.flush()
    for one in results:
        if session.get(QualityResultRow, (one.declaration_number, one.item_number)) is None:
            session.add(_row(one))


def _row(one: LoadedResult) -> QualityResultRow:
    goods = DeclarationItem(
        item_number=one.item_number,
        hs_code=one.hs_code,
        description=one.goods_name,
        quantity=1,
        unit="–",
        maker=one.maker,
        brand=one.brand,
        model_code=one.model_code,
        specification=one.specification,
        intended_use=one.intended_use,
        origin_country=one.origin_country,
    )
    return QualityResultRow(
        declaration_number=one.declaration_number,
        item_number=one.item_number,
        importer_tax_code=one.importer_tax_code,
        identity=quality_identity(one.importer_tax_code, goods),
        result_on=one.result_on,
        conformity_on=one.conformity_on,
        conforms=one.conforms,
        source=LOADED,
    )
