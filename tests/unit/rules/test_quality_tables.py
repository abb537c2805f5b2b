"""Do the tables of listed goods parse, and do they say what the annexes say of known goods?"""

import csv
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from models.law import Verification
from rules.law.quality import circular_36_2026, other_lists
from rules.law.quality.circular_36_2026 import QUALITY_LIST, TRAPS, ListedGoods, listed

ROWS = [row for rows in QUALITY_LIST.values() for row in rows]
GOODS = [row.value for row in ROWS]
LIST_FROM = date(2026, 7, 1)


def _raw(module: object) -> list[dict[str, str]]:
    with module.TABLE.open(encoding="utf-8", newline="") as lines:  # type: ignore[attr-defined]
        return list(csv.DictReader(lines))


def _places(hs_code: str) -> list[tuple[str, str, str]]:
    return [(row.value.tier, row.value.field, row.value.item) for row in listed(hs_code)]


def _only(hs_code: str) -> ListedGoods:
    (row,) = listed(hs_code)
    return row.value


def test_every_row_parses_and_none_is_there_twice() -> None:
    keys = Counter((one.tier, one.field, one.item, one.hs) for one in GOODS)

    assert len(GOODS) == len(_raw(circular_36_2026)) == 298
    assert [key for key, count in keys.items() if count > 1] == []


def test_the_columns_are_the_fields_of_a_row_and_its_source() -> None:
    fields = {*ListedGoods._fields, *circular_36_2026.Predicates._fields} - {"predicates"}

    assert {*_raw(circular_36_2026)[0]} == fields | {"source"}
    assert {row["source"] for row in _raw(circular_36_2026)} == {"S", "S2", "?"}
    assert all((row["source"] == "S") == (row["is_certain"] == "yes") for row in _raw(circular_36_2026))


def test_every_code_has_four_six_or_eight_digits() -> None:
    codes = {one.hs for one in GOODS} | {prefix for prefix in other_lists.OTHER_LISTS if prefix}

    assert all(code.isdecimal() and len(code) in {4, 6, 8} for code in codes)


def test_the_list_holds_241_of_the_254_codes_that_are_counted_elsewhere() -> None:
    assert len({one.hs for one in GOODS}) == 241
    assert Counter((one.tier, one.field) for one in GOODS) == {
        ("high", "standards"): 49,
        ("high", "ict"): 59,
        ("high", "nuclear"): 18,
        ("medium", "standards"): 125,
        ("medium", "ict"): 43,
        ("medium", "nuclear"): 4,
    }


def test_the_codes_in_both_annexes_are_eight_and_a_name_always_decides() -> None:
    printed = "84145191 84145199 85161019 85163100 85166090 85365020 85444941 85444942"

    assert printed.split() == sorted(TRAPS)
    both = {one.hs for one in GOODS if one.tier == "high"} & {one.hs for one in GOODS if one.tier == "medium"}
    assert both > TRAPS
    assert all(one.name_decides for one in GOODS if one.hs in both)


KINDS = {
    "household": {"high": "4.1/4.2 4.3 4.4 4.5 4.6", "medium": "8.1 8.2 8.3 8.4 8.5 8.6 8.7 8.8 8.9"},
    "emc": {"high": "", "medium": "9.1 9.2 9.3 9.4 9.5 9.6 9.7"},
}
"""The items of the standards field that share their electrical limits: QCVN 4 and QCVN 9."""
CURRENTS = {"RCBO": 63, "RCCB": 63, "Áptômát MCB": 63, "Ổ cắm, phích cắm": 32, "Công tắc": 20}
POWERS = {"4.5": 125, "9.2": 1000}
VOLTAGES = {"5.1": 750, "5.2": 1000}


def test_every_row_of_the_standards_field_has_the_limits_of_its_item() -> None:
    """Single phase up to 250 V for QCVN 4, not three phases for QCVN 9, never on a battery alone."""
    for one in (one for one in GOODS if one.field == "standards"):
        is_household = one.item in KINDS["household"][one.tier].split()
        is_emc = one.item in KINDS["emc"][one.tier].split()
        volts = 250 if is_household else VOLTAGES.get(one.item) if one.tier == "high" else None
        wanted = circular_36_2026.Predicates(
            phases="one" if is_household else "not_three" if is_emc else None,
            max_voltage_v=None if volts is None else Decimal(volts),
            excludes_battery=is_household or is_emc,
            max_power_w=POWERS.get(one.item),
            max_current_a=CURRENTS.get(one.name_vi),
            household=(one.tier, one.item) in (("medium", "8.8"), ("medium", "9.2")),
            radio=False,
            standard=one.predicates.standard,
        )
        assert one.predicates == wanted, (one.tier, one.item, one.hs)


def test_t12_the_codes_of_breakers_are_wider_than_the_breaker_named() -> None:
    """Moulded-case breakers of industrial cabinets have the same codes: a person says which it is."""
    assert all(one.name_decides for one in GOODS if one.hs.startswith("853620"))


