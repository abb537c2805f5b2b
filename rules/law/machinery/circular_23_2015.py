"""Which text ruled used machinery before Quyết định 18/2019/QĐ-TTg? It is named here; a person judges."""

from datetime import date

from models.law import Citation, Dated, Instrument, Verification
from models.measure import years

IN_FORCE_FROM = date(2016, 7, 1)
IN_FORCE_UNTIL = date(2019, 6, 15)

CIRCULAR_23_2015 = Instrument(
    number="23/2015/TT-BKHCN",
    title_vi="Thông tư số 23/2015/TT-BKHCN quy định việc nhập khẩu máy móc, thiết bị, dây chuyền công nghệ "
    "đã qua sử dụng",
    in_force_from=IN_FORCE_FROM,
    in_force_until=IN_FORCE_UNTIL,
)

MAX_MACHINE_AGE_YEARS: tuple[Dated[int], ...] = (
    Dated(
        value=years(10),
        valid_from=IN_FORCE_FROM,
        valid_until=IN_FORCE_UNTIL,
        citation=Citation(
            instrument=CIRCULAR_23_2015,
            article="6",
            clause="1",
            point="a",
            quote_vi="(lược ý) tuổi thiết bị không vượt quá 10 năm",
        ),
        verification=Verification.UNVERIFIED,  # its conditions beside the age were not read
    ),
)
