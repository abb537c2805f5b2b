"""Row I8: does every error say what happened, on which ground and what to do, in Vietnamese and English?"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from customs.wire.faults import BROKEN
from customs.wire.types import PATTERNS
from models.language import Said
from models.problems import ADVICE, EXCHANGE, STATUS, ErrorCode, FieldProblem, problem

ROOT = Path(__file__).parents[3]
SPEAKERS = (
    *sorted((ROOT / "models" / "problems").glob("*.py")),
    *sorted((ROOT / "customs" / "wire").glob("*.py")),
    *sorted((ROOT / "portal" / "api").glob("*.py")),
    ROOT / "customs" / "signatures.py",
    ROOT / "portal" / "authority_question.py",
)
"""Where the texts of refusals are written."""

LAW = Said("khoản 1 Điều 6", "Article 6, clause 1")
FAULT = FieldProblem.of("so_to_khai", "1", "unique", Said("Lý do", "Reason"), Said("Việc", "Task"))


@pytest.mark.parametrize("code", ErrorCode)
def test_every_code_has_title_status_ground_and_advice_in_both_languages(code: ErrorCode) -> None:
    told = problem(code, instance="/api/v1/declarations")

    advice = ADVICE[code]
    assert (told.title, told.title_en) == (code.label_vi, advice.title_en)
    assert 400 <= told.status == STATUS[code] < 600
    assert told.detail == f"{advice.fact.vi} {advice.action.vi}"
    assert told.detail_en == f"{advice.fact.en} {advice.action.en}"
    assert (told.ground_vi, told.ground_en) == advice.ground
    assert advice.title_en.isascii()
    assert told.type == f"/problems/{code.value.replace('_', '-')}"


def test_row_i8_a_fault_has_the_ground_of_its_problem_or_its_own() -> None:
    plain = problem(ErrorCode.INVALID, errors=(FAULT,))
    own = problem(ErrorCode.INVALID, errors=(FAULT.on(EXCHANGE).on(LAW),))

    assert [fault.ground_en for fault in plain.errors] == [ADVICE[ErrorCode.INVALID].ground.en]
    assert [fault.ground_vi for fault in own.errors] == [EXCHANGE.vi]
    assert own.ground_en == EXCHANGE.en


def test_row_i8_no_text_exists_in_one_language_only() -> None:
    spoken = list(said_in_code())

    assert len(spoken) > 100
    for where, vietnamese, english in spoken:
        assert vietnamese.strip(), where
        assert english.strip(), where
        assert vietnamese != english, where
        assert not vietnamese.isascii(), where


def test_row_i8_every_fault_of_the_types_names_its_rule() -> None:
    assert all(broken.rule for broken in BROKEN.values())
    assert all(wanted.vi and wanted.en for wanted in PATTERNS.values())


def test_row_i8_a_refusal_is_made_of_said_texts_alone() -> None:
    calls = [
        f"{path.name}:{node.lineno}"
        for path, node in calls_in_code()
        if ast.unparse(node.func) == "FieldProblem"
    ]

    assert calls == []


def said_in_code() -> Iterator[tuple[str, str, str]]:
    """Every text with its place; what is filled in later is left out, and so is what is filled in whole."""
    for path, node in calls_in_code():
        if ast.unparse(node.func) == "Said" and all(map(_is_text, node.args)):
            vietnamese, english = (_text(each) for each in node.args)
            if vietnamese != ".":
                yield f"{path.name}:{node.lineno}", vietnamese, english


def calls_in_code() -> Iterator[tuple[Path, ast.Call]]:
    for path in SPEAKERS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr | ast.Constant)


def _text(node: ast.expr) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
