"""How is a key of the exchange written? Standard Webhooks: the prefix of the text says its kind.

`whsec_` a shared secret (HMAC-SHA256); `whsk_` a private and `whpk_` a public Ed25519 key; base64 follows.
"""

import base64
import binascii

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

SHARED = "whsec_"
PRIVATE = "whsk_"
PUBLIC = "whpk_"
_SEED_BYTES = 32


def shared_secret(key: str) -> bytes:
    """The bytes of a shared secret; ValueError when there are none."""
    secret = _bytes(key.removeprefix(SHARED))
    if not secret:
        raise ValueError("a signing secret is empty")
    return secret


def private_key(key: str) -> Ed25519PrivateKey:
    """A private key; the public half may follow the seed."""
    return Ed25519PrivateKey.from_private_bytes(_bytes(key.removeprefix(PRIVATE))[:_SEED_BYTES])


def public_key(key: str) -> Ed25519PublicKey:
    """A public key; ValueError when it is none."""
    return Ed25519PublicKey.from_public_bytes(_bytes(key.removeprefix(PUBLIC)))


def private_text(key: Ed25519PrivateKey) -> str:
    """A private key as text: seed and public half."""
    whole = key.private_bytes_raw() + key.public_key().public_bytes_raw()
    return PRIVATE + base64.b64encode(whole).decode()


def public_text(key: Ed25519PublicKey) -> str:
    """A public key as text."""
    return PUBLIC + base64.b64encode(key.public_bytes_raw()).decode()


def public_of(private: str) -> str:
    """The public text of a private one."""
    return public_text(private_key(private).public_key())


def public_from(text: str) -> str:
    """The public text of a key that a partner sends as `whpk_…` or PEM; ValueError when it is neither."""
    if text.startswith(PUBLIC):
        return public_text(public_key(text))
    try:
        key = load_pem_public_key(text.encode())
    except UnsupportedAlgorithm as error:
        raise ValueError(str(error)) from error
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("the key is not an Ed25519 public key")  # noqa: TRY004 - of the text, not of a type
    return public_text(key)


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise ValueError("the key is not base64") from error
