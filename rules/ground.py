"""How does a check speak: on which value, of which day, with what consequence, and who has to answer?

A value that nobody has verified never decides alone: `Ground.decide` turns the answer into a question.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from models.assessment import Finding, Missing, Question, UsedFact
from models.base import digest_of
from models.case_file import AcceptedFact, CaseFile
from models.facts import QuestionAnswered
from models.goods import DeclarationItem
from models.language import Said
from models.law import Dated, Verification, in_force
from models.vocabulary import Consequence, ObligationKind, Outcome, Party, Regime
from rules.checks.days import LawDay

UNVERIFIED = Verification.UNVERIFIED
Named = tuple[tuple[str, str], ...]
"""Facts as pairs of name and value, both in Vietnamese."""


class Ground(NamedTuple):
    """What a finding rests on: the check, the item, the dated value, the day that chose it."""

    rule: str
    item_number: int
    value: Dated[Any]
    day: LawDay
    consequence: Consequence
    regime: Regime = Regime.USED_MACHINERY

    def on(self, values: Iterable[Dated[Any]]) -> "Ground":
        """The same ground on another value of the same day."""
        return self.of(in_force(values, self.day.day) or self.value)

    def of(self, value: Dated[Any]) -> "Ground":
        """The same ground, where it is known which value it rests on."""
        return Ground(self.rule, self.item_number, value, self.day, self.consequence, self.regime)

    def refusing(self) -> "Ground":
        """The same ground, where no paper can help any more."""
        return self._replace(consequence=Consequence.REFUSAL)

    def decide(
        self,
        case_file: CaseFile,
        outcome: Outcome,
        said: Said,
        facts: Named = (),
        *,
        remedy_vi: str | None = None,
        missing: Missing | None = None,
    ) -> Finding:
        """The outcome, if the value may decide; else the question whether it is right."""
        if self.value.verification is UNVERIFIED:
            return self.ask(
                case_file,
                f"Cần thẩm tra pháp lý {self.value.citation.place_vi}. Theo văn bản đang lưu: {said.vi} "
                f"Hệ thống đề xuất “{outcome.label_vi}”. Mặt hàng đạt hay không đạt tiêu chí này?",
                Said(f"Cần thẩm tra pháp lý: {said.vi}", f"Needs legal review: {said.en}"),
                facts,
                topic=self.value.citation.place_vi,
            )
        return self._finding(outcome, said, facts, remedy_vi=remedy_vi, missing=missing)

    def on_any_reading(
        self,
        outcome: Outcome,
        said: Said,
        facts: Named = (),
        *,
        remedy_vi: str | None = None,
        missing: Missing | None = None,
    ) -> Finding:
        """The outcome, which stands whatever a doubtful value turns out to say."""
        return self._finding(
            outcome,
            said,
            facts,
            remedy_vi=remedy_vi,
            missing=missing,
            verification=Verification.VERIFIED,
            needs_legal_review=self._is_due_for_review(),
        )

    def lacks(
        self,
        kind: ObligationKind,
        what_vi: str,
        said: Said,
        facts: Named = (),
        *,
        party: Party = Party.IMPORTER,
        remedy_vi: str | None = None,
    ) -> Finding:
        """Undetermined: something can still be supplied."""
        return self._finding(
            Outcome.UNDETERMINED,
            said,
            facts,
            remedy_vi=remedy_vi or what_vi,
            missing=Missing(kind=kind, party=party, what_vi=what_vi),
        )

    def lacks_arrival(self) -> Finding:
        """Undetermined with no day at all: the arrival selects the law, and nobody has told it."""
        finding = self.lacks(
            ObligationKind.REPORT_ARRIVAL,
            "Báo ngày hàng về đến cửa khẩu Việt Nam.",
            Said(
                "Chưa biết ngày hàng về đến cửa khẩu Việt Nam, cũng chưa có ngày dự kiến.",
                "The day on which the goods reach the Vietnamese border gate is not known, nor expected.",
            ),
            (("Ngày hàng về", "Chưa báo"),),
            party=Party.CITY_CUSTOMS,
        )
        return finding.model_copy(
            update={"law_day": None, "law_day_rule_vi": "Luật tại ngày hàng về; chưa biết ngày ấy"}
        )

    def ask(
        self, case_file: CaseFile, text_vi: str, said: Said, facts: Named = (), *, topic: str = ""
    ) -> Finding:
        """Undetermined until a person answers; other facts ask anew."""
        question = Question(question_id=self.question_id(facts, topic), text_vi=text_vi)
        answer = last_answer(case_file, question.question_id)
        if answer is None:
            return self._finding(Outcome.UNDETERMINED, said, facts, question=question)
        fact, content = answer
        answer_en = content.outcome.value.replace("_", " ")
        return self._finding(
            content.outcome,
            Said(
                f"{said.vi} Chuyên viên trả lời “{content.outcome.label_vi}”: {content.reason}",
                f"{said.en} An inspector answered “{answer_en}”: “{content.reason}”",
            ),
            facts,
            question=question,
            answered_by=fact.fact.staff_id,
        )

    def question_id(self, facts: Named, topic: str = "") -> str:
        """The id holds the facts asked about, not the wording."""
        return question_id(self.rule, self.item_number, facts, topic)

    def _is_due_for_review(self) -> bool:
        due = self.value.review_needed_from
        return due is not None and self.day.day >= due

    def _finding(self, outcome: Outcome, said: Said, facts: Named, **more: Any) -> Finding:
        rule, item_number, value, day, consequence, regime = self
        fields = _stem(rule, value, day, consequence, regime) | more
        fields["item_number"] = item_number
        fields["outcome"] = outcome
        fields["sentence_vi"], fields["sentence_en"] = said
        fields["facts_used"] = used_facts(facts)
        return finding_of(fields)


@lru_cache(maxsize=4096)
def _stem(
    rule: str, value: Dated[Any], day: LawDay, consequence: Consequence, regime: Regime
) -> dict[str, Any]:
    """Every field of a finding, in order, as far as the law tells it: the goods of a day share it."""
    return {
        "rule": rule,
        "regime": regime,
        "item_number": 0,
        "outcome": Outcome.UNDETERMINED,
        "consequence": consequence,
        "citation": value.citation,
        "in_force_from": value.valid_from,
        "in_force_until": value.valid_until,
        "law_day": day.day,
        "law_day_rule_vi": day.rule_vi,
        "verification": value.verification,
        "needs_legal_review": value.needs_review(day.day),
        "is_provisional": day.is_provisional,
        "sentence_vi": "",
        "sentence_en": "",
        "remedy_vi": None,
        "facts_used": (),
        "missing": None,
        "question": None,
        "answered_by": None,
        "covered_by": (),
    }


finding_of = Finding.of_certain
"""Looked up once: to look it up in the class costs as much as to make the record."""


@lru_cache(maxsize=4096)
def used_facts(facts: Named) -> tuple[UsedFact, ...]:
    """The records of facts."""
    return tuple(used_fact(*fact) for fact in facts)


@lru_cache(maxsize=4096)
def used_fact(name_vi: str, value_vi: str) -> UsedFact:
    """The record of a fact; the same few return with every item."""
    return UsedFact(name_vi=name_vi, value_vi=value_vi)


def ground_on(
    rule: str,
    item: DeclarationItem,
    values: Iterable[Dated[Any]],
    day: LawDay,
    consequence: Consequence,
    regime: Regime = Regime.USED_MACHINERY,
) -> Ground | None:
    """The ground on the value in force on the day; None where no such law is in force."""
    value = in_force(values, day.day)
    return None if value is None else Ground(rule, item.item_number, value, day, consequence, regime)


def question_id(rule: str, item_number: int, facts: Named, topic: str = "") -> str:
    """Rule, item and twelve digits over the facts that are asked about."""
    about = digest_of({"facts": [list(fact) for fact in facts], "topic": topic})
    return f"{rule}/{item_number}/{about[:12]}"


def last_answer(case_file: CaseFile, question_id: str) -> tuple[AcceptedFact, QuestionAnswered] | None:
    """The last answer to the question, in the order of facts."""
    return case_file.answers.get(question_id)


def day_vi(day: date) -> str:
    """A day as it is printed: 24/11/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def in_force_place(values: Iterable[Dated[Any]], day: date) -> str | None:
    """Where the value of the day stands, as a lawyer writes it."""
    value = in_force(values, day)
    return None if value is None else value.citation.place_vi
