"""Rows C2, N5: the build fails where a rule does not speak in two languages or a value lacks its law.

The tables of cases walk the findings they meet; this reads the code, so that no branch is left out.
"""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

import rules
from models.law import Citation, Dated, Instrument

ROOT = Path(rules.__file__).parent
VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
NUMBERS_OF_TEXTS = re.compile(r"/(QĐ-TTg|NĐ-CP)")
LAW = Instrument(number="1/2026/NĐ-CP", title_vi="Nghị định số 1/2026/NĐ-CP", in_force_from=date(2026, 1, 1))
CITED = Citation(instrument=LAW, article="1", quote_vi="phải nộp")


def sentences() -> Iterator[tuple[str, ast.expr, ast.expr]]:
    """Every pair of sentences that the rules can say, with the place where it is written."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Said":
                vi, en = node.args
                yield f"{path.relative_to(ROOT)}:{node.lineno}", vi, en


SENTENCES = {place: (vi, en) for place, vi, en in sentences()}


def written(expression: ast.expr) -> str:
    """The words written in the code; what is filled in is the caller's."""
    found = (node.value for node in ast.walk(expression) if isinstance(node, ast.Constant))
    return " ".join(word for word in found if isinstance(word, str))


@pytest.mark.parametrize("place", SENTENCES)
def test_row_n5_whatever_a_rule_says_it_says_in_vietnamese_and_in_english(place: str) -> None:
    vi, en = SENTENCES[place]

    assert written(vi).strip() or not isinstance(vi, ast.Constant | ast.JoinedStr)
    assert written(en).strip() or not isinstance(en, ast.Constant | ast.JoinedStr)
    assert not VIETNAMESE.search(NUMBERS_OF_TEXTS.sub("", written(en)))


def test_the_sentences_of_every_folder_are_read() -> None:
    folders = {place.split(":")[0].rsplit("/", 1)[0] for place in SENTENCES}
    checks = {path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "checks").glob("*/*_*.py")}

    assert checks <= folders


@pytest.mark.parametrize("quote", ["", " ", "(lược ý)", "(lược ý) ", "…"])
def test_row_c2_words_that_say_nothing_are_no_quote(quote: str) -> None:
    cited = CITED.model_copy(update={"quote_vi": quote})

    with pytest.raises(ValidationError, match="without words of the law"):
        Dated(value=1, valid_from=date(2026, 1, 1), citation=cited)


def test_row_c2_a_citation_names_its_article_and_a_text_its_number_and_title() -> None:
    with pytest.raises(ValidationError, match="article"):
        Citation(instrument=LAW, article="", quote_vi="phải nộp")
    with pytest.raises(ValidationError, match=r"number[\s\S]*title_vi"):
        Instrument(number=" ", title_vi="", in_force_from=date(2026, 1, 1))


def test_row_c3_a_value_has_a_first_day_and_does_not_end_before_it() -> None:
    with pytest.raises(ValidationError, match="valid_from"):
        Dated[int].model_validate({"value": 1, "citation": CITED})
    with pytest.raises(ValidationError, match="before it begins"):
        Dated(value=1, valid_from=date(2026, 1, 1), valid_until=date(2026, 1, 1), citation=CITED)
