"""What is written down of a closed history, and what does a sweep answer?"""

from models.base import Digest, Record
from models.days import Instant


class Archived(Record):
    """One line of the archive's index: a closed run, and the file that holds its history.

    `sha256` and `size_bytes` are of the file as it lies there; `file` is relative to the archive's folder.
    """

    workflow_id: str
    run_id: str
    file: str
    sha256: Digest
    size_bytes: int
    event_count: int
    closed_at: Instant


class Swept(Record):
    """What one batch of the sweep did; `is_more` when it stopped at its limit."""

    archived: int
    is_more: bool = False
