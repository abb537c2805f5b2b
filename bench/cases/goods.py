"""Which machines are imported here? Used lathes with papers in order, alike but for their numbers."""

from datetime import date
from decimal import Decimal

from bench.cases.ground import tax_code
from models.goods import Declaration, DeclarationItem, Importer, TechnologyLine
from models.papers import (
    BusinessRegistration,
    Facility,
    InspectionCertificate,
    ManufacturerConfirmation,
    Standard,
)
from models.vocabulary import Conclusion, Condition, Purpose, StandardKind, TechnologyStatus

STANDARD = Standard(kind=StandardKind.G7_KOREA, number="JIS B 6336")
BUSINESS = BusinessRegistration(number="0400123456", issued_on=date(2015, 5, 4))
CONFIRMATION = ManufacturerConfirmation(
    number="OKM-77",
    issued_on=date(2026, 1, 20),
    maker="Okuma",
    manufacture_country="JP",
    year_of_manufacture=2020,
    standard=STANDARD,
    is_original=True,
    is_legalized=True,
    has_translation=True,
)
CERTIFICATE = InspectionCertificate(
    number="VC-26-031",
    issued_on=date(2026, 1, 15),
    body_code="VINACONTROL",
    inspected_on=date(2026, 1, 12),
    inspected_country="JP",
    was_running=True,
    conclusion=Conclusion.CONFORMS,
    standard=STANDARD,
)
LINE_CERTIFICATE = CERTIFICATE.model_copy(
    update={
        "remaining_capacity_percent": Decimal("90.0"),
        "excess_consumption_percent": Decimal("5.0"),
        "technology_status": TechnologyStatus.FREE,
        "facilities": tuple(Facility(name=f"Nhà máy {n}", country="JP", address="Nagoya") for n in (1, 2, 3)),
    }
)


def a_machine(number: str, item: int) -> DeclarationItem:
    """A lathe made in Japan in 2020; its serial number is seen once."""
    return DeclarationItem(
        item_number=item,
        hs_code="84581110",
        description="Máy tiện CNC đã qua sử dụng",
        quantity=1,
        unit="chiếc",
        value_vnd=Decimal(850000000),
        condition=Condition.USED,
        was_operated=True,
        is_complete_machine=True,
        purpose=Purpose.PRODUCTION,
        origin_country="JP",
        manufacture_country="JP",
        maker="Okuma",
        brand="Okuma",
        model_code="LB3000",
        serial_number=f"OK-{number}-{item}",
        year_of_manufacture=2020,
    )


def a_declaration(number: str, items: int) -> Declaration:
    """A consignment of lathes by an importer who has imported before."""
    return Declaration(
        number=number,
        registered_on=date(2026, 3, 2),
        customs_office="Hải quan cửa khẩu cảng Đà Nẵng",
        procedure_code="A12",
        exporting_country="JP",
        importer=Importer(
            name="Công ty TNHH Cơ khí Hòa Khánh",
            tax_code=tax_code(int(number)),
            address="KCN Hòa Khánh, Đà Nẵng",
            is_producing=True,
        ),
        bill_of_lading=f"ONEY{number}",
        arrived_on=date(2026, 3, 10),
        place="Cảng Tiên Sa",
        items=tuple(a_machine(number, item) for item in range(1, items + 1)),
    )


def new_machines(number: str, items: int) -> Declaration:
    """The same machines, never used: out of scope."""
    return _changed(a_declaration(number, items), condition=Condition.NEW, was_operated=False)


def chinese_machines(number: str, items: int) -> Declaration:
    """Made where a maker's confirmation does not count, so an inspection certificate is read."""
    return _changed(a_declaration(number, items), manufacture_country="CN", maker="Haitian", brand="Haitian")


def a_line(number: str, items: int) -> Declaration:
    """The machines as one technology line, which is always visited."""
    machines = _changed(
        a_declaration(number, items), line_code="DC1", technology_status=TechnologyStatus.FREE
    )
    line = TechnologyLine(line_code="DC1", name="Dây chuyền dập tôn", is_synchronous=True)
    return machines.model_copy(update={"lines": (line,)})


def _changed(declaration: Declaration, **changes: object) -> Declaration:
    items = tuple(item.model_copy(update=changes) for item in declaration.items)
    return declaration.model_copy(update={"items": items})
