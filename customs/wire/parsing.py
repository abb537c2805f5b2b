"""What do these bytes from customs say? A fact, or every fault in them at once."""

from contextlib import suppress
from typing import TypeVar

from pydantic import ValidationError

from customs.wire import faults
from customs.wire.messages import MESSAGES, Message
from customs.wire.strict_json import MAX_FAULTS, WireError, read_object
from customs.wire.translated import WireModel
from models.facts import Fact
from models.problems import EXCHANGE, ErrorCode

T = TypeVar("T", bound=WireModel)


def parse(call: str, body: bytes, path_number: str | None = None) -> Fact:
    """The fact that a message of the call states; raises WireError with all faults."""
    return parse_message(call, body, path_number).fact()


def parse_message(call: str, body: bytes, path_number: str | None = None) -> Message:
    """The message itself, in wire words."""
    return parse_as(MESSAGES[call], body, path_number)


def parse_as(model: type[T], body: bytes, path_number: str | None = None) -> T:
    """The bytes as an object of that shape; raises WireError with all faults."""
    raw = read_object(body)
    found = faults.beside_types(raw, path_number)
    message: T | None = None
    try:
        message = model.model_validate_json(body)
    except ValidationError as error:
        found = faults.of_types(error, raw) + found
    if found or message is None:
        if model not in MESSAGES.values():  # the decree knows messages only, not what is said about them
            found = [fault.on(EXCHANGE) for fault in found]
        raise WireError(ErrorCode.INVALID, tuple(found[:MAX_FAULTS]))
    return message


def number_in(body: bytes) -> str | None:
    """The declaration number in a message that may be unusable otherwise, so that it can be found again."""
    with suppress(WireError):
        number = read_object(body).get("so_to_khai")
        if isinstance(number, str) and len(number) == 12 and number.isascii() and number.isdigit():
            return number
    return None
