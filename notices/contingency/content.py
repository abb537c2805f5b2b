"""What stands on a contingency sheet? The newest result for customs, whole, and by whom it was printed."""

from datetime import date, datetime

from models.base import Digest, Record
from models.goods import DeclarationNumber


class SheetPart(Record):
    """Some units of an item of which something else is said."""

    quantity: int
    disposition_vi: str
    ground_vi: str | None


class SheetItem(Record):
    """An item: what customs may do with it, and the law that says so."""

    item_number: int
    name: str
    hs_code: str | None
    disposition_vi: str
    ground_vi: str | None
    parts: tuple[SheetPart, ...]


class SheetDuty(Record):
    """What is owed, by whom, until when."""

    what_vi: str
    party_vi: str
    item_number: int | None
    due_on: date | None
    ground_vi: str | None


class SheetNotice(Record):
    """A notice that is in force."""

    number: str
    kind_vi: str
    signed_on: date
    items_vi: str


class SheetContent(Record):
    """Phiếu dự phòng. `result_digest` is of the bytes that customs gets, or got, by wire."""

    sheet_number: str
    parent_office: str
    office: str
    customs_office: str
    declaration_number: DeclarationNumber
    registered_on: date | None
    importer_name: str | None
    tax_code: str | None
    result_number: int
    result_digest: Digest
    made_at: datetime
    state_vi: str
    is_withdrawn: bool
    items: tuple[SheetItem, ...]
    duties: tuple[SheetDuty, ...]
    notices: tuple[SheetNotice, ...]
    reason: str
    printed_by: str
    printed_at: datetime
