"""How closely do the two offices look at an item, and why?"""

from datetime import date, timedelta
from typing import Any

import pytest

from models.case_file import SeenSerial
from models.policy import RiskCriteria
from models.vocabulary import ReviewLane
from rules.checks.days import Days
from rules.policy.default import DEFAULT_POLICY
from rules.policy.lanes import is_drawn
from rules.rulebook import judge
from tests.builders import (
    AS_OF,
    NOON,
    a_business_registration,
    a_case_file,
    a_certificate,
    a_confirmation,
    a_declaration,
    a_line,
    a_line_certificate,
    a_machine,
    a_machine_of_a_line,
    a_policy,
    a_visit_confirmation,
    a_visit_report,
    an_amendment,
    an_observation,
    lookups,
)


def _lane(*args: Any, **kwargs: Any) -> tuple[ReviewLane, list[str]]:
    judged = judge(a_case_file(*args, **kwargs), Days(AS_OF))[0]
    return judged.lane, [reason.criterion for reason in judged.lane_reasons]


def _of_item(**fields: Any) -> tuple[ReviewLane, list[str]]:
    return _lane(a_declaration(items=(a_machine(**fields),)))


def test_a_maker_confirmed_machine_of_a_known_importer_is_green() -> None:
    assert _lane() == (ReviewLane.GREEN, ["documents_only"])


def test_an_item_out_of_scope_by_data_is_green() -> None:
    assert _of_item(hs_code="90318090") == (ReviewLane.GREEN, ["out_of_scope"])


def test_a_relied_certificate_is_yellow() -> None:
    papers = [a_certificate(year_of_manufacture=2020), a_business_registration()]

    assert _lane(papers=papers) == (ReviewLane.YELLOW, ["inspection_certificate"])


def test_a_refusal_is_yellow_and_never_red() -> None:
    lane, reasons = _lane(
        a_declaration(items=(a_machine(purpose="trade"),)), lookups=lookups(violation_count=2)
    )

    assert (lane, reasons) == (ReviewLane.YELLOW, ["refusal"])


def test_a_missing_paper_is_yellow() -> None:
    assert _lane(papers=[a_business_registration()]) == (ReviewLane.YELLOW, ["missing_paper"])


def test_a_question_is_yellow() -> None:
    assert _of_item(is_complete_machine=None) == (ReviewLane.YELLOW, ["question"])


def test_a_day_after_the_new_circular_is_yellow() -> None:
    declaration = a_declaration(registered_on=date(2026, 9, 2), arrived_on=date(2026, 9, 10))

    assert _lane(declaration) == (ReviewLane.YELLOW, ["legal_review"])


def test_a_first_import_is_red() -> None:
    assert _lane(lookups=lookups(earlier_import_count=0)) == (ReviewLane.RED, ["first_import"])


def test_an_earlier_violation_is_red() -> None:
    assert _lane(lookups=lookups(violation_count=1)) == (ReviewLane.RED, ["prior_violation"])


def test_a_technology_line_is_red() -> None:
    declaration = a_declaration(items=(a_machine_of_a_line(),), lines=(a_line(),))

    lane, reasons = _lane(declaration, [a_line_certificate(), a_business_registration()])

    assert (lane, reasons) == (ReviewLane.RED, ["inspection_certificate", "technology_line"])


@pytest.mark.parametrize(
    "paper",
    [a_confirmation(year_of_manufacture=2012), a_certificate(serial_number="X-1")],
    ids=["year on the confirmation", "serial number on the certificate"],
)
def test_papers_that_differ_from_the_declaration_are_red(paper: Any) -> None:
    lane, reasons = _lane(papers=[paper, a_business_registration()])

    assert lane is ReviewLane.RED
    assert "inconsistent_papers" in reasons


@pytest.mark.parametrize(("year", "lane"), [(2018, ReviewLane.GREEN), (2017, ReviewLane.RED)])
def test_an_age_strictly_over_eighty_percent_of_the_limit_is_red(year: int, lane: ReviewLane) -> None:
    declaration = a_declaration(items=(a_machine(hs_code="84772020", year_of_manufacture=year),))
    papers = [a_confirmation(year_of_manufacture=year), a_business_registration()]

    assert _lane(declaration, papers)[0] is lane


