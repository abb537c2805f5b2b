"""Reference data: dated rows with a source; a version rises with every load."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from models.law import Verification
from records.tables.columns import instant, long_text, word, words_list


class ReferenceVersionRow(SQLModel, table=True):
    """The whole reference data of one load, canonical JSON of `models.reference.Reference`."""

    __tablename__ = "reference_versions"

    version: str = Field(primary_key=True)
    loaded_at: datetime = instant()
    content: str = long_text()


class CalendarRow(SQLModel, table=True):
    """A day that differs from the week: off, or worked."""

    __tablename__ = "calendar_days"

    day: date = Field(primary_key=True)
    is_worked: bool
    name_vi: str
    source: str
    verification: Verification = word(Verification)


class BodyRow(SQLModel, table=True):
    """An inspection or certification body, the days of its designation, and the QCVN it is designated for."""

    __tablename__ = "inspection_bodies"

    body_code: str = Field(primary_key=True)
    designated_from: date = Field(primary_key=True)
    name_vi: str
    designated_until: date | None = None
    source: str = ""
    regulations: list[str] = words_list()


class DiscardedTypeRow(SQLModel, table=True):
    """A type announced as discarded by its exporting country."""

    __tablename__ = "discarded_types"

    exporting_country: str = Field(primary_key=True)
    hs_prefix: str = Field(primary_key=True)
    announced_on: date
    source_vi: str


class ImporterHistoryRow(SQLModel, table=True):
    """What customs knows of an importer from before the engine: imports and violations."""

    __tablename__ = "importer_history"

    tax_code: str = Field(primary_key=True)
    import_count: int
    violation_count: int = 0
    source: str = ""


class PolicyRow(SQLModel, table=True):
    """A version of the coordination policy of the two offices; never law."""

    __tablename__ = "policies"

    version: str = Field(primary_key=True)
    valid_from: date = Field(index=True)
    content: str = long_text()
    digest: str
