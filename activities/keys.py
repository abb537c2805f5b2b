"""With which keys does a worker speak to customs? Those of the register of senders, and the office's own."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from customs.keys import KeysNow, PartnerKeys
from models.vocabulary import KeyKind
from records.clients import Registry
from records.secrets import ENGINE_KEY, read_secret


def partner_keys(engine: Engine, folder: Path, client_id: str, now: Callable[[], datetime]) -> KeysNow:
    """The keys as they are whenever asked: every shared secret valid then, and our own key as evidence."""
    registry = Registry(engine, folder, now)
    own = (read_secret(folder / ENGINE_KEY),) if (folder / ENGINE_KEY).exists() else ()

    def keys_now() -> PartnerKeys:
        client, at = registry.find(client_id), now()
        if client is None:
            return PartnerKeys(own, ())
        return PartnerKeys((*client.keys_at(at, KeyKind.HMAC), *own), client.keys_at(at))

    return keys_now
