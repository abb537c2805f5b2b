"""Who sent these bytes? Standard Webhooks, both ways: a signature over id, timestamp and payload.

The payload of a message is its raw body; the payload of a read is its target, so that a signature for one
read opens no other. A shared secret signs `v1` (HMAC-SHA256), a private key `v1a` (Ed25519);
`models.exchange.keys` says how keys are written. The package of that name reads the clock and takes text.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature

from models.exchange.keys import PRIVATE, PUBLIC, private_key, public_key, shared_secret
from models.language import Said

ID_HEADER = "webhook-id"
TIMESTAMP_HEADER = "webhook-timestamp"
SIGNATURE_HEADER = "webhook-signature"
MAX_SKEW_SECONDS = 300

_SHARED_MARK = "v1,"
_OWN_MARK = "v1a,"
_MOST_SIGNATURES = 8
_MESSAGE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}", re.ASCII)
_TIMESTAMP = re.compile(r"\d{1,12}", re.ASCII)


class SignatureRefusedError(Exception):
    """The message cannot be believed; the reason is fit to be shown to the sender."""

    def __init__(self, header: str, reason: Said) -> None:
        super().__init__(reason.vi)
        self.header = header
        self.reason = reason

    @property
    def reason_vi(self) -> str:
        """The reason in the language that counts."""
        return self.reason.vi


def read_target(method: str, target: str) -> bytes:
    """The payload of a request without body: `GET /api/v1/declarations/107234560101?x=1`."""
    return f"{method} {target}".encode()


def sign(payload: bytes, message_id: str, at: datetime, keys: str | Iterable[str]) -> dict[str, str]:
    """The three headers of a message sent at an instant, signed with a key or with each of several."""
    timestamp = str(int(at.astimezone(UTC).timestamp()))
    signed = _signed_bytes(payload, message_id, timestamp)
    signatures = [_signature(signed, key) for key in ((keys,) if isinstance(keys, str) else keys)]
    if not signatures:
        raise ValueError("nothing to sign with")
    return {
        ID_HEADER: message_id,
        TIMESTAMP_HEADER: timestamp,
        SIGNATURE_HEADER: " ".join(signatures),
    }


def verify(headers: Mapping[str, str], payload: bytes, now: datetime, keys: Iterable[str]) -> str:
    """The id of a message that one of the keys signed: shared secrets `whsec_…`, public keys `whpk_…`."""
    message_id = headers.get(ID_HEADER, "")
    timestamp = headers.get(TIMESTAMP_HEADER, "")
    if not _MESSAGE_ID.fullmatch(message_id):
        raise SignatureRefusedError(
            ID_HEADER,
            Said(
                "Thiếu mã thông điệp hoặc mã không gồm 1–128 chữ, số và dấu _ . : / -",
                "The message id is missing or is not made of 1–128 letters, digits and _ . : / -",
            ),
        )
    if not _TIMESTAMP.fullmatch(timestamp):
        raise SignatureRefusedError(
            TIMESTAMP_HEADER,
            Said(
                "Thiếu thời điểm ký hoặc không phải số giây Unix",
                "The time of signing is missing or is no number of Unix seconds",
            ),
        )
    if abs(now.timestamp() - int(timestamp)) > MAX_SKEW_SECONDS:
        raise SignatureRefusedError(
            TIMESTAMP_HEADER,
            Said(
                "Thời điểm ký lệch quá 300 giây so với đồng hồ hệ thống",
                "The time of signing is more than 300 seconds from the clock of the system",
            ),
        )
    signed = _signed_bytes(payload, message_id, timestamp)
    given = headers.get(SIGNATURE_HEADER, "").split(" ")[:_MOST_SIGNATURES]
    if not any(_is_signed(signed, signature, key) for key in keys for signature in given):
        raise SignatureRefusedError(
            SIGNATURE_HEADER,
            Said(
                "Chữ ký không khớp với nội dung nhận được", "The signature does not fit the content received"
            ),
        )
    return message_id


def _signed_bytes(payload: bytes, message_id: str, timestamp: str) -> bytes:
    return f"{message_id}.{timestamp}.".encode() + payload


def _signature(signed: bytes, key: str) -> str:
    if key.startswith(PUBLIC):
        raise ValueError("a public key signs nothing")
    if key.startswith(PRIVATE):
        return _OWN_MARK + base64.b64encode(private_key(key).sign(signed)).decode()
    mac = hmac.new(shared_secret(key), signed, hashlib.sha256).digest()
    return _SHARED_MARK + base64.b64encode(mac).decode()


def _is_signed(signed: bytes, signature: str, key: str) -> bool:
    """A public key looks at `v1a` only, a shared secret at `v1` only: neither stands in for the other."""
    if not key.startswith(PUBLIC):
        return hmac.compare_digest(_signature(signed, key).encode(), signature.encode())
    if not signature.startswith(_OWN_MARK):
        return False
    try:
        raw = base64.b64decode(signature.removeprefix(_OWN_MARK), validate=True)
        public_key(key).verify(raw, signed)
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True
