"""Row X9: has every field on the wire its name in the WCO Data Model, or the reason why there is none?"""

import re

import pytest
from pydantic import BaseModel

from customs.wire.wco import ABSENT, TO_COMPARE, wire_field, wire_fields, wire_title
from models.problems import Problem
from portal.api.description.fields import objects
from portal.api.description.openapi import models

OBJECTS = objects((*models(received=True), *models(received=False), Problem))
BY_NAME = {ancestor.__name__: ancestor for model in OBJECTS for ancestor in model.__mro__}
PATH = re.compile(r"(Declaration|Response)(/[A-Z][A-Za-z]+)*(/@unitCode)?")


@pytest.mark.parametrize("model", OBJECTS, ids=lambda model: model.__name__)
def test_row_x9_every_field_has_a_row(model: type[BaseModel]) -> None:
    assert [name for name in model.model_fields if wire_field(model, name) is None] == []
    assert wire_title(model)


def test_row_x9_every_row_names_a_field() -> None:
    lost = [
        f"{name}.{field}"
        for name, field in wire_fields()
        if name not in BY_NAME or (field and not _is_field(BY_NAME[name], field))
    ]

    assert lost == []


def test_row_x9_every_field_has_a_wco_name_or_says_why_there_is_none() -> None:
    for (name, field), told in wire_fields().items():
        if not field:
            continue
        if told.wco_name:
            assert PATH.fullmatch(told.wco_name), f"{name}.{field}"
            assert told.note_vi in ("", TO_COMPARE), f"{name}.{field}"
        else:
            assert told.note_vi.startswith(ABSENT), f"{name}.{field}"
            assert len(told.note_vi) > len(ABSENT), f"{name}.{field}"


def test_every_row_says_in_vietnamese_what_the_field_means() -> None:
    assert all(told.meaning_vi.strip() for told in wire_fields().values())


def test_row_x9_the_goods_item_carries_the_names_of_the_published_declaration() -> None:
    item = "Declaration/GoodsShipment/GovernmentAgencyGoodsItem"

    assert wire_fields()["ItemIn", "ma_hs"].wco_name == f"{item}/Commodity/Classification/ID"
    assert wire_fields()["ItemIn", "so_thu_tu"].wco_vi == f"{item}/SequenceNumeric (WCO 006, UNTDED 1050)"


def _is_field(model: type, field: str) -> bool:
    """Of the object, or of one that shares its rows with it."""
    heirs = [each for each in OBJECTS if issubclass(each, model)]
    return any(field in each.model_fields for each in heirs)
