"""Does each dated value of the law of used machinery stand as it was read: number, days, place and mark?"""

from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.law import Dated, Verification, in_force
from rules.law.machinery import (
    annex_i,
    circular_30_2025,
    decision_02_2026,
    decision_18_2019,
    decision_28_2022,
)

TABLE = Path(__file__).parent / "dated_values" / "used_machinery.yaml"
ROWS: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
MARKS = {"read": Verification.VERIFIED, "unread": Verification.UNVERIFIED}
CUSTOMS = ("decree_", "law_")
WARNED = (annex_i, circular_30_2025, decision_02_2026, decision_18_2019, decision_28_2022)
ONLY_THE_PAST = {"OLD_BODIES_GO_ON_DAYS"}


def _series(named: str) -> tuple[Dated[Any], ...]:
    module, name = named.split(".")
    package = "customs" if module.startswith(CUSTOMS) else "machinery"
    found: tuple[Dated[Any], ...] = getattr(import_module(f"rules.law.{package}.{module}"), name)
    return found


def _as_lists(value: object) -> object:
    """Tuples as YAML writes them."""
    return [_as_lists(one) for one in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_value_of_the_table_is_held_as_it_was_read(row: dict[str, Any]) -> None:
    value = in_force(_series(row["series"]), row["from"])

    assert value is not None
    last_day = value.valid_until and value.valid_until - timedelta(days=1)
    assert _as_lists(value.value) == row["value"]
    assert (value.valid_from, last_day) == (row["from"], row.get("until"))
    assert value.citation.place_vi.startswith(
        row["place"] if " Điều " in f" {row['place']}" else f"Điều {row['place']}"
    )
    assert value.verification is MARKS[row["mark"]]
    assert value.review_needed_from == row.get("review", value.review_needed_from and "none")


@pytest.mark.parametrize("module", WARNED, ids=lambda module: module.__name__.rsplit(".", 1)[1])
def test_from_september_on_every_value_of_the_decision_asks_for_a_lawyer(module: Any) -> None:
    """Thông tư 56/2026/TT-BKHCN exists and could not be read."""
    held = {name: one for name, one in vars(module).items() if isinstance(one, tuple | dict)}
    series = {
        name: values
        for name, one in held.items()
        if name not in ONLY_THE_PAST
        for values in (one.values() if isinstance(one, dict) else (one,))
        if isinstance(values, tuple) and values and all(isinstance(value, Dated) for value in values)
    }

    assert series
    for name, values in series.items():
        value = in_force(values, date(2026, 9, 1))
        assert value is None or value.needs_review(date(2026, 9, 1)), name
