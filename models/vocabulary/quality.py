"""Words of the regimes: which law looks at an item, and what state quality inspection may say of it."""

from models.vocabulary.word import Word


class Regime(Word):
    """Which body of law asks; an item may stand under several."""

    USED_MACHINERY = "used_machinery", "Nhập khẩu máy móc, thiết bị, dây chuyền đã qua sử dụng"
    QUALITY_INSPECTION = "quality_inspection", "Kiểm tra nhà nước về chất lượng"
    TECHNOLOGY_TRANSFER = "technology_transfer", "Chuyển giao công nghệ"
    IMPORT_BAN = "import_ban", "Hàng đã qua sử dụng cấm nhập khẩu"
    OTHER_AUTHORITY = "other_authority", "Quản lý chuyên ngành của bộ khác"


class RiskTier(Word):
    """Mức độ rủi ro (Thông tư 36/2026/TT-BKHCN)."""

    HIGH = "high", "Rủi ro cao"
    MEDIUM = "medium", "Rủi ro trung bình"


class QualityMeasure(Word):
    """Biện pháp of group 2 goods before 2026-07-01 (Nghị định 132/2008/NĐ-CP, Điều 7 as amended)."""

    SELF_ASSESSMENT = "self_assessment", "2a: kết quả tự đánh giá"
    REGISTERED_BODY = "registered_body", "2b: tổ chức đã đăng ký hoặc được thừa nhận"
    DESIGNATED_BODY = "designated_body", "2c: tổ chức được chỉ định"


class Exemption(Word):
    """Cases exempt from quality inspection (Nghị định 37/2026/NĐ-CP, Điều 86.1), as declared."""

    PERSONAL_GOODS = "personal_goods", "Hành lý, tài sản di chuyển trong định mức miễn thuế"
    DIPLOMATIC_GOODS = "diplomatic_goods", "Hàng ngoại giao trong định mức miễn thuế"
    SAMPLES = "samples", "Mẫu quảng cáo, nghiên cứu, khảo nghiệm, thử nghiệm để giám định, chứng nhận hợp quy"
    EXHIBITION = "exhibition", "Tạm nhập hội chợ, triển lãm, không bán"
    GIFTS = "gifts", "Quà biếu, tặng trong định mức miễn thuế"
    BORDER_RESIDENTS = "border_residents", "Hàng của cư dân biên giới trong định mức miễn thuế"
    TEMPORARY_IMPORT = "temporary_import", "Hàng tạm nhập, tái xuất không tiêu thụ tại Việt Nam"
    TRANSIT_GOODS = "transit_goods", "Hàng quá cảnh, chuyển khẩu, trung chuyển"
    MATERIALS = "materials", "Nguyên liệu, vật tư gia công; hàng số lượng ít không đủ lấy mẫu"
    DUTY_FREE_EXIT = "duty_free_exit", "Hàng bán miễn thuế cho người xuất cảnh"
    REIMPORT_REPAIR = "reimport_repair", "Hàng tái nhập để sửa chữa, tái chế"
    EMERGENCY = "emergency", "Hàng khẩn cấp theo chỉ đạo của Chính phủ, Thủ tướng Chính phủ"
    SECURITY = "security", "Hàng phục vụ an ninh"
    EXPRESS = "express", "Hàng bưu chính, chuyển phát nhanh trong định mức miễn thuế"
    DUTY_FREE_SHOP = "duty_free_shop", "Hàng tạm nhập bán tại cửa hàng miễn thuế"
    ON_SPOT = "on_spot", "Xuất khẩu, nhập khẩu tại chỗ"
    MISSION_OFFICES = "mission_offices", "Hàng của trụ sở cơ quan đại diện ngoại giao"
    RETURNED_EXPORTS = "returned_exports", "Hàng xuất khẩu bị trả lại, thu hồi"
    REFERENCE_CHEMICALS = "reference_chemicals", "Hóa chất làm chất chuẩn"
    BANNED_GOODS = "banned_goods", "Hàng cấm nhập khẩu theo quản lý ngoại thương"


class InspectionResult(Word):
    """The four results of Mẫu số 3 (Nghị định 37/2026/NĐ-CP, Phụ lục VII), in its words."""

    CONFORMS = "conforms", "Đáp ứng yêu cầu chất lượng hàng hóa nhập khẩu"
    DOES_NOT_CONFORM = "does_not_conform", "Không đáp ứng yêu cầu chất lượng hàng hóa nhập khẩu"
    LABEL_FAILS = "label_fails", "Lô hàng không đáp ứng yêu cầu về nhãn"
    INCOMPLETE = "incomplete", "Lô hàng không hoàn thiện đầy đủ hồ sơ"


class ProjectStatus(Word):
    """Who may take the road of Quyết định 28/2022/QĐ-TTg for a technology line."""

    HIGH_TECH_ENTERPRISE = "high_tech_enterprise", "Doanh nghiệp công nghệ cao"
    HIGH_TECH_PROJECT = "high_tech_project", "Dự án ứng dụng công nghệ cao"
    SPECIAL_INCENTIVE = "special_incentive", "Dự án được ưu đãi đầu tư đặc biệt"


class RemedyKind(Word):
    """What was done to goods that failed."""

    LABEL = "label", "Khắc phục nhãn"
    REWORK = "rework", "Tái chế"


class IncreaseGround(Word):
    """Why inspection is increased (Nghị định 37/2026/NĐ-CP, Điều 84.1)."""

    FAILED_ON_MARKET = "failed_on_market", "Hàng miễn, giảm kiểm tra bị phát hiện không đạt trên thị trường"
    WARNED_ORIGIN = "warned_origin", "Xuất xứ trong danh sách cảnh báo"
    REPEATED_VIOLATION = "repeated_violation", "Người nhập khẩu vi phạm nhiều lần"


class BarGround(Word):
    """Why goods are never exempt (Nghị định 37/2026/NĐ-CP, Điều 86.2)."""

    SAFETY_WARNING = "safety_warning", "Có cảnh báo an toàn"
    SPECIAL_CONTROL = "special_control", "Thuộc danh mục kiểm soát đặc biệt"
    SPECIAL_LAW = "special_law", "Luật chuyên ngành yêu cầu kiểm tra"


class StorageBreach(Word):
    """Why an importer may not take goods to storage for a time (Thông tư 38/2015/TT-BTC, Điều 32.6.c)."""

    SERIOUS = "serious", "Phá niêm phong, đánh tráo, đưa ra lưu thông, sai địa điểm"
    LATE = "late", "Nộp kết quả kiểm tra quá hạn"
