"""Row N2: on which days does the answer turn, and what does the day before say against the day itself?"""

import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from models.assessment import Assessment
from models.case_file import CaseFile
from models.goods import Ratings
from models.vocabulary import Outcome
from rules.comparing import compare
from rules.rulebook import CHECKS, assess
from rules.timeline import FIRST_DAY, change_days, timeline
from tests.builders import (
    AS_OF,
    a_case_file,
    a_declaration,
    a_line,
    a_machine,
    a_machine_of_a_line,
    a_storage,
)

ROOT = Path(__file__).parents[3]
HOUSEHOLD = Ratings(
    phases=1,
    voltage_v=Decimal(220),
    current_a=Decimal(63),
    power_w=Decimal(700),
    runs_on_battery_only=False,
    is_household=True,
)
NEW = {"condition": "new", "was_operated": False, "ratings": HOUSEHOLD}


def a_case_of(**overrides: object) -> CaseFile:
    return a_case_file(a_declaration(items=(a_machine(**overrides),)))


LATHE = a_case_of(year_of_manufacture=2006)
COOKER = a_case_of(hs_code="85166010", description="Nồi cơm điện", **NEW)
BREAKER = a_case_of(hs_code="85362013", description="Áptômát MCB 63 A", control_item="I.6.1", **NEW)
LINE = a_case_file(a_declaration(items=(a_machine_of_a_line(),), lines=(a_line(),)))
STORED = a_case_file(papers=(), facts=(a_storage(),))
CASES = {"lathe": LATHE, "cooker": COOKER, "breaker": BREAKER, "line": LINE, "stored": STORED}


def outcome(case_file: CaseFile, rule: str, day: date) -> str | None:
    answer: Assessment = assess(case_file, AS_OF, day)
    found = [one.outcome for one in answer.items[0].findings if one.rule == rule]
    return found[0].value if found else None


@pytest.mark.parametrize(
    ("case", "rule", "day", "before", "after"),
    [
        ("lathe", "machine_age", date(2019, 6, 15), None, "met"),
        ("cooker", "quality_list", date(2026, 7, 1), None, "met"),
        ("breaker", "quality_registration", date(2027, 4, 1), None, "undetermined"),
        ("line", "technology_line", date(2019, 6, 15), None, "met"),
        ("stored", "storage", date(2019, 6, 15), None, "not_met"),
    ],
)
def test_row_n2_the_day_before_and_the_day(
    case: str, rule: str, day: date, before: str | None, after: str
) -> None:
    days = (day - timedelta(days=1), day)

    assert day in change_days()
    assert tuple(outcome(CASES[case], rule, each) for each in days) == (before, after)


@pytest.mark.parametrize("case", CASES)
def test_row_n2_between_two_turns_nothing_changes(case: str) -> None:
    """The timeline is complete: a day that is no turn says what the day before it says."""
    turns = {turn.day for turn in timeline(CASES[case], AS_OF)}
    every_month = [date(year, month, 1) for year in range(2019, 2029) for month in range(1, 13)]

    for day in {*change_days(), *every_month} - turns:
        before = assess(CASES[case], AS_OF, day - timedelta(days=1))
        assert compare(before, assess(CASES[case], AS_OF, day)) == (), day


@pytest.mark.parametrize("case", CASES)
def test_row_n2_every_turn_names_the_text_that_made_it(case: str) -> None:
    for turn in timeline(CASES[case], AS_OF):
        for change in turn.changes:
            for rule in change.rules:
                assert rule.cited_before or rule.cited_after
                assert {rule.before, rule.after} <= {None, *Outcome}


def test_no_value_is_older_than_the_first_day_shown() -> None:
    values = [value.valid_from for rule in CHECKS for series in rule.values for value in series]

    assert change_days() == tuple(sorted(set(change_days())))
    assert min(values) in change_days()
    assert date(2019, 6, 15) >= FIRST_DAY


def test_the_command_prints_the_turning_days_of_a_sample(tmp_path: Path) -> None:
    sample = ROOT / "samples" / "04-qua-tuoi-den-02-01-2026.json"
    environment = {"DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}
    migrated = [sys.executable, "-m", "records", "migrate"]
    subprocess.run(migrated, cwd=ROOT, env=environment, check=True, capture_output=True)
    command = [sys.executable, "-m", "rules", "timeline", str(sample), "--as-of", "2026-03-16"]

    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert "2019-06-15" in done.stdout
    assert "Quyết định số 18/2019/QĐ-TTg" in done.stdout
