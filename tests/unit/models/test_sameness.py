"""When are two values of the law, or two items of a declaration, the same?"""

from typing import Any

from models.law import Dated
from rules.law.machinery.annex_i import ANNEX_I
from rules.law.machinery.decision_18_2019 import SCOPE_HS_CHAPTERS
from tests.builders import a_machine


def test_a_value_of_the_law_is_equal_to_itself_alone() -> None:
    values: tuple[Dated[Any], ...] = (*SCOPE_HS_CHAPTERS, *next(iter(ANNEX_I.values())))
    for value in values:
        same_words = value.model_copy()

        assert value.model_dump() == same_words.model_dump()
        assert len({value, value, same_words}) == 2


def test_items_are_equal_by_all_they_say_and_hashed_by_their_number() -> None:
    item, again, other = a_machine(), a_machine(), a_machine(serial_number="KHAC")

    assert item == again
    assert hash(item) == hash(again) == hash(other)
    assert len({item, again, other}) == 2
