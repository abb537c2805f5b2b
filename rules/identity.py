"""Does the change log tell of this rulebook: its version, the day from which it counts, its digest?

Nobody changes what decides cases without saying so: `make check` fails while the answer is no. The newest
entry may be edited until its rulebook is released; a released one stands in a table and stays as it is.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, pairwise
from typing import NamedTuple

from rules.rulebook import RULEBOOK_VERSION, rulebook_digest

SHOWN_DIGITS = 16
"""As many digits of the digest as stand in the change log; the whole is stored with each decision."""

_ENTRY = re.compile(
    r"^- Effective (?P<day>\d{4}-\d{2}-\d{2}): rulebook (?P<version>[\d.]+) \(`(?P<digest>[0-9a-f]+)`\): \S",
    re.MULTILINE,
)


class Entry(NamedTuple):
    """A rulebook as the change log tells of it."""

    day: str
    version: str
    digest: str


def untold(changelog: str, released: Mapping[str, str]) -> str | None:
    """Why the change log does not tell of this rulebook, or of one before it; None when it does."""
    entries = [Entry(*found.groups()) for found in _ENTRY.finditer(changelog)]
    return next(chain(_disordered(entries), _unlike(entries, released), _not_ours(entries)), None)


def released_rulebooks(table: str) -> dict[str, str]:
    """Version and digest of every released rulebook; ValueError when a version stands there twice."""
    rows = [(row["version"], row["digest"]) for row in csv.DictReader(table.splitlines())]
    if len(dict(rows)) < len(rows):
        message = "a released rulebook stands in the table twice"
        raise ValueError(message)
    return dict(rows)


def _disordered(entries: list[Entry]) -> Iterator[str]:
    """Real days that never go back, and each version once, after the one before."""
    for entry in entries:
        if not _is_day(entry.day):
            yield f"rulebook {entry.version}: {entry.day} is no day of the calendar"
    for before, after in pairwise(entries):
        if after.version == before.version:
            yield f"rulebook {after.version} has two entries: one digest for each version"
        elif _order(after.version) < _order(before.version) or after.day < before.day:
            yield f"rulebook {after.version} stands after {before.version}: oldest first, by version and day"


def _unlike(entries: list[Entry], released: Mapping[str, str]) -> Iterator[str]:
    """Whatever a later rulebook followed has been released."""
    told = {entry.version: entry.digest for entry in entries}
    for version, digest in released.items():
        if told.get(version) != digest[:SHOWN_DIGITS]:
            yield (
                f"rulebook {version} was released as `{digest[:SHOWN_DIGITS]}` and is "
                f"`{told.get(version)}` in CHANGELOG.md: a released rulebook is not edited, raise the version"
            )
    for entry in entries[:-1]:
        if entry.version not in released:
            yield f"rulebook {entry.version} was followed by another: add it to docs/released-rulebooks.csv"


def _not_ours(entries: list[Entry]) -> Iterator[str]:
    newest = entries[-1] if entries else None
    digest = rulebook_digest()[:SHOWN_DIGITS]
    if newest is None or newest.version != RULEBOOK_VERSION:
        yield (
            f"CHANGELOG.md does not end with an entry for rulebook {RULEBOOK_VERSION}; add one with digest "
            f"`{digest}`"
        )
    elif newest.digest != digest:
        yield (
            f"rulebook {RULEBOOK_VERSION} is `{newest.digest}` in CHANGELOG.md and `{digest}` here: put the "
            "digest in the entry and tell of the change, or, once it is released, raise RULEBOOK_VERSION and "
            "add an entry by effective day"
        )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part)
