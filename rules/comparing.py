"""What differs between two answers to one case file, and which instrument made the difference?"""

from datetime import date

from models.assessment import Assessment, Finding, ItemAssessment
from models.base import Record
from models.law import Citation
from models.vocabulary import Consequence, Disposition, Outcome, ReviewLane, answer_vi

NOT_ASKED_VI = "Không đặt ra"


class RuleChange(Record):
    """One rule that answers otherwise; None where it did not arise. The citations say what did it.

    Marked: the finding shows "cần thẩm tra pháp lý".
    """

    rule: str
    before: Outcome | None
    after: Outcome | None
    consequence_before: Consequence | None
    consequence_after: Consequence | None
    cited_before: Citation | None
    cited_after: Citation | None
    was_marked: bool = False
    is_marked: bool = False
    sentence_vi: str

    @property
    def before_vi(self) -> str:
        """What the earlier answer is called."""
        return _called(self.before, self.consequence_before)

    @property
    def after_vi(self) -> str:
        """What the later answer is called."""
        return _called(self.after, self.consequence_after)


class ItemChange(Record):
    """What changes for one item."""

    item_number: int
    disposition_before: Disposition
    disposition_after: Disposition
    lane_before: ReviewLane
    lane_after: ReviewLane
    rules: tuple[RuleChange, ...]


class Turn(Record):
    """A day on which the answer changes, with the first day's answer in full before it."""

    day: date
    changes: tuple[ItemChange, ...]


def compare(before: Assessment, after: Assessment) -> tuple[ItemChange, ...]:
    """Item by item, in order; nothing where both say the same on the same ground."""
    later = {item.item_number: item for item in after.items}
    changes = (_change(item, later[item.item_number]) for item in before.items if item.item_number in later)
    return tuple(change for change in changes if _says_something(change))


def _called(outcome: Outcome | None, consequence: Consequence | None) -> str:
    return answer_vi(outcome, consequence) if outcome and consequence else NOT_ASKED_VI


def _says_something(change: ItemChange) -> bool:
    before = change.disposition_before, change.lane_before
    return bool(change.rules) or before != (change.disposition_after, change.lane_after)


def _change(before: ItemAssessment, after: ItemAssessment) -> ItemChange:
    earlier = {finding.rule: finding for finding in before.findings}
    later = {finding.rule: finding for finding in after.findings}
    names = dict.fromkeys([*earlier, *later])
    rules = (_rule_change(name, earlier.get(name), later.get(name)) for name in names)
    return ItemChange(
        item_number=before.item_number,
        disposition_before=before.disposition,
        disposition_after=after.disposition,
        lane_before=before.lane,
        lane_after=after.lane,
        rules=tuple(rule for rule in rules if rule is not None),
    )


def _rule_change(name: str, before: Finding | None, after: Finding | None) -> RuleChange | None:
    if before and after and _ground(before) == _ground(after):
        return None
    said = after or before
    assert said is not None
    return RuleChange(
        rule=name,
        before=before.outcome if before else None,
        after=after.outcome if after else None,
        consequence_before=before.consequence if before else None,
        consequence_after=after.consequence if after else None,
        cited_before=before.citation if before else None,
        cited_after=after.citation if after else None,
        was_marked=before is not None and before.needs_legal_review,
        is_marked=after is not None and after.needs_legal_review,
        sentence_vi=said.sentence_vi,
    )


def _ground(finding: Finding) -> tuple[object, ...]:
    """What makes two findings the same answer: outcome, place and words of the law, and its mark."""
    return finding.outcome, finding.consequence, finding.citation, finding.needs_legal_review
