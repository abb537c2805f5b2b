"""What is the smallest set of honest changes after which an item may go? Found by deciding again.

Where an open question decides whether the law covers the item at all, the importer is told what to be ready
for if it does, and what each answer leads to; which of them is true is for a person to see, never a way out.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from models.base import Record
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome, Party
from rules.policy.standing import JudgedItem, Standing
from rules.ways.after_refusal import after_refusal
from rules.ways.move import Move
from rules.ways.moves import answered, apply, judged_now, moves_for, supposed_in_scope
from rules.ways.people import left_to_people
from rules.ways.scope_questions import told_of_scope

MOST_MOVES = 4
"""More changes at once are no advice; then the answer says that there is none."""
MOST_ROUNDS = 6
"""An answer may raise the next question; so many rounds are asked at most."""
PASSING = (Standing.CLEARABLE, Standing.OUT_OF_SCOPE)


class WayStep(Record):
    """Who would have to do what."""

    party: Party
    what_vi: str

    @property
    def told_vi(self) -> str:
        """In one line."""
        return f"{self.party.label_vi}: {self.what_vi}"


class WayOut(Record):
    """What would have let the item pass.

    Without steps nothing that could be named would have: either the outcome hangs on what is still to be
    stated as it is (`open_steps`), or the item is refused, and `after_vi` says what the law then asks, or it
    passes and waits for people (`is_with_people`): `open_steps` says for whom, and why.
    """

    item_number: int
    steps: tuple[WayStep, ...]
    is_found: bool
    is_refused: bool
    due_on: date | None
    open_steps: tuple[WayStep, ...]
    after_vi: tuple[str, ...]
    is_with_people: bool = False


def way_out(case_file: CaseFile, item: DeclarationItem, as_of: date) -> WayOut | None:
    """The smallest set in words, or for whom the item waits; None where it passes without a person."""
    judged = judged_now(case_file, item, as_of)
    if judged.standing in PASSING:
        return _with_people(case_file, judged)
    moves = smallest(case_file, item, as_of)
    told = told_of_scope(case_file, item, judged, as_of)
    is_refused = judged.standing is Standing.REFUSABLE
    due = [one.due_on for one in judged.missing() if one.due_on and one.due_on >= as_of]
    return WayOut(
        item_number=item.item_number,
        steps=tuple(
            WayStep(party=move.party, what_vi=told.get(move.what_vi, move.what_vi)) for move in moves or ()
        ),
        is_found=moves is not None,
        is_refused=is_refused,
        due_on=min(due, default=None),
        open_steps=() if is_refused or moves is not None else tuple(dict.fromkeys(_open(judged, told))),
        after_vi=after_refusal(judged, as_of) if is_refused else (),
    )


def _with_people(case_file: CaseFile, judged: JudgedItem) -> WayOut | None:
    steps = tuple(
        WayStep(party=party, what_vi=what_vi) for party, what_vi in left_to_people(case_file, judged)
    )
    if not steps:
        return None
    return WayOut(
        item_number=judged.item.item_number,
        steps=(),
        is_found=False,
        is_refused=False,
        due_on=None,
        open_steps=steps,
        after_vi=(),
        is_with_people=True,
    )


def _open(judged: JudgedItem, told: dict[str, str]) -> Iterator[WayStep]:
    """What is asked now, as the findings ask it; only then can more be said."""
    for finding in filter(judged.is_awaited, judged.holding):
        if finding.missing:
            yield WayStep(party=finding.missing.party, what_vi=finding.missing.what_vi.rstrip("."))
        elif finding.question and finding.outcome is Outcome.UNDETERMINED:
            asked_vi = f"Trả lời câu hỏi: {finding.question.text_vi}"
            in_scope_vi = supposed_in_scope(finding.question.question_id, finding.question.text_vi).what_vi
            yield WayStep(party=Party.DOST, what_vi=told.get(in_scope_vi, asked_vi))


def smallest(case_file: CaseFile, item: DeclarationItem, as_of: date) -> tuple[Move, ...] | None:
    """The smallest set, the fewest answers among equals; None where no set is found."""
    answers = _completed(case_file, item, (), as_of)
    if answers is not None:
        return answers
    offered = relevant(case_file, item, as_of)
    for count in range(1, min(MOST_MOVES, len(offered)) + 1):
        tried = (_completed(case_file, item, chosen, as_of) for chosen in combinations(offered, count))
        found = [moves for moves in tried if moves is not None]
        if found:
            return min(found, key=len)
    return None


def relevant(case_file: CaseFile, item: DeclarationItem, as_of: date) -> tuple[Move, ...]:
    """The moves that change some finding: alone, after the answers, or after other such moves."""
    chosen: tuple[Move, ...] = ()
    while True:
        found: dict[str, Move] = {}
        for before in dict.fromkeys((chosen, _asked_out(case_file, item, chosen, as_of))):
            state = apply(case_file, before, as_of)
            judged = judged_now(state, item, as_of)
            known = {move.what_vi for move in chosen} | set(found)
            for move in moves_for(state, judged, as_of):
                if move.what_vi in known:
                    continue
                after = judged_now(apply(case_file, (*before, move), as_of), item, as_of)
                if after.findings != judged.findings:
                    found[move.what_vi] = move
        if not found:
            return chosen
        chosen = (*chosen, *found.values())


def _asked_out(
    case_file: CaseFile, item: DeclarationItem, chosen: tuple[Move, ...], as_of: date
) -> tuple[Move, ...]:
    """The moves with the answers to every question that they leave or raise."""
    for _ in range(MOST_ROUNDS):
        answers = _answers(judged_now(apply(case_file, chosen, as_of), item, as_of))
        if not answers:
            break
        chosen = (*chosen, *answers)
    return chosen


def _completed(
    case_file: CaseFile, item: DeclarationItem, chosen: tuple[Move, ...], as_of: date
) -> tuple[Move, ...] | None:
    """The moves with the answers that they still need; None when they do not let the item pass."""
    for _ in range(MOST_ROUNDS):
        judged = judged_now(apply(case_file, chosen, as_of), item, as_of)
        if judged.standing in PASSING:
            return _needed(case_file, item, chosen, as_of)
        answers = _answers(judged)
        if judged.standing is not Standing.ASKING or not answers:
            return None
        chosen = (*chosen, *answers)
    return None


def _needed(
    case_file: CaseFile, item: DeclarationItem, chosen: tuple[Move, ...], as_of: date
) -> tuple[Move, ...]:
    """Without what a later move made needless, such as the answer to a question that no longer arises."""
    for move in chosen:
        fewer = tuple(one for one in chosen if one is not move)
        if fewer and judged_now(apply(case_file, fewer, as_of), item, as_of).standing in PASSING:
            return _needed(case_file, item, fewer, as_of)
    return chosen


def _answers(judged: JudgedItem) -> tuple[Move, ...]:
    """To every open question once: yes, and to one of scope that the law covers the item."""
    answers = (
        supposed_in_scope(finding.question.question_id, finding.question.text_vi)
        if finding.consequence is Consequence.OUT_OF_SCOPE
        else answered(finding.question.question_id, finding.question.text_vi, Outcome.MET)
        for finding in judged.undetermined
        if finding.question
    )
    return tuple(dict.fromkeys(answers))
