"""Which messages does customs send, and which fact does each state?"""

from datetime import datetime
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field

from customs.wire.declaration import DeclarationIn
from customs.wire.papers import PaperIn
from customs.wire.translated import Translated, WireModel
from customs.wire.types import (
    Count,
    Day,
    InstantText,
    ItemNumber,
    ItemNumbers,
    LongText,
    NumberText,
    ShortText,
)
from customs.wire.word_types import CustomsWord
from models.base import Record
from models.facts import (
    CustomsSpoke,
    DeclarationAmended,
    DeclarationRegistered,
    DeclarationWithdrawn,
    Fact,
    FactContent,
    GoodsArrived,
    GoodsStored,
    ItemWord,
    PaperFiled,
)
from models.goods import MAX_ITEMS


class _Message(Translated):
    """What every message but the declaration's two carries."""

    so_to_khai: NumberText
    thoi_diem: InstantText

    def fact(self) -> Fact:
        """The fact that the message states."""
        return _fact(self.so_to_khai, self.thoi_diem, self.to_domain())

    @classmethod
    def from_fact(cls, fact: Fact) -> Self:
        """The message that states the fact."""
        members = cls.members_of(fact.content)
        return cls(so_to_khai=fact.declaration_number, thoi_diem=fact.occurred_at, **members)


class DeclarationMessage(DeclarationIn):
    """Hải quan đã đăng ký tờ khai."""

    thoi_diem: InstantText

    def fact(self) -> Fact:
        """The declaration was registered."""
        content = DeclarationRegistered(declaration=self.to_domain())
        return _fact(self.so_to_khai, self.thoi_diem, content)

    @classmethod
    def from_fact(cls, fact: Fact) -> Self:
        """The message that states the fact."""
        assert isinstance(fact.content, DeclarationRegistered)
        return cls(thoi_diem=fact.occurred_at, **cls.members_of(fact.content.declaration))


class AmendmentMessage(DeclarationIn):
    """Tờ khai được sửa đổi, bổ sung: the whole new version and its number."""

    thoi_diem: InstantText
    lan_sua_doi: Annotated[int, Field(ge=1, le=99)]

    def fact(self) -> Fact:
        """The declaration was amended."""
        content = DeclarationAmended(amendment_number=self.lan_sua_doi, declaration=self.to_domain())
        return _fact(self.so_to_khai, self.thoi_diem, content)

    @classmethod
    def from_fact(cls, fact: Fact) -> Self:
        """The message that states the fact."""
        assert isinstance(fact.content, DeclarationAmended)
        return cls(
            thoi_diem=fact.occurred_at,
            lan_sua_doi=fact.content.amendment_number,
            **cls.members_of(fact.content.declaration),
        )


class WithdrawalMessage(_Message):
    """Tờ khai bị hủy."""

    OURS: ClassVar[type[Record]] = DeclarationWithdrawn
    NAMES: ClassVar[dict[str, str]] = {"ly_do": "reason"}

    ly_do: LongText


class DocumentMessage(_Message):
    """Doanh nghiệp nộp giấy tờ qua hải quan."""

    OURS: ClassVar[type[Record]] = PaperFiled
    NAMES: ClassVar[dict[str, str]] = {"giay_to": "paper"}

    giay_to: PaperIn


class ArrivalMessage(_Message):
    """Hàng đã về đến cửa khẩu."""

    OURS: ClassVar[type[Record]] = GoodsArrived
    NAMES: ClassVar[dict[str, str]] = {"ngay_den_cua_khau": "arrived_on", "dia_diem_de_hang": "place"}

    ngay_den_cua_khau: Day
    dia_diem_de_hang: ShortText


class StorageMessage(_Message):
    """Hàng đã đưa về bảo quản."""

    OURS: ClassVar[type[Record]] = GoodsStored
    NAMES: ClassVar[dict[str, str]] = {
        "ngay_dua_ve": "stored_on",
        "dia_diem_de_hang": "place",
        "so_thu_tu_hang": "items",
    }

    ngay_dua_ve: Day
    dia_diem_de_hang: ShortText
    so_thu_tu_hang: ItemNumbers = ()


class ItemWordIn(Translated):
    """Kết quả của hải quan với một dòng hàng: cả dòng, hoặc thêm `so_luong` đơn vị của dòng."""

    OURS: ClassVar[type[Record]] = ItemWord
    NAMES: ClassVar[dict[str, str]] = {
        "so_thu_tu": "item_number",
        "ket_qua": "outcome",
        "so_luong": "quantity",
    }

    so_thu_tu: ItemNumber
    ket_qua: CustomsWord
    so_luong: Count | None = None


class ClearanceMessage(_Message):
    """Kết quả của hải quan, từng dòng hàng."""

    OURS: ClassVar[type[Record]] = CustomsSpoke
    NAMES: ClassVar[dict[str, str]] = {"ket_qua": "outcomes"}

    ket_qua: Annotated[tuple[ItemWordIn, ...], Field(min_length=1, max_length=MAX_ITEMS)]


Message = (
    DeclarationMessage
    | AmendmentMessage
    | WithdrawalMessage
    | DocumentMessage
    | ArrivalMessage
    | StorageMessage
    | ClearanceMessage
)

MESSAGES: dict[str, type[Message]] = {
    "declarations": DeclarationMessage,
    "amendments": AmendmentMessage,
    "withdrawal": WithdrawalMessage,
    "documents": DocumentMessage,
    "arrival": ArrivalMessage,
    "storage": StorageMessage,
    "clearance": ClearanceMessage,
}
"""The message of each call, by the last segment of its path."""


def _fact(number: str, at: datetime, content: FactContent) -> Fact:
    return Fact(declaration_number=number, occurred_at=at, content=content)


def json_bytes(message: WireModel) -> bytes:
    """A message as it is sent; members that say nothing are left out."""
    return message.model_dump_json(exclude_none=True).encode()


def json_members(message: WireModel) -> dict[str, Any]:
    """A message as JSON values."""
    return message.model_dump(mode="json", exclude_none=True)
