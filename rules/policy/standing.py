"""What do the findings of an item amount to: out of scope, refusable, clearable, or waiting for something?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from models.assessment import Finding, LaneReason, Missing
from models.base import Digest, digest_of
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome, Regime, ReviewLane, Word

NOT_HOLDING = frozenset({Consequence.NOTE, Consequence.AFTER_CLEARANCE})
"""What is only said, or owed once the goods are in the country, does not hold them."""
STORAGE_RULES = frozenset({"storage", "line_storage", "quality_storage", "group_two_storage"})
OLD_CONCLUSION_RULE = "group_two_conclusion"
INSPECTION_RULE = "quality_registration"
"""Arises exactly where state quality inspection is owed, so that the office's word is Mẫu số 3."""
MET = Outcome.MET
"""Looked up once: to look it up for each finding costs more than all that is done with it."""


class Standing(Word):
    """What an item waits for, or how it may be decided. The first that applies in any regime holds."""

    REFUSABLE = "refusable", "Đủ căn cứ từ chối"
    ASKING = "asking", "Chờ người trả lời"
    WAITING = "waiting", "Chờ bổ sung"
    CLEARABLE = "clearable", "Đủ căn cứ chấp thuận"
    OUT_OF_SCOPE = "out_of_scope", "Ngoài phạm vi"


ORDER = tuple(Standing)
OPEN = (Standing.ASKING, Standing.WAITING)


class Weighed(NamedTuple):
    """The findings of an item in the order of CHECKS, sorted once for all that is asked of them.

    `holding` are those of the regimes in whose scope the item is, without what holds nothing.
    """

    findings: tuple[Finding, ...]
    standings: dict[Regime, Standing]
    standing: Standing
    holding: tuple[Finding, ...]
    by_rule: dict[str, Finding]

    @property
    def is_inspected(self) -> bool:
        """Is state quality inspection owed?"""
        return INSPECTION_RULE in self.by_rule


def weigh(findings: tuple[Finding, ...]) -> Weighed:
    """Where the item stands under each regime that has something to say, and under all of them.

    A refusal stands on one ground of one regime; a clearance needs every finding of all.
    """
    said: dict[Regime, list[Finding]] = {}
    for one in findings:
        if one.consequence not in NOT_HOLDING:
            said.setdefault(one.regime, []).append(one)
    standings = {regime: standing_of(found) for regime, found in said.items()}
    within = [regime for regime in said if standings[regime] is not Standing.OUT_OF_SCOPE]
    return Weighed(
        findings=findings,
        standings=standings,
        standing=min(standings.values(), key=ORDER.index, default=Standing.OUT_OF_SCOPE),
        holding=tuple([one for regime in within for one in said[regime]]),
        by_rule={one.rule: one for one in findings},
    )


