"""In which two languages does the engine speak to a reader?"""

from typing import NamedTuple


class Said(NamedTuple):
    """One sentence, in Vietnamese, which counts, and in English, for the reader who needs it."""

    vi: str
    en: str


UNSAID = Said("", "")
"""The part of a sentence that is left out where there is nothing to add."""
