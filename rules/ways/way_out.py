"""What is the smallest set of honest changes after which an item may go? Found by deciding again."""

from datetime import date
from itertools import combinations

from models.base import Record
from models.case_file import CaseFile
from models.goods import DeclarationItem
from rules.checks.days import Days
from rules.policy.standing import JudgedItem, Standing
from rules.rulebook import judge_item
from rules.ways.moves import Move, answered, apply, moves_for

MOST_MOVES = 4
"""More changes at once are no advice; then the answer says that there is none."""
MOST_ROUNDS = 6
"""An answer may raise the next question; so many rounds are asked at most."""
PASSING = (Standing.CLEARABLE, Standing.OUT_OF_SCOPE)


class WayOut(Record):
    """What would have let the item pass; without steps, nothing that could honestly change would have."""

    item_number: int
    steps_vi: tuple[str, ...]
    is_found: bool


def way_out(case_file: CaseFile, item: DeclarationItem, as_of: date) -> WayOut | None:
    """The smallest set in words; None where the item already passes."""
    if _judged(case_file, item, as_of).standing in PASSING:
        return None
    moves = smallest(case_file, item, as_of)
    steps = tuple(move.what_vi for move in moves or ())
    return WayOut(item_number=item.item_number, steps_vi=steps, is_found=moves is not None)


def smallest(case_file: CaseFile, item: DeclarationItem, as_of: date) -> tuple[Move, ...] | None:
    """The smallest set, the fewest answers among equals; None where no set is found."""
    offered = moves_for(case_file, item, as_of)
    for count in range(MOST_MOVES + 1):
        tried = (_completed(case_file, item, chosen, as_of) for chosen in combinations(offered, count))
        found = [moves for moves in tried if moves is not None]
        if found:
            return min(found, key=len)
    return None


def _completed(
    case_file: CaseFile, item: DeclarationItem, chosen: tuple[Move, ...], as_of: date
) -> tuple[Move, ...] | None:
    """The moves with the answers that they still need; None when they do not let the item pass."""
    for _ in range(MOST_ROUNDS):
        judged = _judged(apply(case_file, chosen, as_of), item, as_of)
        if judged.standing in PASSING:
            return chosen
        questions = [one.question for one in judged.undetermined if one.question]
        if judged.standing is not Standing.ASKING or not questions:
            return None
        chosen = (*chosen, *(answered(one.question_id, one.text_vi) for one in questions))
    return None


def _judged(case_file: CaseFile, item: DeclarationItem, as_of: date) -> JudgedItem:
    current = next(one for one in case_file.items if one.item_number == item.item_number)
    return judge_item(case_file, current, Days(as_of))
