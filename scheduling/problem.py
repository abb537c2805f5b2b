"""What has to be planned? One visit with everybody who could come and every half-day it could take.

`earliest` solves one visit at a time. A planner that weighs many visits takes many of these problems and
answers with the same `Plan` for each; nothing around it changes.
"""

from models.assessment import VisitWanted
from models.base import Record
from models.visits import HalfDay, Visitor
from scheduling.people import is_free


class Problem(Record):
    """Slots in order of time; people in order of preference."""

    wanted: VisitWanted
    slots: tuple[HalfDay, ...]
    inspectors: tuple[Visitor, ...]
    customs_officers: tuple[Visitor, ...]


class Plan(Record):
    """A half-day and one person of each office."""

    slot: HalfDay
    inspector: Visitor
    customs_officer: Visitor


def earliest(problem: Problem) -> Plan | None:
    """The first half-day on which both offices can come, with the preferred free people."""
    for slot in problem.slots:
        inspector = _first_free(problem.inspectors, slot)
        customs_officer = _first_free(problem.customs_officers, slot)
        if inspector and customs_officer:
            return Plan(slot=slot, inspector=inspector, customs_officer=customs_officer)
    return None


def _first_free(visitors: tuple[Visitor, ...], slot: HalfDay) -> Visitor | None:
    return next((visitor for visitor in visitors if is_free(visitor, slot)), None)
