"""A case carried without a server: the real door, the real assessment, the loop of the workflow by hand."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Engine

from activities.assessing import Assessing
from intake.door import Door, Inbound, Receipt
from models.base import canonical_json
from models.facts import Fact, FactId
from models.messages import AssessCase, Verdict
from records import cases, inbox
from records.engine import reading, writing


@dataclass
class CaseRunner:
    """Takes messages as they come, assesses after each, opens the follow-up case when the case is closed."""

    register: Engine
    number: str
    now: datetime
    facts: list[FactId] = field(default_factory=list)
    verdict: Verdict = field(default_factory=lambda: Verdict(assessment_number=0))
    sequence: int = 0

    def send(self, fact: Fact, message_id: str) -> Receipt:
        """The message comes to the door; the case looks at what the door has kept at once."""
        receipt = self.keep(fact, message_id)
        if receipt.fact_id not in self.facts:
            self._offer(receipt.fact_id)
        return receipt

    def keep(self, fact: Fact, message_id: str) -> Receipt:
        """The message comes to the door, and nobody looks yet."""
        self.now += timedelta(seconds=1)
        inbound = Inbound("hai-quan-da-nang", message_id, canonical_json(fact))
        return Door(self.register, None, lambda: self.now).receive(inbound, fact, received_at=self.now)

    def _offer(self, fact_id: FactId) -> None:
        if self.verdict.is_closed:
            self._follow_up()
        self.facts.append(fact_id)
        self.assess()

    def assess(self) -> Verdict:
        """As the loop does: everything known, at this instant."""
        with reading(self.register) as session:
            case = cases.newest(session, self.number)
            assert case is not None
        request = AssessCase(
            case_number=case.case_number,
            declaration_number=self.number,
            fact_ids=tuple(self.facts),
            assessment_number=self.verdict.assessment_number + 1,
            at=self.now,
        )
        self.verdict = Assessing(self.register, "").assess(request)
        return self.verdict

    def _follow_up(self) -> None:
        with writing(self.register) as session:
            case = inbox.follow_up(session, self.number, self.now, after=self.sequence)
            session.flush()
            opened = inbox.opening(session, case)
        self.sequence += 1
        self.facts = list(opened.inherited)
        self.verdict = Verdict(assessment_number=0)
