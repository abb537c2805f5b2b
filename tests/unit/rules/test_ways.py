"""Row N6: the named changes let an item pass, no smaller set does, and none states what is not so."""

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest

from models.case_file import CaseFile
from models.facts import DeclarationAmended, PaperFiled
from models.papers import InspectionCertificate
from models.vocabulary import Conclusion, Outcome, Purpose
from rules.checks.days import Days
from rules.policy.standing import JudgedItem, Standing
from rules.rulebook import judge
from rules.ways.moves import IMMUTABLE, apply, moves_for
from rules.ways.way_out import smallest, way_out
from tests.builders import (
    AS_OF,
    a_business_registration,
    a_case_file,
    a_certificate,
    a_confirmation,
    a_declaration,
    a_line,
    a_line_certificate,
    a_machine,
    a_machine_of_a_line,
)


def a_case_of(*papers: object, **overrides: object) -> CaseFile:
    return a_case_file(a_declaration(items=(a_machine(**overrides),)), papers=papers)  # type: ignore[arg-type]


def a_line_case(**certified: object) -> CaseFile:
    declaration = a_declaration(items=(a_machine_of_a_line(),), lines=(a_line(),))
    return a_case_file(declaration, papers=(a_line_certificate(**certified), a_business_registration()))


GOOD = (a_confirmation(), a_business_registration())
CHINESE = {"manufacture_country": "CN", "origin_country": "CN"}
OLD = date(2024, 1, 15)
MENDABLE: dict[str, tuple[str, CaseFile]] = {
    "no evidence": ("machine_evidence", a_case_of(a_business_registration())),
    "no standard": ("machine_standard", a_case_of(a_business_registration())),
    "purpose left open": ("production_purpose", a_case_of(*GOOD, purpose=None)),
    "completeness left open": ("complete_machine", a_case_of(*GOOD, is_complete_machine=None)),
    "no business registration": ("business_registration", a_case_of(a_confirmation())),
    "old certificate": (
        "certificate_validity",
        a_case_of(a_certificate(issued_on=OLD, inspected_on=OLD), a_business_registration(), **CHINESE),
    ),
    "over age, with a permission": (
        "machine_age",
        a_case_of(*GOOD, hs_code="84771031", year_of_manufacture=2012),
    ),
}
HOPELESS: dict[str, tuple[str, CaseFile]] = {
    "wrong purpose": ("production_purpose", a_case_of(*GOOD, purpose=Purpose.TRADE)),
    "capacity 84.9": ("line_capacity", a_line_case(remaining_capacity_percent=Decimal("84.9"))),
    "consumption 15.1": ("line_consumption", a_line_case(excess_consumption_percent=Decimal("15.1"))),
    "found not to conform": (
        "certificate_conclusion",
        a_case_of(
            a_certificate(conclusion=Conclusion.DOES_NOT_CONFORM), a_business_registration(), **CHINESE
        ),
    ),
}
ALL = MENDABLE | HOPELESS


def judged(case_file: CaseFile) -> JudgedItem:
    return judge(case_file, Days(AS_OF))[0]


@pytest.mark.parametrize("name", ALL)
def test_the_rule_of_the_table_holds_the_item(name: str) -> None:
    rule, case_file = ALL[name]

    assert rule in {one.rule for one in judged(case_file).findings if one.outcome is not Outcome.MET}
    assert judged(case_file).standing not in (Standing.CLEARABLE, Standing.OUT_OF_SCOPE)


@pytest.mark.parametrize("name", MENDABLE)
def test_row_n6_the_moves_let_it_pass_and_no_smaller_set_does(name: str) -> None:
    case_file = MENDABLE[name][1]

    moves = smallest(case_file, case_file.items[0], AS_OF)

    assert moves
    assert judged(apply(case_file, moves, AS_OF)).standing is Standing.CLEARABLE
    for count in range(len(moves)):
        for fewer in combinations(moves, count):
            assert judged(apply(case_file, fewer, AS_OF)).standing is not Standing.CLEARABLE, fewer


@pytest.mark.parametrize("name", HOPELESS)
def test_row_n6_where_nothing_honest_helps_the_answer_says_so(name: str) -> None:
    case_file = HOPELESS[name][1]

    way = way_out(case_file, case_file.items[0], AS_OF)

    assert way is not None
    assert (way.is_found, way.steps_vi) == (False, ())


def test_over_age_only_the_permission_helps() -> None:
    case_file = MENDABLE["over age, with a permission"][1]
    way = way_out(case_file, case_file.items[0], AS_OF)

    assert way is not None
    assert any("văn bản chấp thuận" in step for step in way.steps_vi)


def test_what_passes_needs_no_way() -> None:
    case_file = a_case_file()

    assert way_out(case_file, case_file.items[0], AS_OF) is None


@pytest.mark.parametrize("name", ALL)
def test_row_n6_no_move_touches_what_is_declared_or_measured(name: str) -> None:
    case_file = ALL[name][1]
    item = case_file.items[0]
    filed = [paper for _, paper in case_file.papers if isinstance(paper, InspectionCertificate)]

    for move in moves_for(case_file, item, AS_OF):
        if isinstance(move.content, DeclarationAmended):
            changed = move.content.declaration.items[0]
            differs = {
                each for each in type(item).model_fields if getattr(item, each) != getattr(changed, each)
            }
            assert not differs & IMMUTABLE
            assert all(getattr(item, each) is None for each in differs)
        if isinstance(move.content, PaperFiled) and isinstance(move.content.paper, InspectionCertificate):
            paper = move.content.paper
            assert (paper.year_of_manufacture, paper.serial_number) == (
                item.year_of_manufacture,
                item.serial_number,
            )
            for earlier in filed[-1:]:
                assert paper.remaining_capacity_percent == earlier.remaining_capacity_percent
                assert paper.excess_consumption_percent == earlier.excess_consumption_percent
                assert paper.facilities == earlier.facilities
