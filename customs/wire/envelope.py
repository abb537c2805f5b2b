"""In which envelope does a result leave, and what does customs acknowledge?"""

import hashlib
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from customs.wire.result import ResultOut
from customs.wire.translated import WireModel
from customs.wire.types import DigestText, InstantText, LongText, NumberText, ShortText


class ResultMessage(WireModel):
    """A result with its number, which only rises: an older one never stands in the place of a newer one."""

    so_to_khai: NumberText
    so_ket_qua: Annotated[int, Field(ge=0)]
    thoi_diem: InstantText
    ket_qua: ResultOut


class AcknowledgementMessage(WireModel):
    """Customs' signed answer: which message, which bytes, and what became of them."""

    ma_thong_diep: ShortText
    ma_bam: DigestText
    trang_thai: Literal["da_nhan", "da_ap_dung", "tu_choi"]
    ly_do: LongText | None = None


class FeedMessage(WireModel):
    """Results after a place in the feed, oldest first; `tiep_theo` is the place to ask from next."""

    ban_tin: tuple[ResultMessage, ...]
    tiep_theo: int


class ReceiptMessage(WireModel):
    """Giấy tiếp nhận: the message is kept and will be worked on."""

    ma_thong_diep: ShortText
    so_to_khai: NumberText
    ma_su_kien: ShortText
    thoi_diem_tiep_nhan: InstantText
    trang_thai: Literal["dang_xu_ly"] = "dang_xu_ly"


def result_json(result: ResultOut) -> str:
    """A result as it is stored."""
    return result.model_dump_json(exclude_none=True)


def result_message(number: str, result_number: int, created_at: datetime, stored: str) -> ResultMessage:
    """A stored result in its envelope."""
    return ResultMessage(
        so_to_khai=number,
        so_ket_qua=result_number,
        thoi_diem=created_at,
        ket_qua=ResultOut.model_validate_json(stored),
    )


def envelope(declaration_number: str, result_number: int, created_at: datetime, result_json: str) -> bytes:
    """The bytes that are sent, the same at every attempt."""
    message = result_message(declaration_number, result_number, created_at, result_json)
    return message.model_dump_json(exclude_none=True).encode()


def body_digest(body: bytes) -> str:
    """SHA-256 of a body, as an acknowledgement echoes it."""
    return hashlib.sha256(body).hexdigest()
