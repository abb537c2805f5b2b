"""How is each thing named? Keys come from the case, never from chance."""

from typing import NamedTuple

from models.base import Digest, Record, canonical_json, digest_of
from models.facts import Fact, FactId
from models.folding import folded
from models.goods import DeclarationItem, DeclarationNumber, TaxCode
from models.vocabulary import NoticeKind, TaskKind

CaseNumber = str
"""The declaration number, or `<declaration number>-<n>` for the n-th follow-up case."""


def case_number(number: DeclarationNumber, sequence: int = 0) -> CaseNumber:
    """The case of a declaration; follow-up cases count from 1."""
    return f"{number}-{sequence}" if sequence else number


def workflow_id(number: DeclarationNumber, sequence: int = 0) -> str:
    """`import-control/<number>` or `import-control/<number>/<n>`; no personal data, it is not encrypted."""
    return f"import-control/{number}/{sequence}" if sequence else f"import-control/{number}"


def delivery_workflow_id(number: DeclarationNumber) -> str:
    """The short workflow that resends to customs."""
    return f"delivery/{number}"


class SealedFact(NamedTuple):
    """A fact with its canonical bytes and their digest, made once: equal facts have equal digests."""

    fact: Fact
    content: bytes
    digest: Digest

    @property
    def fact_id(self) -> FactId:
        """`<kind>-<first 24 hex of the digest>`."""
        return f"{self.fact.kind}-{self.digest[:24]}"


def seal(fact: Fact) -> SealedFact:
    """The fact as it is kept, whoever delivers it and how often."""
    content = canonical_json(fact)
    return SealedFact(fact, content, digest_of(content))


def fact_digest(fact: Fact) -> Digest:
    """The digest under which the fact is kept."""
    return seal(fact).digest


def fact_id(fact: Fact) -> FactId:
    """The id under which the fact is kept."""
    return seal(fact).fact_id


def notice_key(number: DeclarationNumber, kind: NoticeKind, revision: int) -> str:
    """One notice of a declaration, however often it is tried and in whichever of its cases."""
    return f"{number}/{kind}/{revision}"


def task_key(case: CaseNumber, kind: TaskKind, what: str) -> str:
    """One task: `what` is a round, a question, or the basis of a proposal."""
    return f"{case}/{kind}/{what}"


class _Identity(Record):
    hs_code: str
    maker: str | None
    model_code: str | None
    serial_number: str | None
    year_of_manufacture: int | None
    quantity: int


IDENTITY_FIELDS = frozenset(_Identity.model_fields)
"""What an inspection holds the goods against, by the names of the declared fields."""


def identity_digest(item: DeclarationItem) -> Digest:
    """What a visit holds the goods against; an inspection stays valid while it is unchanged (row I3)."""
    return digest_of(
        _Identity(
            hs_code=item.hs_code,
            maker=item.maker,
            model_code=item.model_code,
            serial_number=item.serial_number,
            year_of_manufacture=item.year_of_manufacture,
            quantity=item.quantity,
        )
    )


class _QualityIdentity(Record):
    importer_tax_code: str
    hs_code: str
    maker: str
    brand: str
    model_code: str
    specification: str
    intended_use: str
    origin_country: str


def quality_identity(importer_tax_code: TaxCode, item: DeclarationItem) -> Digest:
    """Which imports are of the same goods for reduced inspection (Nghị định 37/2026/NĐ-CP, Điều 86.3.a).

    Words are compared in any case and form. What is not stated is equal only to what is not stated.
    """
    return digest_of(
        _QualityIdentity(
            importer_tax_code=importer_tax_code,
            hs_code=item.hs_code,
            maker=folded(item.maker),
            brand=folded(item.brand),
            model_code=folded(item.model_code),
            specification=folded(item.specification),
            intended_use=folded(item.intended_use),
            origin_country=item.origin_country or "",
        )
    )
