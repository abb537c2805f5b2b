"""What does the register know of a notice that was signed?"""

from datetime import date

from models.base import Digest, Record
from models.vocabulary import NoticeKind, NoticeState


class IssuedNotice(Record):
    """A numbered notice, as pages, customs and the result show it."""

    key: str
    kind: NoticeKind
    revision: int
    notice_number: str
    signed_on: date
    state: NoticeState
    item_numbers: tuple[int, ...] = ()
    pdf_digest: Digest | None = None
    replaces: str | None = None
