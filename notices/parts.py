"""What is every notice made of? Frame, items, grounds: texts ready to print, without number and date."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from models.base import GrowingRecord, Record
from models.goods import DeclarationNumber
from models.vocabulary import Disposition


def items_in_words(numbers: Iterable[int]) -> str:
    """Item numbers as a reader wants them: "1–4, 7"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


class Addressee(Record):
    """Doanh nghiệp nhập khẩu, as declared."""

    name: str
    tax_code: str
    address: str | None


class ItemRow(GrowingRecord):
    """An item that the notice speaks of; `of_quantity` where it speaks of some of its units alone."""

    LATER: ClassVar[frozenset[str]] = frozenset({"of_quantity"})

    item_number: int
    description: str
    hs_code: str
    quantity: int
    unit: str
    identity_vi: str
    of_quantity: int | None = None


class Advice(Record):
    """What customs is told of items, in one row where it is the same for several."""

    items_vi: str
    disposition: Disposition
    meaning_vi: str
    ground_vi: str | None


class GroundRow(Record):
    """What is said of items on a ground, and what would be needed; one row where it is the same."""

    items_vi: str
    sentence_vi: str
    needed_vi: str | None
    marks_vi: tuple[str, ...]


class Ground(Record):
    """Căn cứ pháp lý quoted once, the day whose law applies, and all items to which it applies."""

    place_vi: str
    quote_vi: str
    law_day: date | None
    law_day_rule_vi: str
    rows: tuple[GroundRow, ...]


class Document(Record):
    """What every document of the office shares. Number and date come at signing and are no part of it."""

    revision: int
    item_numbers: tuple[int, ...]
    parent_office: str
    office: str
    office_code: str
    city: str
    customs_office: str
    importer: Addressee
    declaration_number: DeclarationNumber
    registered_on: date
    subject_vi: str
    recipients_vi: tuple[str, ...]
    signatory_title: str
    signatory_name: str
    rulebook_version: str
    replaces: str | None


class Notice(Document):
    """What the notices under the coordination policy share beside that."""

    bases_vi: tuple[str, ...]
    items: tuple[ItemRow, ...]
    advice: tuple[Advice, ...]
    closing_vi: tuple[str, ...]
    policy_title: str
    policy_version: str
