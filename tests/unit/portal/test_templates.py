"""House rules of templates: short, blind to clock and role, nothing inline, nothing unescaped."""

import re
from pathlib import Path

import pytest

from portal.pages.frame.shell import ENVIRONMENT, TEMPLATES

STATIC = TEMPLATES.parent / "static"
PAGES = Path(TEMPLATES.parent / "pages")
FILES = sorted(TEMPLATES.rglob("*.html"))


def relative(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_template_is_short_and_plain(path: Path) -> None:
    text = path.read_text()

    assert len(text.splitlines()) <= 90
    assert not re.search(
        r"\|\s*safe|autoescape|strftime|now\(|\brole[s]?\b(?!=|group)", re.sub(r'role="\w+"', "", text)
    )
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text)


def test_every_template_is_used() -> None:
    code = "".join(path.read_text() for path in PAGES.rglob("*.py"))
    code += "".join(path.read_text() for path in FILES)

    assert [name for name in map(relative, FILES) if f'"{name}"' not in code] == []


def test_every_template_compiles_and_escapes() -> None:
    assert ENVIRONMENT.autoescape is True
    for path in FILES:
        ENVIRONMENT.get_template(relative(path))


def test_the_stylesheet_is_one_of_at_most_400_lines() -> None:
    assert [path.name for path in STATIC.glob("*.css")] == ["portal.css"]
    css = (STATIC / "portal.css").read_text()
    assert len(css.splitlines()) <= 400
    assert "http" not in css
    assert "@import" not in css


def test_every_class_of_a_template_is_in_the_stylesheet() -> None:
    css = (STATIC / "portal.css").read_text()
    text = "".join(path.read_text() for path in FILES)
    names = {name for found in re.findall(r'class="([^"{]+)"', text) for name in found.split()}

    assert sorted(name for name in names if f".{name}" not in css) == []
