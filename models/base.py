"""What is every record of the engine made of?"""

import hashlib
from typing import Annotated, Any

import rfc8785
from pydantic import BaseModel, ConfigDict, StringConstraints

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 in lower-case hexadecimal."""


class Record(BaseModel):
    """A frozen record that refuses unknown fields; what is written down is never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def canonical_json(value: BaseModel | dict[str, Any]) -> bytes:
    """The one byte form of a record (RFC 8785): equal records, equal bytes.

    Money and other long numbers are strings in our records, because RFC 8785 knows only doubles.
    """
    return rfc8785.dumps(value.model_dump(mode="json") if isinstance(value, BaseModel) else value)


def digest_of(value: BaseModel | dict[str, Any] | bytes) -> Digest:
    """SHA-256 over the canonical JSON of a record, or over bytes as they are."""
    return hashlib.sha256(value if isinstance(value, bytes) else canonical_json(value)).hexdigest()
