"""Is exactly one value of each series in force on every day, and does every citation hold (rows C2, C3)?"""

import importlib
import pkgutil
from datetime import date, timedelta
from typing import Any

import pytest

import rules.law
from models.law import Citation, Dated, Instrument
from models.vocabulary import Outcome, Regime
from rules.checks.days import Days
from rules.law.common.law_07_2017 import MACHINES_OF_LISTED_TECHNOLOGY
from rules.law.machinery.annex_i import ANNEX_I, DEFAULT_LIMITS, age_limit
from rules.law.machinery.decision_18_2019 import EXCLUSION_POINTS
from rules.rule import Rule, Values
from rules.rulebook import CHECKS, PASSIVE, find
from rules.timeline import change_days
from tests.builders import AS_OF, a_case_file, a_machine
from tests.unit.rules.case_table import case_file_of, days_of, quarters, rows

RULES = (*CHECKS, *PASSIVE)
UNTIL = date(2027, 7, 1)
ONE_DAY = timedelta(days=1)


def _modules() -> list[Any]:
    found = pkgutil.walk_packages(rules.law.__path__, "rules.law.")
    names = (module.name for module in found if not module.ispkg)
    return [importlib.import_module(name) for name in names]


def _series() -> dict[str, Values]:
    """Every value through time, of every module of the law and of every rule.

    Lists of other ministries stand side by side, and each of their entries is walked alone.
    """
    found = {
        f"{module.__name__.rsplit('.', 1)[1]}.{name}": value
        for module in _modules()
        for name, value in vars(module).items()
        if isinstance(value, tuple) and value and all(isinstance(one, Dated) for one in value)
    }
    found |= {f"annex_i {prefix}": values for prefix, values in ANNEX_I.items()}
    found |= {f"exclusion {key}": values for key, values in EXCLUSION_POINTS.items()}
    found |= {f"technology {key}": values for key, values in MACHINES_OF_LISTED_TECHNOLOGY.items()}
    walked = {id(values) for values in found.values()}
    found |= {
        f"rule {rule.name}/{number}": values
        for rule in RULES
        for number, values in enumerate(rule.values)
        if id(values) not in walked and rule.name != "other_authority"
    }
    found |= {
        f"list {value.citation.place_vi}": (value,)
        for rule in RULES
        if rule.name == "other_authority"
        for values in rule.values
        for value in values
    }
    return found


SERIES = _series()
ROWS = rows()
ENDED = {
    "circular_23_2015.MAX_MACHINE_AGE_YEARS",
    "decree_85_2019.EXEMPT_22_3",
    "decree_85_2019.WARNED_22_4",
    "decree_85_2019.SAME_RESULT_NOT_FOR_MACHINERY",
    "decree_85_2019.SUSPICION_BARS_STORAGE",
    "decision_18_2019.OLD_BODIES_GO_ON_DAYS",
    "decree_292_2026.OLD_MINISTRY_TEXTS",
    "decree_37_2026.LABEL_OLD_STOCK",
    "decree_69_2018.TEMPORARY_OTHER",
}
"""Series of texts that are dead: in force until their last day."""


def _has_ended(name: str) -> bool:
    """The inspection regime, and the fines, before 2026-07-01 ended whole."""
    ended = ("decree_128_2020.", "decree_132_2008.", "law_05_2007.", "rule group_two")
    return name in ENDED or name.startswith(ended)


@pytest.mark.parametrize("name", SERIES)
def test_row_c3_each_series_has_exactly_one_value_on_every_day(name: str) -> None:
    assert _faults(SERIES[name], has_ended=_has_ended(name)) == []


A, B = (SERIES["decree_128_2020.REEXPORT_DAYS"][0], SERIES["decree_169_2026.USED_MACHINES_REEXPORT_DAYS"][-1])
PLANTED = {
    "gap of a day": ((A, B.model_copy(update={"valid_from": date(2026, 7, 2)})), date(2026, 7, 1), 0),
    "overlap of a day": ((A, B.model_copy(update={"valid_from": date(2026, 6, 30)})), date(2026, 6, 30), 2),
    "end without a follower": ((A,), date(2026, 7, 1), 0),
}


@pytest.mark.parametrize("name", PLANTED)
def test_row_c3_the_walk_finds_a_planted_fault(name: str) -> None:
    values, day, count = PLANTED[name]

    assert (day, count) in _faults(values, has_ended=False)
    assert _faults((A, B), has_ended=False) == []


