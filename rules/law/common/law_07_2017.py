"""Does Luật Chuyển giao công nghệ 07/2017/QH14 also bind a machine or its contract to a listed technology?

Nothing here was read in the law itself; Luật 115/2025/QH15 amends it since 2026-04-01 and was not read
either.
"""

from datetime import date
from typing import TypeVar

from models.law import Citation, Dated, Instrument, Verification
from models.measure import days
from models.vocabulary import TechnologyStatus

T = TypeVar("T")

IN_FORCE_FROM = date(2018, 7, 1)
REVIEW_NEEDED_FROM = date(2026, 4, 1)

LAW_07_2017 = Instrument(
    number="07/2017/QH14",
    title_vi="Luật Chuyển giao công nghệ số 07/2017/QH14",
    in_force_from=IN_FORCE_FROM,
)


def _not_verified(
    value: T, article: str, quote_vi: str, clause: str | None = None, point: str | None = None
) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value,
            valid_from=IN_FORCE_FROM,
            citation=Citation(
                instrument=LAW_07_2017, article=article, clause=clause, point=point, quote_vi=quote_vi
            ),
            verification=Verification.UNVERIFIED,
            review_needed_from=REVIEW_NEEDED_FROM,
        ),
    )


MACHINES_OF_LISTED_TECHNOLOGY = {
    TechnologyStatus.RESTRICTED: _not_verified(True, "10", "và máy móc, thiết bị đi kèm công nghệ"),
    TechnologyStatus.PROHIBITED: _not_verified(True, "11", "và máy móc, thiết bị đi kèm công nghệ"),
}
RESTRICTED_NEEDS_PERMIT = _not_verified(
    True, "28, 29, 30", "(lược ý) công nghệ hạn chế: chấp thuận rồi cấp giấy phép chuyển giao công nghệ"
)
TRANSFER_REGISTRATION = _not_verified(
    True, "31", "(lược ý) đăng ký hợp đồng chuyển giao công nghệ từ nước ngoài vào Việt Nam", "1", "a"
)
REGISTRATION_DAYS = _not_verified(days(90), "31", "(lược ý) đăng ký trong 90 ngày từ ngày ký hợp đồng")
