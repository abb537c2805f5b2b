"""In which case files can a question arise at all, whatever the item?

A gate is opened or shut once for a case file and spares the asking of every item. It changes no answer:
where it is shut, the check answers None for each item, which a test compares.
"""

from functools import cache
from typing import Any

from models.base import Record
from models.case_file import CaseFile
from models.law import Dated, in_force
from models.papers import QualityInspectionRegistration
from rules.checks.days import Days
from rules.law.quality.circular_36_2026 import HIGH_RISK_LIST
from rules.law.quality.decree_132_2008 import OLD_REGIME
from rules.rule import Gate


def on_lines(case_file: CaseFile, _: Days) -> bool:
    """Does any item say that it belongs to a technology line?"""
    return bool([item for item in case_file.items if item.line_code is not None])


@cache
def with_any(*kinds: type[Record]) -> Gate:
    """Is a paper of one of the kinds filed, or a fact of one of the kinds told? One gate for a question."""
    return lambda case_file, _: not case_file.kinds.isdisjoint(kinds)


def registered_under(values: tuple[Dated[Any], ...]) -> Gate:
    """Was the declaration registered while such a law was in force?"""
    return lambda case_file, days: in_force(values, days.registration(case_file).day) is not None


def both(one: Gate, other: Gate) -> Gate:
    """Are both gates open?"""
    return lambda case_file, days: one(case_file, days) and other(case_file, days)


under_the_risk_lists = registered_under(HIGH_RISK_LIST)
"""State quality inspection since 2026-07-01 begins with these lists."""

with_inspection_dossier = both(under_the_risk_lists, with_any(QualityInspectionRegistration))
"""What is asked of a dossier waits for the registration of the inspection."""

under_group_two = registered_under(OLD_REGIME)
"""State quality inspection before 2026-07-01."""


def before_the_risk_lists(case_file: CaseFile, days: Days) -> bool:
    """Was the declaration registered under the old regime, or on a day of which nothing is known?"""
    return days.registration(case_file).day < HIGH_RISK_LIST[0].valid_from
