"""What does customs do with an item once it is told of it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from customs.wire import ResultMessage
from customs.wire.messages import ClearanceMessage, ItemWordIn, Message, StorageMessage
from models.days import vietnamese_day
from models.vocabulary import CustomsOutcome, Disposition

STORAGE_PLACE = "Kho bảo quản của doanh nghiệp, thành phố Đà Nẵng"


@dataclass(frozen=True)
class Script:
    """Gives the final word; brings goods to storage and re-exports refused ones only if told to."""

    final_word: bool = True
    reexports: bool = False
    stores: bool = False
    only_items: frozenset[int] = field(default_factory=frozenset)
    """Items of which customs speaks; empty means every item."""

    def words_for(
        self, result: ResultMessage, said: Mapping[int, str], at: datetime
    ) -> list[tuple[str, str, Message]]:
        """What to say next: call, message id and message, nothing twice."""
        if result.ket_qua.da_rut:
            return []
        return [*self._storage(result, said, at), *self._final(result, said, at)]

    def _storage(
        self, result: ResultMessage, said: Mapping[int, str], at: datetime
    ) -> list[tuple[str, str, Message]]:
        allowed = self._items(result, Disposition.STORAGE_ALLOWED)
        items = tuple(item for item in allowed if item not in said)
        if not (self.stores and items):
            return []
        message = StorageMessage(
            so_to_khai=result.so_to_khai,
            thoi_diem=at,
            ngay_dua_ve=vietnamese_day(at),
            dia_diem_de_hang=STORAGE_PLACE,
            so_thu_tu_hang=items,
        )
        return [("storage", _message_id(result, "storage", items), message)]

    def _final(
        self, result: ResultMessage, said: Mapping[int, str], at: datetime
    ) -> list[tuple[str, str, Message]]:
        if not self.final_word:
            return []
        cleared = [*self._items(result, Disposition.MAY_CLEAR), *self._items(result, Disposition.NOT_OURS)]
        refused = self._items(result, Disposition.REFUSED)
        words = dict.fromkeys(cleared, CustomsOutcome.CLEARED)
        words |= dict.fromkeys(refused, CustomsOutcome.REFUSED)
        messages = [self._clearance(result, {i: w for i, w in words.items() if said.get(i) not in FINAL}, at)]
        if self.reexports:
            back = {i: CustomsOutcome.REEXPORTED for i in refused if said.get(i) == CustomsOutcome.REFUSED}
            messages.append(self._clearance(result, back, at))
        return [message for message in messages if message]

    def _clearance(
        self, result: ResultMessage, words: dict[int, CustomsOutcome], at: datetime
    ) -> tuple[str, str, Message] | None:
        if not words:
            return None
        message = ClearanceMessage(
            so_to_khai=result.so_to_khai,
            thoi_diem=at,
            ket_qua=tuple(ItemWordIn(so_thu_tu=item, ket_qua=word) for item, word in sorted(words.items())),
        )
        outcome = "-".join(sorted({word.value for word in words.values()}))
        return "clearance", _message_id(result, outcome, tuple(sorted(words))), message

    def _items(self, result: ResultMessage, disposition: Disposition) -> list[int]:
        return [
            item.so_thu_tu
            for item in result.ket_qua.hang_hoa
            if item.xu_ly is disposition and (not self.only_items or item.so_thu_tu in self.only_items)
        ]


FINAL = frozenset({CustomsOutcome.CLEARED, CustomsOutcome.REFUSED, CustomsOutcome.REEXPORTED})


def _message_id(result: ResultMessage, what: str, items: tuple[int, ...]) -> str:
    return f"{result.so_to_khai}-{what}-{'.'.join(map(str, items))}"[:128]
