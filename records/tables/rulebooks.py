"""The rulebooks that have decided cases, each kept whole under its digest."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from records.tables.columns import instant, long_text


class RulebookRow(SQLModel, table=True):
    """A rulebook as a worker began to judge by it; `content` is canonical JSON of its catalogue."""

    __tablename__ = "rulebooks"

    digest: str = Field(primary_key=True)
    version: str
    kept_at: datetime = instant()
    content: str = long_text()
