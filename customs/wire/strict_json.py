"""Are these bytes JSON as we take it: UTF-8, one value a key, safe numbers, not too deep, not too long?"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from models.language import Said
from models.problems import EXCHANGE, ErrorCode, FieldProblem

MAX_BODY_BYTES = 1 << 20
MAX_DEPTH = 20
MAX_FAULTS = 100
MAX_NAME = 300
"""Letters of a field's name: none of ours comes near."""

MAX_NUMBER = (1 << 53) - 1
"""Up to here every whole number is read as the same number everywhere (RFC 8259 section 6)."""

_MAX_DIGITS = len(str(-MAX_NUMBER))
_SHOWN = 80
_MARKS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
"""Strings are stepped over whole, so that a bracket inside one counts for nothing."""

_SURROGATE = re.compile("[\ud800-\udfff]")


class WireError(Exception):
    """A message that cannot become a fact: what kind of fault, and every field at fault."""

    def __init__(self, code: ErrorCode, errors: tuple[FieldProblem, ...]) -> None:
        super().__init__(code)
        self.code = code
        self.errors = errors


class _Unsafe(str):
    """A number that cannot be taken, as it was written; it stands in its place until it is told."""

    __slots__ = ()


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object in the bytes."""
    if len(body) > MAX_BODY_BYTES:
        raise _fault(
            None,
            f"maxBytes={MAX_BODY_BYTES}",
            Said("Nội dung lớn hơn 1 MiB", "The content is larger than 1 MiB"),
            Said("Tách thành nhiều thông điệp", "Split it into several messages"),
            ErrorCode.TOO_LARGE,
        )
    text = _text(body)
    _check_depth(text)
    duplicates: list[FieldProblem] = []
    try:
        value = json.loads(
            text,
            object_pairs_hook=lambda pairs: _object(pairs, duplicates),
            parse_int=_whole,
            parse_float=_finite,
            parse_constant=_Unsafe,
        )
    except json.JSONDecodeError as error:
        raise _syntax(text, error) from error
    if faults := [*duplicates, *islice(_unusable(value, []), MAX_FAULTS - len(duplicates))]:
        raise WireError(ErrorCode.MALFORMED, tuple(faults))
    if not isinstance(value, dict):
        raise _fault(
            value,
            "type=object",
            Said("Thông điệp phải là một đối tượng JSON", "The message must be a JSON object"),
            Said("Đặt các trường trong dấu { }", "Put the fields in { }"),
        )
    return value


def shown(value: object) -> str | None:
    """A value as the sender may read it back: at most 80 characters."""
    if value is None:
        return None
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = text.encode("utf-8", "replace").decode()
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _text(body: bytes) -> str:
    encode = Said("Mã hóa thông điệp bằng UTF-8 không có BOM", "Encode the message in UTF-8 without BOM")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        place = error.start + 1
        around = body[max(0, error.start - 10) : error.start + 10].decode("utf-8", "replace")
        reason = Said(f"Byte thứ {place} không đúng mã UTF-8", f"Byte {place} is no valid UTF-8")
        raise _fault(around, "utf8", reason, encode) from error
    if text.startswith("\ufeff"):
        reason = Said("Thông điệp bắt đầu bằng dấu BOM", "The message begins with a byte order mark")
        raise _fault(None, "utf8", reason, encode)
    return text


def _check_depth(text: str) -> None:
    depth = 0
    for mark in _MARKS.finditer(text):
        if mark[0] in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise _fault(
                    None,
                    f"maxDepth={MAX_DEPTH}",
                    Said(
                        f"Thông điệp lồng quá {MAX_DEPTH} cấp",
                        f"The message is nested over {MAX_DEPTH} levels",
                    ),
                    Said("Gửi theo đúng cấu trúc đã quy ước", "Send the structure that was agreed"),
                )
        elif mark[0] in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]], duplicates: list[FieldProblem]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members and len(duplicates) < MAX_FAULTS:
            duplicates.append(
                _at(
                    name,
                    value,
                    "uniqueKeys",
                    Said(
                        "Trường xuất hiện hai lần trong cùng một đối tượng",
                        "The field stands twice in one object",
                    ),
                    Said("Giữ một giá trị duy nhất cho trường này", "Keep one value of this field"),
                )
            )
        members[name] = value
    return members


def _whole(text: str) -> int | _Unsafe:
    if len(text) > _MAX_DIGITS or abs(number := int(text)) > MAX_NUMBER:
        return _Unsafe(text)
    return number


def _finite(text: str) -> float | _Unsafe:
    number = float(text)
    return number if abs(number) <= MAX_NUMBER else _Unsafe(text)


def _unusable(value: Any, steps: list[str | int]) -> Iterator[FieldProblem]:
    """Numbers and characters that other readers would take for something else, each with its place.

    `steps` lead to the value; they are put into words only where there is a fault.
    """
    match value:
        case _Unsafe():
            yield _at(
                _path(steps),
                value,
                f"maxNumber={MAX_NUMBER}",
                Said(
                    f"Số phải hữu hạn và trong khoảng ±{MAX_NUMBER}",
                    f"A number must be finite and within ±{MAX_NUMBER}",
                ),
                Said("Thay bằng số hợp lệ", "Give a valid number"),
            )
        case str():
            if _SURROGATE.search(value):
                yield _at(
                    _path(steps),
                    value,
                    "unicode",
                    Said(
                        "Chuỗi ký tự chứa mã Unicode không hợp lệ",
                        "The text contains an invalid Unicode code",
                    ),
                    Said("Mã hóa lại chuỗi ký tự bằng UTF-8", "Encode the text in UTF-8 again"),
                )
        case list():
            for index, each in enumerate(value):
                yield from _unusable(each, [*steps, index])
        case dict():
            for name, each in value.items():
                place = [*steps, name]
                if len(name) > MAX_NAME:
                    yield _too_long(_path([*steps, shown(name) or ""]))
                else:
                    yield from _unusable(name, place)
                    yield from _unusable(each, place)


def _path(steps: list[str | int]) -> str:
    """As a sender writes it: a.b[1]."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.removeprefix(".")


def _too_long(path: str) -> FieldProblem:
    return _at(
        path,
        None,
        f"maxNameLength={MAX_NAME}",
        Said(
            f"Tên trường dài quá {MAX_NAME} ký tự", f"The field's name is longer than {MAX_NAME} characters"
        ),
        Said("Gửi theo đúng cấu trúc đã quy ước", "Send the structure that was agreed"),
    )


def _syntax(text: str, error: json.JSONDecodeError) -> WireError:
    around = text[max(0, error.pos - 20) : error.pos + 20]
    reason = Said(
        f"Sai cú pháp JSON tại dòng {error.lineno}, cột {error.colno}",
        f"JSON syntax error in line {error.lineno}, column {error.colno}",
    )
    action = Said("Sửa cú pháp JSON rồi gửi lại", "Correct the JSON and send it again")
    return _fault(around, "json", reason, action)


def _at(field: str, value: object, rule: str, reason: Said, action: Said) -> FieldProblem:
    place = (shown(field) or "")[:200]
    return FieldProblem.of(place, shown(value), rule, reason, action, ground=EXCHANGE)


def _fault(
    value: object, rule: str, reason: Said, action: Said, code: ErrorCode = ErrorCode.MALFORMED
) -> WireError:
    """A fault of the whole message."""
    return WireError(code, (_at("", value, rule, reason, action),))
