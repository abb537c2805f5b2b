"""Which Vietnamese wire words stand for our models? The only translation between the two."""

from customs.wire.envelope import (
    AcknowledgementMessage,
    FeedMessage,
    ReceiptMessage,
    ResultMessage,
    body_digest,
    envelope,
    result_json,
    result_message,
)
from customs.wire.messages import MESSAGES, Message, json_bytes, json_members
from customs.wire.parsing import number_in, parse, parse_message
from customs.wire.result import ResultOut, result
from customs.wire.strict_json import MAX_BODY_BYTES, WireError, read_object, shown

__all__ = [
    "MAX_BODY_BYTES",
    "MESSAGES",
    "AcknowledgementMessage",
    "FeedMessage",
    "Message",
    "ReceiptMessage",
    "ResultMessage",
    "ResultOut",
    "WireError",
    "body_digest",
    "envelope",
    "json_bytes",
    "json_members",
    "number_in",
    "parse",
    "parse_message",
    "read_object",
    "result",
    "result_json",
    "result_message",
    "shown",
]
