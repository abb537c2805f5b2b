"""Where and as whom does the kit try?"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

LAST_NUMBER = 999_999_999_999


@dataclass
class Setting:
    """Address, keys and numbers of one trial; every declaration of the kit has a number of its own."""

    url: str
    secret: str
    client_id: str
    first_number: int
    old_secret: str | None = None
    limited_client_id: str | None = None
    limited_secret: str | None = None
    """A second client, allowed to read only."""
    patience_seconds: float = 15.0
    _numbers: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        """Count from the first number."""
        self._numbers = itertools.count(self.first_number)

    def number(self) -> str:
        """A declaration number that this trial has not used."""
        number = next(self._numbers)
        if not 0 <= number <= LAST_NUMBER:
            raise ValueError("a declaration number has twelve digits")
        return f"{number:012d}"


def now() -> datetime:
    """The partner's own clock: signatures are fresh."""
    return datetime.now(UTC)  # noqa: TID251  # the kit is a partner, never the engine
