"""Rows I10, N9: does the public answer say what the engine decides when the goods are declared?"""

from datetime import date
from typing import Any, NamedTuple

import pytest

from models.assessment import Finding
from models.authority import AuthorityAnswer
from models.goods import Ratings
from models.vocabulary import Condition, Outcome, Purpose, Regime
from rules.authority import who_is_in_charge
from rules.authority.names import DEPARTMENT, customs_name
from rules.checks.days import Days
from rules.law.machinery.annex_i import ANNEX_I
from rules.law.quality.circular_36_2026 import QUALITY_LIST
from rules.law.quality.other_lists import OTHER_LISTS
from rules.policy.standing import JudgedItem
from rules.rulebook import judge
from tests.builders import a_case_file, a_declaration, a_machine

DAYS = (date(2023, 3, 1), date(2026, 10, 15))
MACHINERY = ("84", "85")
LISTED = {code[:6]: code for code in QUALITY_LIST}.values()
CODES = sorted(
    {f"{number}0000" for number in (*range(8401, 8488), *range(8501, 8550))}
    | {f"{prefix:0<8}" for prefix in (*LISTED, *OTHER_LISTS, *ANNEX_I) if prefix[:2] in MACHINERY}
    | {"84192000", "27101221", "27111200", "73110000", "72191100", "73181510", "87041010", "90181200"}
    | {"90221990", "94036010", "95030010"}
)
ASKED_OF_GOODS = ("used_condition", "production_purpose", "exclusions", "import_ban", "quality_list")
"""Questions that turn on what the goods are, not on which papers are filed."""
SMALL = Ratings(
    phases=1,
    voltage_v=220,
    power_w=60,
    current_a=7,
    runs_on_battery_only=False,
    is_household=True,
    has_radio=True,
)


class Goods(NamedTuple):
    condition: Condition
    purpose: Purpose
    ratings: Ratings | None = None


GOODS = (
    Goods(Condition.NEW, Purpose.PRODUCTION),
    Goods(Condition.NEW, Purpose.TRADE, SMALL),
    Goods(Condition.REMANUFACTURED, Purpose.PRODUCTION),
    Goods(Condition.USED, Purpose.PRODUCTION),
    Goods(Condition.USED, Purpose.TRADE),
    Goods(Condition.USED, Purpose.CHIP_PROJECT),
    Goods(Condition.USED, Purpose.OTHER),
    Goods(Condition.USED, Purpose.PRODUCTION, SMALL),
)


def both_answers(hs_code: str, goods: Goods, day: date) -> tuple[AuthorityAnswer, JudgedItem]:
    item = a_machine(
        hs_code=hs_code,
        condition=goods.condition,
        was_operated=goods.condition is not Condition.NEW,
        purpose=goods.purpose,
        ratings=goods.ratings,
    )
    declaration = a_declaration(items=(item,), registered_on=day, arrived_on=day)
    (judged,) = judge(a_case_file(declaration, []), Days(day))
    return who_is_in_charge(hs_code, goods.condition, goods.purpose, day, goods.ratings), judged


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("goods", GOODS, ids=str)
def test_row_n9_the_answer_agrees_with_what_a_declaration_gets(goods: Goods, day: date) -> None:
    for hs_code in CODES:
        answer, judged = both_answers(hs_code, goods, day)
        found = {finding.rule: finding for finding in judged.findings}

        if goods.condition is not Condition.REMANUFACTURED:
            assert _names_customs(answer, day) == judged.is_under(Regime.USED_MACHINERY), hs_code
        for rule in ASKED_OF_GOODS:
            assert not (answer.is_settled and _is_open(found.get(rule))), (hs_code, rule)
        if judged.is_under(Regime.QUALITY_INSPECTION) and "quality_registration" in found:
            assert _names_the_department(answer), hs_code
        if not any(judged.is_under(regime) for regime in (Regime.USED_MACHINERY, Regime.QUALITY_INSPECTION)):
            assert not _names_the_department(answer), hs_code
            assert answer.doubts or answer.lead, hs_code
        if day >= date(2026, 7, 28):
            ministries = [row.value.ministry for row in _other_rows(hs_code)]
            said = " ".join(doubt.vi for doubt in answer.doubts)
            assert all(ministry in said for ministry in ministries), hs_code
            assert bool(ministries) <= ("other_authority" in found), hs_code


def _other_rows(hs_code: str) -> list[Any]:
    return [row for length in (4, 6, 8) for row in OTHER_LISTS.get(hs_code[:length], ())]


def _names_customs(answer: AuthorityAnswer, day: date) -> bool:
    name = customs_name(day)
    return any(name and body.name_vi == name.value for body in answer.bodies)


def _names_the_department(answer: AuthorityAnswer) -> bool:
    """As the body that inspects the quality."""
    return any(body.name_vi == DEPARTMENT and "Mẫu số 1" in body.procedure.vi for body in answer.bodies)


def _is_open(finding: Finding | None) -> bool:
    return finding is not None and finding.outcome is Outcome.UNDETERMINED
