"""Which objects travel, and what is each field: type, whether it has to be there, meaning, WCO name?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from customs.wire.wco import WireField, wire_field


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row of a table of fields."""

    name: str
    type_vi: str
    required: bool
    told: WireField


def objects(models: Iterable[type[BaseModel]]) -> tuple[type[BaseModel], ...]:
    """The models and every object inside them, each once, the outer before the inner."""
    found: dict[type[BaseModel], None] = {}
    for model in models:
        found.update(dict.fromkeys(_inside(model)))
    return tuple(found)


def field_rows(model: type[BaseModel], schema: Mapping[str, Any]) -> Iterator[FieldRow]:
    """The fields of an object as its schema has them; KeyError when no row tells of one."""
    required = schema.get("required", ())
    for name, shape in schema["properties"].items():
        told = wire_field(model, name)
        if told is None:
            raise KeyError(f"{model.__name__}.{name}")
        yield FieldRow(name, _type_vi(shape), name in required, told)


def _inside(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from _inside(field.annotation)
    for part in get_args(annotation):
        yield from _inside(part)


_NAMES_VI = {
    "string": "chuỗi",
    "integer": "số nguyên",
    "number": "số",
    "boolean": "true/false",
    "object": "đối tượng",
}
_FORMATS_VI = {"date": "ngày NNNN-TT-NN", "date-time": "thời điểm ISO 8601 có múi giờ"}


def _type_vi(shape: Mapping[str, Any]) -> str:
    """A JSON schema in a few words."""
    if "$ref" in shape:
        name = str(shape["$ref"]).rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in shape or "oneOf" in shape:
        parts = [each for each in shape.get("anyOf", shape.get("oneOf", ())) if each.get("type") != "null"]
        return " | ".join(map(_type_vi, parts))
    if shape.get("type") == "array":
        return f"danh sách {_type_vi(shape.get('items', {}))}{_size_vi(shape, 'Items', ' phần tử')}"
    if "const" in shape:
        return f"luôn là `{shape['const']}`"
    if "enum" in shape:
        return "một trong: " + ", ".join(f"`{each}`" for each in shape["enum"])
    name = _FORMATS_VI.get(str(shape.get("format")), _NAMES_VI.get(str(shape.get("type")), "bất kỳ"))
    return name + _pattern_vi(shape) + _size_vi(shape, "Length", " ký tự") + _range_vi(shape)


def _pattern_vi(shape: Mapping[str, Any]) -> str:
    pattern = str(shape.get("pattern", ""))
    return f" `{pattern}`" if pattern and "x00" not in pattern else ""


def _size_vi(shape: Mapping[str, Any], what: str, unit: str) -> str:
    least, most = shape.get(f"min{what}"), shape.get(f"max{what}")
    if most is None:
        return f", từ {least}{unit}" if least else ""
    return f", {least or 0}–{most}{unit}"


def _range_vi(shape: Mapping[str, Any]) -> str:
    least, most = shape.get("minimum"), shape.get("maximum")
    if least is None and most is None:
        return ""
    return f", từ {least}" if most is None else f", {least}–{most}"
