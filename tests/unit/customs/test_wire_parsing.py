"""Row I1: does every example parse, and is bad input told by field, value, reason and next step?"""

import time
from typing import Any

import pytest

from customs import wire
from customs.wire.examples import EXAMPLES
from customs.wire.messages import ClearanceMessage
from models.facts import CustomsSpoke, DeclarationAmended, PaperFiled
from models.papers import InspectionCertificate
from models.problems import ErrorCode
from models.vocabulary import CustomsOutcome, FactKind
from tests.unit.customs.messages import NUMBER, a_message, an_item, as_bytes, faults_of

KINDS = {
    "declarations": FactKind.DECLARATION,
    "amendments": FactKind.AMENDMENT,
    "withdrawal": FactKind.WITHDRAWAL,
    "documents": FactKind.PAPER,
    "arrival": FactKind.ARRIVAL,
    "storage": FactKind.STORAGE,
    "clearance": FactKind.CUSTOMS_WORD,
}


def test_every_call_has_an_example_and_a_kind() -> None:
    assert set(wire.MESSAGES) == set(EXAMPLES) == set(KINDS)


@pytest.mark.parametrize("call", KINDS)
def test_i1_every_example_parses_to_its_fact(call: str) -> None:
    fact = wire.parse(call, as_bytes(EXAMPLES[call]), NUMBER)

    assert fact.kind is KINDS[call]
    assert fact.declaration_number == NUMBER
    assert fact.occurred_at.utcoffset() is not None


def test_an_amendment_carries_the_whole_declaration() -> None:
    fact = wire.parse("amendments", as_bytes(EXAMPLES["amendments"]), NUMBER)

    assert isinstance(fact.content, DeclarationAmended)
    assert fact.content.amendment_number == 1
    assert fact.content.declaration.items[0].model_code == "QTN 250-II"


def test_percentages_stay_exact() -> None:
    paper = a_message("documents")["giay_to"] | {"cong_suat_con_lai": "84.9"}

    fact = wire.parse("documents", as_bytes(a_message("documents", giay_to=paper)), NUMBER)

    assert isinstance(fact.content, PaperFiled)
    assert isinstance(fact.content.paper, InspectionCertificate)
    assert str(fact.content.paper.remaining_capacity_percent) == "84.9"


def test_customs_word_is_told_per_item() -> None:
    fact = wire.parse("clearance", as_bytes(EXAMPLES["clearance"]), NUMBER)

    assert isinstance(fact.content, CustomsSpoke)
    assert fact.content.outcomes[0].outcome is CustomsOutcome.CLEARED


def test_row_d2_customs_may_tell_units_of_an_item_apart() -> None:
    words = [
        {"so_thu_tu": 1, "ket_qua": "da_thong_quan", "so_luong": 6},
        {"so_thu_tu": 1, "ket_qua": "tu_choi", "so_luong": 4},
    ]

    fact = wire.parse("clearance", as_bytes(EXAMPLES["clearance"] | {"ket_qua": words}), NUMBER)

    assert isinstance(fact.content, CustomsSpoke)
    assert [word.quantity for word in fact.content.outcomes] == [6, 4]
    assert ClearanceMessage.from_fact(fact).ket_qua[0].so_luong == 6


@pytest.mark.parametrize("units", [0, -1, 1.5, "6"])
def test_row_d2_units_are_whole_and_positive(units: object) -> None:
    word = {"so_thu_tu": 1, "ket_qua": "da_thong_quan", "so_luong": units}

    faults = faults_of(as_bytes(EXAMPLES["clearance"] | {"ket_qua": [word]}), "clearance")

    assert [fault.field for fault in faults] == ["ket_qua[0].so_luong"]


