"""One paper of each kind with every member, in wire words."""

from typing import Any

_HEAD: dict[str, Any] = {"so": "12/2026", "ngay_cap": "2026-08-10", "so_thu_tu_hang": [1]}


def _paper(loai: str, **members: Any) -> dict[str, Any]:
    return {"loai": loai, **_HEAD, "ma_bam_tep": "0" * 64, **members}


PAPERS = (
    _paper(
        "xac_nhan_nha_san_xuat",
        nha_san_xuat="Mazak",
        nuoc_san_xuat="JP",
        nam_san_xuat=2019,
        tieu_chuan={"loai": "g7_han_quoc", "so_hieu": "JIS B 6336-1"},
        ban_chinh=True,
        hop_phap_hoa=True,
        co_ban_dich=True,
    ),
    _paper(
        "chung_thu_giam_dinh",
        ma_to_chuc="VNC",
        ngay_giam_dinh="2026-07-28",
        nuoc_giam_dinh="JP",
        dang_van_hanh=True,
        ket_luan="dap_ung",
        tieu_chuan={"loai": "tcvn"},
        nam_san_xuat=2019,
        so_may="228431",
        cong_suat_con_lai="84.9",
        muc_tieu_hao_vuot="15.0",
        tinh_trang_cong_nghe="khong_thuoc_danh_muc",
        co_so_su_dung=[{"ten": "Nhà máy A", "nuoc": "DE", "dia_chi": "Berlin"}],
        so_luong=6,
    ),
    _paper("dang_ky_giam_dinh", ma_to_chuc="VNC", co_xac_nhan=True, sau_lap_dat=True),
    _paper("van_ban_chap_thuan", co_quan_cap="Bộ Khoa học và Công nghệ"),
    _paper("dang_ky_doanh_nghiep"),
    _paper("uy_thac_nhap_khau", ben_uy_thac="Công ty TNHH Cơ khí Hòa Khánh"),
    _paper("giay_to_du_an", dien_du_an="du_an_uu_dai_dac_biet"),
    _paper("cam_ket_day_chuyen"),
    _paper(
        "gia_han_giam_dinh",
        co_quan_cap="Bộ Khoa học và Công nghệ",
        ngay_de_nghi="2026-08-01",
        so_thang=6,
    ),
    _paper("giay_to_chuyen_giao", co_quan_cap="Bộ Khoa học và Công nghệ", la_giay_phep=True),
    _paper(
        "dang_ky_kiem_tra_chat_luong",
        quy_chuan_ky_thuat=["QCVN 4:2009/BKHCN+SĐ1:2016"],
        tieu_chuan_ap_dung="TCVN 5699-1",
        dien_thoai="0236 3000 000",
        fax="0236 3000 001",
        dia_chi_tap_ket="Kho Hòa Khánh",
        thoi_gian_nhap_khau="Tháng 8 năm 2026",
    ),
    _paper(
        "giay_chung_nhan_hop_quy",
        ma_to_chuc="CNSH",
        quy_chuan_ky_thuat=["QCVN 4:2009/BKHCN+SĐ1:2016"],
        theo_lo=True,
        hieu_luc_den="2029-08-10",
        ngay_ket_qua_phu_hop="2026-08-09",
        ket_luan="dap_ung",
        ten_hang="Nồi cơm điện",
        nhan_hieu="Panasonic",
        kieu_loai="SR-MVN187",
        dac_tinh_ky_thuat="1,8 lít; 220 V; 700 W",
        xuat_xu="TH",
        nha_san_xuat="Panasonic Manufacturing Ayuthaya Co., Ltd.",
        so_luong=500,
        so_to_khai="107234567890",
        so_hoa_don="PMA-2026-0808",
    ),
    _paper("anh_mo_ta_hang_hoa", co_nhan_chinh=True, nhan_chinh_day_du=False),
    _paper("mau_nhan_phu"),
    _paper("ket_qua_tu_danh_gia", quy_chuan_ky_thuat="QCVN 9:2012/BKHCN+SĐ1:2018", ket_luan="dap_ung"),
    _paper("bang_chung_khac_phuc", noi_dung_khac_phuc="khac_phuc_nhan", ngay_hoan_thanh="2026-08-12"),
    _paper("van_ban_cham_bo_sung", ly_do="Chờ kết quả thử nghiệm", ngay_du_kien_bo_sung="2026-09-01"),
    _paper("giay_phep_luu_hanh", co_quan_cap="Bộ Khoa học và Công nghệ"),
    _paper("giay_to_khac", ten="Hợp đồng mua bán"),
)
