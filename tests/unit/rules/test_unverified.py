"""Does a value that nobody has verified ever decide alone?

Three walks that do not trust the mark on the finding: the registered value behind each finding of the tables
and of odd cases, and every unverified number changed into another, under which no decided answer may turn.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import rules.law
from models.assessment import Finding
from models.case_file import CaseFile
from models.law import Dated, Verification
from models.vocabulary import Outcome
from rules.checks.days import Days
from rules.rulebook import CHECKS, PASSIVE, judge
from tests.unit.rules.case_table import Row, case_file_of, days_of, rows
from tests.unit.rules.odd_cases import case_files

ROWS = rows()
ON_ANY_READING = {
    "entrustment": "the paper is filed, whether the road of 2023 asks for it or not",
    "business_registration": "the copy is filed, whether it is still owed or not",
    "group_two_result": "the result is filed, whatever the number of days for it is",
    "transfer_registration": "a note that holds nothing and refuses nothing",
    "listed_technology": "a permit is on file: a note that asks for review",
    "machine_age": "older than every reading of the row that sets the limit allows",
    "other_authority": "a note: another ministry's list may apply, and the word is theirs",
}
"""Rules whose answer stands whatever the doubtful value turns out to say, and why."""
MARKS = {
    (rule.name, value.citation.model_dump_json(), value.valid_from): value.verification
    for rule in (*CHECKS, *PASSIVE)
    for values in rule.values
    for value in values
}


def decided(case_file: CaseFile, days: Days) -> Iterator[Finding]:
    """What was answered with no person answering."""
    for item in judge(case_file, days):
        for finding in (*item.findings, *item.passive):
            if finding.outcome is not Outcome.UNDETERMINED and finding.answered_by is None:
                yield finding


def alone(case_file: CaseFile, days: Days) -> list[str]:
    """The rules that decided on a registered value which is not verified."""
    return [
        finding.rule
        for finding in decided(case_file, days)
        if finding.verification is Verification.UNVERIFIED or _mark(finding) is Verification.UNVERIFIED
    ]


def _mark(finding: Finding) -> Verification:
    return MARKS[finding.rule, finding.citation.model_dump_json(), finding.in_force_from]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['table']}: {row['name']}")
def test_row_c2_no_case_of_the_tables_is_decided_by_an_unverified_value_alone(row: Row) -> None:
    assert set(alone(case_file_of(row), days_of(row))) <= set(ON_ANY_READING)


def test_a_row_of_the_annex_that_nobody_has_verified_refuses_only_what_every_reading_refuses() -> None:
    judged = [finding for row in ROWS for finding in decided(case_file_of(row), days_of(row))]
    by_age = [one for one in judged if one.rule == "machine_age" and _mark(one) is Verification.UNVERIFIED]

    assert by_age
    for finding in by_age:
        assert finding.outcome is Outcome.NOT_MET
        assert "vượt giới hạn cao nhất có thể áp dụng" in finding.sentence_vi


def test_every_rule_that_stands_on_any_reading_is_met_in_the_tables() -> None:
    found = {rule for row in ROWS for rule in alone(case_file_of(row), days_of(row))}

    assert found == set(ON_ANY_READING)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(case_files())
def test_row_c2_no_odd_case_is_decided_by_an_unverified_value_alone(looked: tuple[CaseFile, Days]) -> None:
    assert set(alone(*looked)) <= set(ON_ANY_READING)


@pytest.mark.parametrize("factor", [0, 10], ids=["much smaller", "much larger"])
def test_row_c2_no_decided_answer_turns_when_an_unverified_number_is_another(
    monkeypatch: pytest.MonkeyPatch, factor: int
) -> None:
    looked = [(case_file_of(row), days_of(row)) for row in ROWS]
    before = [_outcomes(case_file, days) for case_file, days in looked]
    numbers = _unverified_numbers()
    for value in numbers:
        monkeypatch.setitem(value.__dict__, "value", value.value * factor + 1)

    after = [_outcomes(case_file.with_facts(case_file.facts), days) for case_file, days in looked]

    assert len(numbers) > 5
    for row, one, other in zip(ROWS, before, after, strict=True):
        turned = {rule for rule, outcome in one.items() if other.get(rule, outcome) is not outcome}
        assert not turned, row["name"]


def _outcomes(case_file: CaseFile, days: Days) -> dict[tuple[str, int], Outcome]:
    return {(one.rule, one.item_number): one.outcome for one in decided(case_file, days)}


def _unverified_numbers() -> tuple[Dated[Any], ...]:
    """The whole numbers of the law that nobody has verified, wherever they stand, each once."""
    modules = [importlib.import_module(one.name) for one in _law_modules()]
    series = [held for module in modules for held in vars(module).values() if isinstance(held, tuple)]
    values = [value for one in series for value in one if isinstance(value, Dated)]
    doubtful = [value for value in values if value.verification is Verification.UNVERIFIED]
    numbers = [one for one in doubtful if isinstance(one.value, int) and not isinstance(one.value, bool)]
    return tuple({id(value): value for value in numbers}.values())


def _law_modules() -> Iterator[pkgutil.ModuleInfo]:
    return pkgutil.walk_packages(rules.law.__path__, "rules.law.")
