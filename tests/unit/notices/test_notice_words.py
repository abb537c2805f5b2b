"""Are numbers, item lists and characters written as a reader expects?"""

from pathlib import Path

import pytest

from models.vocabulary import NoticeKind
from notices import glyphs
from notices.glyphs import covered, printable
from notices.numbering import document_type, notice_number_text
from notices.parts import items_in_words


@pytest.mark.parametrize(
    ("number", "text"), [(5, "05/TB-SKHCN"), (10, "10/TB-SKHCN"), (1203, "1203/TB-SKHCN")]
)
def test_a_number_below_ten_is_padded(number: int, text: str) -> None:
    assert notice_number_text(number, NoticeKind.APPROVAL, "SKHCN") == text


def test_all_kinds_but_the_receipt_are_of_one_type() -> None:
    types = {kind: document_type(kind) for kind in NoticeKind}

    assert types.pop(NoticeKind.FORM_2) == "PTN"
    assert {*types.values()} == {"TB"}
    assert notice_number_text(7, NoticeKind.FORM_2, "SKHCN") == "07/PTN-SKHCN"


@pytest.mark.parametrize(
    ("numbers", "words"), [((3,), "3"), ((2, 1), "1–2"), ((1, 2, 3, 5, 9, 10), "1–3, 5, 9–10"), ((), "")]
)
def test_neighboring_items_are_written_as_a_run(numbers: tuple[int, ...], words: str) -> None:
    assert items_in_words(numbers) == words


def test_a_character_that_the_font_lacks_becomes_a_box() -> None:
    assert printable({"maker": ["森精機 Ltd", "Ẫ Ở ₫\x07"]}) == {"maker": ["□□□ Ltd", "Ẫ Ở ₫□"]}


def test_decomposed_vietnamese_is_composed() -> None:
    assert printable("Việt") == "Việt"


def test_all_four_faces_have_every_vietnamese_letter() -> None:
    letters = "ăâđêôơưĂÂĐÊÔƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA)) + "₫–…“”"
    faces = sorted((Path(glyphs.__file__).parent / "fonts").glob("*.ttf"))

    assert [face.stem for face in faces] == [
        "Tinos-Bold",
        "Tinos-BoldItalic",
        "Tinos-Italic",
        "Tinos-Regular",
    ]
    assert all({ord(letter) for letter in letters} <= covered(face) for face in faces)
    assert all(face.stat().st_size < 600_000 for face in faces)
