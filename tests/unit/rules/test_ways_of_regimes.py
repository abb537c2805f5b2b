"""Row N6 beyond single machines: quality inspection, lines, arrival, silence, and answers that are needed."""

from datetime import date
from typing import Any

import pytest

from models.case_file import CaseFile
from models.vocabulary import Outcome
from rules.checks.days import Days
from rules.policy.standing import Standing
from rules.rulebook import judge
from rules.ways.moves import apply
from rules.ways.way_out import smallest, way_out
from tests import quality_builders as quality
from tests.builders import (
    a_body,
    a_business_registration,
    a_case_file,
    a_confirmation,
    a_declaration,
    a_line,
    a_line_certificate,
    a_machine,
    a_machine_of_a_line,
    a_reference,
    lookups,
)

DAY = date(2026, 7, 8)
BODIES = (a_body(), a_body(body_code="QUACERT", name_vi="Quacert", regulations=(quality.QCVN_4,)))


def a_cooker_case(*papers: Any, **overrides: Any) -> CaseFile:
    declaration = a_declaration(
        items=(quality.a_rice_cooker(**overrides),),
        registered_on=quality.DECLARED_ON,
        arrived_on=quality.DECLARED_ON,
    )
    return a_case_file(declaration, papers, reference=a_reference(bodies=BODIES))


def a_line_case(*papers: Any) -> CaseFile:
    declaration = a_declaration(items=(a_machine_of_a_line(),), lines=(a_line(),))
    return a_case_file(declaration, papers)


HELD: dict[str, tuple[CaseFile, tuple[str, ...]]] = {
    "nothing filed for a rice cooker": (
        a_cooker_case(),
        ("Đăng ký kiểm tra", "ảnh hoặc bản mô tả", "giấy chứng nhận hợp quy", "Trả lời"),
    ),
    "a dossier that ran out of time": (
        a_cooker_case(quality.a_quality_registration(), quality.a_conformity_certificate()),
        ("Mẫu số 1 mới", "ảnh hoặc bản mô tả", "Trả lời"),
    ),
    "a rice cooker that failed its assessment": (
        a_cooker_case(
            quality.a_quality_registration(),
            quality.a_description(),
            quality.a_conformity_certificate(conclusion="does_not_conform"),
        ),
        ("tái chế hàng", "Trả lời"),
    ),
    "a line nobody has measured": (
        a_line_case(a_business_registration()),
        ("chứng thư giám định dây chuyền",),
    ),
    "an arrival nobody has told": (
        a_case_file(
            a_declaration(arrived_on=None, place=None), (a_confirmation(), a_business_registration())
        ),
        ("Báo ngày hàng về",),
    ),
    "a silence and a question": (
        a_case_file(
            a_declaration(items=(a_machine(purpose=None, is_complete_machine=None),)),
            (a_confirmation(), a_business_registration()),
        ),
        ("khai mục đích", "kết cấu hoàn chỉnh"),
    ),
    "two silences of one declaration": (
        a_case_file(
            a_declaration(
                items=(a_machine_of_a_line(purpose=None, technology_status=None), a_machine(item_number=2)),
                lines=(a_line(),),
            ),
            (a_line_certificate(technology_status=None), a_business_registration()),
        ),
        ("khai mục đích", "khai công nghệ"),
    ),
}


@pytest.mark.parametrize("name", HELD)
def test_row_n6_the_named_steps_let_the_item_pass(name: str) -> None:
    case_file, expected = HELD[name]
    item = case_file.items[0]

    way = way_out(case_file, item, DAY)
    moves = smallest(case_file, item, DAY)

    assert way is not None
    assert way.is_found
    assert len(way.steps) == len(expected)
    assert all(any(part in step.what_vi for step in way.steps) for part in expected)
    assert moves is not None
    passed = judge(apply(case_file, moves, DAY), Days(DAY))[0]
    assert passed.standing is Standing.CLEARABLE


def test_row_n6_an_item_that_passes_needs_no_way_out() -> None:
    case_file = a_case_file(lookups=lookups())

    assert way_out(case_file, case_file.items[0], DAY) is None


def test_row_n6_without_a_designated_body_no_certificate_is_advised() -> None:
    declaration = a_declaration(items=(a_machine(manufacture_country="CN", origin_country="CN"),))
    case_file = a_case_file(declaration, (a_business_registration(),), reference=a_reference(bodies=()))

    way = way_out(case_file, case_file.items[0], DAY)

    assert way is not None
    assert not way.is_found
    assert any(one.outcome is not Outcome.MET for one in judge(case_file, Days(DAY))[0].findings)


def test_row_n6_questions_without_end_are_no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    case_file, _ = HELD["nothing filed for a rice cooker"]
    monkeypatch.setattr("rules.ways.way_out.MOST_ROUNDS", 1)

    assert smallest(case_file, case_file.items[0], DAY) is None
