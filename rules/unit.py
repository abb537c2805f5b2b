"""Is an item judged as a single machine, as part of a technology line, or is that still open?"""

from enum import Enum

from models.case_file import CaseFile
from models.goods import DeclarationItem, TechnologyLine
from models.vocabulary import Outcome
from rules.checks.days import declared
from rules.ground import Named, last_answer, question_id

SYNCHRONY_RULE = "technology_line"


class Unit(Enum):
    """What the decision sees in an item (Điều 3.1, 3.2)."""

    MACHINE = "machine"
    LINE = "line"
    OPEN = "open"


_OF_ANSWER = {Outcome.MET: Unit.LINE, Outcome.NOT_MET: Unit.MACHINE, Outcome.UNDETERMINED: Unit.OPEN}


def line_of(case_file: CaseFile, item: DeclarationItem) -> TechnologyLine | None:
    """The declared line to which the item belongs."""
    return next((line for line in declared(case_file).lines if line.line_code == item.line_code), None)


def synchrony_facts(line: TechnologyLine) -> Named:
    """What a person is asked about."""
    return (("Dây chuyền", f"{line.line_code}: {line.name}"),)


def is_machine(case_file: CaseFile, item: DeclarationItem) -> bool:
    """Is the item judged as a single machine?"""
    return item.line_code is None or unit_of(case_file, item) is Unit.MACHINE


def unit_of(case_file: CaseFile, item: DeclarationItem) -> Unit:
    """A line only when its parts run as one; a line that is not one falls into single machines."""
    if item.line_code is None:
        return Unit.MACHINE
    line = line_of(case_file, item)
    if line is None:
        return Unit.OPEN
    if line.is_synchronous is not None:
        return Unit.LINE if line.is_synchronous else Unit.MACHINE
    asked = question_id(SYNCHRONY_RULE, item.item_number, synchrony_facts(line))
    answer = last_answer(case_file, asked)
    return Unit.OPEN if answer is None else _OF_ANSWER[answer[1].outcome]
