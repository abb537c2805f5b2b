"""Notices and the counters that make their numbers gapless per office, series and year."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.vocabulary import NoticeKind, NoticeState
from records.tables.columns import instant, word


class NoticeCounterRow(SQLModel, table=True):
    """The last number taken in a series."""

    __tablename__ = "notice_counters"

    office_code: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    last: int


class NoticeRow(SQLModel, table=True):
    """A notice from its number on; content and PDF lie in the document store under their digests."""

    __tablename__ = "notices"
    __table_args__ = (UniqueConstraint("office_code", "series", "year", "number"),)

    key: str = Field(primary_key=True)
    case_number: str = Field(index=True)
    declaration_number: str = Field(index=True)
    kind: NoticeKind = word(NoticeKind)
    revision: int
    office_code: str
    series: str
    year: int
    number: int
    notice_number: str = Field(index=True)
    item_numbers: str = ""
    content_digest: str
    pdf_digest: str | None = None
    signature_fact_id: str
    signed_by: str
    signed_on: date
    state: NoticeState = word(NoticeState, default=NoticeState.NUMBERED, index=True)
    replaces: str | None = None
    numbered_at: datetime = instant()
    issued_at: datetime | None = instant(default=None)
    revoked_at: datetime | None = instant(default=None)
    revoked_reason: str | None = None
