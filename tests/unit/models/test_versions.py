"""Row A2: what two versions differ in is told field by field, completely, and of nothing else."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from customs.wire.declaration import DeclarationIn
from customs.wire.versions import field_change
from models.goods import Declaration, DeclarationItem, Importer, Ratings, TechnologyLine
from models.versions import FieldChange, change_vi, changes
from models.versions.labels import LABELS
from models.vocabulary import Condition, Purpose
from tests.builders import a_declaration, a_line, a_machine, an_importer

OTHER: dict[str, Any] = {
    "hs_code": "84581190",
    "description": "Máy tiện khác",
    "quantity": 3,
    "unit": "bộ",
    "value_vnd": Decimal(1),
    "condition": Condition.NEW,
    "was_operated": None,
    "purpose": Purpose.OTHER,
    "maker": None,
    "serial_number": "OK-9",
    "year_of_manufacture": 2001,
    "line_code": "DC1",
    "ratings": Ratings(phases=3),
    "has_technology_transfer": True,
}


@pytest.mark.parametrize("record", [Declaration, Importer, TechnologyLine, DeclarationItem, Ratings])
def test_every_declared_field_has_a_label_of_its_own(record: type[Any]) -> None:
    labels = LABELS[record]

    assert set(labels) == set(record.model_fields)
    assert len(set(labels.values())) == len(labels)


@settings(max_examples=100, deadline=None)
@given(st.sets(st.sampled_from(sorted(OTHER))))
def test_row_a2_exactly_the_fields_that_differ_are_told(names: set[str]) -> None:
    after = a_machine(**{name: OTHER[name] for name in names})
    found = changes(a_declaration(), a_declaration(items=(after,)))

    assert {change.path[0] for change in found} == names
    assert {change.item_number for change in found} <= {1}


def test_row_a2_equal_versions_differ_in_nothing() -> None:
    assert changes(a_declaration(), a_declaration()) == ()


def test_row_a2_importer_lines_and_whole_rows_are_told_in_order() -> None:
    before = a_declaration(lines=(a_line(),), items=(a_machine(), a_machine(item_number=3)))
    after = a_declaration(
        importer=an_importer(address=None, is_producing=False),
        bill_of_lading="B-2",
        lines=(a_line(name="Dây chuyền hàn", is_synchronous=None), a_line(line_code="DC2")),
        items=(a_machine(ratings=Ratings(voltage_v=Decimal("0.5"), phases=3)), a_machine(item_number=2)),
    )

    assert [change_vi(change) for change in changes(before, after)] == [
        "địa chỉ doanh nghiệp đổi từ KCN Hòa Khánh, Đà Nẵng thành không khai",
        "đang sản xuất tại Việt Nam đổi từ có thành không",
        "số vận đơn đổi từ ONEYTYO1234567 thành B-2",
        "dây chuyền DC1: tên dây chuyền đổi từ Dây chuyền dập tôn thành Dây chuyền hàn",
        "dây chuyền DC1: vận hành đồng bộ đổi từ có thành không khai",
        "thêm dây chuyền DC2: Dây chuyền dập tôn",
        "dòng 1: số pha đổi từ không khai thành 3",
        "dòng 1: điện áp (V) đổi từ không khai thành 0,5",
        "thêm dòng 2: Máy tiện CNC đã qua sử dụng",
        "bỏ dòng 3: Máy tiện CNC đã qua sử dụng",
    ]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (FieldChange(path=("bill_of_lading",), label_vi="", before_vi="", after_vi=""), "so_van_don"),
        (FieldChange(path=("importer", "tax_code"), label_vi="", before_vi="", after_vi=""),
         "doanh_nghiep.ma_so_thue"),
        (FieldChange(item_number=2, path=("ratings", "voltage_v"), label_vi="", before_vi="", after_vi=""),
         "hang_hoa[2].thong_so_dien.dien_ap_v"),
        (FieldChange(line_code="DC1", path=("name",), label_vi="", before_vi="", after_vi=""),
         "day_chuyen[DC1].ten"),
        (FieldChange(item_number=3, label_vi="Cả dòng", before_vi=None, after_vi="Máy"), "hang_hoa[3]"),
    ],
)  # fmt: skip
def test_row_a2_a_change_is_told_under_its_wire_path(change: FieldChange, path: str) -> None:
    told = field_change(change)

    assert told.duong_dan == path
    assert (told.truoc, told.sau) == (change.before_vi, change.after_vi)


@given(st.sets(st.sampled_from(sorted(OTHER))))
@settings(max_examples=60, deadline=None)
def test_every_path_leads_to_a_member_of_the_declaration_as_sent(names: set[str]) -> None:
    after = a_declaration(items=(a_machine(**{name: OTHER[name] for name in names}),))
    sent = DeclarationIn.from_domain(after).model_dump(mode="json")["hang_hoa"][0]

    for change in changes(a_declaration(), after):
        members = field_change(change).duong_dan.removeprefix("hang_hoa[1].").split(".")
        value: Any = sent
        for member in members:
            assert member in value
            value = value[member]
