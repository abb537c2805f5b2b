"""What does the register know of a notice that was signed?"""

from collections.abc import Iterable
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


def replaced_number(notices: Iterable[IssuedNotice], kind: NoticeKind, items: Iterable[int]) -> str | None:
    """The number of the newest standing notice of the kind that speaks of one of the items (row D3)."""
    spoken_of = {*items}
    standing = [
        notice
        for notice in notices
        if notice.kind is kind and notice.state is NoticeState.ISSUED and spoken_of & {*notice.item_numbers}
    ]
    return max(standing, key=lambda notice: notice.revision).notice_number if standing else None
