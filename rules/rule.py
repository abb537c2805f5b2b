"""What is a rule: a question of one regime, the dated values it rests on, and the check that asks it?"""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.law import Dated
from models.vocabulary import Regime
from rules.checks.days import Days

Check = Callable[[CaseFile, DeclarationItem, Days], Finding | None]
Values = tuple[Dated[Any], ...]
"""One value through time."""
Gate = Callable[[CaseFile, Days], bool]
"""Can the question arise for any item of the case file?"""


def always(_: CaseFile, __: Days) -> bool:
    """The gate of a question that only the item itself can answer."""
    return True


class Rule(NamedTuple):
    """A rule of the rulebook. Every citation of its findings stands among `values`.

    Where the gate `arises` is shut, `check` answers None for every item, and need not be asked.
    """

    name: str
    regime: Regime
    question: Said
    values: tuple[Values, ...]
    check: Check
    arises: Gate = always


def asked_once(check: Check) -> Check:
    """The check, answered once for an item in a case, because others rest on its answer and ask again."""

    @wraps(check)
    def once(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
        return case_file.once(check, item, days)

    return once
