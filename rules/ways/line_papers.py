"""Which papers of a technology line could still be filed, on the road on which it came in?

The ordinary road inspects the line while it still runs abroad: once it has come, only a certificate that
exists already can help. The road of 2023 is taken by those who are entitled to it, never advised.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.papers import (
    Facility,
    InspectionCertificate,
    InspectionRegistration,
    LineCommitment,
)
from rules.checks.days import Days, declared
from rules.checks.line.line_clock import clock_of, first_arrival
from rules.checks.line.line_ground import line_ground
from rules.evidence import last_filed
from rules.ground import day_vi
from rules.law.machinery.decision_18_2019 import (
    LINE_MAX_EXCESS_CONSUMPTION_PERCENT,
    LINE_MIN_OECD_FACILITIES,
    LINE_MIN_REMAINING_CAPACITY_PERCENT,
)
from rules.law.machinery.decision_28_2022 import INSPECTION_AFTER_INSTALLATION_MONTHS
from rules.line_route import is_installed_first
from rules.ways.machine_papers import a_certificate, designated_body
from rules.ways.move import NUMBER, Move, filing

BOUNDS_VI = (
    f"công suất còn lại từ {LINE_MIN_REMAINING_CAPACITY_PERCENT[-1].value} %, tiêu hao vượt không quá "
    f"{LINE_MAX_EXCESS_CONSUMPTION_PERCENT[-1].value} %, ít nhất {LINE_MIN_OECD_FACILITIES[-1].value} cơ sở "
    "trong các nước OECD đang sử dụng"
)


def line_papers(case_file: CaseFile, item: DeclarationItem, as_of: date) -> Iterator[Move]:
    """What the road of the line still asks for."""
    body = designated_body(case_file, as_of)
    if body is None:
        return
    if is_installed_first(case_file, item, Days(as_of)):
        yield from _after_installation(case_file, item, body, as_of)
    else:
        yield from _where_it_runs(case_file, item, body, as_of)


def _where_it_runs(case_file: CaseFile, item: DeclarationItem, body: str, as_of: date) -> Iterator[Move]:
    country = declared(case_file).exporting_country
    if country is None:
        return
    arrived_on = case_file.arrived_on
    day = min(as_of, arrived_on or as_of)
    earlier = last_filed(case_file, item, InspectionCertificate)
    bounds_vi = "" if earlier else f", nêu {BOUNDS_VI}"
    what_vi = (
        f"Giám định dây chuyền khi đang vận hành tại nước xuất khẩu, trước khi đưa về; nếu kết luận đáp ứng"
        f"{bounds_vi}: nộp chứng thư"
        if arrived_on is None
        else "Nếu đã có chứng thư giám định dây chuyền, lập tại nước xuất khẩu khi dây chuyền đang vận hành, "
        f"trước ngày hàng về, kết luận đáp ứng{bounds_vi}: nộp chứng thư ấy"
    )
    known = {**_just_enough(item), "inspected_country": country}
    yield filing(what_vi, a_certificate(case_file, item, body, day, **known))


def _after_installation(case_file: CaseFile, item: DeclarationItem, body: str, as_of: date) -> Iterator[Move]:
    common: dict[str, Any] = {"number": NUMBER, "issued_on": as_of, "items": (item.item_number,)}
    yield filing("Nộp văn bản cam kết kèm danh mục (Mẫu số 01)", LineCommitment(**common))
    yield filing(
        "Nộp đăng ký giám định sau lắp đặt kèm danh mục (Mẫu số 2), có xác nhận của tổ chức giám định",
        InspectionRegistration(**common, body_code=body, is_confirmed=True, is_after_installation=True),
    )
    yield filing(
        "Lắp đặt dây chuyền, giám định tại Việt Nam khi dây chuyền vận hành; nếu kết luận đáp ứng, nêu "
        f"{BOUNDS_VI}: nộp chứng thư {_by_when_vi(case_file, item, as_of)}",
        a_certificate(case_file, item, body, as_of, **_just_enough(item)),
    )


def _by_when_vi(case_file: CaseFile, item: DeclarationItem, as_of: date) -> str:
    """The last day as the clock of the line has it: with its extension, while that counts or may count."""
    ground = line_ground("line_installed", case_file, item, INSPECTION_AFTER_INSTALLATION_MONTHS, Days(as_of))
    arrived_on = first_arrival(case_file, item)
    assert ground is not None  # the road of 2023 is taken, so its law is in force
    if arrived_on is None:
        return f"trong thời hạn {ground.value.value} tháng từ ngày lô hàng đầu tiên về"
    clock = clock_of(case_file, item, ground, arrived_on)
    if clock.extended_on and clock.due_on < as_of <= clock.extended_on:
        return (
            f"đến hết ngày {day_vi(clock.extended_on)}, nếu việc gia hạn được tính; hạn "
            f"{day_vi(clock.due_on)} đã qua"
        )
    is_over = as_of > clock.due_on
    return f"ngay; hạn {day_vi(clock.due_on)} đã qua" if is_over else f"chậm nhất ngày {day_vi(clock.due_on)}"


def _just_enough(item: DeclarationItem) -> dict[str, Any]:
    """What a first certificate of a line would have to find, and no more (Điều 5.2, 5.3, 5.5)."""
    facilities = tuple(
        Facility(name=f"(cơ sở giả định {number})", country="JP", address="(địa chỉ giả định)")
        for number in range(1, LINE_MIN_OECD_FACILITIES[-1].value + 1)
    )
    return {
        "technology_status": item.technology_status,
        "remaining_capacity_percent": Decimal(LINE_MIN_REMAINING_CAPACITY_PERCENT[-1].value),
        "excess_consumption_percent": Decimal(LINE_MAX_EXCESS_CONSUMPTION_PERCENT[-1].value),
        "facilities": facilities,
    }
