"""What do all papers carry on the wire?"""

from customs.wire.translated import Translated
from customs.wire.types import Day, DigestText, ItemNumbers, ShortText

SHARED = {"so": "number", "ngay_cap": "issued_on", "so_thu_tu_hang": "items", "ma_bam_tep": "file_digest"}
"""The members of every paper."""


class FiledPaperIn(Translated):
    """Số, ngày cấp, dòng hàng, và tệp nếu có."""

    so: ShortText
    ngay_cap: Day
    so_thu_tu_hang: ItemNumbers = ()
    ma_bam_tep: DigestText | None = None
