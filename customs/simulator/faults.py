"""How badly does customs' system behave?"""

import random
from dataclasses import dataclass, field


@dataclass
class Faults:
    """Slow, failing, repeating, down: what a partner's system does on a bad day."""

    delay_seconds: float = 0.0
    fail_rate: float = 0.0
    repeat: int = 1
    down_until: float = 0.0
    """On the clock of `time.monotonic`."""
    wrong_echo: bool = False
    chance: random.Random = field(default_factory=lambda: random.Random(20260824))  # noqa: S311  # repeatable

    def fails(self, monotonic: float) -> bool:
        """Does this request meet a fault?"""
        return monotonic < self.down_until or self.chance.random() < self.fail_rate
