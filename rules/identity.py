"""Does the change log tell of this rulebook: its version, the day from which it counts, its digest?

Nobody changes what decides cases without saying so: `make check` fails while the answer is no.
"""

import re

from rules.rulebook import RULEBOOK_VERSION, rulebook_digest

SHOWN_DIGITS = 16
"""As many digits of the digest as stand in the change log; the whole is stored with each decision."""

_ENTRY = re.compile(
    r"^- Effective (?P<day>\d{4}-\d{2}-\d{2}): rulebook (?P<version>[\d.]+) \(`(?P<digest>[0-9a-f]+)`\): \S",
    re.MULTILINE,
)


def untold(changelog: str) -> str | None:
    """Why the change log does not tell of this rulebook; None when it does."""
    entries = {entry["version"]: entry for entry in _ENTRY.finditer(changelog)}
    entry = entries.get(RULEBOOK_VERSION)
    digest = rulebook_digest()[:SHOWN_DIGITS]
    if entry is None:
        return f"CHANGELOG.md has no entry for rulebook {RULEBOOK_VERSION}; add one with digest `{digest}`"
    if entry["digest"] != digest:
        return (
            f"rulebook {RULEBOOK_VERSION} is `{entry['digest']}` in CHANGELOG.md and `{digest}` here: "
            "raise RULEBOOK_VERSION and add an entry by effective day"
        )
    return None
