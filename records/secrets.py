"""Which secrets does an installation have, how are they made, and where do they lie?"""

import base64
import secrets
from collections.abc import Collection
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.exchange.keys import SHARED, private_text

CUSTOMS = "customs"
"""The first secret shared with customs; `records migrate` enters it as the first key of its system."""

DRAW_SEED = "draw-seed"
ENGINE_KEY = "engine-ed25519"
"""The office's own key, with which results to customs are signed besides."""


def make_secrets(folder: Path, *, named_elsewhere: Collection[str] = ()) -> None:
    """Random secrets, readable by the owner only; neither existing ones nor what a setting names is made."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    makers = {
        CUSTOMS: new_shared_secret,
        DRAW_SEED: _seed,
        ENGINE_KEY: _own_key,
    }
    for name, make in makers.items():
        if name not in named_elsewhere and not (folder / name).exists():
            write_secret(folder / name, make())


def new_shared_secret() -> str:
    """A secret for two, `whsec_…`."""
    return SHARED + base64.b64encode(secrets.token_bytes(32)).decode()


def _seed() -> str:
    return secrets.token_urlsafe(32)


def _own_key() -> str:
    return private_text(Ed25519PrivateKey.generate())


def secret_path(folder: Path, key_id: str) -> Path:
    """Where the shared secret of a sender's key lies."""
    return folder / "clients" / key_id


def write_secret(path: Path, text: str) -> None:
    """Never readable by others, not even for a moment; whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    beside.touch(mode=0o600, exist_ok=False)
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def read_secret(path: Path) -> str:
    """A secret as kept."""
    return path.read_text(encoding="utf-8").strip()
