"""How does a command say that it cannot use what it was given: field, reason, next step, each in Vietnamese?

One place for every `python -m …`, so that no bad file and no bad word ends in a traceback.
"""

import errno
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from models.problems.shapes import Problem

REFUSED = 2
"""The exit code of a file or a word that cannot be used, as the reader of arguments has it."""


class CommandRefused(Exception):  # noqa: N818 - an answer to whoever gave the command
    """The command cannot be done; the text says in Vietnamese why and what to do."""


Unusable = (CommandRefused, OSError, UnicodeDecodeError, json.JSONDecodeError, ValidationError)
"""What a command answers when a file, a word or a setting cannot be used."""
SHOWN = 80

_OF_FILES = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "đây là tệp, không phải thư mục",
    errno.EEXIST: "đã có tệp cùng tên",
    errno.EACCES: "không có quyền đọc hoặc ghi",
    errno.EADDRINUSE: "cổng đang được dùng",
    errno.ECONNREFUSED: "không có hệ thống nào trả lời tại địa chỉ này",
}
_OF_VALUES: dict[str, tuple[str, str]] = {
    "missing": ("thiếu trường bắt buộc", "Bổ sung trường này"),
    "extra_forbidden": ("không có trường này", "Bỏ trường này, hoặc sửa lại tên"),
    "json_invalid": ("tệp không phải JSON mã UTF-8", "Sửa cú pháp JSON, lưu tệp bằng UTF-8"),
    "enum": ("giá trị không có trong danh mục", "Chọn một giá trị trong danh mục"),
    "literal_error": ("giá trị không có trong danh mục", "Chọn một giá trị trong danh mục"),
    "model_type": ("giá trị phải là một đối tượng", "Đặt các trường trong dấu { }"),
    "dict_type": ("giá trị phải là một đối tượng", "Đặt các trường trong dấu { }"),
    "tuple_type": ("giá trị phải là một danh sách", "Đặt các giá trị trong dấu [ ]"),
    "frozen_set_type": ("giá trị phải là một danh sách", "Đặt các giá trị trong dấu [ ]"),
    "string_type": ("giá trị phải là chuỗi ký tự", "Đặt giá trị trong dấu nháy kép"),
    "bool_type": ("giá trị phải là true hoặc false", "Viết true hoặc false"),
    "bool_parsing": ("giá trị phải là true hoặc false", "Viết true hoặc false"),
    "int_type": ("giá trị phải là số nguyên", "Viết một số nguyên"),
    "int_parsing": ("giá trị phải là số nguyên", "Viết một số nguyên"),
    "int_from_float": ("giá trị phải là số nguyên", "Viết một số nguyên"),
    "date_type": ("giá trị phải là ngày", "Viết dạng năm-tháng-ngày, ví dụ 2026-07-01"),
    "date_parsing": ("giá trị phải là ngày", "Viết dạng năm-tháng-ngày, ví dụ 2026-07-01"),
    "date_from_datetime_parsing": ("giá trị phải là ngày", "Viết dạng năm-tháng-ngày, ví dụ 2026-07-01"),
}
_OF_OTHERS = ("giá trị không dùng được", "Sửa giá trị này theo tài liệu")


def refuse(lines: Iterable[str]) -> int:
    """Say it where mistakes are said; the exit code."""
    for line in lines:
        sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
    return REFUSED


def told(error: Exception, file: Path | None = None) -> Iterator[str]:
    """One of `Unusable` in words; `file` is the one that was being read."""
    match error:
        case CommandRefused():
            yield str(error)
        case ValidationError():
            where = f" {file}" if file else ""
            yield f"Nội dung{where} không dùng được; chưa có gì thay đổi."
            yield from _fields(error)
        case UnicodeDecodeError() | json.JSONDecodeError():
            reason, step = _OF_VALUES["json_invalid"]
            yield f"Không đọc được {file or 'tệp'}: {reason}. {step}."
        case OSError():
            name = error.filename or file or "địa chỉ"
            reason = _OF_FILES.get(error.errno or 0, "hệ thống không cho đọc, ghi hoặc kết nối")
            yield f"Không mở được {name}: {reason}."
        case _:  # nothing else is among them
            yield f"{_OF_OTHERS[0].capitalize()}. {_OF_OTHERS[1]}."


def faults_told(problem: Problem) -> Iterator[str]:
    """A problem of the machine face as a command says it, field by field."""
    yield f"{problem.title}. {problem.detail}"
    for fault in problem.errors:
        value = f" ({fault.value})" if fault.value else ""
        yield f"  {fault.field}{value}: {fault.reason_vi}. {fault.action_vi}. Căn cứ: {fault.ground_vi}."


def _fields(error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_url=False):
        kind = detail["type"]
        reason, step = _OF_VALUES.get(kind, _OF_OTHERS)
        if kind == "value_error":  # our own words, which say the reason
            reason = str(detail["ctx"]["error"])
        field = ".".join(str(step) for step in detail["loc"]) or "toàn bộ nội dung"
        is_plain = isinstance(detail["input"], str | int | float) and kind not in ("missing", "json_invalid")
        value = f" ({str(detail['input'])[:SHOWN]})" if is_plain else ""
        yield f"  {field}{value}: {reason}. {step}."
