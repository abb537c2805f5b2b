"""How is each thing named? Keys come from the case, never from chance."""

from models.base import Digest, Record, digest_of
from models.facts import Fact, FactId
from models.goods import DeclarationItem, DeclarationNumber
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


def fact_digest(fact: Fact) -> Digest:
    """Equal facts have equal digests, whoever delivers them and how often."""
    return digest_of(fact)


def fact_id(fact: Fact) -> FactId:
    """`<kind>-<first 24 hex of the digest>`."""
    return f"{fact.kind}-{fact_digest(fact)[:24]}"


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
