"""Which rulebooks have decided cases here, and what did each of them say?"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from models.base import Digest
from records.tables import RulebookRow


def keep(session: Session, digest: Digest, version: str, content: str, at: datetime) -> None:
    """Keep a rulebook under its digest; one that is kept already stays as it is, whoever comes second."""
    if session.get(RulebookRow, digest) is not None:
        return
    with suppress(IntegrityError), session.begin_nested():
        session.add(RulebookRow(digest=digest, version=version, kept_at=at, content=content))


def every(session: Session) -> Sequence[RulebookRow]:
    """All that are kept, the newest first."""
    return session.exec(select(RulebookRow).order_by(col(RulebookRow.kept_at).desc())).all()


def get(session: Session, digest: str) -> RulebookRow | None:
    """The rulebook under a digest, as any stored assessment names it."""
    return session.get(RulebookRow, digest)