def _faults(values: Values, *, has_ended: bool) -> list[tuple[date, int]]:
    """The days on which not exactly one value is in force, with how many are."""
    since = min(value.valid_from for value in values)
    changes = {value.valid_from for value in values} | {v.valid_until for v in values if v.valid_until}
    around = {day + step for day in changes for step in (-ONE_DAY, timedelta(), ONE_DAY)}
    faults = []
    for day in sorted({*quarters(since, UNTIL), *around}):
        is_over = has_ended and all(value.valid_until and day >= value.valid_until for value in values)
        expected = 0 if day < since or is_over else 1
        count = sum(value.is_in_force(day) for value in values)
        if count != expected:
            faults.append((day, count))
    return faults


@pytest.mark.parametrize("name", SERIES)
def test_row_c2_every_value_cites_a_text_in_force_and_quotes_it(name: str) -> None:
    for value in SERIES[name]:
        cited: Citation = value.citation

        assert cited.quote_vi
        assert cited.instrument.covers(value.valid_from)
        assert value.valid_until is None or cited.instrument.covers(value.valid_until - ONE_DAY)


def test_every_text_has_its_own_module_and_a_title() -> None:
    instruments = [
        value for module in _modules() for value in vars(module).values() if isinstance(value, Instrument)
    ]

    assert len({one.number for one in instruments}) == 31
    assert all(one.title_vi for one in instruments)


@pytest.mark.parametrize("hs_code", [f"{prefix:0<8}" for prefix in ANNEX_I] + ["84772020", "85153100"])
def test_row_c3_every_hs_code_has_one_age_limit_since_2019(hs_code: str) -> None:
    assert age_limit(hs_code, date(2019, 6, 14)) is None
    for day in quarters(date(2019, 7, 1), UNTIL):
        limit = age_limit(hs_code, day)
        assert limit is not None
        assert limit.value.sure_years <= limit.value.years <= limit.value.possible_years


def test_the_annex_of_2019_has_eighteen_codes_and_only_the_dryers_fifteen_years() -> None:
    day = date(2022, 7, 1)
    limits = {prefix: age_limit(f"{prefix:0<8}", day) for prefix in ANNEX_I}
    printed = {
        prefix: limit.value.years
        for prefix, limit in limits.items()
        if limit and limit not in DEFAULT_LIMITS and prefix != "841935"
    }

    assert len(printed) == 18
    assert {prefix for prefix, years in printed.items() if years == 15} == {"841932"}
    assert set(printed.values()) == {15, 20}


WALKED = sorted(
    {
        *quarters(date(2015, 1, 1), UNTIL),
        *(day + step for day in change_days() for step in (-ONE_DAY, timedelta(), ONE_DAY)),
    }
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_row_c3_every_check_speaks_on_one_value_in_force_on_every_day(rule: Rule) -> None:
    """In cases of the lawyer's tables in which the question arises, under the law of every day walked."""
    asked = [row for row in ROWS if rule.name in row["expect"]]
    said = 0

    for row in asked[:6]:
        case_file, as_of = case_file_of(row), days_of(row).as_of
        for day in WALKED:
            finding = rule.check(case_file, case_file.items[0], Days(as_of, day))
            if finding is None or finding.law_day is None:
                continue
            said += 1
            assert finding.law_day == day
            assert finding.citation.instrument.covers(day), (row["name"], day)
            assert finding.in_force_from <= day, (row["name"], day)
            assert finding.in_force_until is None or day < finding.in_force_until, (row["name"], day)
    assert said


@pytest.mark.parametrize("day", quarters(date(2015, 1, 1), UNTIL), ids=str)
def test_row_c2_every_finding_cites_an_instrument_in_force_on_its_law_day(day: date) -> None:
    findings = find(a_case_file(), a_machine(), Days(AS_OF, day), CHECKS)

    for finding in findings:
        assert finding.citation.quote_vi
        assert finding.law_day is None or finding.citation.instrument.covers(finding.law_day)
    assert findings


USED = [rule for rule in CHECKS if rule.regime is Regime.USED_MACHINERY]


@pytest.mark.parametrize("rule", USED[1:], ids=lambda rule: rule.name)
def test_row_c3_no_check_applies_the_decision_before_it_was_in_force(rule: Rule) -> None:
    assert rule.check(a_case_file(), a_machine(), Days(AS_OF, date(2019, 6, 14))) is None


def test_row_c3_the_law_of_the_day_is_asked_when_goods_came_before_the_decision() -> None:
    findings = find(a_case_file(), a_machine(), Days(AS_OF, date(2019, 6, 14)), CHECKS)

    assert [(one.rule, one.outcome) for one in findings] == [("law_of_the_day", Outcome.UNDETERMINED)]
