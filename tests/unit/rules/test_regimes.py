"""Does an item stand as its regimes leave it, and does what holds nothing hold nothing?"""

from datetime import date
from typing import Any

import pytest

from models.assessment import Finding, Missing, Question
from models.law import Citation
from models.vocabulary import Consequence, ObligationKind, Outcome, Party, Regime, ReviewLane
from rules.law.machinery.decision_18_2019 import DECISION_18_2019
from rules.policy.standing import INSPECTION_RULE, STORAGE_RULES, JudgedItem, Standing, weigh
from rules.rulebook import CHECKS
from tests.builders import a_machine

USED, QUALITY = Regime.USED_MACHINERY, Regime.QUALITY_INSPECTION
ASKED = Question(question_id="x/1/0", text_vi="Có không?")
OWED = Missing(kind=ObligationKind.FILE_EVIDENCE, party=Party.IMPORTER, what_vi="Nộp giấy tờ")


def a_finding(regime: Regime, outcome: Outcome, consequence: Consequence, **overrides: Any) -> Finding:
    return Finding(
        **{
            "rule": "rule",
            "regime": regime,
            "item_number": 1,
            "outcome": outcome,
            "consequence": consequence,
            "citation": Citation(instrument=DECISION_18_2019, article="1", quote_vi="trích dẫn"),
            "in_force_from": date(2019, 6, 15),
            "law_day": date(2026, 7, 1),
            "law_day_rule_vi": "Luật tại ngày đăng ký tờ khai",
            "sentence_vi": "Câu.",
            "sentence_en": "Sentence.",
            **overrides,
        }
    )


def stands(*findings: Finding) -> JudgedItem:
    return JudgedItem(a_machine(), weigh(findings), ReviewLane.YELLOW)


OUT = a_finding(USED, Outcome.NOT_MET, Consequence.OUT_OF_SCOPE)
OTHERS = {
    Standing.REFUSABLE: a_finding(QUALITY, Outcome.NOT_MET, Consequence.REFUSAL),
    Standing.ASKING: a_finding(QUALITY, Outcome.UNDETERMINED, Consequence.REFUSAL, question=ASKED),
    Standing.WAITING: a_finding(QUALITY, Outcome.UNDETERMINED, Consequence.REFUSAL, missing=OWED),
    Standing.CLEARABLE: a_finding(QUALITY, Outcome.MET, Consequence.REFUSAL),
    Standing.OUT_OF_SCOPE: a_finding(QUALITY, Outcome.NOT_MET, Consequence.OUT_OF_SCOPE),
}


@pytest.mark.parametrize(("expected", "finding"), OTHERS.items(), ids=[str(one) for one in OTHERS])
def test_a_regime_out_of_scope_leaves_the_answer_to_the_other(expected: Standing, finding: Finding) -> None:
    assert stands(OUT, finding).standing is expected


@pytest.mark.parametrize(("expected", "finding"), OTHERS.items(), ids=[str(one) for one in OTHERS])
def test_the_strictest_of_two_regimes_holds(expected: Standing, finding: Finding) -> None:
    clear = a_finding(USED, Outcome.MET, Consequence.REFUSAL)
    held = Standing.CLEARABLE if expected is Standing.OUT_OF_SCOPE else expected

    assert stands(clear, finding).standing is held


@pytest.mark.parametrize("consequence", [Consequence.NOTE, Consequence.AFTER_CLEARANCE])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_note_and_a_later_duty_hold_nothing(consequence: Consequence, outcome: Outcome) -> None:
    clear = a_finding(USED, Outcome.MET, Consequence.REFUSAL)
    said = a_finding(QUALITY, outcome, consequence)

    assert stands(clear, said).standing is Standing.CLEARABLE
    assert stands(said).standing is Standing.OUT_OF_SCOPE


def test_what_is_owed_after_clearance_is_owed_then() -> None:
    later = a_finding(QUALITY, Outcome.UNDETERMINED, Consequence.AFTER_CLEARANCE, missing=OWED)

    assert stands(later).missing() == ()
    assert stands(later).missing(is_cleared=True) == (OWED,)


def test_a_note_does_not_move_the_basis_of_a_signature() -> None:
    clear = a_finding(USED, Outcome.MET, Consequence.REFUSAL)
    note = a_finding(QUALITY, Outcome.NOT_MET, Consequence.NOTE)

    assert stands(clear).basis == stands(clear, note).basis
    assert stands(clear).basis != stands(clear, OTHERS[Standing.REFUSABLE]).basis


def test_the_rules_that_the_policy_asks_by_name_stand_in_the_rulebook() -> None:
    assert {INSPECTION_RULE, *STORAGE_RULES} <= {rule.name for rule in CHECKS}