BAD = [
    ("unknown field", a_message(mau_sac="xanh"), "mau_sac", "xanh"),
    ("unknown field of an item", a_message(hang_hoa=[an_item(mau="x")]), "hang_hoa[0].mau", "x"),
    ("short number", a_message(so_to_khai="10723"), "so_to_khai", "10723"),
    ("other digits", a_message(so_to_khai="١٠٧٢٣٤٥٦٧٨٩٠"), "so_to_khai", "١٠٧٢٣٤٥٦٧٨٩٠"),
    ("hs of 6 digits", a_message(hang_hoa=[an_item(ma_hs="845811")]), "hang_hoa[0].ma_hs", "845811"),
    ("impossible date", a_message(ngay_dang_ky="2026-02-30"), "ngay_dang_ky", "2026-02-30"),
    ("date far away", a_message(ngay_dang_ky="0026-02-03"), "ngay_dang_ky", "0026-02-03"),
    ("vietnamese date", a_message(ngay_dang_ky="20/08/2026"), "ngay_dang_ky", "20/08/2026"),
    ("no zone", a_message(thoi_diem="2026-08-20T09:15:00"), "thoi_diem", "2026-08-20T09:15:00"),
    (
        "instant far away",
        a_message(thoi_diem="0001-01-01T00:00:00+07:00"),
        "thoi_diem",
        "0001-01-01T00:00:00+07:00",
    ),
    ("impossible hour", a_message(thoi_diem="2026-08-20T25:00:00Z"), "thoi_diem", "2026-08-20T25:00:00Z"),
    ("quoted quantity", a_message(hang_hoa=[an_item(so_luong="1")]), "hang_hoa[0].so_luong", "1"),
    ("no quantity", a_message(hang_hoa=[an_item(so_luong=0)]), "hang_hoa[0].so_luong", "0"),
    ("unquoted value", a_message(hang_hoa=[an_item(tri_gia_vnd=1.5)]), "hang_hoa[0].tri_gia_vnd", "1.5"),
    ("our word", a_message(hang_hoa=[an_item(dac_tinh="used")]), "hang_hoa[0].dac_tinh", "used"),
    ("word for flag", a_message(hang_hoa=[an_item(da_van_hanh="có")]), "hang_hoa[0].da_van_hanh", "có"),
    ("item 51", a_message(hang_hoa=[an_item(so_thu_tu=51)]), "hang_hoa[0].so_thu_tu", "51"),
    ("year", a_message(hang_hoa=[an_item(nam_san_xuat=1850)]), "hang_hoa[0].nam_san_xuat", "1850"),
    ("country", a_message(nuoc_xuat_khau="Nhật"), "nuoc_xuat_khau", "Nhật"),
    ("empty text", a_message(co_quan_hai_quan="  "), "co_quan_hai_quan", "  "),
    ("control mark", a_message(ma_loai_hinh="A\x0012"), "ma_loai_hinh", "A\x0012"),
    ("items no list", a_message(hang_hoa="máy"), "hang_hoa", "máy"),
    ("no items", a_message(hang_hoa=[]), "hang_hoa", "[]"),
    ("item no object", a_message(hang_hoa=["máy"]), "hang_hoa[0]", "máy"),
    ("lost line", a_message(hang_hoa=[an_item(ma_day_chuyen="DC9")]), "hang_hoa[0].ma_day_chuyen", "DC9"),
    ("same number twice", a_message(hang_hoa=[an_item(), an_item()]), "hang_hoa.so_thu_tu", "1"),
    ("long text", a_message(so_van_don="v" * 301), "so_van_don", "v" * 79 + "…"),
]


@pytest.mark.parametrize(("message", "field", "value"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_bad_field_is_told_with_value_reason_and_next_step(
    message: dict[str, Any], field: str, value: str
) -> None:
    faults = faults_of(as_bytes(message))

    assert [(fault.field, fault.value) for fault in faults] == [(field, value)]
    assert faults[0].reason_vi
    assert faults[0].action_vi
    assert "Input should" not in faults[0].reason_vi


def test_a_missing_field_is_told() -> None:
    message = a_message()
    del message["doanh_nghiep"]["ten"]

    (fault,) = faults_of(as_bytes(message))

    assert (fault.field, fault.value) == ("doanh_nghiep.ten", None)
    assert fault.reason_vi == "Thiếu trường bắt buộc"


def test_one_item_too_many_hides_no_other_fault() -> None:
    items = [an_item(so_thu_tu=n, ma_hs="8458") for n in range(1, 52)]

    faults = faults_of(as_bytes(a_message(hang_hoa=items)))

    assert "Tờ khai có 51 dòng hàng, tối đa là 50" in {fault.reason_vi for fault in faults}
    assert sum(fault.field.endswith("ma_hs") for fault in faults) == 51


def test_all_faults_come_at_once() -> None:
    message = a_message(ngay_dang_ky="2026-13-01", la="x", hang_hoa=[an_item(ma_hs="1", so_luong=0)])

    fields = {fault.field for fault in faults_of(as_bytes(message), number="1")}

    assert fields == {"ngay_dang_ky", "la", "hang_hoa[0].ma_hs", "hang_hoa[0].so_luong", "so_to_khai"}


def test_the_number_in_the_path_is_the_number_in_the_body() -> None:
    (fault,) = faults_of(as_bytes(a_message("arrival")), "arrival", "999999999999")

    assert fault.field == "so_to_khai"
    assert "999999999999" in fault.reason_vi


def test_the_path_of_a_paper_leaves_its_tag_out() -> None:
    paper = a_message("documents")["giay_to"] | {"ket_luan": "tốt"}

    (fault,) = faults_of(as_bytes(a_message("documents", giay_to=paper)), "documents")

    assert fault.field == "giay_to.ket_luan"
    assert "dap_ung, khong_dap_ung" in fault.action_vi


def test_an_unknown_kind_of_paper_is_told() -> None:
    (fault,) = faults_of(as_bytes(a_message("documents", giay_to={"loai": "giấy"})), "documents")

    assert "chung_thu_giam_dinh" in fault.action_vi


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
    started = time.process_time()
    with pytest.raises(wire.WireError) as error:
        wire.read_object(body)

    assert time.process_time() - started < 1.5
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
