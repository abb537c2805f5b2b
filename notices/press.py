"""How does a signed content become the paper that goes out?"""

from dataclasses import dataclass
from datetime import date

from models.vocabulary import NoticeKind
from notices.content import content_from_json
from notices.numbering import document_type, notice_number_text
from notices.render import render
from notices.signature import sign_pdf
from notices.signers import OfficeSigner


@dataclass(frozen=True, slots=True)
class Press:
    """The office's own: its code in numbers and the key that seals its notices."""

    office_code: str
    signer: OfficeSigner

    def series(self, kind: NoticeKind) -> str:
        """Documents of one type share one row of numbers, e.g. "TB"."""
        return document_type(kind)

    def number_text(self, number: int, kind: NoticeKind) -> str:
        """The printed number, e.g. "05/TB-SKHCN"."""
        return notice_number_text(number, kind, self.office_code)

    def print_and_sign(self, content: bytes, number_text: str, signed_on: date) -> bytes:
        """The signed PDF of exactly this content (its canonical JSON)."""
        pdf = render(
            content_from_json(content),
            number_text=number_text,
            signed_on=signed_on,
            as_draft=False,
            demo_note=self.signer.is_self_made,
        )
        return sign_pdf(pdf, self.signer.signer)
