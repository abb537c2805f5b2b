"""Which papers prove something under the law of used machinery, and what does each state?"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.base import GrowingRecord, Record
from models.goods import CountryCode, Text, Year
from models.papers.filed import FiledPaper
from models.vocabulary import Conclusion, ProjectStatus, StandardKind, TechnologyStatus


class Standard(Record):
    """The technical standard that a paper names, e.g. (`g7_korea`, "JIS B 6336")."""

    kind: StandardKind
    number: Text | None = None


class Facility(Record):
    """A production facility in an OECD country where the technology is in use (Điều 5.5, 10.1.đ)."""

    name: Text
    country: CountryCode
    address: Text


class ManufacturerConfirmation(FiledPaper):
    """Xác nhận của nhà sản xuất (Điều 8.1.b)."""

    kind: Literal["manufacturer_confirmation"] = "manufacturer_confirmation"
    maker: Text
    manufacture_country: CountryCode
    year_of_manufacture: Year | None = None
    standard: Standard | None = None
    is_original: bool
    is_legalized: bool
    has_translation: bool


class InspectionCertificate(FiledPaper, GrowingRecord):
    """Chứng thư giám định (Điều 10.1). Percentages are exact decimals, e.g. "84.9".

    `quantity` is how many units it was issued for; None where it states none, and speaks of the type.
    """

    LATER: ClassVar[frozenset[str]] = frozenset({"quantity"})

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
    quantity: Annotated[int, Field(ge=1)] | None = None


class InspectionRegistration(FiledPaper, GrowingRecord):
    """Văn bản đăng ký dịch vụ giám định, confirmed by the inspection body or not (Điều 8.3.a).

    After installation it is Mẫu số 2 of Quyết định 28/2022/QĐ-TTg, with its list of machines.
    """

    LATER: ClassVar[frozenset[str]] = frozenset({"is_after_installation"})

    kind: Literal["inspection_registration"] = "inspection_registration"
    body_code: Text
    is_confirmed: bool
    is_after_installation: bool = False


class ImportPermission(FiledPaper):
    """Văn bản chấp thuận for an over-age machine (Điều 9.4), brought by the importer."""

    kind: Literal["import_permission"] = "import_permission"
    authority: Text


class BusinessRegistration(FiledPaper):
    """Bản sao Giấy chứng nhận đăng ký doanh nghiệp (Điều 7.1, 8.1.a)."""

    kind: Literal["business_registration"] = "business_registration"


class Entrustment(FiledPaper):
    """Văn bản ủy thác nhập khẩu, where the importer acts for another (Điều 7.1, 8.1.a)."""

    kind: Literal["entrustment"] = "entrustment"
    principal: Text


class ProjectStatusPaper(FiledPaper):
    """A copy of the paper that shows who may take the road of 2023 (Quyết định 28/2022/QĐ-TTg, Điều 1.1)."""

    kind: Literal["project_status"] = "project_status"
    status: ProjectStatus


class LineCommitment(FiledPaper):
    """Văn bản cam kết with the list of machines, Mẫu số 01 of Quyết định 28/2022/QĐ-TTg."""

    kind: Literal["line_commitment"] = "line_commitment"


class LineExtension(FiledPaper):
    """The one extension of the 12 months; `requested_on` is the day both offices were asked."""

    kind: Literal["line_extension"] = "line_extension"
    authority: Text
    requested_on: date
    months: Annotated[int, Field(ge=1)]


class TransferPaper(FiledPaper):
    """Giấy phép, or giấy chứng nhận đăng ký, of a technology transfer."""

    kind: Literal["transfer_paper"] = "transfer_paper"
    authority: Text
    is_permit: bool
