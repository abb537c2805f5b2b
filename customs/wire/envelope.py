"""In which envelope does a result leave, and what does customs acknowledge?"""

import hashlib
from datetime import datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from customs.wire.changes import ChangeOut, changes
from customs.wire.result import ResultOut
from customs.wire.translated import WireModel
from customs.wire.types import DigestText, InstantText, LongText, NumberText, ShortText
from models.exchange.answers import AnsweredState
from models.vocabulary import OutboxState

AnswerWord = Literal["da_nhan", "da_ap_dung", "tu_choi"]

STATES: dict[AnswerWord, AnsweredState] = {
    "da_nhan": OutboxState.RECEIVED,
    "da_ap_dung": OutboxState.ACKNOWLEDGED,
    "tu_choi": OutboxState.REFUSED,
}
"""What each answer of customs makes of a result in the outbox."""


class ResultMessage(WireModel):
    """A result with its number, which only rises: an older one never stands in the place of a newer one.

    `thay_the_so` is the number that it replaces and `thay_doi` what has changed since; neither is said of a
    result that is read as it stands now, because that one was not told.
    """

    so_to_khai: NumberText
    so_ket_qua: Annotated[int, Field(ge=0)]
    thay_the_so: Annotated[int, Field(ge=1)] | None = None
    thay_doi: tuple[ChangeOut, ...] = ()
    thoi_diem: InstantText
    ket_qua: ResultOut


class AcknowledgementMessage(WireModel):
    """Customs' signed answer: which message, which bytes, and what became of them."""

    ma_thong_diep: ShortText
    ma_bam: DigestText
    trang_thai: AnswerWord
    ly_do: LongText | None = None


class NotedMessage(WireModel):
    """What stands of a message of ours after customs' late word on it."""

    ma_thong_diep: ShortText
    trang_thai: AnswerWord


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


class Replaced(NamedTuple):
    """The result that a new one takes the place of."""

    number: int
    stored: str


def result_message(
    number: str, result_number: int, created_at: datetime, stored: str, replaced: Replaced | None = None
) -> ResultMessage:
    """A stored result in its envelope, with what changed since the one it replaces."""
    result = ResultOut.model_validate_json(stored)
    before = ResultOut.model_validate_json(replaced.stored) if replaced else None
    return ResultMessage(
        so_to_khai=number,
        so_ket_qua=result_number,
        thay_the_so=replaced.number if replaced else None,
        thay_doi=changes(before, result),
        thoi_diem=created_at,
        ket_qua=result,
    )


def envelope(
    declaration_number: str,
    result_number: int,
    created_at: datetime,
    result_json: str,
    replaced: Replaced | None = None,
) -> bytes:
    """The bytes that are sent."""
    message = result_message(declaration_number, result_number, created_at, result_json, replaced)
    return message.model_dump_json(exclude_none=True).encode()


def body_digest(body: bytes) -> str:
    """SHA-256 of a body, as an acknowledgement echoes it."""
    return hashlib.sha256(body).hexdigest()
