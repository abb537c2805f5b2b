"""Which papers prove something in a case, and what does each state?"""

from typing import Annotated, Literal

from pydantic import Field

from models.goods import LongText
from models.papers.filed import FiledPaper, Items
from models.papers.quality import (
    CirculationPermit,
    ConformityCertificate,
    DelayLetter,
    GoodsDescription,
    QualityInspectionRegistration,
    RemedyEvidence,
    SelfAssessment,
    SubLabel,
)
from models.papers.quantity import Certificate, certificate_key, stated_quantity
from models.papers.used_machinery import (
    BusinessRegistration,
    Entrustment,
    Facility,
    ImportPermission,
    InspectionCertificate,
    InspectionRegistration,
    LineCommitment,
    LineExtension,
    ManufacturerConfirmation,
    ProjectStatusPaper,
    Standard,
    TransferPaper,
)

__all__ = [
    "PAPER_LABELS_VI",
    "BusinessRegistration",
    "Certificate",
    "CirculationPermit",
    "ConformityCertificate",
    "DelayLetter",
    "Entrustment",
    "Facility",
    "FiledPaper",
    "GoodsDescription",
    "ImportPermission",
    "InspectionCertificate",
    "InspectionRegistration",
    "Items",
    "LineCommitment",
    "LineExtension",
    "ManufacturerConfirmation",
    "OtherPaper",
    "Paper",
    "ProjectStatusPaper",
    "QualityInspectionRegistration",
    "RemedyEvidence",
    "SelfAssessment",
    "Standard",
    "SubLabel",
    "TransferPaper",
    "certificate_key",
    "stated_quantity",
]


class OtherPaper(FiledPaper):
    """A paper that proves nothing by itself; a person reads it."""

    kind: Literal["other"] = "other"
    title: LongText


Paper = Annotated[
    ManufacturerConfirmation
    | InspectionCertificate
    | InspectionRegistration
    | ImportPermission
    | BusinessRegistration
    | Entrustment
    | ProjectStatusPaper
    | LineCommitment
    | LineExtension
    | TransferPaper
    | QualityInspectionRegistration
    | ConformityCertificate
    | GoodsDescription
    | SubLabel
    | SelfAssessment
    | RemedyEvidence
    | DelayLetter
    | CirculationPermit
    | OtherPaper,
    Field(discriminator="kind"),
]

PAPER_LABELS_VI = {
    "manufacturer_confirmation": "Xác nhận của nhà sản xuất",
    "inspection_certificate": "Chứng thư giám định",
    "inspection_registration": "Đăng ký dịch vụ giám định",
    "import_permission": "Văn bản chấp thuận nhập khẩu",
    "business_registration": "Giấy chứng nhận đăng ký doanh nghiệp",
    "entrustment": "Văn bản ủy thác nhập khẩu",
    "project_status": "Giấy tờ về dự án công nghệ cao, ưu đãi đặc biệt",
    "line_commitment": "Văn bản cam kết nhập khẩu dây chuyền (Mẫu số 01)",
    "line_extension": "Văn bản gia hạn giám định dây chuyền",
    "transfer_paper": "Giấy phép, đăng ký chuyển giao công nghệ",
    "quality_inspection_registration": "Đăng ký kiểm tra nhà nước về chất lượng",
    "conformity_certificate": "Giấy chứng nhận hợp quy",
    "goods_description": "Ảnh hoặc bản mô tả hàng hóa kèm nhãn chính",
    "sub_label": "Mẫu nhãn phụ",
    "self_assessment": "Kết quả tự đánh giá sự phù hợp",
    "remedy_evidence": "Bằng chứng khắc phục",
    "delay_letter": "Văn bản về việc chậm bổ sung hồ sơ",
    "circulation_permit": "Giấy phép lưu hành, biện pháp theo luật chuyên ngành",
    "other": "Giấy tờ khác",
}
