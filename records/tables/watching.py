"""What is watched: alarms, the link to customs, and nightly comparisons of the two sides."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from models.vocabulary import AlarmKind, DifferenceKind
from records.tables.columns import instant, long_text, word


class AlarmRow(SQLModel, table=True):
    """An alarm: raised while its condition holds, ended when it no longer does; kept for ever.

    `subject` is what it is about, so that one condition raises one alarm; `since` is when it began.
    """

    __tablename__ = "alarms"
    __table_args__ = (
        Index(
            "open_alarms",
            "kind",
            "subject",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    alarm_id: int | None = Field(default=None, primary_key=True)
    kind: AlarmKind = word(AlarmKind, index=True)
    subject: str = Field(index=True)
    declaration_number: str | None = Field(default=None, index=True)
    text_vi: str = long_text()
    since: datetime = instant()
    raised_at: datetime = instant()
    ended_at: datetime | None = instant(default=None, index=True)
    seen_by: str | None = None
    seen_at: datetime | None = instant(default=None)
    seen_reason: str | None = long_text(default=None)


class PartnerRow(SQLModel, table=True):
    """What the last calls to a partner's system met: one row for each partner."""

    __tablename__ = "partners"

    name: str = Field(primary_key=True)
    asked_at: datetime = instant()
    answered_at: datetime | None = instant(default=None)
    down_since: datetime | None = instant(default=None)
    last_error: str | None = long_text(default=None)


class ReconciliationRow(SQLModel, table=True):
    """One comparison of the two sides; `ended_at` is empty while it runs or when it broke off."""

    __tablename__ = "reconciliations"

    run_id: str = Field(primary_key=True)
    started_at: datetime = instant(index=True)
    ended_at: datetime | None = instant(default=None)
    compared_count: int = 0
    difference_count: int = 0
    repaired_count: int = 0
    problem: str | None = long_text(default=None)


class DifferenceRow(SQLModel, table=True):
    """In what the two sides differed about a declaration, and what was done about it."""

    __tablename__ = "differences"

    difference_id: int | None = Field(default=None, primary_key=True)
    run_id: str = Field(index=True)
    declaration_number: str = Field(index=True)
    kind: DifferenceKind = word(DifferenceKind)
    ours_vi: str = long_text()
    theirs_vi: str = long_text()
    found_at: datetime = instant()
    repair_vi: str | None = long_text(default=None)
    repaired_at: datetime | None = instant(default=None, index=True)
