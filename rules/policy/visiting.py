"""Which items still need the joint visit, and in which round?

Policy of the two offices, not law. A report counts while the item it was held against is unchanged and the
customs officer has confirmed it; a contested report, like a rebooking, leads to the next round.
"""

from dataclasses import dataclass
from datetime import date

from models.assessment import VisitWanted
from models.base import Digest
from models.case_file import AcceptedFact, CaseFile
from models.facts import ItemObservation, VisitConfirmed, VisitRebooked, VisitReported
from models.goods import DeclarationItem
from models.ids import identity_digest
from models.policy import VisitRules
from models.vocabulary import FactKind, ReviewLane, Skill
from rules.checks.spoken import item_of
from rules.policy.standing import JudgedItem, Standing


@dataclass(frozen=True, slots=True)
class Visiting:
    """Reports that wait for confirmation, the visit to book, and the items that a confirmed report covers."""

    unconfirmed: tuple[AcceptedFact, ...]
    wanted: VisitWanted | None
    visited: frozenset[int]


def plan_visits(case_file: CaseFile, open_items: tuple[JudgedItem, ...], as_of: date) -> Visiting:
    """What the red lane asks for now."""
    agrees = {content.report_digest: content.agrees for _, content in case_file.each(VisitConfirmed)}
    reports = case_file.of_kind(FactKind.VISIT_REPORT)
    agreed = [report for report in reports if agrees.get(report.digest)]
    unconfirmed = tuple(report for report in reports if report.digest not in agrees)
    if not reports and not any(judged.lane is ReviewLane.RED for judged in open_items):
        return Visiting((), None, frozenset())
    identities = {judged.item.item_number: identity_digest(judged.item) for judged in open_items}
    visited = _covered(agreed, identities)
    pending = _covered(unconfirmed, identities)
    due = [
        judged
        for judged in open_items
        if judged.lane is ReviewLane.RED
        and judged.standing not in (Standing.REFUSABLE, Standing.OUT_OF_SCOPE)
        and judged.item.item_number not in visited | pending
    ]
    live = tuple(report for report in unconfirmed if _covered([report], identities))
    return Visiting(live, _wanted(case_file, due, as_of), visited)


def is_to_be_seen_anew(case_file: CaseFile, item: DeclarationItem) -> bool:
    """Was the item seen and amended since, but not into what the plate showed?

    Else it would be enough to leave out, or to change, the number that the visit did not find on the plate.
    """
    reports = case_file.each(VisitReported)
    if not reports:
        return False
    agrees = {content.report_digest: content.agrees for _, content in case_file.each(VisitConfirmed)}
    seen = [
        (fact, observation)
        for fact, report in reports
        if agrees.get(fact.digest)
        for observation in report.observations
        if observation.item_number == item.item_number
    ]
    identity = identity_digest(item) if seen else None
    if not seen or any(observation.identity == identity for _, observation in seen):
        return False
    fact, observation = seen[-1]
    then = item_of(case_file.version_at(fact.fact.occurred_at), item.item_number)
    is_explained = observation.is_consistent or (then is not None and not _is_plate_of(observation, then))
    return not is_explained or not _is_plate_of(observation, item)


def _is_plate_of(observation: ItemObservation, item: DeclarationItem) -> bool:
    """Does the declaration say all that could be read on the plate?"""
    read = (observation.nameplate_year, observation.nameplate_serial)
    stated = (item.year_of_manufacture, item.serial_number)
    return all(seen in (None, declared) for seen, declared in zip(read, stated, strict=True))


def _covered(
    reports: list[AcceptedFact] | tuple[AcceptedFact, ...], identities: dict[int, Digest]
) -> frozenset[int]:
    return frozenset(
        seen.item_number
        for report in reports
        if isinstance(report.content, VisitReported)
        for seen in report.content.observations
        if identities.get(seen.item_number) == seen.identity
    )


def _wanted(case_file: CaseFile, due: list[JudgedItem], as_of: date) -> VisitWanted | None:
    if not due or case_file.arrived_on is None or case_file.place is None:
        return None
    rebooked = [content for _, content in case_file.each(VisitRebooked)]
    rounds = [content.round for _, content in case_file.each(VisitReported)]
    not_before = [wish.not_before for wish in rebooked if wish.not_before]
    return VisitWanted(
        round=max([*rounds, *(wish.round for wish in rebooked)], default=0) + 1,
        place=case_file.place,
        skill=skill_for(due[0].item.hs_code, case_file.policy.visits),
        not_before=max([as_of, *not_before[-1:]]),
        item_numbers=tuple(judged.item.item_number for judged in due),
    )


def skill_for(hs_code: str, rules: VisitRules) -> Skill:
    """The skill that the longest matching HS prefix asks for."""
    matching = [(len(prefix), skill) for prefix, skill in rules.skills if hs_code.startswith(prefix)]
    return max(matching)[1] if matching else rules.default_skill
