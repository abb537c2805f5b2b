"""Do the rules answer the lawyer's tables (`cases/*.yaml`)?"""

import re

import pytest

from models.assessment import Finding
from rules.rulebook import CHECKS, PASSIVE, judge
from tests.unit.rules.case_table import Row, case_file_of, days_of, rows

ROWS = rows()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['table']}: {row['name']}")
def test_row_c1_the_rules_answer_the_case_as_the_lawyer_expects(row: Row) -> None:
    judged = judge(case_file_of(row), days_of(row))[0]

    answers = {finding.rule: finding for finding in (*judged.findings, *judged.passive)}
    for rule, expected in row["expect"].items():
        assert _said(answers.get(rule), expected) == expected, rule


def _said(finding: Finding | None, expected: Row) -> Row:
    """The finding in the words of the table, so far as the table asks."""
    if finding is None:
        return {"outcome": "none"}
    words = {
        "outcome": finding.outcome.value,
        "consequence": finding.consequence.value,
        "article": _if_within(expected.get("article"), finding.citation.place_vi),
        "sentence": _if_within(expected.get("sentence"), finding.sentence_vi),
        "remedy": _if_within(expected.get("remedy"), finding.remedy_vi or ""),
        "missing": finding.missing and finding.missing.kind.value,
        "due_on": finding.missing and finding.missing.due_on,
        "asks": finding.question is not None,
        "answered_by": finding.answered_by,
        "law_day": finding.law_day,
        "legal_review": finding.needs_legal_review,
        "provisional": finding.is_provisional,
    }
    return {key: words[key] for key in expected}


def _if_within(expected: str | None, text: str) -> str:
    found = expected is not None and re.search(rf"{re.escape(expected)}(?!\w)", text)
    return expected if found and expected else text


def test_row_c1_every_check_has_passing_and_failing_examples() -> None:
    """A check passes by "met", or by a "none" for those that arise only where something is wrong.

    A note that cannot fail still has a case in which it does not arise.
    """
    expected = [(rule, one["outcome"]) for row in ROWS for rule, one in row["expect"].items()]

    for rule in (one.name for one in (*CHECKS, *PASSIVE)):
        outcomes = {outcome for name, outcome in expected if name == rule}
        assert outcomes & {"met", "none"}, rule
        assert outcomes & {"not_met", "undetermined"} or outcomes == {"met", "none"}, rule


def test_every_case_names_its_source() -> None:
    assert all(row["source"] for row in ROWS)
