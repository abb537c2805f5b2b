"""How do the two sides tell each other what they hold of each declaration?"""

from typing import Annotated, Self

from pydantic import Field

from customs.wire.translated import WireModel
from customs.wire.types import DigestText, NumberText, ShortText
from models.exchange.comparison import Side

MAX_DIGESTS = 1000
"""The longest page that either side gives."""

MAX_HELD = 10_000


class DigestOut(WireModel):
    """One declaration: its newest result, and the messages about it that the engine took.

    `ma_bam` is SHA-256 over the body of the newest result as it was sent; null before the first.
    `ma_bam_thong_diep` is SHA-256 over the webhook-ids, sorted, joined by a line feed.
    """

    so_to_khai: NumberText
    so_ket_qua: Annotated[int, Field(ge=0)]
    ma_bam: DigestText | None = None
    so_thong_diep: Annotated[int, Field(ge=0)]
    ma_bam_thong_diep: DigestText

    @classmethod
    def of(cls, number: str, side: Side) -> Self:
        """What our side holds."""
        return cls(
            so_to_khai=number,
            so_ket_qua=side.result_number,
            ma_bam=side.body_digest,
            so_thong_diep=side.message_count,
            ma_bam_thong_diep=side.messages_digest,
        )

    def side(self) -> Side:
        """What the partner holds."""
        return Side(
            result_number=self.so_ket_qua,
            body_digest=self.ma_bam,
            message_count=self.so_thong_diep,
            messages_digest=self.ma_bam_thong_diep,
        )


class DigestsMessage(WireModel):
    """A page in the order of declaration numbers; `tiep_theo` is the number after which the next begins."""

    ban_doi_chieu: Annotated[tuple[DigestOut, ...], Field(max_length=MAX_DIGESTS)]
    tiep_theo: NumberText | None = None


class ResendRequest(WireModel):
    """Send again what I lack of the declaration: I hold these messages (none are named to the engine)."""

    so_to_khai: NumberText
    ma_thong_diep_da_co: Annotated[tuple[ShortText, ...], Field(max_length=MAX_HELD)] = ()
