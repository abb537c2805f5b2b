"""Rows I1, I8: is what is no JSON of ours told with its place and its rule, and at what cost?"""

import time
from contextlib import suppress
from typing import Any

import pytest

from customs import wire
from models.problems import ErrorCode
from models.vocabulary import FactKind
from tests.unit.customs.messages import NUMBER, a_message, an_item, as_bytes, faults_of

MALFORMED = {
    "broken UTF-8": b'{"so_to_khai": "\xff"}',
    "not closed": b'{"so_to_khai": "1"',
    "a list": b"[]",
    "nothing": b"",
    "NaN": b'{"so_to_khai": NaN}',
    "Infinity": b'{"so_to_khai": -Infinity}',
    "same key twice": b'{"so_to_khai": "1", "so_to_khai": "2"}',
    "21 levels": b'{"a":' * 21 + b"1" + b"}" * 21,
    "many digits": b'{"a": ' + b"9" * 5000 + b"}",
    "no finite number": b'{"a": 1e400}',
    "no safe number": b'{"a": 9007199254740992}',
    "byte order mark": b"\xef\xbb\xbf{}",
    "lone surrogate": b'{"a": "\\udc00"}',
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_json_of_ours_is_malformed(body: bytes) -> None:
    with pytest.raises(wire.WireError) as error:
        wire.parse("declarations", body)

    assert error.value.code is ErrorCode.MALFORMED
    assert all(fault.reason_vi and fault.action_vi for fault in error.value.errors)


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (b'{"a": {"b": [1, 1e400]}}', ["a.b[1]"]),
        (b'{"a": [9007199254740992, -9007199254740992], "b": NaN}', ["a[0]", "a[1]", "b"]),
        (b'{"a": {"b": "\\ud83d"}}', ["a.b"]),
        (b'{"a": {"b": 1, "b": 2}, "c": Infinity}', ["b", "c"]),
    ],
)
def test_row_i8_a_number_or_text_that_other_readers_read_otherwise_is_told_with_its_place(
    body: bytes, fields: list[str]
) -> None:
    with pytest.raises(wire.WireError) as error:
        wire.read_object(body)

    assert [fault.field for fault in error.value.errors] == fields


GOOD = b'{"a":[' + b",".join([b"1.5e1"] * 170_000) + b"]}"
MOST_TIMES_DEARER = 5.0
"""Less than 1.5 on a quiet core."""


def cost(body: bytes) -> float:
    """The work of reading it, in seconds of a core: the least of three, since a core has other work too."""
    took = []
    for _ in range(3):
        began = time.process_time()
        with suppress(wire.WireError):
            wire.read_object(body)
        took.append(time.process_time() - began)
    return min(took)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (b"{" + b",".join([b'"a":1'] * 170_000) + b"}", 100),
        (b'{"a":[' + b",".join([b"1e999"] * 170_000) + b"]}", 100),
        (b'{"' + b"k" * 520_000 + b'":[' + b",".join([b"1"] * 250_000) + b"]}", 1),
        (b'{"' + b"k" * 520_000 + b'":[' + b",".join([b"1e999"] * 80_000) + b"]}", 1),
    ],
    ids=["duplicates", "numbers", "long_name", "long_name_over_numbers"],
)
def test_row_i8_a_body_full_of_faults_costs_no_more_than_a_good_one(body: bytes, count: int) -> None:
    with pytest.raises(wire.WireError) as error:
        wire.read_object(body)

    assert cost(body) < MOST_TIMES_DEARER * cost(GOOD)
    assert error.value.code is ErrorCode.MALFORMED
    assert len(error.value.errors) == count


def test_row_i8_a_field_with_an_endless_name_is_told_where_it_stands() -> None:
    with pytest.raises(wire.WireError) as error:
        wire.read_object(b'{"a": [{"' + b"k" * 301 + b'": 1, "' + b"m" * 300 + b'": 2}]}')

    (fault,) = error.value.errors
    assert fault.field.startswith("a[0].kkk")
    assert "300 ký tự" in fault.reason_vi
    assert "300 characters" in (fault.reason_en or "")


def test_the_safe_numbers_and_a_pair_of_surrogates_are_read_as_they_are() -> None:
    body = b'{"a": [9007199254740991, -9007199254740991, 1.5, 1e3, -0], "b": "\\ud83d\\ude00"}'

    assert wire.read_object(body) == {"a": [2**53 - 1, 1 - 2**53, 1.5, 1000.0, 0], "b": "😀"}


RULES = [
    (a_message(mau_sac="xanh"), "additionalProperties=false"),
    (a_message(so_to_khai="1"), "pattern=^[0-9]{12}$"),
    (a_message(so_van_don="v" * 301), "maxLength=300"),
    (a_message(so_van_don=""), "minLength=1"),
    (a_message(ngay_dang_ky="2026-02-30"), "format=date"),
    (a_message(thoi_diem="x"), "format=date-time"),
    (a_message(hang_hoa=[]), "minItems=1"),
    (a_message(hang_hoa=[an_item(so_luong=0)]), "minimum=1"),
    (a_message(hang_hoa=[an_item(nam_san_xuat=4000)]), "maximum=2100"),
    (a_message(hang_hoa=[an_item(so_luong="1")]), "type=integer"),
    (a_message(hang_hoa=[an_item(dac_tinh="used")]), "enum"),
    (a_message(hang_hoa=[an_item(), an_item()]), "unique"),
    (a_message(hang_hoa=[an_item(ma_day_chuyen="DC9")]), "line_of_declaration"),
]


@pytest.mark.parametrize(("message", "rule"), RULES, ids=[rule for _, rule in RULES])
def test_row_i8_a_fault_names_the_rule_of_the_schema_with_its_bound(
    message: dict[str, Any], rule: str
) -> None:
    (fault,) = faults_of(as_bytes(message))

    assert fault.rule == rule
    assert "{" not in fault.reason_vi + fault.reason_en + fault.action_vi + fault.action_en


def test_brackets_within_a_string_are_not_depth() -> None:
    message = a_message(so_van_don="[" * 50 + '"\\' + "{" * 50)

    assert wire.parse("declarations", as_bytes(message)).kind is FactKind.DECLARATION


def test_a_body_over_1_mib_is_too_large() -> None:
    with pytest.raises(wire.WireError) as error:
        wire.parse("declarations", b" " * (wire.MAX_BODY_BYTES + 1))

    assert error.value.code is ErrorCode.TOO_LARGE


def test_a_lone_surrogate_is_told() -> None:
    (fault,) = faults_of(b'{"so_to_khai": "\\ud800"}')

    assert "Unicode" in fault.reason_vi


@pytest.mark.parametrize(
    ("body", "number"),
    [(b"{", None), (b'{"so_to_khai": "1"}', None), (as_bytes(a_message(la=1)), NUMBER)],
)
def test_the_number_of_an_unusable_message_is_found_where_it_can_be(body: bytes, number: str | None) -> None:
    assert wire.number_in(body) == number
