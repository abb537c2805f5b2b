"""Messages of customs for tests: valid by default, one override per test."""

import copy
import json
from typing import Any

from customs import wire
from customs.wire.examples import EXAMPLES
from models.problems import FieldProblem

NUMBER = "107234567890"


def a_message(call: str = "declarations", **overrides: Any) -> dict[str, Any]:
    return copy.deepcopy(EXAMPLES[call]) | overrides


def an_item(**overrides: Any) -> dict[str, Any]:
    item: dict[str, Any] = copy.deepcopy(EXAMPLES["declarations"]["hang_hoa"][0])
    return item | overrides


def as_bytes(message: dict[str, Any]) -> bytes:
    return json.dumps(message, ensure_ascii=False).encode()


def faults_of(body: bytes, call: str = "declarations", number: str | None = None) -> list[FieldProblem]:
    try:
        wire.parse(call, body, number)
    except wire.WireError as error:
        return list(error.errors)
    raise AssertionError("the message was taken")
