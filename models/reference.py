"""What do the offices keep beside the cases: bodies, lists, warnings, bans, the calendar? Dated rows."""

from datetime import date
from typing import ClassVar

from models.base import GrowingRecord, Record
from models.days import WorkingCalendar
from models.vocabulary import BarGround, IncreaseGround, QualityMeasure, StorageBreach


class DesignatedBody(Record):
    """Tổ chức giám định, chứng nhận được chỉ định hoặc thừa nhận, and the days of it (end excluded).

    `regulations` are the QCVN a certification body is designated for; an inspection body has none.
    """

    body_code: str
    name_vi: str
    designated_from: date
    designated_until: date | None = None
    regulations: tuple[str, ...] = ()

    def is_designated(self, day: date) -> bool:
        """May the body certify on the day?"""
        return self.designated_from <= day and (self.designated_until is None or day < self.designated_until)


class DiscardedType(Record):
    """A type that the exporting country has announced as discarded (Điều 4.2.a, 12.2); may be none."""

    exporting_country: str
    hs_prefix: str
    announced_on: date
    source_vi: str


class IncreasedInspection(Record):
    """Kiểm tra tăng cường: for an importer, or goods, or an origin (Nghị định 37/2026/NĐ-CP, Điều 84.1)."""

    ground: IncreaseGround
    since: date
    until: date | None = None
    tax_code: str | None = None
    origin_country: str | None = None
    hs_prefix: str = ""
    source_vi: str


class ExemptionBar(Record):
    """Goods that are never exempt nor reduced (Điều 86.2)."""

    ground: BarGround
    since: date
    hs_prefix: str
    maker: str | None = None
    source_vi: str


class ReducedGoods(GrowingRecord):
    """An entry of the published list of reduced inspection (Điều 86.3.b); customs clears on this list.

    The identity of Điều 86.3.a, so far as the list states it; what it leaves open is not compared.
    """

    LATER: ClassVar[frozenset[str]] = frozenset({"goods_name", "intended_use", "specification", "barcode"})

    tax_code: str
    hs_code: str
    maker: str
    brand: str | None = None
    model_code: str
    origin_country: str
    goods_name: str | None = None
    intended_use: str | None = None
    specification: str | None = None
    barcode: str | None = None
    third_result_on: date
    listed_on: date
    reported_on: tuple[date, ...] = ()
    stopped_on: date | None = None
    stop_reason_vi: str | None = None


class StorageBan(Record):
    """A fine after which the importer may not take goods to storage for a time (Điều 32.6.c)."""

    tax_code: str
    breach: StorageBreach
    fined_on: date


class GroupTwoGoods(Record):
    """An entry of the lists before 2026-07-01, loaded by a person; the tables were not at hand."""

    hs_prefix: str
    measure: QualityMeasure
    regulation: str
    list_number: str
    valid_from: date
    valid_until: date | None = None


class Reference(Record):
    """Reference data with a version; a case keeps the version it used."""

    version: str
    calendar: WorkingCalendar = WorkingCalendar()
    bodies: tuple[DesignatedBody, ...] = ()
    discarded: tuple[DiscardedType, ...] = ()
    increased: tuple[IncreasedInspection, ...] = ()
    exemption_bars: tuple[ExemptionBar, ...] = ()
    reduced: tuple[ReducedGoods, ...] = ()
    storage_bans: tuple[StorageBan, ...] = ()
    group_two: tuple[GroupTwoGoods, ...] = ()
