"""What is a sample: which messages customs sends, what people do, and how the case has to end?

Days may be relative to the day of the demo, as `customs.wire.relative` says. Messages are sent in order and
people do nothing meanwhile, except at `wait_for` and after the last step: there they do every open task, but
leave those for which the state waits.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from customs import wire
from models.vocabulary import CaseState, Disposition, NoticeKind, ReviewLane, TaskKind
from records.reference import ReferenceFile

Call = Literal["declarations", "amendments", "documents", "arrival", "storage", "withdrawal", "clearance"]
EVERY_RULE = "*"
Answers = Annotated[tuple[Literal["met", "not_met"], ...], Field(min_length=1)]
LEFT_FOR: dict[CaseState, frozenset[TaskKind]] = {
    CaseState.AWAITING_VISIT: frozenset({TaskKind.VISIT, TaskKind.CONFIRM_VISIT}),
    CaseState.AWAITING_ANSWER: frozenset({TaskKind.ANSWER}),
    CaseState.AWAITING_REVIEW: frozenset({TaskKind.REVIEW}),
    CaseState.AWAITING_SIGNATURE: frozenset({TaskKind.SIGN}),
}
"""Tasks that people leave undone while a sample waits for the state."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Message(_Part):
    """One message of customs, sent `repeat` times with the same id."""

    call: Call
    body: dict[str, Any]
    repeat: Annotated[int, Field(ge=1)] = 1

    @property
    def number(self) -> str:
        """The declaration number."""
        return str(self.body["so_to_khai"])

    def as_sent(self, now: datetime) -> bytes:
        """The bytes; sent again, they are not made again."""
        return wire.as_sent(self.body, now)


class WaitFor(_Part):
    """People work until the case is in this state."""

    wait_for: CaseState

    def is_reached(self, state: CaseState, open_tasks: Iterable[TaskKind]) -> bool:
        """The state is there, and people have nothing left to do but what the state waits for."""
        return state is self.wait_for and set(open_tasks) <= LEFT_FOR.get(self.wait_for, frozenset())


class People(_Part):
    """What the scripted staff find, answer and decide.

    `answers` are by the rule that asks, "*" for the others: one for every question, or a list in the order
    in which the questions come up, of which the last goes on. A bare word answers everything.
    """

    visit: Literal["consistent", "inconsistent"] = "consistent"
    answers: dict[str, Answers] = {EVERY_RULE: ("met",)}
    review: Literal["agree"] = "agree"

    @field_validator("answers", mode="before")
    @classmethod
    def _spelled_out(cls, value: Any) -> Any:
        by_rule = value if isinstance(value, dict) else {EVERY_RULE: value}
        spelled = {rule: [said] if isinstance(said, str) else said for rule, said in by_rule.items()}
        return {EVERY_RULE: ["met"], **spelled}

    def answer(self, question: str, asked: list[str]) -> str:
        """The answer to a question; `asked` keeps the questions of the case as they come up.

        The same question has the same answer however often somebody opens it.
        """
        if question not in asked:
            asked.append(question)
        rule = rule_of(question)
        occurrence = [each for each in asked if rule_of(each) == rule].index(question)
        said = self.answers.get(rule, self.answers[EVERY_RULE])
        return said[min(occurrence, len(said) - 1)]


def rule_of(question: str) -> str:
    """The rule that asks, first in the id of a question."""
    return question.split("/", maxsplit=1)[0]


class Customs(_Part):
    """What customs does once it is told; what differs from the default has to be told to the simulator."""

    final_word: bool = True
    reexports: bool = False
    stores: bool = False


class Expected(_Part):
    """How the case has to end; `notices` are the kinds that were issued, each once, in their first order."""

    state: CaseState
    lane: ReviewLane
    dispositions: dict[int, Disposition]
    notices: tuple[NoticeKind, ...] = ()


class Sample(_Part):
    """A declaration with its day of traffic."""

    slug: str
    title_vi: str
    about_vi: str
    steps: Annotated[tuple[Message | WaitFor, ...], Field(min_length=1)]
    people: People = People()
    customs: Customs = Customs()
    expected: Expected

    @property
    def number(self) -> str:
        """The declaration number."""
        return next(step.number for step in self.steps if isinstance(step, Message))

    def message_id(self, position: int) -> str:
        """The id of the message at a position of `steps`, the same whenever the sample is played."""
        return f"{self.number}.{position + 1:02d}"


def load(path: Path, today: date) -> Sample:
    """The sample in a file, with its days as of the day."""
    raw = wire.days_resolved(json.loads(path.read_text("utf-8")), today)
    return Sample.model_validate({"slug": path.stem, **raw})


def load_all(folder: Path, today: date) -> tuple[Sample, ...]:
    """Every sample of the folder, in order of names."""
    return tuple(load(path, today) for path in sample_paths(folder))


def sample_paths(folder: Path) -> tuple[Path, ...]:
    """The files that hold samples."""
    return tuple(sorted(folder.glob("[0-9][0-9]-*.json")))


def load_reference(folder: Path) -> ReferenceFile:
    """Importers, inspection bodies and calendar that the samples rely on."""
    return ReferenceFile.model_validate_json((folder / "reference.json").read_bytes())
