"""Who is a sender, and which keys of it are valid now? Looked up seconds apart, not for every message."""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from models.exchange.keys import shared_secret
from models.vocabulary import ClientScope, KeyKind
from records.clients.registering import every, keys_of
from records.engine import reading
from records.secrets import read_secret, secret_path
from records.tables import ClientKeyRow

FRESH_FOR = timedelta(seconds=3)
"""A change of the register is seen by every process within this time, without a restart."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ClientKey:
    """A key as it verifies: a shared secret or a public key, from and until."""

    key_id: str
    kind: KeyKind
    text: str
    valid_from: datetime
    valid_until: datetime | None


@dataclass(frozen=True, slots=True)
class RegisteredClient:
    """An active sender with every key it ever had."""

    client_id: str
    scopes: frozenset[ClientScope]
    rate_per_minute: int
    keys: tuple[ClientKey, ...]

    def keys_at(self, at: datetime, *kinds: KeyKind) -> tuple[str, ...]:
        """The keys valid at an instant, the newest first; of the kinds named, or of every kind."""
        return tuple(
            key.text
            for key in reversed(self.keys)
            if key.valid_from <= at
            and (key.valid_until is None or at < key.valid_until)
            and (not kinds or key.kind in kinds)
        )


class Registry:
    """The active senders as the register had them at most `FRESH_FOR` ago; safe from several threads."""

    def __init__(self, engine: Engine, folder: Path, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._folder = folder
        self._now = now
        self._lock = threading.Lock()
        self._known: Mapping[str, RegisteredClient] = {}
        self._read_at: datetime | None = None

    @property
    def is_fresh(self) -> bool:
        """Would a look-up answer without asking the register?"""
        age = self._now() - self._read_at if self._read_at is not None else None
        return age is not None and timedelta(0) <= age < FRESH_FOR

    def find(self, client_id: str) -> RegisteredClient | None:
        """The sender of this id; an id that nobody has costs no query of its own."""
        if not self.is_fresh:
            with self._lock:
                if not self.is_fresh:  # nobody was faster
                    self._read()
        return self._known.get(client_id)

    def _read(self) -> None:
        at = self._now()
        with reading(self._engine) as session:
            self._known = {
                row.client_id: RegisteredClient(
                    client_id=row.client_id,
                    scopes=frozenset(scope for scope in ClientScope if scope in row.scopes),
                    rate_per_minute=row.rate_per_minute,
                    keys=self._keys(session, row.client_id),
                )
                for row in every(session)
                if row.is_active
            }
        self._read_at = at

    def _keys(self, session: Session, client_id: str) -> tuple[ClientKey, ...]:
        texts = ((row, self._text(row)) for row in keys_of(session, client_id))
        return tuple(
            ClientKey(row.key_id, row.kind, text, row.valid_from, row.valid_until)
            for row, text in texts
            if text is not None
        )

    def _text(self, row: ClientKeyRow) -> str | None:
        """One lost or damaged file shuts out one key, not every sender."""
        if row.kind is KeyKind.ED25519:
            return row.public_key
        try:
            text = read_secret(secret_path(self._folder, row.key_id))
            shared_secret(text)
        except (OSError, ValueError):
            _log.exception("the secret of key %s cannot be used", row.key_id)
            return None
        return text
