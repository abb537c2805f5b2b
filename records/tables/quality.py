"""Results of state quality inspection, so that the same goods are found again."""

from datetime import date

from sqlmodel import Field, SQLModel


class QualityResultRow(SQLModel, table=True):
    """The standing Mẫu số 3 of an item; without a notice it was loaded from before the engine."""

    __tablename__ = "quality_results"

    declaration_number: str = Field(primary_key=True)
    item_number: int = Field(primary_key=True)
    importer_tax_code: str
    identity: str = Field(index=True)
    result_on: date
    conformity_on: date | None = None
    conforms: bool
    notice_key: str | None = None
    source: str
