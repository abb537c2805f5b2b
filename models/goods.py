"""What does a declaration say of the goods, the importer and the road they came?"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from models.base import GrowingRecord, Record
from models.vocabulary import Condition, Exclusion, Exemption, Purpose, QualityMeasure, TechnologyStatus

DeclarationNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]
TaxCode = Annotated[str, StringConstraints(pattern=r"^([0-9]{10}|[0-9]{13})$")]
HsCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Year = Annotated[int, Field(ge=1900, le=2100)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]

MAX_ITEMS = 50
"""VNACCS forms hold 50 lines; longer consignments come as several declarations."""


class Importer(GrowingRecord):
    """Doanh nghiệp nhập khẩu; `is_producing` is whether it already runs production in Viet Nam (Điều 9.1).

    `principal` is for whom it imports (bên ủy thác), where it does not import for itself.
    """

    LATER: ClassVar[frozenset[str]] = frozenset({"principal", "is_principal_producing"})

    name: Text
    tax_code: TaxCode
    address: Text | None = None
    is_producing: bool | None = None
    principal: Text | None = None
    is_principal_producing: bool | None = None

    @property
    def serves_a_producer(self) -> bool | None:
        """Does the one for whom the goods are brought in produce in Viet Nam?"""
        return self.is_producing if self.principal is None else self.is_principal_producing


class Ratings(Record):
    """Electrical facts that the quality lists ask for; units: V, A, W. None is "not stated".

    `runs_on_battery_only` covers batteries, accumulators and direct current alone.
    """

    phases: Literal[1, 3] | None = None
    voltage_v: Decimal | None = None
    current_a: Decimal | None = None
    power_w: Decimal | None = None
    runs_on_battery_only: bool | None = None
    is_household: bool | None = None
    has_radio: bool | None = None
    standard: Text | None = None


class DeclarationItem(GrowingRecord):
    """One row of a declaration. What the declarant left open is None, never a default.

    `manufacture_country` is where the machine was made, the key of Điều 8.1, and may differ from the
    origin and from the seat of the brand. Items with the same `line_code` form one technology line.
    `control_item` is the entry of the quality list that the declarant names, e.g. "I.4.4"; `intended_use`,
    `specification` and `barcode` are the identity of Nghị định 37/2026/NĐ-CP, Điều 86.3.
    `quality_measure` is the measure of group 2 goods, for dossiers registered before 2026-07-01.
    """

    LATER: ClassVar[frozenset[str]] = frozenset(
        {
            "intended_use",
            "specification",
            "barcode",
            "ratings",
            "control_item",
            "exemption",
            "quality_measure",
            "has_technology_transfer",
        }
    )

    item_number: Annotated[int, Field(ge=1, le=MAX_ITEMS)]
    hs_code: HsCode
    description: LongText
    quantity: Annotated[int, Field(ge=1)]
    unit: Text
    value_vnd: Decimal | None = None
    condition: Condition | None = None
    was_operated: bool | None = None
    is_complete_machine: bool | None = None
    purpose: Purpose | None = None
    exclusion: Exclusion | None = None
    origin_country: CountryCode | None = None
    manufacture_country: CountryCode | None = None
    maker: Text | None = None
    brand: Text | None = None
    model_code: Text | None = None
    serial_number: Text | None = None
    year_of_manufacture: Year | None = None
    technology_status: TechnologyStatus | None = None
    line_code: Text | None = None
    intended_use: Text | None = None
    specification: LongText | None = None
    barcode: Text | None = None
    ratings: Ratings | None = None
    control_item: Text | None = None
    exemption: Exemption | None = None
    quality_measure: QualityMeasure | None = None
    has_technology_transfer: bool | None = None

    def __hash__(self) -> int:
        """Equal items have the same number; to hash all they say costs too much, and many are asked about."""
        return self.item_number

    @property
    def chapter(self) -> str:
        """The two digits of the HS chapter."""
        return self.hs_code[:2]


class TechnologyLine(GrowingRecord):
    """Dây chuyền công nghệ (Điều 3.2): is it installed together and run as one, at one place?

    `first_arrived_on` is when its first shipment came, where that was under another declaration.
    """

    LATER: ClassVar[frozenset[str]] = frozenset({"first_arrived_on"})

    line_code: Text
    name: Text
    is_synchronous: bool | None = None
    first_arrived_on: date | None = None


class Declaration(GrowingRecord):
    """Tờ khai as it stands in one version.

    `arrived_on` is the day the goods reached the Vietnamese border gate, known only once they have;
    before that `expected_on` gives a provisional age.
    """

    LATER: ClassVar[frozenset[str]] = frozenset({"invoice_number", "border_gate"})

    number: DeclarationNumber
    registered_on: date
    customs_office: Text
    procedure_code: Text
    exporting_country: CountryCode | None = None
    importer: Importer
    bill_of_lading: Text | None = None
    invoice_number: Text | None = None
    border_gate: Text | None = None
    expected_on: date | None = None
    arrived_on: date | None = None
    place: Text | None = None
    lines: tuple[TechnologyLine, ...] = ()
    items: Annotated[tuple[DeclarationItem, ...], Field(min_length=1, max_length=MAX_ITEMS)]
