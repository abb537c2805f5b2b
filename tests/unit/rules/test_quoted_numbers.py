"""Do the words under a whole number of the law say that number?"""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import rules.law
from models.law import Dated
from rules.law.machinery.annex_i import ANNEX_I

NUMBER_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
COUNTED = "lần|ngày|tháng|năm|giờ|cơ sở|bộ"
"""What is counted; without it “năm” is a year and “không” a no."""
IN_ANOTHER_UNIT = {
    # The text counts a year; the other bar of the same clause counts months, and so does the code for both.
    "circular_38_2015.STORAGE_BAN_SERIOUS_MONTHS": ("01 năm", 12),
}


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _numbers() -> Iterator[tuple[str, Dated[int]]]:
    for module in pkgutil.walk_packages(rules.law.__path__, "rules.law."):
        for name, held in vars(import_module(module.name)).items():
            for series in held.values() if isinstance(held, dict) else (held,):
                for one in series if isinstance(series, tuple) else ():
                    if isinstance(one, Dated) and _is_number(one.value):
                        yield f"{module.name.rsplit('.', 1)[1]}.{name}", one


NUMBERS = tuple(_numbers())


def _said(quote_vi: str) -> set[int]:
    spelled = re.findall(rf"\b({'|'.join(NUMBER_WORDS)}) (?:{COUNTED})\b", quote_vi.lower())
    written = re.findall(r"\d+", quote_vi)
    return {*map(int, written), *map(NUMBER_WORDS.index, spelled)}


@pytest.mark.parametrize(("name", "held"), NUMBERS, ids=[f"{name} {one.valid_from}" for name, one in NUMBERS])
def test_the_words_under_a_whole_number_say_it(name: str, held: Dated[int]) -> None:
    quote = held.citation.quote_vi
    words, comes_to = IN_ANOTHER_UNIT.get(name, ("", None))

    if comes_to is None:
        assert held.value in _said(quote), quote
    else:
        assert (words in quote, held.value) == (True, comes_to)


@pytest.mark.parametrize("digits", sorted(ANNEX_I))
def test_the_words_under_an_age_limit_say_its_years(digits: str) -> None:
    for limit in ANNEX_I[digits]:
        assert re.search(
            rf"không vượt quá” {limit.value.years}( \(có thể đến \d+\))?:", limit.citation.quote_vi
        )


@pytest.mark.parametrize(
    ("quote_vi", "numbers"),
    [("trong 07 ngày", {7}), ("gia hạn một lần", {1}), ("năm nhập khẩu", set()), ("đến năm ngày", {5})],
)
def test_a_number_is_read_in_digits_and_in_words(quote_vi: str, numbers: set[int]) -> None:
    assert _said(quote_vi) == numbers


def test_every_exception_is_a_number_of_the_law() -> None:
    assert set(IN_ANOTHER_UNIT) <= {name for name, _ in NUMBERS}
    assert len(NUMBERS) > 50
