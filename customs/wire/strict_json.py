"""Are these bytes JSON as we take it: UTF-8, one value a key, finite numbers, not too deep, not too long?"""

import json
import re
from typing import Any, NoReturn

from models.problems import ErrorCode, FieldProblem

MAX_BODY_BYTES = 1 << 20
MAX_DEPTH = 20
_SHOWN = 80
_MARKS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
"""Strings are stepped over whole, so that a bracket inside one counts for nothing."""


class WireError(Exception):
    """A message that cannot become a fact: what kind of fault, and every field at fault."""

    def __init__(self, code: ErrorCode, errors: tuple[FieldProblem, ...]) -> None:
        super().__init__(code)
        self.code = code
        self.errors = errors


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object in the bytes."""
    if len(body) > MAX_BODY_BYTES:
        raise _fault("", None, "Nội dung lớn hơn 1 MiB", "Tách thành nhiều thông điệp", ErrorCode.TOO_LARGE)
    text = _text(body)
    _check_depth(text)
    duplicates: list[FieldProblem] = []
    try:
        value = json.loads(
            text, object_pairs_hook=lambda pairs: _object(pairs, duplicates), parse_constant=_refuse_constant
        )
    except (json.JSONDecodeError, ValueError, RecursionError) as error:
        raise _syntax(text, error) from error
    if duplicates:
        raise WireError(ErrorCode.MALFORMED, tuple(duplicates))
    if not isinstance(value, dict):
        raise _fault("", value, "Thông điệp phải là một đối tượng JSON", "Đặt các trường trong dấu { }")
    return value


def shown(value: object) -> str | None:
    """A value as the sender may read it back: at most 80 characters."""
    if value is None:
        return None
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = text.encode("utf-8", "replace").decode()
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        reason = f"Byte thứ {error.start + 1} không đúng mã UTF-8"
        around = body[max(0, error.start - 10) : error.start + 10].decode("utf-8", "replace")
        raise _fault("", around, reason, "Mã hóa thông điệp bằng UTF-8 rồi gửi lại") from error


def _check_depth(text: str) -> None:
    depth = 0
    for mark in _MARKS.finditer(text):
        if mark[0] in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise _fault("", None, "Thông điệp lồng quá 20 cấp", "Gửi theo đúng cấu trúc đã quy ước")
        elif mark[0] in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]], duplicates: list[FieldProblem]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            duplicates.append(
                FieldProblem(
                    field=shown(name) or "",
                    value=shown(value),
                    reason_vi="Trường xuất hiện hai lần trong cùng một đối tượng",
                    action_vi="Giữ một giá trị duy nhất cho trường này",
                )
            )
        members[name] = value
    return members


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(word)


def _syntax(text: str, error: Exception) -> WireError:
    if isinstance(error, json.JSONDecodeError):
        around = text[max(0, error.pos - 20) : error.pos + 20]
        reason = f"Sai cú pháp JSON tại dòng {error.lineno}, cột {error.colno}"
        return _fault("", around, reason, "Sửa cú pháp JSON rồi gửi lại")
    return _fault("", str(error), "Số không hữu hạn hoặc quá dài không phải là JSON", "Thay bằng số hợp lệ")


def _fault(
    field: str, value: object, reason_vi: str, action_vi: str, code: ErrorCode = ErrorCode.MALFORMED
) -> WireError:
    return WireError(
        code, (FieldProblem(field=field, value=shown(value), reason_vi=reason_vi, action_vi=action_vi),)
    )
