"""Where may goods wait for a specialized inspection, and how do they leave, under Nghị định 08/2015/NĐ-CP?

What Nghị định 167/2025/NĐ-CP changed in Điều 33 since 2025-08-15 was not seen.
"""

from datetime import date

from models.law import Citation, Dated, Instrument
from models.measure import days

IN_FORCE_FROM = date(2015, 3, 15)
REVIEW_NEEDED_FROM = date(2025, 8, 15)

DECREE_08_2015 = Instrument(
    number="08/2015/NĐ-CP",
    title_vi="Nghị định số 08/2015/NĐ-CP quy định chi tiết và biện pháp thi hành Luật Hải quan",
    in_force_from=IN_FORCE_FROM,
)

CONCLUSION_DAYS: tuple[Dated[int], ...] = (
    Dated(
        value=days(10),
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=DECREE_08_2015,
            article="33",
            clause="2",
            point="đ",
            quote_vi="(lược ý) kết luận trong 10 ngày từ ngày đăng ký hoặc lấy mẫu, trừ khi luật chuyên "
            "ngành quy định khác",
        ),
        review_needed_from=REVIEW_NEEDED_FROM,
    ),
)
STORAGE_PLACE: tuple[Dated[bool], ...] = (
    Dated(
        value=True,
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=DECREE_08_2015,
            article="33",
            clause="3",
            point="b",
            quote_vi="(lược ý) nơi bảo quản có địa chỉ rõ ràng, ngăn cách; máy không lấy mẫu được thì bảo "
            "quản tại nơi kiểm tra, chủ hàng chịu trách nhiệm đến khi thông quan",
        ),
        review_needed_from=REVIEW_NEEDED_FROM,
    ),
)
REEXPORT_DOSSIER: tuple[Dated[tuple[str, ...]], ...] = (
    Dated(
        value=(
            "Tờ khai hàng hóa xuất khẩu",
            "Văn bản đồng ý của chủ hàng nước ngoài (khi trả lại)",
            "Quyết định buộc tái xuất",
        ),
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=DECREE_08_2015,
            article="48",
            clause="2",
            quote_vi="(lược ý) tờ khai xuất khẩu; văn bản đồng ý nhận lại hàng; quyết định buộc tái xuất",
        ),
    ),
)
