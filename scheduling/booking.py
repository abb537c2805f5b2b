"""When do both offices visit, and who comes? The earliest half-day; a booking that still holds is kept."""

from datetime import datetime

from models.assessment import VisitWanted
from models.days import WorkingCalendar
from models.policy import VisitRules
from models.visits import VisitBooking, Visitor
from scheduling.no_visit import NoVisit, no_visit
from scheduling.people import customs_officers, inspectors, is_present
from scheduling.problem import Plan, Problem, earliest
from scheduling.slots import open_slots


def book(
    wanted: VisitWanted | None,
    roster: tuple[Visitor, ...],
    calendar: WorkingCalendar,
    policy: VisitRules,
    now: datetime,
    existing: VisitBooking | None,
) -> VisitBooking | NoVisit | None:
    """The booking of the wanted visit, why there is none, or None when no visit is wanted."""
    if wanted is None:
        return None
    problem = Problem(
        wanted=wanted,
        slots=open_slots(wanted, calendar, policy, now),
        inspectors=inspectors(roster, wanted),
        customs_officers=customs_officers(roster, wanted),
    )
    if existing and _still_holds(existing, problem, calendar):
        return existing
    plan = earliest(problem)
    return _booking(wanted, plan) if plan else no_visit(problem)


def _still_holds(existing: VisitBooking, problem: Problem, calendar: WorkingCalendar) -> bool:
    """Its own half-day stands among the taken ones, and its lead time has passed: neither counts."""
    wanted, slot = problem.wanted, existing.half_day
    return (
        (existing.round, existing.place, existing.skill) == (wanted.round, wanted.place, wanted.skill)
        and slot.day >= wanted.not_before
        and calendar.is_working_day(slot.day)
        and any(v.staff_id == existing.inspector_id and is_present(v, slot) for v in problem.inspectors)
        and any(
            v.staff_id == existing.customs_officer_id and is_present(v, slot)
            for v in problem.customs_officers
        )
    )


def _booking(wanted: VisitWanted, plan: Plan) -> VisitBooking:
    return VisitBooking(
        round=wanted.round,
        half_day=plan.slot,
        place=wanted.place,
        skill=wanted.skill,
        inspector_id=plan.inspector.staff_id,
        customs_officer_id=plan.customs_officer.staff_id,
        reason_vi=(
            f"Buổi sớm nhất từ ngày {wanted.not_before:%d/%m/%Y} mà chuyên viên có chuyên môn"
            f" {wanted.skill.label_vi}"
            f" và công chức hải quan phụ trách {wanted.place} cùng rảnh."
        ),
    )
