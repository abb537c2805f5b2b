"""What would a tutorial give? Eight activities in a row, each with the whole document there and back.

Everything as it comes: sandbox, JSON converter, dataclasses, one activity a step. The steps do no work.
"""

from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

TIMEOUT = timedelta(seconds=30)


@dataclass
class Item:
    """One row of the declaration."""

    number: int
    hs_code: str
    description: str
    quantity: int
    value_vnd: str
    origin: str
    maker: str
    serial: str
    year: int


@dataclass
class Document:
    """The declaration, whole."""

    number: str
    importer: str
    tax_code: str
    items: list[Item]


@activity.defn
async def validate(document: Document) -> Document:
    """Step 1."""
    return document


@activity.defn
async def check_scope(document: Document) -> Document:
    """Step 2."""
    return document


@activity.defn
async def check_age(document: Document) -> Document:
    """Step 3."""
    return document


@activity.defn
async def check_standard(document: Document) -> Document:
    """Step 4."""
    return document


@activity.defn
async def check_papers(document: Document) -> Document:
    """Step 5."""
    return document


@activity.defn
async def decide(document: Document) -> Document:
    """Step 6."""
    return document


@activity.defn
async def notify_customs(document: Document) -> Document:
    """Step 7."""
    return document


@activity.defn
async def archive(document: Document) -> Document:
    """Step 8."""
    return document


STEPS = (validate, check_scope, check_age, check_standard, check_papers, decide, notify_customs, archive)


@workflow.defn
class Tutorial:
    """One step after the other."""

    @workflow.run
    async def run(self, document: Document) -> Document:
        """All eight."""
        for step in STEPS:
            document = await workflow.execute_activity(step, document, start_to_close_timeout=TIMEOUT)
        return document


def a_document(number: str, items: int) -> Document:
    """A declaration of so many machines."""
    rows = [
        Item(
            number=n,
            hs_code="84581190",
            description="Máy tiện CNC đã qua sử dụng, bàn máy 250 mm",
            quantity=1,
            value_vnd="985000000",
            origin="JP",
            maker="Okuma",
            serial=f"OK-{number}-{n}",
            year=2020,
        )
        for n in range(1, items + 1)
    ]
    return Document(number, "Công ty TNHH Cơ khí Hòa Khánh", "0400123456", rows)
