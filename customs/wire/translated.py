"""How does a wire object stand for a record of ours, member by member, both ways?"""

from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict

from models.base import Record


class WireModel(BaseModel):
    """A frozen object on the wire: strict values, no unknown member."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Translated(WireModel):
    """A wire object that stands for one record of ours, member by member."""

    OURS: ClassVar[type[Record]]
    NAMES: ClassVar[dict[str, str]]
    _WIRE_OF: ClassVar[dict[type[Record], type["Translated"]]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Know which wire object a record of ours becomes."""
        if "OURS" in vars(cls):
            Translated._WIRE_OF[cls.OURS] = cls

    def to_domain(self) -> Any:
        """The record of ours."""
        return self.OURS(**{ours: _to_domain(getattr(self, wire)) for wire, ours in self.NAMES.items()})

    @classmethod
    def members_of(cls, record: Record) -> dict[str, Any]:
        """The members that say what the record says."""
        return {wire: cls._to_wire(getattr(record, ours)) for wire, ours in cls.NAMES.items()}

    @classmethod
    def from_domain(cls, record: Record) -> Self:
        """The wire object of a record of ours."""
        return cls(**cls.members_of(record))

    @classmethod
    def _to_wire(cls, value: Any) -> Any:
        if isinstance(value, Record):
            return cls._WIRE_OF[type(value)].from_domain(value)
        return tuple(cls._to_wire(each) for each in value) if isinstance(value, tuple) else value


def _to_domain(value: Any) -> Any:
    if isinstance(value, Translated):
        return value.to_domain()
    return tuple(_to_domain(each) for each in value) if isinstance(value, tuple) else value
