"""How does Bộ luật Dân sự 91/2015/QH13 count a period of days or months?"""

from datetime import date

from models.law import Citation, Dated, Instrument, Verification

IN_FORCE_FROM = date(2017, 1, 1)

LAW_91_2015 = Instrument(
    number="91/2015/QH13", title_vi="Bộ luật Dân sự số 91/2015/QH13", in_force_from=IN_FORCE_FROM
)


def _rule(
    article: str, clause: str, quote_vi: str, verification: Verification = Verification.VERIFIED
) -> tuple[Dated[bool], ...]:
    return (
        Dated(
            value=True,
            valid_from=IN_FORCE_FROM,
            citation=Citation(instrument=LAW_91_2015, article=article, clause=clause, quote_vi=quote_vi),
            verification=verification,
        ),
    )


EVENT_DAY_NOT_COUNTED = _rule("147", "2", "(lược ý) ngày xảy ra sự kiện không được tính")
CORRESPONDING_DATE = _rule(
    "148",
    "3",
    "(lược ý) ngày tương ứng của tháng cuối; không có thì ngày cuối tháng",
    Verification.UNVERIFIED,
)
HOLIDAY_ROLLS_FORWARD = _rule("148", "5", "(lược ý) ngày nghỉ thì hết ngày làm việc tiếp theo")
