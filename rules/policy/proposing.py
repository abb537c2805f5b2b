"""Which notices follow from where the items stand, and what does each have to be signed for an item to go?

An opinion speaks under the law of used machinery; Mẫu số 2 and 3 are the forms of state quality inspection.
"""

from collections.abc import Iterable
from datetime import date

from models.assessment import NoticeProposal
from models.base import Digest, digest_of
from models.facts import SignedItem
from models.papers import QualityInspectionRegistration
from models.vocabulary import (
    InspectionResult,
    NoticeKind,
    ObligationKind,
    Party,
    Regime,
    ReviewLane,
)
from rules.evidence import filed
from rules.policy.judged_case import JudgedCase
from rules.policy.parts import going
from rules.policy.signing import is_signed, propose
from rules.policy.standing import JudgedItem, Standing
from rules.policy.visiting import Visiting
from rules.quality_dossier import inspection_result, result_due_on

TOLD_BY_FORM_2 = (ObligationKind.SUPPLEMENT_DOSSIER,)


def proposals_of(known: JudgedCase, visiting: Visiting) -> tuple[NoticeProposal, ...]:
    """Opinions and results on what is ready, requests for what is missing, the schedule of a visit."""
    items = known.open_items
    ready = [_ready(known, one) for one in items if _is_looked_at(one, visiting)]
    refusable = [one for one in items if _refusing_kind(one) is NoticeKind.REJECTION]
    waiting = [one for one in items if one.standing is Standing.WAITING and not one.may_be_stored]
    wanted = {
        NoticeKind.APPROVAL: [signed for signed in ready if signed],
        NoticeKind.REJECTION: [_signed_item(one, one.basis) for one in refusable],
        NoticeKind.SUPPLEMENT: [_signed_item(one, basis) for one in waiting if (basis := _lack(one))],
        NoticeKind.VISIT_SCHEDULE: _visit_items(visiting),
    }
    proposed = [propose(known.case_file, kind, tuple(signed)) for kind, signed in wanted.items()]
    found = (*proposed, *_receipts(known, items), *_results(known, items))
    return tuple(proposal for proposal in found if proposal)


def _is_looked_at(one: JudgedItem, visiting: Visiting) -> bool:
    return one.lane is ReviewLane.YELLOW or one.item.item_number in visiting.visited


def _ready(known: JudgedCase, one: JudgedItem) -> SignedItem | None:
    """The item on which an opinion may be given, or as many units of it as may go before the rest."""
    if one.standing is Standing.CLEARABLE:
        return _signed_item(one, one.basis) if _needs_opinion(one) else None
    if one.covered <= going(known, one):
        return None
    return SignedItem(item_number=one.item.item_number, basis=one.basis, quantity=one.covered)


def _needs_opinion(one: JudgedItem) -> bool:
    """Mẫu số 3 speaks for the inspection; anything else outside the green lane wants an opinion."""
    if one.lane is ReviewLane.GREEN:
        return False
    return not one.is_inspected or one.is_under(Regime.USED_MACHINERY)


def _refusing_kind(one: JudgedItem) -> NoticeKind | None:
    refusing = [regime for regime, standing in one.standings.items() if standing is Standing.REFUSABLE]
    if not refusing:
        return None
    is_result = refusing == [Regime.QUALITY_INSPECTION] and one.is_inspected
    return NoticeKind.FORM_3 if is_result else NoticeKind.REJECTION


def may_clear(known: JudgedCase, one: JudgedItem) -> bool:
    """Is every notice signed that the item needs to go?"""
    if one.standing is not Standing.CLEARABLE:
        return False
    needed = []
    if _needs_opinion(one):
        needed.append((NoticeKind.APPROVAL, one.basis))
    if one.is_inspected:
        needed.append((NoticeKind.FORM_3, one.inspection_basis))
    return all(is_signed(known.case_file, kind, _signed_item(one, basis)) for kind, basis in needed)


def is_refused(known: JudgedCase, one: JudgedItem) -> bool:
    """Has the notice been signed that refuses the item?"""
    kind = _refusing_kind(one)
    basis = one.inspection_basis if kind is NoticeKind.FORM_3 else one.basis
    return kind is not None and is_signed(known.case_file, kind, _signed_item(one, basis))


def _receipts(known: JudgedCase, items: tuple[JudgedItem, ...]) -> Iterable[NoticeProposal | None]:
    """One Mẫu số 2 for each registration."""
    groups: dict[Digest, list[SignedItem]] = {}
    for one in items:
        basis = _registered(known, one)
        if basis is not None:
            groups.setdefault(basis, []).append(_signed_item(one, basis))
    return (propose(known.case_file, NoticeKind.FORM_2, tuple(signed)) for signed in groups.values())


def _results(known: JudgedCase, items: tuple[JudgedItem, ...]) -> Iterable[NoticeProposal | None]:
    """One Mẫu số 3 for each of the four results that some items have, once Mẫu số 2 has been given."""
    groups: dict[InspectionResult, list[JudgedItem]] = {}
    for one in items:
        result = _result(one)
        if result is not None and _is_received(known, one):
            groups.setdefault(result, []).append(one)
    for result in InspectionResult:
        if result not in groups:
            continue
        signed = tuple(_signed_item(one, one.inspection_basis) for one in groups[result])
        proposal = propose(known.case_file, NoticeKind.FORM_3, signed)
        if proposal:
            due_on = _due_on(known, groups[result], result)
            yield proposal.model_copy(update={"inspection_result": result, "due_on": due_on})


def _result(one: JudgedItem) -> InspectionResult | None:
    """The result, once the inspection of the item can tell one; a refusal on another ground needs none."""
    if not one.is_inspected:
        return None
    standing = one.standings.get(Regime.QUALITY_INSPECTION)
    if standing is Standing.CLEARABLE or _refusing_kind(one) is NoticeKind.FORM_3:
        return inspection_result(one.findings)
    return None


def _is_received(known: JudgedCase, one: JudgedItem) -> bool:
    basis = _registered(known, one)
    return basis is None or is_signed(known.case_file, NoticeKind.FORM_2, _signed_item(one, basis))


def _due_on(known: JudgedCase, group: list[JudgedItem], result: InspectionResult) -> date | None:
    days = [result_due_on(known.case_file, one.item, result) for one in group]
    return min((day for day in days if day), default=None)


def _registered(known: JudgedCase, one: JudgedItem) -> Digest | None:
    """The digest of the registration on which Mẫu số 2 is given; None while there is none."""
    if not one.is_inspected:
        return None
    registrations = filed(known.case_file, one.item, QualityInspectionRegistration)
    return digest_of({"registration": registrations[-1][0].digest}) if registrations else None


def _signed_item(one: JudgedItem, basis: Digest) -> SignedItem:
    return SignedItem(item_number=one.item.item_number, basis=basis)


def _lack(one: JudgedItem) -> Digest | None:
    """The digest of what the importer has to supply; None when nothing is the importer's to be asked for."""
    lacking = [
        [missing.kind, missing.what_vi]
        for missing in one.missing()
        if missing.party is Party.IMPORTER and missing.kind not in TOLD_BY_FORM_2
    ]
    return digest_of({"missing": lacking}) if lacking else None


def _visit_items(visiting: Visiting) -> list[SignedItem]:
    if visiting.wanted is None:
        return []
    basis = digest_of({"round": visiting.wanted.round})
    return [SignedItem(item_number=number, basis=basis) for number in visiting.wanted.item_numbers]