@dataclass(frozen=True)
class JudgedItem:
    """An item with its findings, weighed, and the lane that the policy chose."""

    item: DeclarationItem
    weighed: Weighed
    lane: ReviewLane
    lane_reasons: tuple[LaneReason, ...] = ()
    passive: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding in the order of CHECKS."""
        return self.weighed.findings

    @property
    def standing(self) -> Standing:
        """Where the item stands under all regimes."""
        return self.weighed.standing

    @property
    def standings(self) -> dict[Regime, Standing]:
        """Where the item stands under each regime that has something to say."""
        return self.weighed.standings

    @property
    def holding(self) -> tuple[Finding, ...]:
        """The findings that hold the item, or would."""
        return self.weighed.holding

    @property
    def is_inspected(self) -> bool:
        """Is state quality inspection owed?"""
        return self.weighed.is_inspected

    @property
    def failed_inspection(self) -> bool:
        """Did the goods fail state quality inspection, of this period or of the one before?"""
        if self.standings.get(Regime.QUALITY_INSPECTION) is not Standing.REFUSABLE:
            return False
        return self.is_inspected or OLD_CONCLUSION_RULE in self.weighed.by_rule

    def is_under(self, regime: Regime) -> bool:
        """Is the item in the scope of the regime?"""
        return self.standings.get(regime, Standing.OUT_OF_SCOPE) is not Standing.OUT_OF_SCOPE

    @cached_property
    def covered(self) -> int:
        """Units that may go before the rest: nothing but a certificate of the rest holds the item.

        State quality inspection tells one result of the goods registered, and knows no part.
        """
        if self.standing is not Standing.WAITING or self.is_inspected:
            return 0
        short = next((one for one in self.undetermined if one.covered_by), None)
        if short is None:
            return 0
        others = weigh(tuple(one for one in self.findings if one is not short))
        is_all = others.standing is Standing.CLEARABLE
        return sum(use.quantity for use in short.covered_by) if is_all else 0

    @property
    def undetermined(self) -> tuple[Finding, ...]:
        """The findings that something or somebody has to settle before the goods may go."""
        return tuple(finding for finding in self.holding if finding.outcome is Outcome.UNDETERMINED)

    @cached_property
    def unsure(self) -> frozenset[Regime]:
        """The regimes that have a ground to refuse the item, and may not because their scope is open."""
        if self.standing not in OPEN:
            return frozenset()
        refusing = {one.regime for one in self.holding if is_refusing(one)}
        return frozenset(regime for regime in refusing if self.standings[regime] in OPEN)

    @property
    def awaited(self) -> tuple[Finding, ...]:
        """The undetermined findings that are to be settled now."""
        return tuple(one for one in self.undetermined if self.is_awaited(one))

    def is_awaited(self, one: Finding) -> bool:
        """Is it to be settled now? Where a refusal waits for the scope, nothing else of its regime is."""
        return one.consequence in NOT_HOLDING or one.regime not in self.unsure or _is_of_scope(one)

    def missing(self, *, is_cleared: bool = False) -> tuple[Missing, ...]:
        """What would settle the findings, each once; what is owed after clearance only once cleared."""
        return tuple(
            dict.fromkeys(
                [
                    finding.missing
                    for finding in self.findings
                    if finding.missing
                    and (is_cleared or finding.consequence is not Consequence.AFTER_CLEARANCE)
                    and self.is_awaited(finding)
                ]
            )
        )

    @property
    def may_be_stored(self) -> bool:
        """Does a storage rule let the goods go to storage meanwhile? Not where a ground refuses them."""
        storing = STORAGE_RULES & self.weighed.by_rule.keys()
        is_met = any(self.weighed.by_rule[rule].outcome is MET for rule in storing)
        return is_met and not self.unsure

    @cached_property
    def basis(self) -> Digest:
        """The digest of the item and its findings; a signature on it stands while it is unchanged."""
        return self._digest(
            finding
            for finding in self.findings
            if finding.consequence is not Consequence.NOTE and not _is_enough(finding)
        )

    @cached_property
    def inspection_basis(self) -> Digest:
        """The digest of the item and what state quality inspection found, on which Mẫu số 3 stands."""
        return self._digest(
            one for one in self.holding if one.regime is Regime.QUALITY_INSPECTION and not _is_enough(one)
        )

    def _digest(self, findings: Iterable[Finding]) -> Digest:
        found = [[finding.rule, finding.outcome, finding.sentence_vi] for finding in findings]
        return digest_of({"item": self.item.model_dump(mode="json"), "found": found})


def _is_enough(finding: Finding) -> bool:
    """That the certificates are enough adds nothing to what they say, so that no signature rests on it."""
    return bool(finding.covered_by) and finding.outcome is Outcome.MET


def standing_of(findings: list[Finding]) -> Standing:
    """Where the findings of one regime leave the item: whether it covers the item at all comes first."""
    is_provisional = True in [one.is_provisional for one in findings]
    unmet = [one for one in findings if one.outcome is not MET]
    if not unmet:
        return Standing.WAITING if is_provisional else Standing.CLEARABLE
    failed = [one for one in unmet if one.outcome is Outcome.NOT_MET]
    undetermined = [one for one in unmet if one.outcome is Outcome.UNDETERMINED]
    consequences = [one.consequence for one in failed]
    if Consequence.OUT_OF_SCOPE in consequences:
        return Standing.OUT_OF_SCOPE
    if any(is_refusing(one) for one in failed):
        undetermined = [one for one in undetermined if _is_of_scope(one)]
        if not undetermined:
            return Standing.REFUSABLE
    if [one for one in undetermined if one.question]:
        return Standing.ASKING
    if undetermined or is_provisional or Consequence.EVIDENCE_MISSING in consequences:
        return Standing.WAITING
    return Standing.CLEARABLE


def is_refusing(one: Finding) -> bool:
    """Is it a ground on which the item may not come in?"""
    return (
        one.outcome is Outcome.NOT_MET and one.consequence is Consequence.REFUSAL and not one.is_provisional
    )


def _is_of_scope(one: Finding) -> bool:
    """Does it say whether the law covers the goods at all, before which that law refuses nothing?"""
    return one.consequence is Consequence.OUT_OF_SCOPE
