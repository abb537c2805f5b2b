"""What did customs say of a result of ours, in words that can be held against it later?"""

from typing import Literal

from models.base import Digest, Record
from models.vocabulary import OutboxState

AnsweredState = Literal[OutboxState.RECEIVED, OutboxState.ACKNOWLEDGED, OutboxState.REFUSED]


class SignedAnswer(Record):
    """Received, applied or refused: one of three, signed by customs.

    `message_id` and `body_digest` name our message and its bytes. `raw` is the answer's body as it came;
    `signature` was made over `webhook_id`, `timestamp` and `raw`, and can be verified again from these.
    """

    message_id: str
    body_digest: Digest
    state: AnsweredState
    reason_vi: str | None = None
    raw: str
    webhook_id: str
    timestamp: str
    signature: str
