"""Row N2: for each day on which the law changes, what do the day before and the day itself say?

`changes/turns.yaml` is the lawyer's table; `changes/silent.yaml` holds the days that turn nothing, and why.
"""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from rules.checks.days import Days
from rules.comparing import compare
from rules.rulebook import assess, judge
from rules.timeline import change_days, timeline
from tests.unit.rules.case_table import Row, case_file_of, days_of, rows
from tests.unit.rules.said import said
from tests.unit.rules.test_date_walk import SERIES

FOLDER = Path(__file__).parent / "changes"
ONE_DAY = timedelta(days=1)
TURNS: list[Row] = yaml.safe_load((FOLDER / "turns.yaml").read_text("utf-8"))
SILENT: list[Row] = yaml.safe_load((FOLDER / "silent.yaml").read_text("utf-8"))
PASSIVE_OR_IN_WORDS = ("Luật 11/2026", "Tạm nhập khác")
"""What turns without an outcome or a citation of the verdict turning."""


def all_change_days() -> set[date]:
    """Every day that stands in `rules/law` or its tables, from the first instrument on."""
    values = [value for series in SERIES.values() for value in series]
    days = {day for one in values for day in (one.valid_from, one.valid_until, one.review_needed_from) if day}
    return days | set(change_days())


@pytest.mark.parametrize("row", TURNS, ids=lambda row: f"{row['day']}: {row['name']}")
def test_row_n2_the_day_before_and_the_day_say_what_the_lawyer_expects(row: Row) -> None:
    case_file, as_of = case_file_of(row), days_of(row).as_of

    for law_day, expected in ((row["day"] - ONE_DAY, row["before"]), (row["day"], row["after"])):
        judged = judge(case_file, Days(as_of, law_day))[0]
        answers = {finding.rule: finding for finding in (*judged.findings, *judged.passive)}
        for rule, words in expected.items():
            assert said(answers.get(rule), words) == words, (law_day, rule)


@pytest.mark.parametrize("row", TURNS, ids=lambda row: f"{row['day']}: {row['name']}")
def test_row_n2_the_timeline_of_the_case_names_the_day_and_the_rule(row: Row) -> None:
    if row["name"].startswith(PASSIVE_OR_IN_WORDS):
        return
    turns = {turn.day: turn for turn in timeline(case_file_of(row), days_of(row).as_of)}

    turned = {change.rule for item in turns[row["day"]].changes for change in item.rules}
    assert turned & set(row["after"])


def test_row_n2_every_day_of_change_stands_in_one_of_the_tables() -> None:
    told = {row["day"] for row in TURNS}
    silent = {row["day"] for row in SILENT}

    assert told | silent == all_change_days()
    assert not told & silent
    assert change_days()[0] <= min(told)


@pytest.mark.parametrize("row", SILENT, ids=lambda row: str(row["day"]))
def test_row_n2_on_a_silent_day_no_case_of_any_table_turns(row: Row) -> None:
    assert row["why"]

    for one in CASES:
        case_file, as_of = case_file_of(one), days_of(one).as_of
        before = assess(case_file, as_of, row["day"] - ONE_DAY)
        assert compare(before, assess(case_file, as_of, row["day"])) == (), one["name"]


CASES = rows()[::3]
"""Every third case: together they reach every rule, and the test stays within seconds."""
