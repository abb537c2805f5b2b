"""Visits booked, and the half-days they take from people."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.days import DayPart
from models.vocabulary import VisitState
from records.tables.columns import instant, long_text, word


class VisitRow(SQLModel, table=True):
    """One round of a joint visit."""

    __tablename__ = "visits"

    case_number: str = Field(primary_key=True)
    round: int = Field(primary_key=True)
    day: date
    part: DayPart = word(DayPart)
    place: str
    skill: str
    inspector_id: str
    customs_officer_id: str
    reason_vi: str = long_text()
    state: VisitState = word(VisitState, default=VisitState.BOOKED)
    booked_at: datetime = instant()
    ended_reason: str | None = None


class BookingRow(SQLModel, table=True):
    """A half-day of a person that a visit holds; freed by deletion, the visit keeps the story."""

    __tablename__ = "bookings"
    __table_args__ = (UniqueConstraint("staff_id", "half_day"),)

    case_number: str = Field(primary_key=True)
    round: int = Field(primary_key=True)
    staff_id: str = Field(primary_key=True)
    half_day: str
