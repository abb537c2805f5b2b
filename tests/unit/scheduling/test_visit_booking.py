"""Is a visit booked on the earliest half-day on which both offices can come, and on no other?"""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from models.assessment import VisitWanted
from models.days import VIETNAM, DayPart, WorkingCalendar
from models.policy import VisitRules
from models.visits import HalfDay, VisitBooking, Visitor
from models.vocabulary import Office, Role
from scheduling.booking import book
from scheduling.no_visit import Constraint, NoVisit

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)
TUESDAY_MORNING = "2026-11-24/1-morning"
PLACES = ("Tiên Sa", "Hòa Khánh")
RULES = VisitRules()


def an_inspector(staff_id: str = "an", **changes: Any) -> Visitor:
    return Visitor(
        **{
            "staff_id": staff_id,
            "name": staff_id,
            "office": Office.DOST,
            "role": Role.INSPECTOR,
            "skills": ("machinery",),
            **changes,
        }
    )


def an_officer(staff_id: str = "binh", **changes: Any) -> Visitor:
    return Visitor(
        **{
            "staff_id": staff_id,
            "name": staff_id,
            "office": Office.CITY_CUSTOMS,
            "role": Role.CUSTOMS_OFFICER,
            **changes,
        }
    )


def a_wish(**changes: Any) -> VisitWanted:
    return VisitWanted(
        **{
            "round": 1,
            "place": "Tiên Sa",
            "skill": "machinery",
            "not_before": MONDAY,
            "item_numbers": (1,),
            **changes,
        }
    )


def booked(*roster: Visitor, calendar: WorkingCalendar | None = None, **changes: Any) -> VisitBooking:
    answer = answered(*roster, calendar=calendar, **changes)
    assert isinstance(answer, VisitBooking)
    return answer


def answered(*roster: Visitor, calendar: WorkingCalendar | None = None, **changes: Any) -> Any:
    existing, now = changes.pop("existing", None), changes.pop("now", NOW)
    people = roster or (an_inspector(), an_officer())
    return book(a_wish(**changes), people, calendar or WorkingCalendar(), RULES, now, existing)


def test_the_second_half_day_after_now_is_the_first_allowed() -> None:
    assert booked().half_day.code == TUESDAY_MORNING


def test_on_a_sunday_half_days_count_from_monday_morning() -> None:
    sunday = datetime(2026, 11, 22, 20, 0, tzinfo=VIETNAM)

    assert booked(now=sunday).half_day.code == "2026-11-23/2-afternoon"


def test_the_day_is_the_vietnamese_one() -> None:
    late_on_monday_in_london = datetime.fromisoformat("2026-11-23T18:00:00+00:00")

    assert booked(now=late_on_monday_in_london).half_day.code == "2026-11-25/1-morning"


def test_a_holiday_is_skipped_and_a_worked_saturday_used() -> None:
    calendar = WorkingCalendar(
        days_off=tuple(MONDAY + timedelta(days=n) for n in range(1, 5)), days_worked=(date(2026, 11, 28),)
    )

    assert booked(calendar=calendar).half_day.day == date(2026, 11, 28)


def test_leave_of_either_office_moves_the_visit() -> None:
    away = (date(2026, 11, 24),)

    assert booked(an_inspector(leave_days=away), an_officer()).half_day.day == date(2026, 11, 25)
    assert booked(an_inspector(), an_officer(leave_days=away)).half_day.day == date(2026, 11, 25)


def test_a_taken_half_day_leaves_the_other_half() -> None:
    booking = booked(an_inspector(taken=(TUESDAY_MORNING,)), an_officer())

    assert booking.half_day == HalfDay(day=date(2026, 11, 24), part=DayPart.AFTERNOON)


def test_the_least_busy_comes_then_the_first_by_id() -> None:
    busy = an_inspector("a", taken=("2026-12-01/1-morning",))

    assert booked(busy, an_inspector("c"), an_inspector("b"), an_officer()).inspector_id == "b"


