"""Which Vietnamese wire words stand for our models? The only translation between the two."""

from customs.wire.changes import ChangeOut, changes
from customs.wire.drafts import draft_facts, facts_of, facts_of_steps
from customs.wire.envelope import (
    STATES,
    AcknowledgementMessage,
    AnswerWord,
    FeedMessage,
    NotedMessage,
    ReceiptMessage,
    Replaced,
    ResultMessage,
    body_digest,
    envelope,
    result_json,
    result_message,
)
from customs.wire.messages import MESSAGES, Message, json_bytes, json_members
from customs.wire.parsing import number_in, parse, parse_as, parse_message
from customs.wire.relative import as_sent, days_resolved
from customs.wire.result import ResultOut, result
from customs.wire.strict_json import MAX_BODY_BYTES, WireError, read_object, shown

__all__ = [
    "MAX_BODY_BYTES",
    "MESSAGES",
    "STATES",
    "AcknowledgementMessage",
    "AnswerWord",
    "ChangeOut",
    "FeedMessage",
    "Message",
    "NotedMessage",
    "ReceiptMessage",
    "Replaced",
    "ResultMessage",
    "ResultOut",
    "WireError",
    "as_sent",
    "body_digest",
    "changes",
    "days_resolved",
    "draft_facts",
    "envelope",
    "facts_of",
    "facts_of_steps",
    "json_bytes",
    "json_members",
    "number_in",
    "parse",
    "parse_as",
    "parse_message",
    "read_object",
    "result",
    "result_json",
    "result_message",
    "shown",
]
