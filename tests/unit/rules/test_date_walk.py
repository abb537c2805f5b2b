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
from rules.rule import Rule
from rules.rulebook import CHECKS, find
from tests.builders import AS_OF, a_case_file, a_machine
from tests.unit.rules.case_table import quarters

UNTIL = date(2027, 7, 1)
ONE_DAY = timedelta(days=1)


def _modules() -> list[Any]:
    found = pkgutil.walk_packages(rules.law.__path__, "rules.law.")
    names = (module.name for module in found if not module.ispkg)
    return [importlib.import_module(name) for name in names]


def _series() -> dict[str, tuple[Dated[Any], ...]]:
    found = {
        f"{module.__name__.rsplit('.', 1)[1]}.{name}": value
        for module in _modules()
        for name, value in vars(module).items()
        if isinstance(value, tuple) and value and all(isinstance(one, Dated) for one in value)
    }
    found |= {f"annex_i {prefix}": values for prefix, values in ANNEX_I.items()}
    found |= {f"exclusion {key}": values for key, values in EXCLUSION_POINTS.items()}
    found |= {f"technology {key}": values for key, values in MACHINES_OF_LISTED_TECHNOLOGY.items()}
    return found


SERIES = _series()
ENDED = {
    "circular_23_2015.MAX_MACHINE_AGE_YEARS",
    "decree_85_2019.EXEMPT_22_3",
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
    return name in ENDED or name.startswith(("decree_128_2020.", "decree_132_2008.", "law_05_2007."))


@pytest.mark.parametrize("name", SERIES)
def test_row_c3_each_series_has_exactly_one_value_on_every_day(name: str) -> None:
    values = SERIES[name]
    since = min(value.valid_from for value in values)
    changes = {value.valid_from for value in values} | {v.valid_until for v in values if v.valid_until}
    around = {day + step for day in changes for step in (-ONE_DAY, timedelta(), ONE_DAY)}

    for day in sorted({*quarters(since, UNTIL), *around}):
        is_over = _has_ended(name) and all(value.valid_until and day >= value.valid_until for value in values)
        expected = 0 if day < since or is_over else 1
        assert sum(value.is_in_force(day) for value in values) == expected, day


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
