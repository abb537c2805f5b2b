"""What follows from the findings: dispositions, obligations, tasks, proposals, and where the case stands?

The road that the two offices have agreed on (quy chế phối hợp); the law stands in `rules/checks`.
"""

from datetime import date

from models.assessment import Assessment, ItemAssessment, Obligation, ProposedTask, RoleHeld
from models.case_file import CaseFile
from models.facts import ROLE_OF
from models.law import Citation
from models.vocabulary import Consequence, Disposition, ReviewLane
from rules.checks.spoken import spoken_of
from rules.law.customs.law_54_2014 import CLEAR_ON_RESULT
from rules.policy.judged_case import JudgedCase
from rules.policy.obligations import obligations_of
from rules.policy.parts import going, parts_of, written_off
from rules.policy.proposing import is_refused, may_clear, proposals_of
from rules.policy.signing import orders, review_of
from rules.policy.standing import MET, JudgedItem, Standing
from rules.policy.states import case_state, result_state
from rules.policy.tasks import tasks_of
from rules.policy.timeouts import time_outs_of
from rules.policy.visiting import plan_visits

LANES = (ReviewLane.GREEN, ReviewLane.YELLOW, ReviewLane.RED)


def conclude(
    case_file: CaseFile, judged: tuple[JudgedItem, ...], as_of: date, version: str, digest: str
) -> Assessment:
    """The assessment that follows from the findings of every item."""
    known = JudgedCase(case_file, judged, as_of, case_file.once(spoken_of))
    visiting = plan_visits(case_file, known.open_items, as_of)
    proposals = proposals_of(known, visiting)
    review = review_of(case_file, proposals)
    items = tuple([_item(known, one) for one in judged])
    obligations = obligations_of(known, items)
    tasks = tasks_of(known, visiting, proposals, review)
    is_closed = known.is_withdrawn or (known.is_spoken and not obligations)
    return Assessment.of_certain(
        {
            "as_of": as_of,
            "rulebook_version": version,
            "rulebook_digest": digest,
            "lane": max([one.lane for one in judged], key=LANES.index, default=ReviewLane.YELLOW),
            "state": case_state(known, obligations, tasks, is_closed=is_closed),
            "result_state": result_state(items, obligations),
            "items": items,
            "obligations": obligations,
            "tasks": tasks,
            "visit_wanted": visiting.wanted,
            "proposals": proposals,
            "orders": orders(case_file),
            "roles": _roles(case_file),
            "next_due_on": _next_due(obligations, tasks, as_of),
            "is_closed": is_closed,
            "is_withdrawn": known.is_withdrawn,
            "time_outs": time_outs_of(obligations, tasks, as_of),
        }
    )


def _item(known: JudgedCase, one: JudgedItem) -> ItemAssessment:
    units = _units(known, one)
    disposition, citation = _disposition(known, one, units), _ground(known, one)
    return ItemAssessment.of_certain(
        {
            "item_number": one.item.item_number,
            "findings": one.findings,
            "lane": one.lane,
            "lane_reasons": one.lane_reasons,
            "disposition": disposition,
            "disposition_citation": citation,
            "passive": one.passive,
            "parts": parts_of(one, units, disposition, citation),
            "written_off": written_off(known, one, units),
        }
    )


def _units(known: JudgedCase, one: JudgedItem) -> int:
    """How many units may go: all once every notice is signed that they need, or a part before the rest."""
    return one.item.quantity if may_clear(known, one) and not known.is_held else going(known, one)


def _disposition(known: JudgedCase, one: JudgedItem, units: int) -> Disposition:
    """What customs is told of the item, or of the rest where only some of its units may go.

    What comes after clearance never takes the word back that cleared the item.

    While an amendment is missing nothing is known of any item, and a withdrawn declaration clears nothing.
    """
    may_go = units == one.item.quantity
    if known.case_file.missing_amendments and not may_go:
        return Disposition.HELD
    match one.standing:
        case Standing.OUT_OF_SCOPE:
            return Disposition.NOT_OURS
        case Standing.REFUSABLE if is_refused(known, one):
            return Disposition.REFUSED
        case Standing.CLEARABLE if may_go:
            return Disposition.MAY_CLEAR
        case Standing.WAITING | Standing.ASKING if one.may_be_stored:
            return Disposition.STORAGE_ALLOWED
    return Disposition.HELD


def _ground(known: JudgedCase, one: JudgedItem) -> Citation:
    """The law on which the disposition stands: the first finding that was not met, else the last one.

    Of an item that may be refused once its scope is known, it is what has to be known first.

    Where no finding speaks, or an amendment is missing, it is that customs clears on the result of a
    specialized inspection: before one there is nothing to clear on, and where none is owed none is awaited.
    """
    first = one.awaited if one.unsure else ()
    found = (
        first or one.holding or [one for one in one.findings if one.consequence is Consequence.OUT_OF_SCOPE]
    )
    if not found or known.case_file.missing_amendments:
        return CLEAR_ON_RESULT[0].citation
    return next((finding for finding in found if finding.outcome is not MET), found[-1]).citation


def _roles(case_file: CaseFile) -> tuple[RoleHeld, ...]:
    held = {
        (fact.fact.staff_id, ROLE_OF[fact.fact.kind])
        for fact in case_file.facts
        if fact.fact.staff_id and fact.fact.kind in ROLE_OF
    }
    return tuple(RoleHeld(staff_id=staff_id, role=role) for staff_id, role in sorted(held))


def _next_due(
    obligations: tuple[Obligation, ...], tasks: tuple[ProposedTask, ...], as_of: date
) -> date | None:
    """The next day on which something becomes overdue; what already is no longer counts."""
    days = [*(one.due_on for one in obligations), *(task.due_on for task in tasks)]
    return min((day for day in days if day and day >= as_of), default=None)
