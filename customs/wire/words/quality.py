"""Which wire words say under which regime goods stand, and what a dossier of quality inspection holds?"""

from customs.wire.words.dictionary import Dictionary
from models.vocabulary import Exemption, ProjectStatus, QualityMeasure, Regime, RemedyKind

REGIME = Dictionary(
    Regime,
    {
        Regime.USED_MACHINERY: "may_moc_da_qua_su_dung",
        Regime.QUALITY_INSPECTION: "kiem_tra_chat_luong",
        Regime.TECHNOLOGY_TRANSFER: "chuyen_giao_cong_nghe",
        Regime.IMPORT_BAN: "cam_nhap_khau",
        Regime.OTHER_AUTHORITY: "quan_ly_chuyen_nganh_khac",
    },
)
EXEMPTION = Dictionary(
    Exemption,
    {
        Exemption.PERSONAL_GOODS: "hanh_ly_tai_san_di_chuyen",
        Exemption.DIPLOMATIC_GOODS: "hang_ngoai_giao",
        Exemption.SAMPLES: "hang_mau_thu_nghiem",
        Exemption.EXHIBITION: "hoi_cho_trien_lam",
        Exemption.GIFTS: "qua_bieu_tang",
        Exemption.BORDER_RESIDENTS: "cu_dan_bien_gioi",
        Exemption.TEMPORARY_IMPORT: "tam_nhap_tai_xuat",
        Exemption.TRANSIT_GOODS: "qua_canh_chuyen_khau_trung_chuyen",
        Exemption.MATERIALS: "nguyen_lieu_vat_tu_so_luong_it",
        Exemption.DUTY_FREE_EXIT: "ban_mien_thue_nguoi_xuat_canh",
        Exemption.REIMPORT_REPAIR: "tai_nhap_sua_chua_tai_che",
        Exemption.EMERGENCY: "hang_khan_cap",
        Exemption.SECURITY: "phuc_vu_an_ninh",
        Exemption.EXPRESS: "buu_chinh_chuyen_phat_nhanh",
        Exemption.DUTY_FREE_SHOP: "cua_hang_mien_thue",
        Exemption.ON_SPOT: "xuat_nhap_khau_tai_cho",
        Exemption.MISSION_OFFICES: "tru_so_co_quan_ngoai_giao",
        Exemption.RETURNED_EXPORTS: "hang_xuat_khau_bi_tra_lai",
        Exemption.REFERENCE_CHEMICALS: "hoa_chat_chuan",
        Exemption.BANNED_GOODS: "hang_cam_nhap_khau",
    },
)
QUALITY_MEASURE = Dictionary(
    QualityMeasure,
    {
        QualityMeasure.SELF_ASSESSMENT: "bien_phap_2a",
        QualityMeasure.REGISTERED_BODY: "bien_phap_2b",
        QualityMeasure.DESIGNATED_BODY: "bien_phap_2c",
    },
)
PROJECT_STATUS = Dictionary(
    ProjectStatus,
    {
        ProjectStatus.HIGH_TECH_ENTERPRISE: "doanh_nghiep_cong_nghe_cao",
        ProjectStatus.HIGH_TECH_PROJECT: "du_an_ung_dung_cong_nghe_cao",
        ProjectStatus.SPECIAL_INCENTIVE: "du_an_uu_dai_dac_biet",
    },
)
REMEDY_KIND = Dictionary(RemedyKind, {RemedyKind.LABEL: "khac_phuc_nhan", RemedyKind.REWORK: "tai_che"})
