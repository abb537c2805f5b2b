"""What do these bytes from customs say? A fact, or every fault in them at once."""

from contextlib import suppress

from pydantic import ValidationError

from customs.wire import faults
from customs.wire.messages import MESSAGES, Message
from customs.wire.strict_json import WireError, read_object
from models.facts import Fact
from models.problems import ErrorCode


def parse(call: str, body: bytes, path_number: str | None = None) -> Fact:
    """The fact that a message of the call states; raises WireError with all faults."""
    return parse_message(call, body, path_number).fact()


def parse_message(call: str, body: bytes, path_number: str | None = None) -> Message:
    """The message itself, in wire words."""
    raw = read_object(body)
    found = faults.beside_types(raw, path_number)
    message: Message | None = None
    try:
        message = MESSAGES[call].model_validate_json(body)
    except ValidationError as error:
        found = faults.of_types(error, raw) + found
    if found or message is None:
        raise WireError(ErrorCode.INVALID, tuple(found[: faults.MAX_FAULTS]))
    return message


def number_in(body: bytes) -> str | None:
    """The declaration number in a message that may be unusable otherwise, so that it can be found again."""
    with suppress(WireError):
        number = read_object(body).get("so_to_khai")
        if isinstance(number, str) and len(number) == 12 and number.isascii() and number.isdigit():
            return number
    return None
