"""What is every record of the engine made of?"""

import hashlib
from functools import cache
from typing import Annotated, Any, ClassVar, Self

import rfc8785
from pydantic import (
    BaseModel,
    ConfigDict,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
)

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 in lower-case hexadecimal."""

_blank = object.__new__
_set_fields = vars(BaseModel)["__dict__"].__set__
_set_names = vars(BaseModel)["__pydantic_fields_set__"].__set__
_set_extra = vars(BaseModel)["__pydantic_extra__"].__set__
_set_private = vars(BaseModel)["__pydantic_private__"].__set__
"""A record is frozen; only its making may set anything. These are the slots that pydantic sets."""


@cache
def _names(record: type[BaseModel]) -> set[str]:
    """The names of the fields, one set for all records of the type: pydantic copies it before it changes."""
    return set(record.model_fields)


class Record(BaseModel):
    """A frozen record that refuses unknown fields; what is written down is never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def of_certain(cls, fields: dict[str, Any]) -> Self:
        """The record of all its fields, in their order, made by ourselves of values of their very types.

        Nothing is validated, which is most of what a record costs; what comes from outside is validated.
        """
        record = _blank(cls)
        _set_fields(record, fields)
        _set_names(record, _names(cls))
        _set_extra(record, None)
        _set_private(record, None)
        return record


class GrowingRecord(Record):
    """A record that gained fields after records of its kind were first kept.

    The `LATER` ones leave its written form while they stand at their defaults, so that a message repeated
    by a partner who does not know them still has the digest under which it was kept.
    """

    LATER: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _without_later(self, whole: SerializerFunctionWrapHandler) -> dict[str, Any]:
        fields = type(self).model_fields
        written: dict[str, Any] = whole(self)
        return {
            name: value
            for name, value in written.items()
            if name not in self.LATER or getattr(self, name) != fields[name].default
        }


def canonical_json(value: BaseModel | dict[str, Any]) -> bytes:
    """The one byte form of a record (RFC 8785): equal records, equal bytes.

    Money and other long numbers are strings in our records, because RFC 8785 knows only doubles.
    """
    return rfc8785.dumps(value.model_dump(mode="json") if isinstance(value, BaseModel) else value)


def digest_of(value: BaseModel | dict[str, Any] | bytes) -> Digest:
    """SHA-256 over the canonical JSON of a record, or over bytes as they are."""
    return hashlib.sha256(value if isinstance(value, bytes) else canonical_json(value)).hexdigest()
