"""How does a check speak: on which value, of which day, with what consequence, and who has to answer?

A value that nobody has verified never decides alone: `Ground.decide` turns the answer into a question.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.assessment import Finding, Missing, Question, UsedFact
from models.base import digest_of
from models.case_file import AcceptedFact, CaseFile
from models.facts import QuestionAnswered
from models.goods import DeclarationItem
from models.law import Dated, Verification, in_force
from models.vocabulary import Consequence, ObligationKind, Outcome, Party
from rules.checks.days import LawDay

Named = tuple[tuple[str, str], ...]
"""Facts as pairs of name and value, both in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a finding rests on: the check, the item, the dated value, the day that chose it."""

    rule: str
    item_number: int
    value: Dated[Any]
    day: LawDay
    consequence: Consequence

    def on(self, values: Iterable[Dated[Any]]) -> "Ground":
        """The same ground on another value of the same day."""
        return replace(self, value=in_force(values, self.day.day) or self.value)

    def refusing(self) -> "Ground":
        """The same ground, where no paper can help any more."""
        return replace(self, consequence=Consequence.REFUSAL)

    def decide(
        self,
        case_file: CaseFile,
        outcome: Outcome,
        sentence_vi: str,
        facts: Named = (),
        *,
        remedy_vi: str | None = None,
        missing: Missing | None = None,
    ) -> Finding:
        """The outcome, if the value may decide; else the question whether it is right."""
        if self.value.verification is Verification.UNVERIFIED:
            return self.ask(
                case_file,
                f"Cần thẩm tra pháp lý {self.value.citation.place_vi}. Theo văn bản đang lưu: {sentence_vi} "
                f"Hệ thống đề xuất “{outcome.label_vi}”. Mặt hàng đạt hay không đạt tiêu chí này?",
                f"Cần thẩm tra pháp lý: {sentence_vi}",
                facts,
                topic=self.value.citation.place_vi,
            )
        return self.on_any_reading(outcome, sentence_vi, facts, remedy_vi=remedy_vi, missing=missing)

    def on_any_reading(
        self,
        outcome: Outcome,
        sentence_vi: str,
        facts: Named = (),
        *,
        remedy_vi: str | None = None,
        missing: Missing | None = None,
    ) -> Finding:
        """The outcome, which stands whatever a doubtful value turns out to say."""
        return self._finding(
            outcome,
            sentence_vi,
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
        sentence_vi: str,
        facts: Named = (),
        *,
        party: Party = Party.IMPORTER,
        remedy_vi: str | None = None,
    ) -> Finding:
        """Undetermined: something can still be supplied."""
        return self._finding(
            Outcome.UNDETERMINED,
            sentence_vi,
            facts,
            remedy_vi=remedy_vi or what_vi,
            missing=Missing(kind=kind, party=party, what_vi=what_vi),
            needs_legal_review=self.value.needs_review(self.day.day),
        )

    def lacks_arrival(self) -> Finding:
        """Undetermined with no day at all: the arrival selects the law, and nobody has told it."""
        finding = self.lacks(
            ObligationKind.REPORT_ARRIVAL,
            "Báo ngày hàng về đến cửa khẩu Việt Nam.",
            "Chưa biết ngày hàng về đến cửa khẩu Việt Nam, cũng chưa có ngày dự kiến.",
            party=Party.CITY_CUSTOMS,
        )
        return finding.model_copy(
            update={"law_day": None, "law_day_rule_vi": "Luật tại ngày hàng về; chưa biết ngày ấy"}
        )

    def ask(
        self, case_file: CaseFile, text_vi: str, sentence_vi: str, facts: Named = (), *, topic: str = ""
    ) -> Finding:
        """Undetermined until a person answers; other facts ask anew."""
        question = Question(question_id=self.question_id(facts, topic), text_vi=text_vi)
        answer = last_answer(case_file, question.question_id)
        if answer is None:
            return self._finding(Outcome.UNDETERMINED, sentence_vi, facts, question=question)
        fact, content = answer
        return self._finding(
            content.outcome,
            f"{sentence_vi} Chuyên viên trả lời “{content.outcome.label_vi}”: {content.reason}",
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

    def _finding(self, outcome: Outcome, sentence_vi: str, facts: Named, **more: Any) -> Finding:
        return Finding(
            **{
                "verification": self.value.verification,
                "needs_legal_review": self.value.needs_review(self.day.day),
                **more,
            },
            rule=self.rule,
            item_number=self.item_number,
            outcome=outcome,
            consequence=self.consequence,
            citation=self.value.citation,
            law_day=self.day.day,
            law_day_rule_vi=self.day.rule_vi,
            is_provisional=self.day.is_provisional,
            sentence_vi=sentence_vi,
            facts_used=tuple(UsedFact(name_vi=name, value_vi=value) for name, value in facts),
        )


def ground_on(
    rule: str,
    item: DeclarationItem,
    values: Iterable[Dated[Any]],
    day: LawDay,
    consequence: Consequence,
) -> Ground | None:
    """The ground on the value in force on the day; None where no such law is in force."""
    value = in_force(values, day.day)
    return None if value is None else Ground(rule, item.item_number, value, day, consequence)


def question_id(rule: str, item_number: int, facts: Named, topic: str = "") -> str:
    """Rule, item and twelve digits over the facts that are asked about."""
    about = digest_of({"facts": [list(fact) for fact in facts], "topic": topic})
    return f"{rule}/{item_number}/{about[:12]}"


def last_answer(case_file: CaseFile, question_id: str) -> tuple[AcceptedFact, QuestionAnswered] | None:
    """The last answer to the question, in the order of facts."""
    answers = [
        (fact, content)
        for fact, content in case_file.each(QuestionAnswered)
        if content.question == question_id
    ]
    return answers[-1] if answers else None


def day_vi(day: date) -> str:
    """A day as it is printed: 24/11/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def in_force_place(values: Iterable[Dated[Any]], day: date) -> str | None:
    """Where the value of the day stands, as a lawyer writes it."""
    value = in_force(values, day)
    return None if value is None else value.citation.place_vi