def test_a_wish_for_a_late_day_is_booked_from_that_day() -> None:
    assert booked(not_before=date(2027, 2, 1)).half_day.day == date(2027, 2, 1)


def test_nothing_is_booked_when_no_visit_is_wanted() -> None:
    assert book(None, (an_inspector(), an_officer()), WorkingCalendar(), RULES, NOW, booked()) is None


def test_a_booking_that_holds_is_returned_as_it_is() -> None:
    existing = booked()
    inspector = an_inspector(taken=(existing.half_day.code,))
    officer = an_officer(taken=(existing.half_day.code,))
    later = NOW + timedelta(hours=20)

    assert answered(inspector, an_inspector("aa"), officer, existing=existing, now=later) is existing


def test_a_booking_is_made_anew_when_what_it_rests_on_changes() -> None:
    existing = booked()
    away = an_inspector(leave_days=(existing.half_day.day,))
    holiday = WorkingCalendar(days_off=(existing.half_day.day,))

    assert booked(away, an_officer(), existing=existing).half_day.day == date(2026, 11, 25)
    assert booked(calendar=holiday, existing=existing).half_day.day == date(2026, 11, 25)
    assert booked(existing=existing, round=2).round == 2
    assert booked(existing=existing, place="Hòa Khánh").place == "Hòa Khánh"
    assert booked(existing=existing, not_before=date(2026, 11, 26)).half_day.day == date(2026, 11, 26)


def test_a_visit_that_cannot_be_names_what_is_in_the_way() -> None:
    every_day = tuple(MONDAY + timedelta(days=n) for n in range(60))
    inspector, officer = an_inspector(), an_officer()
    odd, even = every_day[::2], every_day[1::2]

    def broken(*roster: Visitor, **changes: Any) -> Constraint:
        answer = answered(*roster, **changes)
        assert isinstance(answer, NoVisit)
        assert answer.reason_vi.startswith(answer.constraint.label_vi)
        return answer.constraint

    assert broken(officer) is Constraint.INSPECTOR
    assert broken(inspector, officer, skill="electrical") is Constraint.INSPECTOR
    assert broken(inspector, an_officer(places=("Hòa Khánh",))) is Constraint.CUSTOMS_OFFICER
    assert broken(inspector, officer, calendar=WorkingCalendar(days_off=every_day)) is Constraint.HALF_DAY
    assert broken(an_inspector(leave_days=every_day), officer) is Constraint.INSPECTOR_FREE
    assert broken(inspector, an_officer(leave_days=every_day)) is Constraint.CUSTOMS_OFFICER_FREE
    assert broken(an_inspector(leave_days=odd), an_officer(leave_days=even)) is Constraint.SAME_HALF_DAY


NEAR_DAYS = st.integers(0, 14).map(lambda n: MONDAY + timedelta(days=n))
SOME_DAYS = st.lists(NEAR_DAYS, max_size=8, unique=True).map(tuple)
SLOTS = st.builds(HalfDay, day=NEAR_DAYS, part=st.sampled_from(DayPart)).map(lambda slot: slot.code)
CALENDARS = st.builds(WorkingCalendar, days_off=SOME_DAYS, days_worked=SOME_DAYS)
VISITORS = st.builds(
    Visitor,
    staff_id=st.sampled_from("abcdefgh"),
    name=st.just("x"),
    office=st.sampled_from(Office),
    role=st.sampled_from((Role.INSPECTOR, Role.CUSTOMS_OFFICER, Role.REVIEWER)),
    skills=st.sampled_from(((), ("machinery",), ("machinery", "electrical"))),
    places=st.sampled_from(((), ("Tiên Sa",), ("Hòa Khánh",))),
    leave_days=SOME_DAYS,
    taken=st.lists(SLOTS, max_size=12, unique=True).map(tuple),
)
ROSTERS = st.lists(VISITORS, max_size=8, unique_by=lambda visitor: visitor.staff_id).map(tuple)
NOWS = st.integers(0, 200).map(lambda hours: NOW + timedelta(hours=hours))
WISHES = st.builds(a_wish, not_before=NEAR_DAYS, place=st.sampled_from(PLACES))
SHORT = VisitRules(horizon_days=10)


