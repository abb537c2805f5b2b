"""The road of a sample without server, portal or clock: rulebook, scripted people, customs' word."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from customs import wire
from customs.simulator import Script
from demo.sample import LEFT_FOR, Message, Sample
from models.assessment import Assessment, ProposedTask
from models.base import digest_of
from models.case_file import AcceptedFact, CaseFile, Lookups
from models.days import VIETNAM
from models.facts import (
    CustomsSpoke,
    DossierReviewed,
    Fact,
    FactContent,
    ItemObservation,
    NoticeSigned,
    QuestionAnswered,
    VisitConfirmed,
    VisitReported,
)
from models.goods import DeclarationItem
from models.ids import fact_digest, fact_id, identity_digest
from models.vocabulary import InspectionResult, NoticeKind, Outcome, TaskKind
from records.reference import ReferenceFile, reference_of
from rules.policy.default import DEFAULT_POLICY
from rules.rulebook import assess

STAFF = {
    TaskKind.VISIT: "nv-1",
    TaskKind.ANSWER: "nv-1",
    TaskKind.CONFIRM_VISIT: "hq-1",
    TaskKind.REVIEW: "nv-2",
    TaskKind.SIGN: "nv-3",
}


@dataclass
class Road:
    sample: Sample
    reference: ReferenceFile
    today: date
    facts: list[AcceptedFact] = field(default_factory=list)
    notices: list[NoticeKind] = field(default_factory=list)
    results: list[InspectionResult] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.now = datetime(self.today.year, self.today.month, self.today.day, 7, tzinfo=VIETNAM)

    def play(self) -> Assessment:
        for step in self.sample.steps:
            if isinstance(step, Message):
                self._send(step)
                continue
            self._settle(LEFT_FOR.get(step.wait_for, frozenset()))
            found = self.assessed()
            assert step.is_reached(found.state, [task.kind for task in found.tasks]), self.explain()
        self._settle(frozenset())
        return self.assessed()

    def later(self, day: date) -> Assessment:
        """The same case on a later day, if nobody sends anything more."""
        self.today, self.now = day, datetime(day.year, day.month, day.day, 7, tzinfo=VIETNAM)
        self._settle(frozenset())
        return self.assessed()

    def assessed(self) -> Assessment:
        return assess(self._case_file(), self.today)

    def explain(self) -> list[str]:
        found = self.assessed()
        lines = [f"{found.state} {found.lane} {[(t.kind, t.notice_kind) for t in found.tasks]}"]
        for item in found.items:
            lines.append(f"{item.item_number} {item.disposition} {[r.criterion for r in item.lane_reasons]}")
            lines += [
                f"   {f.rule} {f.outcome}: {f.sentence_vi}" for f in item.findings if f.outcome != "met"
            ]
        return lines

    def _send(self, step: Message) -> None:
        body = step.as_sent(self._tick())
        self._accept(wire.parse(step.call, body, self.sample.number))

    def _settle(self, left: frozenset[TaskKind]) -> None:
        self._work(left)
        while self._customs_speaks():
            self._work(left)

    def _work(self, left: frozenset[TaskKind]) -> None:
        for _ in range(60):
            tasks = [task for task in self.assessed().tasks if task.kind not in left]
            if not tasks:
                return
            self._do(tasks[0])
        raise AssertionError(self.explain())

    def _do(self, task: ProposedTask) -> None:
        people = self.sample.people
        match task.kind:
            case TaskKind.ANSWER:
                assert task.question_id
                content: FactContent = QuestionAnswered(
                    question=task.question_id,
                    outcome=Outcome(people.answer(task.question_id, self.asked)),
                    reason="Đã đối chiếu văn bản.",
                )
            case TaskKind.VISIT:
                content = self._report(task.round or 1)
            case TaskKind.CONFIRM_VISIT:
                content = VisitConfirmed(round=task.round or 1, report_digest=task.basis, agrees=True)
            case TaskKind.REVIEW:
                content = DossierReviewed(basis=task.basis, agrees=True)
            case TaskKind.SIGN:
                content = self._signature(task)
        self._accept(self._fact(content, STAFF[task.kind]))

    def _report(self, visit_round: int) -> VisitReported:
        seen = tuple(self._observation(item) for item in self._case_file().items)
        return VisitReported(round=visit_round, visited_on=self.today, observations=seen)

    def _observation(self, item: DeclarationItem) -> ItemObservation:
        is_consistent = self.sample.people.visit == "consistent"
        return ItemObservation(
            item_number=item.item_number,
            identity=identity_digest(item),
            nameplate_year=item.year_of_manufacture,
            nameplate_serial=item.serial_number,
            is_consistent=is_consistent,
        )

    def _signature(self, task: ProposedTask) -> NoticeSigned:
        proposal = next(one for one in self.assessed().proposals if one.basis == task.basis)
        self.notices.append(proposal.kind)
        self.results += [proposal.inspection_result] if proposal.inspection_result else []
        return NoticeSigned(
            notice_kind=proposal.kind,
            basis=proposal.basis,
            items=proposal.items,
            content_digest=digest_of({"key": proposal.key}),
            inspection_result=proposal.inspection_result,
        )

    def _customs_speaks(self) -> bool:
        customs, found = self.sample.customs, self.assessed()
        script = Script(customs.final_word, customs.reexports, customs.stores)
        stored = wire.result_json(wire.result(self._case_file().declaration, found, ()))
        message = wire.result_message(self.sample.number, 1, self.now, stored)
        said: dict[int, str] = {}
        units: dict[int, dict[str, int]] = {}
        for word in (
            word
            for one in self.facts
            if isinstance(one.content, CustomsSpoke)
            for word in one.content.outcomes
        ):
            if word.quantity is None:
                units.pop(word.item_number, None)
                said[word.item_number] = word.outcome
            else:
                of_item = units.setdefault(word.item_number, {})
                of_item[word.outcome] = of_item.get(word.outcome, 0) + word.quantity
        due = script.words_for(message, said, units, self._tick())
        for _, _, spoken in due:
            self._accept(spoken.fact())
        return bool(due)

    def _fact(self, content: FactContent, staff_id: str | None) -> Fact:
        return Fact(
            declaration_number=self.sample.number,
            occurred_at=self._tick(),
            content=content,
            staff_id=staff_id,
        )

    def _accept(self, fact: Fact) -> None:
        accepted = AcceptedFact(fact_id=fact_id(fact), digest=fact_digest(fact), fact=fact)
        if accepted not in self.facts:
            self.facts.append(accepted)

    def _tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def _case_file(self) -> CaseFile:
        bare = CaseFile(
            case_number=self.sample.number,
            facts=tuple(self.facts),
            lookups=Lookups(),
            reference=reference_of(self.reference, "samples"),
            policy=DEFAULT_POLICY,
            draw_seed="demo",
        )
        tax_code = bare.declaration.importer.tax_code if bare.declaration else ""
        known = next((one for one in self.reference.importers if one.tax_code == tax_code), None)
        lookups = Lookups(
            earlier_import_count=known.import_count if known else 0,
            violation_count=known.violation_count if known else 0,
        )
        return bare.model_copy(update={"lookups": lookups})
