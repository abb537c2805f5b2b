"""Who may come to a visit, and when is a person free?"""

from collections.abc import Iterable

from models.assessment import VisitWanted
from models.visits import HalfDay, Visitor
from models.vocabulary import Office, Role


def is_inspector(visitor: Visitor) -> bool:
    """Chuyên viên thụ lý of the department."""
    return (visitor.office, visitor.role) == (Office.DOST, Role.INSPECTOR)


def is_customs_officer(visitor: Visitor) -> bool:
    """Công chức hải quan of the city."""
    return (visitor.office, visitor.role) == (Office.CITY_CUSTOMS, Role.CUSTOMS_OFFICER)


def covers(visitor: Visitor, place: str) -> bool:
    """Without places, a person goes everywhere."""
    return not visitor.places or place in visitor.places


def inspectors(roster: tuple[Visitor, ...], wanted: VisitWanted) -> tuple[Visitor, ...]:
    """With the skill, for the place; the least busy first."""
    return _least_busy_first(
        visitor
        for visitor in roster
        if is_inspector(visitor) and wanted.skill in visitor.skills and covers(visitor, wanted.place)
    )


def customs_officers(roster: tuple[Visitor, ...], wanted: VisitWanted) -> tuple[Visitor, ...]:
    """For the place; the least busy first."""
    return _least_busy_first(v for v in roster if is_customs_officer(v) and covers(v, wanted.place))


def is_present(visitor: Visitor, slot: HalfDay) -> bool:
    """Is the person not on leave?"""
    return slot.day not in visitor.leave_days


def is_free(visitor: Visitor, slot: HalfDay) -> bool:
    """Is the person present and not booked?"""
    return is_present(visitor, slot) and slot.code not in visitor.taken


def _least_busy_first(visitors: Iterable[Visitor]) -> tuple[Visitor, ...]:
    return tuple(sorted(visitors, key=lambda visitor: (len(visitor.taken), visitor.staff_id)))
