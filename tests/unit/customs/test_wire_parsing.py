"""Row I1: does every example parse, and is bad input told by field, value, reason and next step?"""

from typing import Any

import pytest

from customs import wire
from customs.wire.examples import EXAMPLES
from customs.wire.messages import ClearanceMessage
from models.facts import CustomsSpoke, DeclarationAmended, PaperFiled
from models.papers import InspectionCertificate
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
