"""Who sent these bytes? Standard Webhooks, both ways: HMAC-SHA256 over id, timestamp and raw body.

The package of that name reads the clock itself and takes text only; this is its scheme over raw bytes.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

ID_HEADER = "webhook-id"
TIMESTAMP_HEADER = "webhook-timestamp"
SIGNATURE_HEADER = "webhook-signature"
MAX_SKEW_SECONDS = 300

_PREFIX = "whsec_"
_MESSAGE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}", re.ASCII)
_TIMESTAMP = re.compile(r"\d{1,12}", re.ASCII)


class SignatureRefusedError(Exception):
    """The message cannot be believed; the reason is fit to be shown to the sender."""

    def __init__(self, header: str, reason_vi: str) -> None:
        super().__init__(reason_vi)
        self.header = header
        self.reason_vi = reason_vi


def sign(body: bytes, message_id: str, at: datetime, secret: str) -> dict[str, str]:
    """The three headers of a message sent at an instant."""
    timestamp = str(int(at.astimezone(UTC).timestamp()))
    return {
        ID_HEADER: message_id,
        TIMESTAMP_HEADER: timestamp,
        SIGNATURE_HEADER: _signature(body, message_id, timestamp, secret),
    }


def verify(headers: Mapping[str, str], body: bytes, now: datetime, secrets: Sequence[str]) -> str:
    """The id of a message signed by one of the secrets (two are valid during a rotation)."""
    message_id = headers.get(ID_HEADER, "")
    timestamp = headers.get(TIMESTAMP_HEADER, "")
    if not _MESSAGE_ID.fullmatch(message_id):
        raise SignatureRefusedError(
            ID_HEADER, "Thiếu mã thông điệp hoặc mã không gồm 1–128 chữ, số và dấu _ . : / -"
        )
    if not _TIMESTAMP.fullmatch(timestamp):
        raise SignatureRefusedError(TIMESTAMP_HEADER, "Thiếu thời điểm ký hoặc không phải số giây Unix")
    if abs(now.timestamp() - int(timestamp)) > MAX_SKEW_SECONDS:
        raise SignatureRefusedError(
            TIMESTAMP_HEADER, "Thời điểm ký lệch quá 300 giây so với đồng hồ hệ thống"
        )
    if not _is_signed(headers.get(SIGNATURE_HEADER, ""), body, message_id, timestamp, secrets):
        raise SignatureRefusedError(SIGNATURE_HEADER, "Chữ ký không khớp với nội dung nhận được")
    return message_id


def _is_signed(header: str, body: bytes, message_id: str, timestamp: str, secrets: Sequence[str]) -> bool:
    expected = [_signature(body, message_id, timestamp, secret).encode() for secret in secrets]
    given = [part.encode() for part in header.split(" ")[:8]]
    matches = [hmac.compare_digest(mine, theirs) for mine in expected for theirs in given]
    return any(matches)


def _signature(body: bytes, message_id: str, timestamp: str, secret: str) -> str:
    key = base64.b64decode(secret.removeprefix(_PREFIX) + "==")
    if not key:
        raise ValueError("a signing secret is empty")
    mac = hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(mac).decode()
