"""Row D1: is every closed set translated one to one, so that no other code can leave?"""

from typing import Literal, get_args, get_origin

import pytest

from customs.wire import words
from customs.wire.declaration import DeclarationIn, ImporterIn
from customs.wire.goods import ItemIn, LineIn, RatingsIn
from customs.wire.messages import MESSAGES, _Message
from customs.wire.papers import PaperIn
from customs.wire.translated import Translated
from models.papers import PAPER_LABELS_VI, Paper
from models.vocabulary import Disposition, Word

WIRE_DISPOSITIONS = {
    Disposition.HELD: "cho_xu_ly",
    Disposition.STORAGE_ALLOWED: "duoc_mang_hang_ve_bao_quan",
    Disposition.MAY_CLEAR: "co_the_thong_quan",
    Disposition.REFUSED: "khong_duoc_nhap_khau",
    Disposition.NOT_OURS: "khong_thuoc_pham_vi",
}


def test_d1_every_disposition_has_exactly_one_wire_word() -> None:
    assert words.DISPOSITION.wire == WIRE_DISPOSITIONS == dict.fromkeys(Disposition) | WIRE_DISPOSITIONS


@pytest.mark.parametrize("dictionary", words.DICTIONARIES, ids=lambda one: one.words.__name__)
def test_a_dictionary_is_a_bijection_of_ascii_snake_case(dictionary: words.Dictionary[Word]) -> None:
    words_of_ours = {*dictionary.words.__members__.values()}

    assert set(dictionary.wire) == words_of_ours
    assert {dictionary.ours[text] for text in dictionary.wire.values()} == words_of_ours
    assert all(text.isascii() and text == text.lower() and " " not in text for text in dictionary.ours)


def test_a_dictionary_with_a_hole_is_refused() -> None:
    with pytest.raises(ValueError, match="Disposition"):
        words.Dictionary(Disposition, {Disposition.HELD: "cho_xu_ly"})


def _classes(root: type[Translated]) -> set[type[Translated]]:
    return {root} | {below for child in root.__subclasses__() for below in _classes(child)}


TRANSLATED = sorted(
    (one for one in _classes(Translated) if "OURS" in vars(one)), key=lambda one: one.__name__
)


@pytest.mark.parametrize("wire", TRANSLATED, ids=[one.__name__ for one in TRANSLATED])
def test_every_field_of_a_record_of_ours_has_a_wire_name(wire: type[Translated]) -> None:
    tagged = {
        name for name, field in wire.OURS.model_fields.items() if get_origin(field.annotation) is Literal
    }

    assert set(wire.NAMES.values()) == set(wire.OURS.model_fields) - tagged
    assert set(wire.NAMES) <= set(wire.model_fields)


def test_the_wire_objects_are_known() -> None:
    assert {DeclarationIn, ImporterIn, ItemIn, LineIn, RatingsIn, _Message} <= _classes(Translated)
    assert len(MESSAGES) == 7
    assert PaperIn is not None


def test_every_paper_of_ours_has_one_wire_object() -> None:
    ours = get_args(get_args(Paper)[0])
    on_wire = get_args(get_args(PaperIn)[0])

    assert [wire.OURS for wire in on_wire] == list(ours)
    assert len({wire.model_fields["loai"].default for wire in on_wire}) == len(PAPER_LABELS_VI) == len(ours)
