"""What does each paper state, in the partner's words?"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from customs.wire.papers.filed import SHARED, FiledPaperIn
from customs.wire.papers.quality import (
    CirculationPermitIn,
    ConformityCertificateIn,
    DelayLetterIn,
    GoodsDescriptionIn,
    QualityInspectionRegistrationIn,
    RemedyEvidenceIn,
    SelfAssessmentIn,
    SubLabelIn,
)
from customs.wire.papers.used_machinery import (
    BusinessRegistrationIn,
    EntrustmentIn,
    ImportPermissionIn,
    InspectionCertificateIn,
    InspectionRegistrationIn,
    LineCommitmentIn,
    LineExtensionIn,
    ManufacturerConfirmationIn,
    ProjectStatusIn,
    TransferPaperIn,
)
from customs.wire.types import LongText
from models.base import Record
from models.papers import OtherPaper


class OtherPaperIn(FiledPaperIn):
    """Giấy tờ khác."""

    OURS: ClassVar[type[Record]] = OtherPaper
    NAMES: ClassVar[dict[str, str]] = SHARED | {"ten": "title"}

    loai: Literal["giay_to_khac"] = "giay_to_khac"
    ten: LongText


PaperIn = Annotated[
    ManufacturerConfirmationIn
    | InspectionCertificateIn
    | InspectionRegistrationIn
    | ImportPermissionIn
    | BusinessRegistrationIn
    | EntrustmentIn
    | ProjectStatusIn
    | LineCommitmentIn
    | LineExtensionIn
    | TransferPaperIn
    | QualityInspectionRegistrationIn
    | ConformityCertificateIn
    | GoodsDescriptionIn
    | SubLabelIn
    | SelfAssessmentIn
    | RemedyEvidenceIn
    | DelayLetterIn
    | CirculationPermitIn
    | OtherPaperIn,
    Field(discriminator="loai"),
]