def test_an_unknown_arrival_says_nothing_of_the_age() -> None:
    lane, reasons = _lane(a_declaration(arrived_on=None))

    assert (lane, reasons) == (ReviewLane.YELLOW, ["missing_paper"])


def test_a_listed_hs_code_is_red() -> None:
    policy = a_policy(risk=RiskCriteria(risk_hs_prefixes=("8458",)))

    assert _lane(policy=policy) == (ReviewLane.RED, ["risk_hs"])


def test_the_same_serial_number_elsewhere_is_red_and_refuses_nothing() -> None:
    seen = SeenSerial(item_number=1, declaration_number="107000000001")

    assert _lane(lookups=lookups(seen_serials=(seen,))) == (ReviewLane.RED, ["same_serial"])


def _amended_after_a_visit(
    seen: dict[str, Any], amended: dict[str, Any], *, is_seen_anew: bool = False
) -> tuple[ReviewLane, list[str]]:
    machine = a_machine()
    now = machine.model_copy(update=amended)
    report = a_visit_report(an_observation(machine, **seen))
    facts = [report, a_visit_confirmation(report)]
    facts.append(an_amendment(a_declaration(items=(now,)), occurred_at=NOON + timedelta(days=13)))
    if is_seen_anew:
        again = a_visit_report(
            an_observation(now, nameplate_serial=None), occurred_at=NOON + timedelta(days=14)
        )
        facts += [again, a_visit_confirmation(again, occurred_at=NOON + timedelta(days=15))]
    return _lane(facts=facts)


@pytest.mark.parametrize("amended", [{"serial_number": None}, {"serial_number": "OK-3"}, {"model_code": "B"}])
def test_what_did_not_agree_at_the_visit_is_seen_anew_after_an_amendment(amended: dict[str, Any]) -> None:
    lane, reasons = _amended_after_a_visit({"nameplate_serial": "XX-1", "is_consistent": False}, amended)

    assert lane is ReviewLane.RED
    assert "amended_after_visit" in reasons


def test_what_was_noted_without_the_plate_is_seen_anew_after_an_amendment() -> None:
    seen = {"nameplate_serial": None, "nameplate_year": None, "is_consistent": False}

    assert _amended_after_a_visit(seen, {"model_code": "B"})[1] == ["amended_after_visit"]


def test_a_declaration_amended_into_what_the_plate_shows_is_not_seen_anew() -> None:
    seen = {"nameplate_serial": "OK-2020-0118", "is_consistent": False}

    assert _amended_after_a_visit(seen, {"serial_number": "OK-2020-0118"})[0] is ReviewLane.GREEN
    assert _amended_after_a_visit({}, {"model_code": "LB3000 II"})[0] is ReviewLane.GREEN


def test_goods_seen_anew_after_their_amendment_are_looked_at_as_before() -> None:
    seen = {"nameplate_serial": "XX-1", "is_consistent": False}

    assert _amended_after_a_visit(seen, {"serial_number": None}, is_seen_anew=True)[0] is ReviewLane.GREEN


def test_without_a_seed_nothing_is_drawn() -> None:
    policy = a_policy(risk=RiskCriteria(random_floor_permille=1000))

    assert _lane(policy=policy)[0] is ReviewLane.GREEN
    assert _lane(policy=policy, draw_seed="s") == (ReviewLane.RED, ["random_draw"])


def test_the_draw_takes_its_share_and_repeats_itself() -> None:
    numbers = [f"{107000000000 + n}" for n in range(2000)]
    drawn = [
        number for number in numbers if is_drawn(a_case_file(a_declaration(number=number), draw_seed="seed"))
    ]

    assert 60 <= len(drawn) <= 140
    assert is_drawn(a_case_file(a_declaration(number=drawn[0]), draw_seed="seed"))


def test_the_default_policy_names_itself_a_policy() -> None:
    assert DEFAULT_POLICY.title_vi.startswith("Quy chế phối hợp")
    assert DEFAULT_POLICY.risk.random_floor_permille == 50
