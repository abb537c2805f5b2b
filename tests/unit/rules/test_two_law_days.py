"""Do the questions of a regime agree on whether it applies, where they take different days (2019-06-15)?"""

from datetime import date
from typing import Any

import pytest

from models.assessment import Finding
from models.case_file import CaseFile
from models.vocabulary import Condition, Consequence, Regime
from rules.checks.days import Days
from rules.rulebook import judge
from rules.ways.way_out import way_out
from tests import builders as build
from tests.unit.rules.case_table import Row, case_file_of, days_of, rows

AS_OF = date(2019, 12, 2)
EVE, FIRST = date(2019, 6, 14), date(2019, 6, 15)
ITS_OWN_SCOPE = frozenset({Regime.TECHNOLOGY_TRANSFER, Regime.IMPORT_BAN, Regime.OTHER_AUTHORITY})
"""Of one question each, which is about the scope itself."""
OF_THE_OLDER_TEXT = "law_of_the_day"
LAW_DAYS = (date(2016, 7, 1), EVE, FIRST, date(2026, 6, 30), date(2026, 7, 1))


def _found(case_file: CaseFile, days: Days) -> list[tuple[Finding, ...]]:
    return [one.findings for one in judge(case_file, days)]


def _out_of_turn(findings: tuple[Finding, ...]) -> list[str]:
    """The rules that speak before any question of their regime's scope has been asked."""
    asked = {one.regime for one in findings if one.consequence is Consequence.OUT_OF_SCOPE}
    open_to_all = ITS_OWN_SCOPE | asked
    return [one.rule for one in findings if one.regime not in open_to_all and one.rule != OF_THE_OLDER_TEXT]


def _straddling(registered_on: date, arrived_on: date, **item: Any) -> CaseFile:
    machine = build.a_machine(**{"year_of_manufacture": 1990, **item})
    declaration = build.a_declaration(
        items=(machine,), registered_on=registered_on, arrived_on=arrived_on, expected_on=None
    )
    return build.a_case_file(declaration)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['table']}: {row['name']}")
def test_no_rule_speaks_on_an_item_of_which_its_regime_never_asked_the_scope(row: Row) -> None:
    case_file, as_of = case_file_of(row), days_of(row).as_of

    for law_day in (days_of(row).law_day, *LAW_DAYS):
        for findings in _found(case_file, Days(as_of, law_day)):
            assert _out_of_turn(findings) == [], law_day


@pytest.mark.parametrize("registered_on", [date(2017, 5, 5), date(2019, 6, 10), EVE, FIRST, date(2019, 7, 1)])
@pytest.mark.parametrize("arrived_on", [date(2019, 6, 1), EVE, FIRST, date(2019, 6, 20), date(2019, 9, 2)])
@pytest.mark.parametrize("condition", [*Condition, None])
def test_the_age_is_asked_of_goods_whose_scope_was_asked_and_of_no_others(
    registered_on: date, arrived_on: date, condition: Condition | None
) -> None:
    case_file = _straddling(registered_on, arrived_on, condition=condition, was_operated=None)

    (findings,) = _found(case_file, Days(AS_OF))
    rules = {one.rule for one in findings}

    assert _out_of_turn(findings) == []
    is_judged = registered_on >= FIRST and arrived_on >= FIRST and condition is not Condition.NEW
    assert ("machine_age" in rules) is is_judged


@pytest.mark.parametrize("registered_on", [date(2017, 5, 5), date(2019, 6, 10)])
def test_new_goods_are_never_judged_by_the_age_of_used_ones(registered_on: date) -> None:
    case_file = _straddling(registered_on, date(2019, 6, 20), condition=Condition.NEW, was_operated=False)

    (findings,) = _found(case_file, Days(AS_OF))
    assert [one.rule for one in findings if one.regime is Regime.USED_MACHINERY] == []


def test_used_goods_registered_before_the_decision_are_for_a_person_and_refused_by_no_rule() -> None:
    case_file = _straddling(date(2019, 6, 10), date(2019, 6, 20))

    (findings,) = _found(case_file, Days(AS_OF))
    (only,) = [one for one in findings if one.regime is Regime.USED_MACHINERY]

    assert (only.rule, only.question is not None) == (OF_THE_OLDER_TEXT, True)


def test_a_supposed_paper_is_told_as_one_that_is_yet_to_be_filed() -> None:
    """Registered on the first day, a permission older than the declaration is older than the decision too."""
    case_file = _straddling(FIRST, date(2019, 6, 20), hs_code="84772020")

    way = way_out(case_file, case_file.items[0], AS_OF)

    assert way is not None
    told = [step.what_vi for step in way.steps]
    assert "giả định" not in way.model_dump_json()
    assert any("Văn bản sẽ nộp của Bộ Khoa học và Công nghệ có trước Quyết định 18" in one for one in told)
