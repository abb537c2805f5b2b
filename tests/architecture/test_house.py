"""What we would say in review, said by a machine first."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import models.vocabulary
from models.vocabulary import Word

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "activities",
    "audit",
    "bench",
    "customs",
    "demo",
    "intake",
    "models",
    "notices",
    "portal",
    "records",
    "rules",
    "scheduling",
    "workflows",
)
MOST_LINES, MOST_FUNCTION_LINES, MOST_TEMPLATE_LINES, MOST_FILES = 300, 40, 150, 20
MOST_DOOR_LINES = 80
CODE = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
CODE += [ROOT / name for name in ("settings.py", "starter.py", "worker.py")]
OWN_SHAPE = ("records/migrations/",)
"""Alembic writes these."""
DOORS = ("worker.py", "starter.py", "demo/", "__main__.py")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def ours(paths: list[Path]) -> list[Path]:
    return [path for path in paths if not name_of(path).startswith(OWN_SHAPE)]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", ours(CODE), ids=name_of)
def test_no_file_and_no_function_is_too_long(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    long = [
        node.name for node in functions(path) if (node.end_lineno or 0) - node.lineno >= MOST_FUNCTION_LINES
    ]

    assert lines <= MOST_LINES
    assert long == []


@pytest.mark.parametrize("name", ["worker.py", "starter.py"])
def test_the_two_doors_stay_small(name: str) -> None:
    assert len((ROOT / name).read_text("utf-8").splitlines()) <= MOST_DOOR_LINES


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_every_module_opens_with_what_it_answers(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", sorted((ROOT / "portal" / "templates").rglob("*.html")), ids=name_of)
def test_no_template_is_too_long_or_reads_a_clock_or_a_role(path: Path) -> None:
    text = path.read_text("utf-8")

    assert len(text.splitlines()) <= MOST_TEMPLATE_LINES
    assert not re.search(r"\bnow\b|\brole\b\s*==|\|\s*safe|strftime", text)


def test_no_folder_holds_too_many_modules() -> None:
    folders = {path.parent for path in ours(CODE)}
    crowded = {name_of(f): n for f in folders if (n := len(list(f.glob("*.py")))) > MOST_FILES and f != ROOT}

    assert crowded == {}


def test_no_package_shadows_the_standard_library() -> None:

    assert not {*PACKAGES} & set(sys.stdlib_module_names)


def test_only_doors_read_the_wall_clock() -> None:
    """Signatures, sessions and the partner's own clock say so on the line, with a reason."""
    silent = [
        f"{name_of(path)}:{number}"
        for path in ours(CODE)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"datetime\.now\(|date\.today\(|time\.time\(", line) and "noqa: TID251" not in line
    ]

    assert silent == []


@pytest.mark.parametrize(
    "words",
    [each for each in vars(models.vocabulary).values() if isinstance(each, type) and issubclass(each, Word)],
    ids=lambda words: words.__name__,
)
def test_every_word_has_a_label_of_its_own(words: type[Word]) -> None:
    labels = [word.label_vi for word in words]

    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_workflows_use_no_signals_no_queries_and_no_local_activities() -> None:
    text = "\n".join(path.read_text("utf-8") for path in (ROOT / "workflows").glob("*.py"))

    assert not re.search(r"workflow\.(signal|query)|local_activity|\.cancel_workflow", text)