def may_come(visitor: Visitor, wanted: VisitWanted, slot: HalfDay, office: Office) -> bool:
    role = Role.INSPECTOR if office is Office.DOST else Role.CUSTOMS_OFFICER
    return (
        visitor.office is office
        and visitor.role is role
        and (office is not Office.DOST or wanted.skill in visitor.skills)
        and (visitor.places == () or wanted.place in visitor.places)
        and slot.day not in visitor.leave_days
        and slot.code not in visitor.taken
    )


def brute_force(
    wanted: VisitWanted, roster: tuple[Visitor, ...], calendar: WorkingCalendar, now: datetime
) -> Any:
    """Every half-day from today on, with the half-days of notice counted by hand."""
    today = now.astimezone(VIETNAM).date()
    notice = 0
    for offset in range((max(today, wanted.not_before) - today).days + SHORT.horizon_days + 1):
        day = today + timedelta(days=offset)
        for part in DayPart:
            begun = day == today and (part is DayPart.MORNING or now.astimezone(VIETNAM).hour >= 12)
            if begun or not calendar.is_working_day(day):
                continue
            notice += 1
            slot = HalfDay(day=day, part=part)
            offices = all(any(may_come(v, wanted, slot, office) for v in roster) for office in Office)
            if notice >= SHORT.lead_half_days and day >= wanted.not_before and offices:
                return slot
    return None


@given(WISHES, ROSTERS, CALENDARS, NOWS)
def test_b2_no_visit_on_leave_holiday_or_taken_half_day_ever(
    wanted: VisitWanted, roster: tuple[Visitor, ...], calendar: WorkingCalendar, now: datetime
) -> None:
    answer = book(wanted, roster, calendar, SHORT, now, None)

    if isinstance(answer, VisitBooking):
        people = {visitor.staff_id: visitor for visitor in roster}
        slot = answer.half_day
        assert calendar.is_working_day(slot.day)
        assert may_come(people[answer.inspector_id], wanted, slot, Office.DOST)
        assert may_come(people[answer.customs_officer_id], wanted, slot, Office.CITY_CUSTOMS)


@given(WISHES, ROSTERS, CALENDARS, NOWS)
def test_the_booked_half_day_is_the_earliest_that_brute_force_finds(
    wanted: VisitWanted, roster: tuple[Visitor, ...], calendar: WorkingCalendar, now: datetime
) -> None:
    answer = book(wanted, roster, calendar, SHORT, now, None)

    found = answer.half_day if isinstance(answer, VisitBooking) else None
    assert found == brute_force(wanted, roster, calendar, now)


@given(WISHES, ROSTERS, CALENDARS, NOWS, st.randoms())
def test_the_order_of_the_roster_does_not_matter(
    wanted: VisitWanted, roster: tuple[Visitor, ...], calendar: WorkingCalendar, now: datetime, random: Random
) -> None:
    shuffled = list(roster)
    random.shuffle(shuffled)

    assert book(wanted, roster, calendar, SHORT, now, None) == book(
        wanted, tuple(shuffled), calendar, SHORT, now, None
    )


@given(WISHES, ROSTERS, CALENDARS, NOWS)
def test_booking_again_keeps_the_booking(
    wanted: VisitWanted, roster: tuple[Visitor, ...], calendar: WorkingCalendar, now: datetime
) -> None:
    first = book(wanted, roster, calendar, SHORT, now, None)

    if isinstance(first, VisitBooking):
        assert book(wanted, roster, calendar, SHORT, now + timedelta(hours=5), first) is first
