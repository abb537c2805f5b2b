"""Which wire words say what goods are, and what papers conclude of them?"""

from customs.wire.words.dictionary import Dictionary
from models.vocabulary import Conclusion, Condition, Exclusion, Purpose, StandardKind, TechnologyStatus

CONDITION = Dictionary(
    Condition,
    {Condition.NEW: "moi", Condition.USED: "da_qua_su_dung", Condition.REMANUFACTURED: "tan_trang"},
)
PURPOSE = Dictionary(
    Purpose,
    {
        Purpose.PRODUCTION: "phuc_vu_san_xuat",
        Purpose.TRADE: "kinh_doanh",
        Purpose.CHIP_PROJECT: "du_an_chip_ban_dan",
        Purpose.DIGITAL_RESEARCH: "nghien_cuu_cong_nghe_so",
        Purpose.OTHER: "muc_dich_khac",
    },
)
EXCLUSION = Dictionary(
    Exclusion,
    {
        Exclusion.TRANSIT: "qua_canh_trung_chuyen",
        Exclusion.MERCHANTING: "kinh_doanh_chuyen_khau",
        Exclusion.TEMPORARY_TRADE: "kinh_doanh_tam_nhap_tai_xuat",
        Exclusion.TEMPORARY_OTHER: "tam_nhap_tai_xuat_khac",
        Exclusion.REPAIR_SERVICE: "dich_vu_sua_chua_bao_duong",
        Exclusion.NON_TARIFF_ZONE: "khu_phi_thue_quan",
        Exclusion.CONTRACT_END: "ket_thuc_hop_dong_gia_cong_thue",
        Exclusion.RESEARCH: "nghien_cuu_khoa_hoc",
        Exclusion.DEFENSE: "an_ninh_quoc_phong",
        Exclusion.GROUP_TWO: "hang_hoa_nhom_2",
        Exclusion.SPECIALIZED_FIELD: "linh_vuc_chuyen_nganh",
    },
)
TECHNOLOGY_STATUS = Dictionary(
    TechnologyStatus,
    {
        TechnologyStatus.FREE: "khong_thuoc_danh_muc",
        TechnologyStatus.RESTRICTED: "han_che_chuyen_giao",
        TechnologyStatus.PROHIBITED: "cam_chuyen_giao",
    },
)
STANDARD_KIND = Dictionary(
    StandardKind,
    {
        StandardKind.QCVN: "qcvn",
        StandardKind.TCVN: "tcvn",
        StandardKind.G7_KOREA: "g7_han_quoc",
        StandardKind.NONE: "khong_co",
    },
)
CONCLUSION = Dictionary(
    Conclusion, {Conclusion.CONFORMS: "dap_ung", Conclusion.DOES_NOT_CONFORM: "khong_dap_ung"}
)
