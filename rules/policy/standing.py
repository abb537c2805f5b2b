"""What do the findings of an item amount to: out of scope, refusable, clearable, or waiting for something?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from models.assessment import Finding, LaneReason, Missing
from models.base import Digest, digest_of
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome, Regime, ReviewLane, Word

NOT_HOLDING = frozenset({Consequence.NOTE, Consequence.AFTER_CLEARANCE})
"""What is only said, or owed once the goods are in the country, does not hold them."""
STORAGE_RULES = frozenset({"storage", "line_storage", "quality_storage", "group_two_storage"})
INSPECTION_RULE = "quality_registration"
"""Arises exactly where state quality inspection is owed, so that the office's word is Mẫu số 3."""


class Standing(Word):
    """What an item waits for, or how it may be decided. The first that applies in any regime holds."""

    REFUSABLE = "refusable", "Đủ căn cứ từ chối"
    ASKING = "asking", "Chờ người trả lời"
    WAITING = "waiting", "Chờ bổ sung"
    CLEARABLE = "clearable", "Đủ căn cứ chấp thuận"
    OUT_OF_SCOPE = "out_of_scope", "Ngoài phạm vi"


ORDER = tuple(Standing)


@dataclass(frozen=True)
class JudgedItem:
    """An item with its findings in the order of CHECKS and the lane that the policy chose."""

    item: DeclarationItem
    findings: tuple[Finding, ...]
    lane: ReviewLane
    lane_reasons: tuple[LaneReason, ...] = ()
    passive: tuple[Finding, ...] = ()

    @cached_property
    def standing(self) -> Standing:
        """A refusal stands on one ground of one regime; a clearance needs every finding of all."""
        return min(self.standings.values(), key=ORDER.index, default=Standing.OUT_OF_SCOPE)

    @cached_property
    def standings(self) -> dict[Regime, Standing]:
        """Where the item stands under each regime that has something to say."""
        said: dict[Regime, list[Finding]] = {}
        for finding in self.findings:
            if finding.consequence not in NOT_HOLDING:
                said.setdefault(finding.regime, []).append(finding)
        return {regime: standing_of(findings) for regime, findings in said.items()}

    def is_under(self, regime: Regime) -> bool:
        """Is the item in the scope of the regime?"""
        return self.standings.get(regime, Standing.OUT_OF_SCOPE) is not Standing.OUT_OF_SCOPE

    @cached_property
    def holding(self) -> tuple[Finding, ...]:
        """The findings of the regimes in whose scope the item is, without what holds nothing."""
        within = {regime for regime in self.standings if self.is_under(regime)}
        return tuple(
            [
                finding
                for finding in self.findings
                if finding.consequence not in NOT_HOLDING and finding.regime in within
            ]
        )

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
        others = replace(self, findings=tuple(one for one in self.findings if one is not short))
        is_all = others.standing is Standing.CLEARABLE
        return sum(use.quantity for use in short.covered_by) if is_all else 0

    @property
    def undetermined(self) -> tuple[Finding, ...]:
        """The findings that something or somebody has to settle before the goods may go."""
        return tuple(finding for finding in self.holding if finding.outcome is Outcome.UNDETERMINED)

    @cached_property
    def is_inspected(self) -> bool:
        """Is state quality inspection owed?"""
        return any(finding.rule == INSPECTION_RULE for finding in self.findings)

    def missing(self, *, is_cleared: bool = False) -> tuple[Missing, ...]:
        """What would settle the findings, each once; what is owed after clearance only once cleared."""
        return tuple(
            dict.fromkeys(
                finding.missing
                for finding in self.findings
                if finding.missing and (is_cleared or finding.consequence is not Consequence.AFTER_CLEARANCE)
            )
        )

    @property
    def may_be_stored(self) -> bool:
        """Does a storage rule let the goods go to storage meanwhile?"""
        return any(
            finding.rule in STORAGE_RULES and finding.outcome is Outcome.MET for finding in self.findings
        )

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


def standing_of(findings: Iterable[Finding]) -> Standing:
    """Where the findings of one regime leave the item."""
    found = tuple(findings)
    failed = [finding for finding in found if finding.outcome is Outcome.NOT_MET]
    undetermined = [finding for finding in found if finding.outcome is Outcome.UNDETERMINED]
    if any(finding.consequence is Consequence.OUT_OF_SCOPE for finding in failed):
        return Standing.OUT_OF_SCOPE
    if any(one.consequence is Consequence.REFUSAL and not one.is_provisional for one in failed):
        return Standing.REFUSABLE
    if any(finding.question for finding in undetermined):
        return Standing.ASKING
    if undetermined or any(finding.is_provisional for finding in found):
        return Standing.WAITING
    if any(finding.consequence is Consequence.EVIDENCE_MISSING for finding in failed):
        return Standing.WAITING
    return Standing.CLEARABLE
