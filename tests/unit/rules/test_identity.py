"""Does a rulebook that the change log does not tell of fail the check, and one edited after its release?"""

from pathlib import Path

import pytest

from rules.identity import SHOWN_DIGITS, released_rulebooks, untold
from rules.rulebook import RULEBOOK_VERSION, rulebook_digest

ROOT = Path(__file__).parents[3]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
TABLE = (ROOT / "docs" / "released-rulebooks.csv").read_text("utf-8")
DIGEST = rulebook_digest()[:SHOWN_DIGITS]
TOLD = f"- Effective 2026-11-24: rulebook {RULEBOOK_VERSION} (`{DIGEST}`): why.\n"
OLD = "- Effective 2026-10-01: rulebook 2026.10.0 (`0123456789abcdef`): why.\n"
RELEASED = {"2026.10.0": "0123456789abcdef"}


def test_an_entry_with_day_version_digest_and_words_tells_of_the_rulebook() -> None:
    assert untold(f"# Changelog\n\n{TOLD}", {}) is None
    assert untold(OLD + TOLD, RELEASED) is None
    assert untold(OLD + TOLD, RELEASED | {RULEBOOK_VERSION: DIGEST}) is None


def test_a_change_without_an_entry_is_named_with_what_to_do() -> None:
    other = TOLD.replace(DIGEST, "0" * SHOWN_DIGITS)

    assert "raise RULEBOOK_VERSION" in (untold(other, {}) or "")
    assert "add one" in (untold("# Changelog\n", {}) or "")


def test_an_entry_without_its_effective_day_or_words_does_not_count() -> None:
    assert untold(TOLD.replace("Effective 2026-11-24: ", ""), {}) is not None
    assert untold(TOLD.replace(": why.", ": "), {}) is not None


BAD = {
    "a day that is none": (OLD + TOLD.replace("2026-11-24", "1999-99-99"), "1999-99-99 is no day"),
    "an old day that is none": (OLD.replace("2026-10-01", "2026-02-30") + TOLD, "2026-02-30 is no day"),
    "a day before the one before": (OLD + TOLD.replace("2026-11-24", "2026-09-30"), "oldest first"),
    "a version before the one before": (TOLD + OLD.replace("2026-10-01", "2026-12-24"), "oldest first"),
    "two digests for a version": (OLD + TOLD + TOLD.replace(DIGEST, "0" * SHOWN_DIGITS), "two entries"),
    "not the newest": (OLD + TOLD + TOLD.replace(RULEBOOK_VERSION, "2027.1.0"), "was followed by another"),
    "a released one edited": (OLD.replace("0123", "3210") + TOLD, "was released as `0123456789abcdef`"),
    "a released one dropped": (TOLD, "was released as `0123456789abcdef`"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_change_log_that_does_not_hold_together_is_refused(name: str) -> None:
    changelog, why = BAD[name]

    assert why in (untold(changelog, RELEASED) or "")


def test_what_a_later_rulebook_followed_has_been_released() -> None:
    assert "add it to docs/released-rulebooks.csv" in (untold(OLD + TOLD, {}) or "")


def test_this_rulebook_is_not_edited_once_it_is_released() -> None:
    table = {RULEBOOK_VERSION: "0" * SHOWN_DIGITS}

    assert "a released rulebook is not edited" in (untold(TOLD, table) or "")


def test_a_released_rulebook_stands_in_the_table_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        released_rulebooks("version,digest\n1,a\n1,b\n")


def test_the_change_log_of_the_repository_holds_together() -> None:
    assert released_rulebooks(TABLE)
    assert untold(CHANGELOG, released_rulebooks(TABLE)) is None
    assert untold(CHANGELOG.replace("f84c7ada", "f84c7adb"), released_rulebooks(TABLE)) is not None
