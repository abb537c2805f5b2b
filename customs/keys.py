"""With which keys do we speak to customs now, and which of theirs are believed?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class PartnerKeys:
    """Keys as text: we sign with every one of `signing`, and believe any of `believed`."""

    signing: tuple[str, ...]
    believed: tuple[str, ...]

    @classmethod
    def of(cls, *secrets: str) -> "PartnerKeys":
        """Shared secrets alone, the same both ways."""
        return cls(secrets, secrets)


KeysNow: TypeAlias = Callable[[], PartnerKeys]
"""Asked for every message, so that a rotation needs no restart."""
