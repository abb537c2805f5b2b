"""Which wire words say what happens to a case: outcomes, dispositions, obligations, notices?"""

from customs.wire.words.dictionary import Dictionary
from models.vocabulary import (
    CustomsOutcome,
    Disposition,
    NoticeKind,
    NoticeState,
    ObligationKind,
    Outcome,
    Party,
    ResultState,
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
        ObligationKind.REGISTER_INSPECTION: "dang_ky_kiem_tra_chat_luong",
        ObligationKind.SUPPLEMENT_DOSSIER: "bo_sung_ho_so_dang_ky",
        ObligationKind.FIX_LABEL: "khac_phuc_nhan",
        ObligationKind.FILE_RESULT_AFTER_CLEARANCE: "nop_ket_qua_sau_thong_quan",
        ObligationKind.INSPECT_AFTER_INSTALLATION: "giam_dinh_sau_lap_dat",
        ObligationKind.REMEDY: "khac_phuc_lo_hang",
    },
)
NOTICE_KIND = Dictionary(
    NoticeKind,
    {
        NoticeKind.APPROVAL: "y_kien_dap_ung",
        NoticeKind.REJECTION: "y_kien_khong_dap_ung",
        NoticeKind.SUPPLEMENT: "yeu_cau_bo_sung",
        NoticeKind.VISIT_SCHEDULE: "lich_kiem_tra",
        NoticeKind.FORM_2: "phieu_tiep_nhan_ho_so",
        NoticeKind.FORM_3: "thong_bao_ket_qua_kiem_tra",
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
