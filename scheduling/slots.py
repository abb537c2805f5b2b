"""Which half-days may a visit take? Working half-days from the first allowed one to the horizon, in order."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from models.assessment import VisitWanted
from models.days import ONE_DAY, VIETNAM, DayPart, WorkingCalendar, vietnamese_day
from models.policy import VisitRules
from models.visits import HalfDay

NOON = 12


def open_slots(
    wanted: VisitWanted, calendar: WorkingCalendar, rules: VisitRules, now: datetime
) -> tuple[HalfDay, ...]:
    """In order of time. The horizon counts calendar days from today, or from a later `not_before`."""
    today = vietnamese_day(now)
    last = max(today, wanted.not_before) + timedelta(days=rules.horizon_days)
    ahead = [slot for slot in _half_days(today, last, calendar) if slot.code > _current(now).code]
    notice_given = ahead[max(rules.lead_half_days, 1) - 1 :]
    return tuple(slot for slot in notice_given if slot.day >= wanted.not_before)


def _current(now: datetime) -> HalfDay:
    part = DayPart.MORNING if now.astimezone(VIETNAM).hour < NOON else DayPart.AFTERNOON
    return HalfDay(day=vietnamese_day(now), part=part)


def _half_days(first: date, last: date, calendar: WorkingCalendar) -> Iterator[HalfDay]:
    day = first
    while day <= last:
        if calendar.is_working_day(day):
            for part in DayPart:
                yield HalfDay(day=day, part=part)
        day += ONE_DAY