@pytest.mark.parametrize(("column", "word"), [("tier", "low"), ("field", "toys"), ("phases", "three")])
def test_an_unknown_word_is_refused(column: str, word: str) -> None:
    row = _raw(circular_36_2026)[0] | {column: word}

    with pytest.raises((ValidationError, KeyError)):
        circular_36_2026.read_row(row)


def test_an_unknown_tier_of_another_ministry_is_refused() -> None:
    with pytest.raises(ValidationError):
        other_lists.read_row(_raw(other_lists)[0] | {"tier": "low"})


def test_t1_a_rice_cooker_is_of_high_risk_by_its_code() -> None:
    cooker = _only("85166010")

    assert (cooker.tier, cooker.field, cooker.item) == ("high", "standards", "4.4")
    assert cooker.predicates.phases == "one"
    assert cooker.predicates.max_voltage_v == Decimal(250)
    assert cooker.predicates.excludes_battery
    assert not cooker.name_decides


def test_t3_a_led_bulb_is_of_medium_risk_by_its_code() -> None:
    bulb = _only("85395210")

    assert (bulb.tier, bulb.regulation, bulb.name_decides) == ("medium", "QCVN 19:2025/BKHCN", False)


def test_t4_a_power_bank_is_of_medium_risk_but_its_code_is_doubtful() -> None:
    (row,) = listed("85076090")

    assert (row.value.tier, row.value.field) == ("medium", "ict")
    assert not row.value.is_certain
    assert row.verification is Verification.UNVERIFIED


def test_t15_a_drill_is_listed_only_for_the_household_up_to_a_thousand_watts() -> None:
    drill = _only("84672100")

    assert (drill.tier, drill.item) == ("medium", "9.2")
    assert drill.predicates.household
    assert drill.predicates.max_power_w == 1000
    assert drill.predicates.phases == "not_three"


def test_t16_an_industrial_computer_is_of_medium_risk_by_its_code() -> None:
    computer = _only("84714110")

    assert (computer.tier, computer.field, computer.name_decides) == ("medium", "ict", False)


def test_t18_an_industrial_x_ray_stands_in_both_annexes_of_the_nuclear_field() -> None:
    assert _places("90221990") == [("high", "nuclear", "3.4"), ("medium", "nuclear", "2")]


def test_t12_a_breaker_is_listed_at_once_and_its_regulation_starts_later() -> None:
    (row,) = listed("85362011")

    assert row.is_in_force(LIST_FROM)
    assert row.value.applies_from == date(2027, 4, 1)
    assert row.value.predicates.max_current_a == 63


def test_the_regulations_that_start_later_are_those_of_the_notes() -> None:
    later = {(one.hs, one.applies_from) for one in GOODS if one.applies_from != LIST_FROM}

    assert {hs for hs, day in later if day == date(2027, 1, 1)} == {
        "27111100",
        "27112110",
        "27112190",
        "94051199",
    }
    assert {hs for hs, day in later if day == date(2027, 4, 1)} == {
        *("85362011", "85362012", "85362013", "85362091", "85362099", "85365020"),
        *("85366992", "85366999", "85444294", "85444295", "85444297", "85365061", "85365069"),
    }
    assert len(later) == 17


def test_fuel_is_inspected_centrally() -> None:
    assert {one.item for one in GOODS if one.is_fuel} == {"1", "2"}
    assert {one.tier for one in GOODS if one.is_fuel} == {"high"}


def test_a_row_is_found_by_its_heading_and_high_comes_first() -> None:
    assert _places("84212190") == []
    assert _places("84212910") == [("high", "nuclear", "2.4")]
    assert [tier for tier, _, _ in _places("85365020")] == ["high", "medium"]
    assert _places("84581100") == []


def test_a_certain_row_is_verified_and_an_uncertain_one_is_not() -> None:
    for row in ROWS:
        assert (row.verification is Verification.VERIFIED) == row.value.is_certain
        assert row.citation.place_vi.endswith("Thông tư số 36/2026/TT-BKHCN")


def test_another_ministry_answers_for_cranes_and_boilers_unverified() -> None:
    cranes = other_lists.other_lists("84261200")
    boilers = other_lists.other_lists("84021110")

    assert [row.value.instrument for row in cranes] == ["16/2026/TT-BNV", "16/2026/TT-BNV", "49/2026/TT-BXD"]
    assert [row.value.item for row in boilers] == ["II.1"]
    assert {row.verification for row in (*cranes, *boilers)} == {Verification.UNVERIFIED}
    assert other_lists.other_lists("84581100") == ()


def test_lists_that_were_not_read_are_named() -> None:
    assert {*other_lists.UNREAD_LISTS} == {
        "33/2026/TT-BCT",
        "41/2026/TT-BXD",
        "49/2026/TT-BXD",
        "125/2026/TT-BCA",
    }
    for row in (*other_lists.UNREAD_LISTS.values(), *other_lists.OTHER_LISTS["8426"]):
        assert row.citation.instrument.covers(row.valid_from)
