"""Does a rulebook that the change log does not tell of fail the check?"""

import re
from pathlib import Path

from rules.identity import SHOWN_DIGITS, untold
from rules.rulebook import RULEBOOK_VERSION, rulebook_digest

CHANGELOG = (Path(__file__).parents[3] / "CHANGELOG.md").read_text("utf-8")
TOLD = f"- Effective 2026-11-24: rulebook {RULEBOOK_VERSION} (`{rulebook_digest()[:SHOWN_DIGITS]}`): why.\n"


def test_an_entry_with_day_version_digest_and_words_tells_of_the_rulebook() -> None:
    assert untold(f"# Changelog\n\n{TOLD}") is None


def test_a_change_without_an_entry_is_named_with_what_to_do() -> None:
    other = TOLD.replace(rulebook_digest()[:SHOWN_DIGITS], "0" * SHOWN_DIGITS)

    assert "raise RULEBOOK_VERSION" in (untold(other) or "")
    assert "add one" in (untold("# Changelog\n") or "")


def test_an_entry_without_its_effective_day_or_words_does_not_count() -> None:
    assert untold(TOLD.replace("Effective 2026-11-24: ", "")) is not None
    assert untold(TOLD.replace(": why.", ": ")) is not None


def test_every_entry_of_the_change_log_has_a_day_of_its_own_version() -> None:
    versions = re.findall(r"rulebook ([\d.]+) \(`", CHANGELOG)

    assert len(versions) == len(set(versions))
