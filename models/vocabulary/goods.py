"""What goods and papers may be said to be."""

from models.vocabulary.word import Word


class Condition(Word):
    """Đặc tính hàng hóa as declared."""

    NEW = "new", "Mới"
    USED = "used", "Đã qua sử dụng"
    REMANUFACTURED = "remanufactured", "Tân trang"


class Purpose(Word):
    """Mục đích nhập khẩu as declared."""

    PRODUCTION = "production", "Phục vụ sản xuất"
    TRADE = "trade", "Kinh doanh, bán lại"
    CHIP_PROJECT = "chip_project", "Dự án sản xuất, đóng gói, kiểm thử chip bán dẫn"
    DIGITAL_RESEARCH = "digital_research", "Đào tạo, nghiên cứu và phát triển công nghệ số"
    OTHER = "other", "Mục đích khác"


class Exclusion(Word):
    """Cases to which Quyết định 18/2019/QĐ-TTg does not apply (Điều 1.2), as declared."""

    TRANSIT = "transit", "Quá cảnh, trung chuyển"
    MERCHANTING = "merchanting", "Kinh doanh chuyển khẩu"
    TEMPORARY_TRADE = "temporary_trade", "Kinh doanh tạm nhập, tái xuất"
    TEMPORARY_OTHER = "temporary_other", "Tạm nhập, tái xuất khác; tạm xuất, tái nhập"
    REPAIR_SERVICE = "repair_service", "Hợp đồng dịch vụ sửa chữa, bảo dưỡng với thương nhân nước ngoài"
    NON_TARIFF_ZONE = "non_tariff_zone", "Mua bán trong khu chế xuất, khu phi thuế quan; thanh lý vào nội địa"
    CONTRACT_END = "contract_end", "Nhận lại hoặc chuyển giao sau hợp đồng gia công, thuê"
    RESEARCH = "research", "Nghiên cứu khoa học, phát triển công nghệ; an ninh, quốc phòng"
    DEFENSE = "defense", "An ninh, quốc phòng theo yêu cầu của bộ quản lý ngành"
    GROUP_TWO = "group_two", "Thuộc danh mục hàng hóa nhóm 2 của bộ quản lý ngành"
    SPECIALIZED_FIELD = "specialized_field", "Lĩnh vực chuyên ngành có văn bản riêng"


class TechnologyStatus(Word):
    """Whether the technology stands on a list; declared or certified, never inferred."""

    FREE = "free", "Không thuộc danh mục hạn chế, cấm chuyển giao"
    RESTRICTED = "restricted", "Thuộc danh mục hạn chế chuyển giao"
    PROHIBITED = "prohibited", "Thuộc danh mục cấm chuyển giao"


class StandardKind(Word):
    """The family of the technical standard that a paper names (Điều 5.1, 6.2)."""

    QCVN = "qcvn", "Quy chuẩn kỹ thuật quốc gia (QCVN)"
    TCVN = "tcvn", "Tiêu chuẩn quốc gia (TCVN)"
    G7_KOREA = "g7_korea", "Tiêu chuẩn quốc gia của nước G7 hoặc Hàn Quốc"
    NONE = "none", "Không có quy chuẩn, tiêu chuẩn liên quan"


class Conclusion(Word):
    """What a certificate concludes on Điều 5 or 6."""

    CONFORMS = "conforms", "Đáp ứng"
    DOES_NOT_CONFORM = "does_not_conform", "Không đáp ứng"
