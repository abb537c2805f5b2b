"""What does the rulebook answer? Findings, dispositions, obligations, tasks, proposals: the assessment."""

from datetime import date

from models.base import Digest, Record
from models.facts import FactId, SignedItem, StaffId
from models.law import Citation, Verification
from models.vocabulary import (
    CaseState,
    Consequence,
    Disposition,
    InspectionResult,
    NoticeKind,
    ObligationKind,
    Office,
    Outcome,
    Party,
    Regime,
    ResultState,
    ReviewLane,
    Role,
    Skill,
    TaskKind,
    answer_vi,
    is_outside,
)


class UsedFact(Record):
    """A fact that a finding rests on, as words for the reader."""

    name_vi: str
    value_vi: str


class Missing(Record):
    """What would settle an undetermined finding, and who has to supply it."""

    kind: ObligationKind
    party: Party
    what_vi: str
    due_on: date | None = None


class Question(Record):
    """What the law leaves to a person; its id holds a digest of the facts, so other facts ask anew."""

    question_id: str
    text_vi: str


class CertificateUse(Record):
    """Units of an item that a certificate covers which was issued for `stated` units."""

    certificate_key: Digest
    stated: int
    quantity: int


class Finding(Record):
    """Kết luận của một tiêu chí: outcome, law, facts, and a sentence that a trader understands.

    `law_day` is the day whose law was applied; `law_day_rule_vi` says which rule chose it.
    `needs_legal_review` shows "cần thẩm tra pháp lý". A provisional finding rests on an expected day.
    `in_force_from` and `in_force_until` (excluded) are the days of the value it rests on. `covered_by` are
    the certificates by quantity, where the finding asks whether they are enough.
    """

    rule: str
    regime: Regime
    item_number: int
    outcome: Outcome
    consequence: Consequence
    citation: Citation
    in_force_from: date
    in_force_until: date | None = None
    law_day: date | None
    law_day_rule_vi: str
    verification: Verification = Verification.VERIFIED
    needs_legal_review: bool = False
    is_provisional: bool = False
    sentence_vi: str
    sentence_en: str
    remedy_vi: str | None = None
    facts_used: tuple[UsedFact, ...] = ()
    missing: Missing | None = None
    question: Question | None = None
    answered_by: StaffId | None = None
    covered_by: tuple[CertificateUse, ...] = ()

    @property
    def answer_vi(self) -> str:
        """What the answer is called wherever a person reads it."""
        return answer_vi(self.outcome, self.consequence)


class LaneReason(Record):
    """Why an item is in its lane, by which criterion of the policy."""

    lane: ReviewLane
    criterion: str
    text_vi: str


class ItemPart(Record):
    """What is said of some units of an item, where not the same is said of all."""

    quantity: int
    disposition: Disposition
    citation: Citation | None = None


class ItemAssessment(Record):
    """All that is said of one item. Lane and reasons come from the coordination policy, never from law.

    Passive findings are recorded and shown, and count for nothing. Without `parts` the disposition is that of
    every unit; with them it is that of the rest. `written_off` is what the item uses of certificates.
    """

    item_number: int
    findings: tuple[Finding, ...]
    lane: ReviewLane
    lane_reasons: tuple[LaneReason, ...] = ()
    disposition: Disposition
    disposition_citation: Citation | None = None
    passive: tuple[Finding, ...] = ()
    parts: tuple[ItemPart, ...] = ()
    written_off: tuple[CertificateUse, ...] = ()

    @property
    def reasons(self) -> tuple[Finding, ...]:
        """What is not met or open, and the notes; that a law does not apply counts only where none does."""
        is_ours = self.disposition is not Disposition.NOT_OURS
        return tuple(one for one in self.findings if not _goes_without_saying(one, is_ours=is_ours))


def _goes_without_saying(finding: Finding, *, is_ours: bool) -> bool:
    if finding.consequence is Consequence.NOTE:
        return False
    is_scope = is_outside(finding.outcome, finding.consequence)
    return finding.outcome is Outcome.MET or (is_scope and is_ours)


class Obligation(Record):
    """What is owed, by whom, until when, on which ground. `due_on` is the last day in time."""

    kind: ObligationKind
    party: Party
    item_number: int | None
    what_vi: str
    citation: Citation | None = None
    due_on: date | None = None


class ProposedTask(Record):
    """What a person of ours has to do now; the key makes it one task however often it is proposed.

    `citation` is where the law sets `due_on`; None where the offices only wish for a day.
    """

    key: str
    kind: TaskKind
    office: Office
    role: Role
    what_vi: str
    item_number: int | None = None
    round: int | None = None
    question_id: str | None = None
    notice_kind: NoticeKind | None = None
    basis: Digest | None = None
    due_on: date | None = None
    citation: Citation | None = None


class TimeOut(Record):
    """A day that has passed without what was due (row D12): no finding, and nothing is released by it.

    Exactly one of `obligation` and `task` says what was due. Without a citation, `reason_vi` says who set
    the day.
    """

    party: Party
    obligation: ObligationKind | None = None
    task: TaskKind | None = None
    item_number: int | None = None
    what_vi: str
    due_on: date
    days_over: int
    citation: Citation | None = None
    reason_vi: str | None = None


class VisitWanted(Record):
    """A joint visit that has to be booked: one round, one place, one skill, not before a day."""

    round: int
    place: str
    skill: Skill
    not_before: date
    item_numbers: tuple[int, ...]


class NoticeProposal(Record):
    """A notice that should be signed. `basis` digests what it rests on; `revision` counts per kind.

    `inspection_result` is the one of the four results that Mẫu số 3 tells.
    """

    key: str
    kind: NoticeKind
    revision: int
    basis: Digest
    items: tuple[SignedItem, ...]
    inspection_result: InspectionResult | None = None
    due_on: date | None = None

    @property
    def item_numbers(self) -> tuple[int, ...]:
        """The items that the notice speaks of."""
        return tuple(item.item_number for item in self.items)


class NoticeOrder(Record):
    """A notice that was signed and has to be issued."""

    key: str
    kind: NoticeKind
    revision: int
    signature_fact_id: FactId
    signed_by: StaffId
    inspection_result: InspectionResult | None = None


class RoleHeld(Record):
    """Who acts in the case in which role; nobody holds two."""

    staff_id: StaffId
    role: Role


class Assessment(Record):
    """What the rulebook says of one case file.

    Ordered: items by number, findings by the order of CHECKS, obligations and tasks by key.
    """

    as_of: date
    rulebook_version: str
    rulebook_digest: Digest
    lane: ReviewLane
    state: CaseState
    result_state: ResultState
    items: tuple[ItemAssessment, ...]
    obligations: tuple[Obligation, ...]
    tasks: tuple[ProposedTask, ...]
    visit_wanted: VisitWanted | None = None
    proposals: tuple[NoticeProposal, ...] = ()
    orders: tuple[NoticeOrder, ...] = ()
    roles: tuple[RoleHeld, ...] = ()
    next_due_on: date | None = None
    is_closed: bool = False
    is_withdrawn: bool = False
    time_outs: tuple[TimeOut, ...] = ()
