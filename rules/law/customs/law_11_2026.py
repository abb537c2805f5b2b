"""What does Luật 11/2026/QH16 change in the customs law from 2027-03-01? Only one number is known of it."""

from datetime import date

from models.law import Citation, Dated, Instrument, Verification
from models.measure import days

IN_FORCE_FROM = date(2027, 3, 1)

LAW_11_2026 = Instrument(
    number="11/2026/QH16",
    title_vi="Luật số 11/2026/QH16 về sửa đổi, bổ sung một số điều của Luật Hải quan",
    in_force_from=IN_FORCE_FROM,
)

DECLARATION_VALIDITY_DAYS: tuple[Dated[int], ...] = (
    Dated(
        value=days(15),
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=LAW_11_2026,
            article="(chưa rõ số)",
            quote_vi="(lược ý) tờ khai hải quan có giá trị 15 ngày",
        ),
        verification=Verification.UNVERIFIED,
    ),
)
