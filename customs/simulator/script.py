"""What does customs do with an item once it is told of it?"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from customs.wire import ResultMessage
from customs.wire.messages import ClearanceMessage, ItemWordIn, Message, StorageMessage
from customs.wire.result import ItemOut
from models.days import vietnamese_day
from models.vocabulary import CustomsOutcome, Disposition

STORAGE_PLACE = "Kho bảo quản của doanh nghiệp, thành phố Đà Nẵng"
GONE = frozenset({CustomsOutcome.CLEARED, CustomsOutcome.REEXPORTED})
"""What customs cannot take back; a refusal ends when a later result lets the goods pass."""
OUTCOMES = {
    Disposition.MAY_CLEAR: CustomsOutcome.CLEARED,
    Disposition.NOT_OURS: CustomsOutcome.CLEARED,
    Disposition.REFUSED: CustomsOutcome.REFUSED,
}
_LONGEST_ID = 128

Units = Mapping[int, Mapping[str, int]]
"""Units of which customs spoke apart from the rest of their item, by item and outcome."""


@dataclass(frozen=True)
class Script:
    """Gives the final word; brings goods to storage and re-exports refused ones only if told to."""

    final_word: bool = True
    reexports: bool = False
    stores: bool = False
    only_items: frozenset[int] = field(default_factory=frozenset)
    """Items of which customs speaks; empty means every item."""

    def words_for(
        self, result: ResultMessage, said: Mapping[int, str], units: Units, at: datetime
    ) -> list[tuple[str, str, Message]]:
        """What to say next: call, message id and message, nothing twice."""
        if result.ket_qua.da_rut:
            return []
        return [*self._storage(result, said, at), *self._final(result, said, units, at)]

    def _storage(
        self, result: ResultMessage, said: Mapping[int, str], at: datetime
    ) -> list[tuple[str, str, Message]]:
        allowed = (each for each in self._items(result) if each.xu_ly is Disposition.STORAGE_ALLOWED)
        items = tuple(each.so_thu_tu for each in allowed if each.so_thu_tu not in said)
        if not (self.stores and items):
            return []
        message = StorageMessage(
            so_to_khai=result.so_to_khai,
            thoi_diem=at,
            ngay_dua_ve=vietnamese_day(at),
            dia_diem_de_hang=STORAGE_PLACE,
            so_thu_tu_hang=items,
        )
        return [("storage", _message_id(result, "storage", map(str, items)), message)]

    def _final(
        self, result: ResultMessage, said: Mapping[int, str], units: Units, at: datetime
    ) -> list[tuple[str, str, Message]]:
        if not self.final_word:
            return []
        words: list[ItemWordIn] = []
        for item in self._items(result):
            number = item.so_thu_tu
            if said.get(number) not in GONE:
                words += _parts(item, units.get(number, {})) if item.phan else _whole(item, said.get(number))
        said_before = {item: sum(of_item.values()) for item, of_item in units.items()}
        messages = [_clearance(result, words, at, said_before)]
        if self.reexports:
            messages.append(_clearance(result, self._back(result, said), at, {}))
        return [message for message in messages if message]

    def _back(self, result: ResultMessage, said: Mapping[int, str]) -> list[ItemWordIn]:
        """Refused goods on their way out."""
        return [
            ItemWordIn(so_thu_tu=item.so_thu_tu, ket_qua=CustomsOutcome.REEXPORTED)
            for item in self._items(result)
            if item.xu_ly is Disposition.REFUSED and said.get(item.so_thu_tu) == CustomsOutcome.REFUSED
        ]

    def _items(self, result: ResultMessage) -> list[ItemOut]:
        items = result.ket_qua.hang_hoa
        return [each for each in items if not self.only_items or each.so_thu_tu in self.only_items]


def _whole(item: ItemOut, said: str | None) -> Iterator[ItemWordIn]:
    outcome = OUTCOMES.get(item.xu_ly)
    if outcome is not None and said != outcome:
        yield ItemWordIn(so_thu_tu=item.so_thu_tu, ket_qua=outcome)


def _parts(item: ItemOut, said: Mapping[str, int]) -> Iterator[ItemWordIn]:
    """Of each outcome the units that customs has not spoken of; a word adds to those before."""
    told: dict[CustomsOutcome, int] = {}
    for part in item.phan:
        if outcome := OUTCOMES.get(part.xu_ly):
            told[outcome] = told.get(outcome, 0) + part.so_luong
    for outcome, number in told.items():
        more = number - said.get(outcome.value, 0)
        if more > 0:
            yield ItemWordIn(so_thu_tu=item.so_thu_tu, ket_qua=outcome, so_luong=more)


def _clearance(
    result: ResultMessage, words: list[ItemWordIn], at: datetime, said_before: Mapping[int, int]
) -> tuple[str, str, Message] | None:
    if not words:
        return None
    message = ClearanceMessage(so_to_khai=result.so_to_khai, thoi_diem=at, ket_qua=tuple(words))
    outcome = "-".join(sorted({word.ket_qua.value for word in words}))
    items = (
        f"{word.so_thu_tu}x{said_before.get(word.so_thu_tu, 0) + word.so_luong}"
        if word.so_luong
        else f"{word.so_thu_tu}"
        for word in words
    )
    return "clearance", _message_id(result, outcome, items), message


def _message_id(result: ResultMessage, what: str, items: Iterator[str]) -> str:
    """The same at every attempt, also after a restart; too long a list is told by its digest."""
    listed = ".".join(items)
    whole = f"{result.so_to_khai}-{what}-{listed}"
    if len(whole) <= _LONGEST_ID:
        return whole
    return f"{result.so_to_khai}-{what}-{hashlib.sha256(listed.encode()).hexdigest()[:32]}"
