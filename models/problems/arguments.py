"""How does a command say in Vietnamese which of its arguments cannot be used?"""

import argparse
import re
from datetime import date
from typing import NoReturn

from models.problems.telling import REFUSED, refuse

MAX_PORT = 65535
_SAID: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (?P<what>.*)", "Thiếu tham số: {what}."),
    (r"one of the arguments (?P<what>.*) is required", "Cần một trong các tham số: {what}."),
    (r"unrecognized arguments: (?P<what>.*)", "Không có tham số này: {what}."),
    (
        r"ambiguous option: (?P<what>.*) could match (?P<choices>.*)",
        "Tham số {what} chưa rõ; chọn một trong: {choices}.",
    ),
    (
        r"argument (?P<what>.*?): invalid choice: (?P<value>.*) \(choose from (?P<choices>.*)\)",
        "{what}: giá trị {value} không dùng được; chọn một trong: {choices}.",
    ),
    (r"argument (?P<what>.*?): invalid int value: (?P<value>.*)", "{what}: {value} không phải là số nguyên."),
    (r"argument (?P<what>.*?): invalid float value: (?P<value>.*)", "{what}: {value} không phải là số."),
    (r"argument (?P<what>.*?): invalid .* value: (?P<value>.*)", "{what}: giá trị {value} không dùng được."),
    (r"argument (?P<what>.*?): expected .* arguments?", "{what}: thiếu giá trị."),
    (
        r"argument (?P<what>.*?): ignored explicit argument (?P<value>.*)",
        "{what} không nhận giá trị {value}.",
    ),
    (
        r"argument (?P<what>.*?): not allowed with argument (?P<value>.*)",
        "{what} không đi cùng {value}.",
    ),
    (r"argument (?P<what>.*?): (?P<reason>.*)", "{what}: {reason}."),
)
_NEXT_VI = "Sửa lại theo cách dùng ở trên; thêm --help để xem đủ các tham số."


class CommandParser(argparse.ArgumentParser):
    """Reads the arguments of a command, and of each of its sub-commands."""

    def error(self, message: str) -> NoReturn:
        """How the command is used, what is wrong, and what to do."""
        usage = self.format_usage().strip().replace("usage:", "Cách dùng:", 1)
        refuse([usage, said_vi(message), _NEXT_VI])
        self.exit(REFUSED)


def said_vi(message: str) -> str:
    """The words of the library in Vietnamese; what it has no words for stays."""
    for pattern, vi in _SAID:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return vi.format(**found.groupdict())
    return message


def day(text: str) -> date:
    """A day as an argument."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"“{text}” không phải là ngày; viết dạng năm-tháng-ngày, ví dụ 2026-07-01"
        raise argparse.ArgumentTypeError(message) from None


def web_address(text: str) -> str:
    """An address of a web service as an argument."""
    if not re.fullmatch(r"https?://[^/\s]+\S*", text):
        message = f"“{text}” không phải là địa chỉ; viết dạng http://may:cong hoặc https://may"
        raise argparse.ArgumentTypeError(message)
    return text


def port(text: str) -> int:
    """A port to listen on; 0 lets the system choose."""
    if not text.isascii() or not text.isdigit() or int(text) > MAX_PORT:
        message = f"“{text}” không phải là cổng; viết một số từ 0 đến {MAX_PORT}"
        raise argparse.ArgumentTypeError(message)
    return int(text)
