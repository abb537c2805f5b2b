"""How badly does customs' system behave? By switch with a probability, or by script for the nth exchange."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

SEED = 20260824


class Direction(StrEnum):
    """Which way an exchange goes, as customs sees it."""

    RECEIVED = "received"
    """The engine posts a result to customs."""
    SAID = "said"
    """Customs posts a message to the engine."""


class Fault(StrEnum):
    """What goes wrong in one exchange; each ends with everything said at least once."""

    DELAY = "delay"
    DRIP = "drip"
    """The body, or the answer, comes a few bytes at a time."""
    FAIL = "fail"
    """Received: 503, nothing taken."""
    RESET = "reset"
    """Received: the connection breaks, nothing taken."""
    DROP = "drop"
    """Received: taken, and never answered. Said: lost on the way, said again later."""
    WRONG_SIGNATURE = "wrong_signature"
    """Received: the answer is signed by a strange key. Said: a copy signed so goes first."""
    WRONG_ECHO = "wrong_echo"
    """Received: the answer echoes the digest of other bytes."""
    ANSWER_RECEIVED = "answer_received"
    """Received: kept only; applied and acknowledged later."""
    REFUSE = "refuse"
    """Received: refused with a reason."""
    DOUBLE = "double"
    """Said: two copies at once."""
    REORDER = "reorder"
    """Said: waits until a later message of the declaration has overtaken it, for a moment at most."""


Scripted = Mapping[Direction, Mapping[int, frozenset[Fault]]]
"""What goes wrong with the nth exchange of a declaration, counted from 1, repeats included."""


@dataclass
class Faults:
    """What a partner's system does on a bad day; equal seeds give equal days, whatever runs at once."""

    delay_seconds: float = 0.0
    """Of every exchange."""
    fail_rate: float = 0.0
    repeat: int = 1
    down_until: float = 0.0
    """On the clock of `time.monotonic`."""
    wrong_echo: bool = False
    rates: dict[Fault, float] = field(default_factory=dict)
    """Probability of each further fault."""
    drip_bytes_per_second: float = 0.0
    """Of every exchange, when it is not 0; else the pace of a scripted drip is 20 bytes a second."""
    scripts: dict[str, Scripted] = field(default_factory=dict)
    """By declaration number; an exchange that a script names meets what stands there and nothing else."""
    seed: int = SEED
    _seen: Counter[tuple[Direction, str]] = field(default_factory=Counter)

    def met(self, direction: Direction, number: str) -> frozenset[Fault]:
        """The faults that the next exchange about a declaration meets."""
        self._seen[direction, number] += 1
        nth = self._seen[direction, number]
        scripted = self.scripts.get(number, {}).get(direction, {}).get(nth)
        if scripted is not None:
            return scripted
        chance = random.Random(f"{self.seed}/{direction}/{number}/{nth}")  # noqa: S311  # repeatable
        rates = self._rates()
        return frozenset(fault for fault in Fault if chance.random() < rates.get(fault, 0.0))

    @property
    def delay(self) -> float:
        """How long a delayed exchange waits, in seconds."""
        return self.delay_seconds or 1.0

    @property
    def pace(self) -> float:
        """How fast a dripping body goes, in bytes per second."""
        return self.drip_bytes_per_second or 20.0

    def _rates(self) -> dict[Fault, float]:
        always = {
            Fault.DELAY: float(self.delay_seconds > 0),
            Fault.DRIP: float(self.drip_bytes_per_second > 0),
            Fault.WRONG_ECHO: float(self.wrong_echo),
            Fault.FAIL: self.fail_rate,
        }
        return always | self.rates
