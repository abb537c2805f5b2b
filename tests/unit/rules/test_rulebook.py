"""Does the rulebook ask in order, keep its digest, and answer what the procedure needs (rows C1, C3)?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.assessment import Finding
from models.case_file import CaseFile
from models.vocabulary import Consequence, Disposition, Outcome
from rules.checks.days import Days
from rules.ground import ground_on
from rules.law.customs.decree_128_2020 import REEXPORT_DAYS
from rules.law.machinery.decision_18_2019 import MAX_MACHINE_AGE_YEARS
from rules.rulebook import CHECKS, PASSIVE, RULEBOOK_VERSION, assess, judge, rulebook_digest
from tests.builders import (
    AS_OF,
    NOON,
    a_case_file,
    a_declaration,
    a_machine,
    an_answer,
    an_arrival,
)

RULES = (*CHECKS, *PASSIVE)


def test_row_c1_rules_are_named_after_their_files_and_findings_keep_their_order() -> None:
    names = [rule.name for rule in RULES]
    findings = judge(a_case_file(), Days(AS_OF))[0].findings

    assert len(set(names)) == len(names)
    assert all(rule.check.__module__.endswith(f".{rule.name}") for rule in RULES)
    assert all(rule.check.__name__ == f"check_{rule.name}" for rule in RULES)
    order = [names.index(finding.rule) for finding in findings]
    assert order == sorted(order)


def test_row_c1_every_file_of_checks_stands_in_the_rulebook() -> None:
    root = Path(__file__).parents[3] / "rules" / "checks"
    asking = {path.stem for path in root.rglob("*.py") if "RULE = Rule(" in path.read_text("utf-8")}
    checking = {path.stem for path in root.rglob("*.py") if "\ndef check_" in path.read_text("utf-8")}

    assert asking == {rule.name for rule in RULES}
    assert checking <= asking


def test_rules_of_a_regime_stand_together() -> None:
    regimes = [rule.regime for rule in CHECKS]
    turns = [
        regime for number, regime in enumerate(regimes) if number == 0 or regimes[number - 1] is not regime
    ]

    assert len(turns) == len(set(turns))


def test_row_c3_an_assessment_stores_version_and_digest_of_the_rulebook() -> None:
    assessment = assess(a_case_file(), AS_OF)

    assert assessment.rulebook_version == RULEBOOK_VERSION
    assert assessment.rulebook_digest == rulebook_digest()
    assert assessment.items[0].disposition is Disposition.MAY_CLEAR


def test_a_case_without_declaration_has_no_items() -> None:
    empty = a_case_file().model_copy(update={"facts": ()})

    assert judge(empty, Days(AS_OF)) == ()


def test_items_are_judged_in_the_order_of_their_numbers() -> None:
    declaration = a_declaration(items=(a_machine(item_number=2), a_machine(item_number=1)))

    assert [one.item.item_number for one in judge(a_case_file(declaration), Days(AS_OF))] == [1, 2]


def test_the_last_answer_in_order_counts_and_other_facts_ask_anew() -> None:
    declaration = a_declaration(items=(a_machine(is_complete_machine=None),))
    asked = _finding(a_case_file(declaration))
    assert asked.question is not None
    question = asked.question.question_id
    facts = [
        an_answer(question, "not_met", occurred_at=NOON + timedelta(days=2)),
        an_answer(question, "met", occurred_at=NOON + timedelta(days=3)),
    ]
    changed = a_declaration(items=(a_machine(is_complete_machine=None, description="Khuôn"),))

    assert _finding(a_case_file(declaration, facts=facts[::-1])).outcome is Outcome.MET
    assert _finding(a_case_file(changed, facts=facts)).outcome is Outcome.UNDETERMINED


def _finding(case_file: CaseFile) -> Finding:
    findings = judge(case_file, Days(AS_OF))[0].findings
    return next(one for one in findings if one.rule == "complete_machine")


def test_the_last_arrival_told_decides_the_age() -> None:
    facts = [an_arrival(AS_OF.replace(year=2027), occurred_at=datetime(2027, 3, 16, tzinfo=UTC))]

    findings = judge(a_case_file(facts=facts), Days(AS_OF))[0].findings

    age = next(one for one in findings if one.rule == "machine_age")
    assert "7 năm" in age.sentence_vi


def test_a_ground_keeps_its_value_where_the_other_series_is_not_in_force() -> None:
    day = Days(AS_OF).select(AS_OF.replace(month=8), "")
    ground = ground_on("rule", a_machine(), MAX_MACHINE_AGE_YEARS, day, Consequence.RISK)
    assert ground is not None

    assert ground.on(REEXPORT_DAYS).value is ground.value


def test_a_digest_is_a_digest() -> None:
    assert len(rulebook_digest()) == 64
