"""What do the findings of an item amount to: out of scope, refusable, clearable, or waiting for something?"""

from dataclasses import dataclass
from functools import cached_property

from models.assessment import Finding, LaneReason, Missing
from models.base import Digest, digest_of
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome, ReviewLane, Word


class Standing(Word):
    """What an item waits for, or how it may be decided."""

    OUT_OF_SCOPE = "out_of_scope", "Ngoài phạm vi"
    REFUSABLE = "refusable", "Đủ căn cứ từ chối"
    CLEARABLE = "clearable", "Đủ căn cứ chấp thuận"
    ASKING = "asking", "Chờ người trả lời"
    WAITING = "waiting", "Chờ bổ sung"


@dataclass(frozen=True)
class JudgedItem:
    """An item with its findings in the order of CHECKS and the lane that the policy chose."""

    item: DeclarationItem
    findings: tuple[Finding, ...]
    lane: ReviewLane
    lane_reasons: tuple[LaneReason, ...] = ()

    @cached_property
    def standing(self) -> Standing:
        """A refusal stands on one ground; a clearance needs every finding."""
        failed = [finding for finding in self.findings if finding.outcome is Outcome.NOT_MET]
        if any(finding.consequence is Consequence.OUT_OF_SCOPE for finding in failed):
            return Standing.OUT_OF_SCOPE
        final = [finding for finding in failed if not finding.is_provisional]
        if any(finding.consequence is Consequence.REFUSAL for finding in final):
            return Standing.REFUSABLE
        if any(finding.question for finding in self.undetermined):
            return Standing.ASKING
        if self.undetermined or any(finding.is_provisional for finding in self.findings):
            return Standing.WAITING
        if any(finding.consequence is Consequence.EVIDENCE_MISSING for finding in failed):
            return Standing.WAITING
        return Standing.CLEARABLE

    @property
    def undetermined(self) -> tuple[Finding, ...]:
        """The findings that something or somebody has to settle."""
        return tuple(finding for finding in self.findings if finding.outcome is Outcome.UNDETERMINED)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What would settle them, each once."""
        return tuple(dict.fromkeys(finding.missing for finding in self.findings if finding.missing))

    @property
    def may_be_stored(self) -> bool:
        """Does the storage rule let the goods go to storage meanwhile (Điều 8.3)?"""
        return any(finding.rule == "storage" and finding.outcome is Outcome.MET for finding in self.findings)

    @cached_property
    def basis(self) -> Digest:
        """The digest of the item and its findings; a signature on it stands while it is unchanged."""
        found = [[finding.rule, finding.outcome, finding.sentence_vi] for finding in self.findings]
        return digest_of({"item": self.item.model_dump(mode="json"), "found": found})
