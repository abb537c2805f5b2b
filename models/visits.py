"""Who visits what, where and when: the words of booking."""

from datetime import date

from models.base import Record
from models.days import DayPart
from models.facts import StaffId
from models.vocabulary import Office, Role, Skill


class HalfDay(Record):
    """Half of a working day, at UTC+07:00."""

    day: date
    part: DayPart

    @property
    def code(self) -> str:
        """Sortable text, e.g. "2026-11-25/1-morning"; the unique key of a booking with the person."""
        return f"{self.day.isoformat()}/{1 if self.part is DayPart.MORNING else 2}-{self.part}"


class Visitor(Record):
    """A person who may visit: skills, places covered, days of leave, half-days already taken."""

    staff_id: StaffId
    name: str
    office: Office
    role: Role
    skills: tuple[Skill, ...] = ()
    places: tuple[str, ...] = ()
    leave_days: tuple[date, ...] = ()
    taken: tuple[str, ...] = ()


class VisitBooking(Record):
    """Lịch kiểm tra chung: one round of a case, one half-day, one person of each office."""

    round: int
    half_day: HalfDay
    place: str
    skill: Skill
    inspector_id: StaffId
    customs_officer_id: StaffId
    reason_vi: str
