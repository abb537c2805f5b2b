"""Do records that gained fields keep the bytes, and so the digests, of those written before?"""

from decimal import Decimal

from models.base import GrowingRecord, canonical_json
from models.facts import DeclarationRegistered, Fact
from models.goods import Declaration, DeclarationItem, Ratings
from models.ids import seal
from tests.builders import NOON, NUMBER, a_declaration, a_machine

BEFORE = "0a8344b2726793f77604d253b9085bc90570b4b8949ae60404468332d7862243"
"""The digest of the same declaration in release 0.1, before items had ratings."""


def test_a_declaration_repeated_across_an_upgrade_is_the_same_fact() -> None:
    content = DeclarationRegistered(declaration=a_declaration())

    assert seal(Fact(declaration_number=NUMBER, occurred_at=NOON, content=content)).digest == BEFORE


def test_a_later_field_that_is_stated_is_written_and_read_back() -> None:
    item = a_machine(ratings=Ratings(phases=1, voltage_v=Decimal(220)), has_technology_transfer=False)
    declaration = a_declaration(items=(item,), invoice_number="INV-1")

    read = Declaration.model_validate_json(canonical_json(declaration))

    assert read == declaration
    assert '"has_technology_transfer":false' in canonical_json(declaration).decode()


def test_every_later_field_exists() -> None:
    kinds = GrowingRecord.__subclasses__()

    assert {DeclarationItem, Declaration} < {*kinds}
    for growing in kinds:
        assert set(growing.model_fields) >= growing.LATER
        assert all(not growing.model_fields[name].is_required() for name in growing.LATER)
