"""A declaration of many laws at once: used lathes, rice cookers with their dossier, LED lamps, screws."""

from datetime import date
from decimal import Decimal

from bench.cases import goods
from models.goods import Declaration, DeclarationItem, Ratings
from models.papers import ConformityCertificate, GoodsDescription, Paper, QualityInspectionRegistration
from models.reference import DesignatedBody
from models.vocabulary import Condition

REGISTERED_ON = date(2026, 8, 10)
ARRIVED_ON = date(2026, 8, 12)
LATHES, COOKERS, LAMPS, SCREWS = range(1, 5), range(5, 7), range(7, 9), range(9, 11)
REGULATION = "QCVN 4:2009/BKHCN+SĐ1:2016"
CERTIFIER = DesignatedBody(
    body_code="QUATEST2",
    name_vi="QUATEST 2",
    designated_from=date(2024, 1, 1),
    regulations=(REGULATION,),
)
PAPERS: tuple[Paper, ...] = (
    goods.CONFIRMATION.model_copy(update={"items": tuple(LATHES)}),
    goods.BUSINESS,
    QualityInspectionRegistration(
        number="DKKT-01", issued_on=REGISTERED_ON, items=tuple(COOKERS), regulations=(REGULATION,)
    ),
    ConformityCertificate(
        number="HQ-26-01",
        issued_on=date(2026, 7, 2),
        items=tuple(COOKERS),
        body_code=CERTIFIER.body_code,
        regulations=(REGULATION,),
        is_batch=False,
        valid_until=date(2029, 7, 2),
    ),
    GoodsDescription(
        number="ANH-01",
        issued_on=REGISTERED_ON,
        items=tuple(COOKERS),
        has_main_label=True,
        is_main_label_complete=True,
    ),
)


def mixed_declaration(number: str) -> Declaration:
    """Ten items under the law since July 2026."""
    items = (
        *(goods.a_machine(number, item) for item in LATHES),
        *(_a_cooker(item) for item in COOKERS),
        *(_new(item, "85395210", "Bóng đèn LED 9 W") for item in LAMPS),
        *(_new(item, "73181510", "Vít thép M8") for item in SCREWS),
    )
    dates = {"registered_on": REGISTERED_ON, "arrived_on": ARRIVED_ON}
    return goods.a_declaration(number, 1).model_copy(update={**dates, "items": items})


def _new(item: int, hs_code: str, description: str) -> DeclarationItem:
    return DeclarationItem(
        item_number=item,
        hs_code=hs_code,
        description=description,
        quantity=500,
        unit="chiếc",
        value_vnd=Decimal(120000000),
        condition=Condition.NEW,
        origin_country="TH",
        manufacture_country="TH",
        maker="Sharp Appliances",
        brand="Sharp",
        model_code="KS-19",
    )


def _a_cooker(item: int) -> DeclarationItem:
    ratings = Ratings(phases=1, voltage_v=Decimal(220), power_w=Decimal(700), runs_on_battery_only=False)
    return _new(item, "85166010", "Nồi cơm điện 1,8 lít").model_copy(update={"ratings": ratings})
