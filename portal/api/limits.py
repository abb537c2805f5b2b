"""Who has to wait, so that one noisy sender cannot slow another? Rates and places, kept in this process.

Before a signature is believed, requests are counted by address and by the sender that they name, so that a
stranger uses up nobody's allowance; afterwards by sender. What is kept here is bounded: places by the
requests under way, rates by the number of senders and by `MOST_ADDRESSES`.
"""

import math
from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from models.problems import ErrorCode
from portal.api.answers import Refusal
from records.clients import RegisteredClient

MOST_ADDRESSES = 10_000
BURST_SECONDS = 10
"""A sender may have saved up this much of its rate."""


@dataclass(frozen=True, slots=True)
class Allowances:
    """`arriving` and `files`: requests and files of one address and sender whose bodies are being read.

    `serving`: believed requests of one sender under way. `refused_per_minute`: of one address. The seconds
    are those in which a body has to arrive, so that a broken line does not hold its place for ever.
    """

    arriving: int = 32
    files: int = 4
    serving: int = 16
    refused_per_minute: int = 60
    message_seconds: float = 30.0
    file_seconds: float = 120.0


class Buckets:
    """Tokens by key: filled at a rate up to a burst; the key that was quiet longest is forgotten first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._levels: OrderedDict[str, tuple[float, datetime]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._levels)

    def seconds_to_wait(self, key: str, per_minute: int, burst: float, at: datetime) -> int:
        """Whole seconds until there is a token; 0 when there is one now."""
        level = self._level(key, per_minute, burst, at)
        return 0 if level >= 1 else math.ceil((1 - level) * 60 / per_minute)

    def take(self, key: str, per_minute: int, burst: float, at: datetime) -> int:
        """Take a token; else the whole seconds to wait for one."""
        wait = self.seconds_to_wait(key, per_minute, burst, at)
        level = self._level(key, per_minute, burst, at)
        self._levels[key] = (level - (0 if wait else 1), at)
        self._levels.move_to_end(key)
        if len(self._levels) > self._most:
            self._levels.popitem(last=False)
        return wait

    def _level(self, key: str, per_minute: int, burst: float, at: datetime) -> float:
        level, since = self._levels.get(key, (burst, at))
        return min(burst, level + max(0.0, (at - since).total_seconds()) * per_minute / 60)


class Limits:
    """The state of one process; each method refuses with 429 and the seconds to wait."""

    def __init__(self, allowances: Allowances | None = None) -> None:
        self._allowances = allowances or Allowances()
        self._refused = Buckets(MOST_ADDRESSES)
        self._sent = Buckets(MOST_ADDRESSES)
        self._places: Counter[tuple[str, ...]] = Counter()

    @contextmanager
    def arriving(
        self, address: str, client: RegisteredClient | None, at: datetime, *, has_file: bool
    ) -> Iterator[None]:
        """A place while the body is read and its signature looked at.

        Whose rate is used up is refused before its body is read: believed, it would be refused all the same.
        """
        if client is None:
            self.refused(address, at)
        else:
            _refuse(self._sent.seconds_to_wait(client.client_id, *_rate(client), at))
        name = client.client_id if client else ""
        most = self._allowances.files if has_file else self._allowances.arriving
        with self._place(("arriving", address, name, "file" if has_file else ""), most):
            yield

    def seconds_to_read(self, *, has_file: bool) -> float:
        """Within which a body has to arrive."""
        return self._allowances.file_seconds if has_file else self._allowances.message_seconds

    def refused(self, address: str, at: datetime) -> None:
        """A request that was not believed, at the cost of its address alone."""
        per_minute = self._allowances.refused_per_minute
        _refuse(self._refused.take(address, per_minute, per_minute, at))

    @contextmanager
    def serving(self, client: RegisteredClient, at: datetime) -> Iterator[None]:
        """A place and a token for a believed request."""
        with self._place(("serving", client.client_id), self._allowances.serving):
            _refuse(self._sent.take(client.client_id, *_rate(client), at))
            yield

    @contextmanager
    def _place(self, key: tuple[str, ...], most: int) -> Iterator[None]:
        if self._places[key] >= most:
            _refuse(1)
        self._places[key] += 1
        try:
            yield
        finally:
            self._places[key] -= 1
            if not self._places[key]:
                del self._places[key]


def _rate(client: RegisteredClient) -> tuple[int, float]:
    return client.rate_per_minute, max(10.0, client.rate_per_minute * BURST_SECONDS / 60)


def _refuse(seconds: int) -> None:
    if seconds:
        raise Refusal(ErrorCode.TOO_MANY_REQUESTS, retry_after=seconds)
