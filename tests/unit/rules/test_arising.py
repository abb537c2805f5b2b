"""Does a gate only spare the asking, and is a finding what validation would have made of it?"""

from datetime import date

import pytest

from models.assessment import Finding
from models.case_file import CaseFile
from rules.checks.days import Days
from rules.rulebook import CHECKS, PASSIVE, judge, judge_item
from tests.builders import a_case_file
from tests.unit.rules.case_table import Row, case_file_of, days_of, quarters, rows

ROWS = rows()
ALL = (*CHECKS, *PASSIVE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['table']}: {row['name']}")
def test_where_a_gate_is_shut_the_check_has_nothing_to_say(row: Row) -> None:
    case_file, days = case_file_of(row), days_of(row)

    assert _said_behind_a_shut_gate(case_file, days) == []


@pytest.mark.parametrize("day", quarters(date(2015, 1, 1), date(2028, 1, 1)))
@pytest.mark.parametrize("table", sorted({row["table"] for row in ROWS}))
def test_a_gate_is_shut_by_the_day_of_the_law_as_the_check_is(table: str, day: date) -> None:
    row = next(row for row in ROWS if row["table"] == table)
    case_file, days = case_file_of(row), Days(days_of(row).as_of, day)

    assert _said_behind_a_shut_gate(case_file, days) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['table']}: {row['name']}")
def test_an_item_is_judged_alike_with_and_without_gates(row: Row) -> None:
    case_file, days = case_file_of(row), days_of(row)

    for judged in judge(case_file, days):
        assert judge_item(case_file, judged.item, days) == judged


def test_without_a_declaration_there_is_nothing_to_judge() -> None:
    whole = a_case_file()

    assert judge(whole.with_facts(whole.facts[1:]), Days(date(2026, 3, 16))) == ()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['table']}: {row['name']}")
def test_a_finding_made_without_validation_is_the_one_that_validation_makes(row: Row) -> None:
    for judged in judge(case_file_of(row), days_of(row)):
        for finding in (*judged.findings, *judged.passive):
            written = finding.model_dump()
            assert set(written) == set(Finding.model_fields)
            assert Finding.model_validate(written, strict=True) == finding
            assert Finding(**written).model_dump_json() == finding.model_dump_json()


def _said_behind_a_shut_gate(case_file: CaseFile, days: Days) -> list[str]:
    return [
        rule.name
        for rule in ALL
        if not rule.arises(case_file, days)
        for item in case_file.items
        if rule.check(case_file, item, days) is not None
    ]
