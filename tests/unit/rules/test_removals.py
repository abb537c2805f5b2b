"""What does a rule say when a fact that it needs is not there: never a default, never an exception (row C1)?

Every single fact of the lawyer's cases is taken away, and other values are put in its place, so that it shows
which rule needs it. Whatever then still answers as if nothing were missing stands below with its reason.
"""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from models.assessment import Finding
from models.case_file import CaseFile
from models.vocabulary import Outcome, ReviewLane
from rules.checks.days import Days
from rules.policy.standing import JudgedItem, Standing
from rules.rulebook import judge
from tests.unit.rules.case_table import case_file_of, days_of, rows
from tests.unit.rules.removals import Removal, removals

MET_WITHOUT = {
    ("exclusions", "exclusion"): "a case of Điều 1.2 is claimed; who claims none is under the decision",
    ("law_of_the_day", "arrived_on"): "a person answered for the registration, which came first",
    ("machine_age", "purpose"): "without a purpose of its own the general limit of Điều 6.1 applies",
    (
        "nameplate",
        "nameplate_year",
    ): "a plate that cannot be read contradicts nothing; the inspectors say more",
    ("nameplate", "nameplate_serial"): "as the year",
    ("quality_certificate", "conclusion"): "a certificate of conformity is given for goods that conform",
    ("quality_dossier", "is_main_label_complete"): "an inspector looks at the label (quality_label)",
    ("quality_list", "phases"): "the declarant names the entry of the list, which is the stricter duty",
    ("quality_list", "voltage_v"): "as the phases",
    ("quality_list", "has_radio"): "as the phases",
    ("quality_list", "runs_on_battery_only"): "as the phases",
    ("quality_signs", "year_of_manufacture"): "the other signs were judged by the same answer",
    ("technology", "technology_status"): "declaration and certificate both state it: the other one stands",
    ("used_condition", "was_operated"): "declared as used, which is the stricter regime",
}
"""A rule, and a fact without which it is still met though another value would have changed the answer."""
GOES_WITHOUT = {
    "exclusion": "a claim: without it the decision applies and its questions are asked",
    "exemption": "a claim: without it the inspection is owed",
    "line_code": "a machine that belongs to no line is judged as a single machine (Điều 3.1)",
    "quality_measure": "the declarant's word that the goods are of group 2; else the lists kept here decide",
    "technology_status": "no law read here asks of a single machine whose technology nobody calls listed",
    "was_operated": "declared as new, and nobody says that it ran",
    "quantity": "a certificate without a number of units speaks of the type",
    "nameplate_year": "as above",
}
"""Facts whose absence lets goods go that were held, and why that is no default."""


@cache
def examples() -> dict[tuple[str, Outcome], tuple[str, CaseFile, Days]]:
    """The first case of the tables in which each rule gives each outcome."""
    found: dict[tuple[str, Outcome], tuple[str, CaseFile, Days]] = {}
    for row in rows():
        name, case_file, days = f"{row['table']}: {row['name']}", case_file_of(row), days_of(row)
        for rule, finding in _said(case_file, days).items():
            found.setdefault((rule, finding.outcome), (name, case_file, days))
    return found


def test_row_c1_what_is_met_is_not_met_by_default() -> None:
    found = {}
    for (rule, outcome), (name, case_file, days) in examples().items():
        before = _said(case_file, days)[rule]
        for removal in removals(case_file) if outcome is Outcome.MET else ():
            after = _outcome(_said(removal.without, days).get(rule))
            if after is Outcome.MET and _turns(rule, before, removal, days):
                found[rule, _field(removal)] = f"{name}, without {removal.what}"

    assert found
    assert {one: found[one] for one in found if one not in MET_WITHOUT} == {}


@pytest.mark.parametrize("outcome", [Outcome.NOT_MET, Outcome.UNDETERMINED])
def test_row_c1_no_fact_left_out_lets_goods_go(outcome: Outcome) -> None:
    gone = {}
    for (_, found), (name, case_file, days) in examples().items():
        if found is not outcome or _goes(judge(case_file, days)[0]):
            continue
        for removal in _of_the_importer(case_file):
            if _goes(judge(removal.without, days)[0]):
                gone[_field(removal)] = f"{name}, without {removal.what}"

    assert {one: gone[one] for one in gone if one not in GOES_WITHOUT} == {}


def _turns(rule: str, before: Finding, removal: Removal, days: Days) -> bool:
    """Would another value in that place have made the rule fail, or ask?"""
    others = (_outcome(_said(other, days).get(rule)) for other in removal.others)
    return any(other not in (None, before.outcome) for other in others)


def _of_the_importer(case_file: CaseFile) -> Iterator[Removal]:
    """What declaration and papers state: not what the offices keep, saw or answered, and no whole paper."""
    for removal in removals(case_file):
        if removal.what.startswith(("declaration.", "paper.")) and "(whole)" not in removal.what:
            yield removal


def _field(removal: Removal) -> str:
    return re.sub(r"\[\d+\]", "", removal.what).split(".")[-1]


def _said(case_file: CaseFile, days: Days) -> dict[str, Finding]:
    return {one.rule: one for item in judge(case_file, days)[:1] for one in (*item.findings, *item.passive)}


def _outcome(finding: Finding | None) -> Outcome | None:
    return None if finding is None else finding.outcome


def _goes(one: JudgedItem) -> bool:
    return one.standing in (Standing.CLEARABLE, Standing.OUT_OF_SCOPE) and one.lane is not ReviewLane.RED
