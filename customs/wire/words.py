"""Which Vietnamese wire word stands for which word of ours? One to one, both ways."""

from typing import Any, Generic, TypeVar

from models.vocabulary import (
    Conclusion,
    Condition,
    CustomsOutcome,
    Disposition,
    Exclusion,
    NoticeKind,
    NoticeState,
    ObligationKind,
    Outcome,
    Party,
    Purpose,
    ResultState,
    StandardKind,
    TechnologyStatus,
    Word,
)

W = TypeVar("W", bound=Word)


class Dictionary(Generic[W]):
    """A bijection between a closed set of ours and its wire words; refuses to be built with a hole."""

    def __init__(self, words: type[W], wire: dict[W, str]) -> None:
        if set(wire) != set(words) or len(set(wire.values())) != len(wire):
            raise ValueError(f"{words.__name__} is not translated one to one")
        self.words = words
        self.wire = wire
        self.ours = {text: word for word, text in wire.items()}


CONDITION = Dictionary(
    Condition,
    {Condition.NEW: "moi", Condition.USED: "da_qua_su_dung", Condition.REMANUFACTURED: "tan_trang"},
)
PURPOSE = Dictionary(
    Purpose,
    {Purpose.PRODUCTION: "phuc_vu_san_xuat", Purpose.TRADE: "kinh_doanh", Purpose.OTHER: "muc_dich_khac"},
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
OUTCOME = Dictionary(
    Outcome,
    {Outcome.MET: "dat", Outcome.NOT_MET: "khong_dat", Outcome.UNDETERMINED: "chua_du_can_cu"},
)
DISPOSITION = Dictionary(
    Disposition,
    {
        Disposition.HELD: "cho_xu_ly",
        Disposition.STORAGE_ALLOWED: "duoc_mang_hang_ve_bao_quan",
        Disposition.MAY_CLEAR: "co_the_thong_quan",
        Disposition.REFUSED: "khong_duoc_nhap_khau",
        Disposition.NOT_OURS: "khong_thuoc_pham_vi",
    },
)
CUSTOMS_OUTCOME = Dictionary(
    CustomsOutcome,
    {
        CustomsOutcome.STORED: "da_dua_ve_bao_quan",
        CustomsOutcome.RELEASED: "da_giai_phong_hang",
        CustomsOutcome.CLEARED: "da_thong_quan",
        CustomsOutcome.REFUSED: "tu_choi",
        CustomsOutcome.REEXPORTED: "da_tai_xuat",
        CustomsOutcome.DESTROYED: "da_tieu_huy",
    },
)
RESULT_STATE = Dictionary(
    ResultState,
    {
        ResultState.ACCEPTED: "chap_nhan",
        ResultState.REFUSED: "tu_choi",
        ResultState.SUPPLEMENT_REQUESTED: "yeu_cau_sua_doi_bo_sung",
        ResultState.IN_PROGRESS: "dang_xu_ly",
    },
)
PARTY = Dictionary(
    Party,
    {
        Party.IMPORTER: "doanh_nghiep_nhap_khau",
        Party.CITY_CUSTOMS: "hai_quan_thanh_pho",
        Party.DOST: "so_khoa_hoc_va_cong_nghe",
        Party.INSPECTION_BODY: "to_chuc_giam_dinh",
    },
)
OBLIGATION_KIND = Dictionary(
    ObligationKind,
    {
        ObligationKind.REPORT_ARRIVAL: "bao_hang_den",
        ObligationKind.FILE_EVIDENCE: "nop_giay_to",
        ObligationKind.FILE_CERTIFICATE_AFTER_STORAGE: "nop_chung_thu_sau_bao_quan",
        ObligationKind.OBTAIN_PERMISSION: "xin_phep_nhap_khau",
        ObligationKind.STATE_FACT: "khai_bo_sung",
        ObligationKind.REEXPORT: "tai_xuat",
        ObligationKind.SEND_DECLARATION: "gui_to_khai",
        ObligationKind.SEND_AMENDMENT: "gui_ban_sua_doi",
    },
)
NOTICE_KIND = Dictionary(
    NoticeKind,
    {
        NoticeKind.APPROVAL: "y_kien_dap_ung",
        NoticeKind.REJECTION: "y_kien_khong_dap_ung",
        NoticeKind.SUPPLEMENT: "yeu_cau_bo_sung",
        NoticeKind.VISIT_SCHEDULE: "lich_kiem_tra",
    },
)
NOTICE_STATE = Dictionary(
    NoticeState,
    {
        NoticeState.NUMBERED: "da_cap_so",
        NoticeState.ISSUED: "da_ban_hanh",
        NoticeState.REPLACED: "da_thay_the",
        NoticeState.REVOKED: "da_thu_hoi",
    },
)
DICTIONARIES: tuple[Dictionary[Any], ...] = (
    CONDITION, PURPOSE, EXCLUSION, TECHNOLOGY_STATUS, STANDARD_KIND, CONCLUSION, OUTCOME, DISPOSITION,
    CUSTOMS_OUTCOME, RESULT_STATE, PARTY, OBLIGATION_KIND, NOTICE_KIND, NOTICE_STATE,
)  # fmt: skip
