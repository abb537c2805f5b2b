"""Which used IT goods are banned since Thông tư 26/2025/TT-BKHCN? The list itself is not held."""

from datetime import date

from models.law import Citation, Dated, Instrument, Verification

IN_FORCE_FROM = date(2025, 10, 31)

CIRCULAR_26_2025 = Instrument(
    number="26/2025/TT-BKHCN",
    title_vi="Thông tư số 26/2025/TT-BKHCN về Danh mục sản phẩm công nghệ thông tin đã qua sử dụng cấm nhập "
    "khẩu",
    in_force_from=IN_FORCE_FROM,
)

BANNED_USED_IT_GOODS: tuple[Dated[bool], ...] = (
    Dated(
        value=True,
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=CIRCULAR_26_2025,
            article="(chưa rõ số)",
            quote_vi="(lược ý) cấm nhập khẩu, trừ trường hợp riêng: di chuyển thiết bị sản xuất trong cùng "
            "tổ chức; thiết bị điều khiển, vận hành, kiểm tra của hệ thống, dây chuyền",
        ),
        verification=Verification.UNVERIFIED,
    ),
)
