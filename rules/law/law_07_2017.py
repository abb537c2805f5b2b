"""Does Luật Chuyển giao công nghệ 07/2017/QH14 also bind a single machine to a listed technology?"""

from datetime import date

from models.law import Citation, Dated, Instrument, Verification
from models.vocabulary import TechnologyStatus

IN_FORCE_FROM = date(2018, 7, 1)

LAW_07_2017 = Instrument(
    number="07/2017/QH14",
    title_vi="Luật Chuyển giao công nghệ số 07/2017/QH14",
    in_force_from=IN_FORCE_FROM,
)


def _not_verified(article: str) -> tuple[Dated[bool], ...]:
    return (
        Dated(
            value=True,
            valid_from=IN_FORCE_FROM,
            citation=Citation(
                instrument=LAW_07_2017, article=article, quote_vi="và máy móc, thiết bị đi kèm công nghệ"
            ),
            verification=Verification.UNVERIFIED,
        ),
    )


MACHINES_OF_LISTED_TECHNOLOGY = {
    TechnologyStatus.RESTRICTED: _not_verified("10"),
    TechnologyStatus.PROHIBITED: _not_verified("11"),
}
