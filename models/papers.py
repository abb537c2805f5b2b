"""Which papers prove something in a case, and what does each state?"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from models.base import Digest, Record
from models.goods import CountryCode, LongText, Text, Year
from models.vocabulary import Conclusion, StandardKind, TechnologyStatus

Items = tuple[int, ...]
"""Item numbers that a paper covers; empty means every item of the declaration."""


class Standard(Record):
    """The technical standard that a paper names, e.g. (`g7_korea`, "JIS B 6336")."""

    kind: StandardKind
    number: Text | None = None


class Facility(Record):
    """A production facility in an OECD country where the technology is in use (Điều 5.5, 10.1.đ)."""

    name: Text
    country: CountryCode
    address: Text


class _Paper(Record):
    """What all papers share: number, day of issue, the items covered, and the file if one was sent."""

    number: Text
    issued_on: date
    items: Items = ()
    file_digest: Digest | None = None

    def covers(self, item_number: int) -> bool:
        """Does the paper speak of this item?"""
        return not self.items or item_number in self.items


class ManufacturerConfirmation(_Paper):
    """Xác nhận của nhà sản xuất (Điều 8.1.b)."""

    kind: Literal["manufacturer_confirmation"] = "manufacturer_confirmation"
    maker: Text
    manufacture_country: CountryCode
    year_of_manufacture: Year | None = None
    standard: Standard | None = None
    is_original: bool
    is_legalized: bool
    has_translation: bool


class InspectionCertificate(_Paper):
    """Chứng thư giám định (Điều 10.1). Percentages are exact decimals, e.g. "84.9"."""

    kind: Literal["inspection_certificate"] = "inspection_certificate"
    body_code: Text
    inspected_on: date | None = None
    inspected_country: CountryCode | None = None
    was_running: bool | None = None
    conclusion: Conclusion | None = None
    standard: Standard | None = None
    year_of_manufacture: Year | None = None
    serial_number: Text | None = None
    remaining_capacity_percent: Decimal | None = None
    excess_consumption_percent: Decimal | None = None
    technology_status: TechnologyStatus | None = None
    facilities: tuple[Facility, ...] = ()


class InspectionRegistration(_Paper):
    """Văn bản đăng ký dịch vụ giám định, confirmed by the inspection body or not (Điều 8.3.a)."""

    kind: Literal["inspection_registration"] = "inspection_registration"
    body_code: Text
    is_confirmed: bool


class ImportPermission(_Paper):
    """Văn bản chấp thuận for an over-age machine (Điều 9.4), brought by the importer."""

    kind: Literal["import_permission"] = "import_permission"
    authority: Text


class BusinessRegistration(_Paper):
    """Bản sao Giấy chứng nhận đăng ký doanh nghiệp (Điều 7.1, 8.1.a)."""

    kind: Literal["business_registration"] = "business_registration"


class OtherPaper(_Paper):
    """A paper that proves nothing by itself; a person reads it."""

    kind: Literal["other"] = "other"
    title: LongText


Paper = Annotated[
    ManufacturerConfirmation
    | InspectionCertificate
    | InspectionRegistration
    | ImportPermission
    | BusinessRegistration
    | OtherPaper,
    Field(discriminator="kind"),
]

PAPER_LABELS_VI = {
    "manufacturer_confirmation": "Xác nhận của nhà sản xuất",
    "inspection_certificate": "Chứng thư giám định",
    "inspection_registration": "Đăng ký dịch vụ giám định",
    "import_permission": "Văn bản chấp thuận nhập khẩu",
    "business_registration": "Giấy chứng nhận đăng ký doanh nghiệp",
    "other": "Giấy tờ khác",
}
