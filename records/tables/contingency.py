"""What was told and entered on paper while customs' system was down (row X6)."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from records.tables.columns import instant, long_text


class ContingencySheetRow(SQLModel, table=True):
    """A printed sheet: which result it tells; reconciled once customs has acknowledged that result."""

    __tablename__ = "contingency_sheets"
    __table_args__ = (
        UniqueConstraint("declaration_number", "revision"),
        UniqueConstraint("declaration_number", "result_digest"),
    )

    sheet_number: str = Field(primary_key=True)
    declaration_number: str = Field(index=True)
    revision: int
    result_number: int
    result_digest: str
    pdf_digest: str
    reason: str = long_text()
    printed_by: str
    printed_at: datetime = instant()
    reconciled_at: datetime | None = instant(default=None)


class ContingencyEntryRow(SQLModel, table=True):
    """Customs' word, entered by a person from paper; reconciled once customs' own message says the same."""

    __tablename__ = "contingency_entries"

    fact_id: str = Field(primary_key=True)
    declaration_number: str = Field(index=True)
    sheet_number: str | None = None
    paper_reference: str
    entered_by: str
    entered_at: datetime = instant()
    reconciled_fact_id: str | None = None
    reconciled_at: datetime | None = instant(default=None)
