"""What does the law ask of the importer himself: his registration, the entrustment, his production?

Quyết định 18/2019/QĐ-TTg asks for the papers in Điều 7.1 for a line and in Điều 8.1.a for a machine. What was
read of the first shipment's dossier under Quyết định 28/2022/QĐ-TTg names neither. What was read of Điều 9.1
does not say who has to produce where one imports for another. A lawyer has to say.
"""

from typing import NamedTuple

from models.law import Citation, Dated, Verification
from rules.law.machinery import decision_28_2022
from rules.law.machinery.circular_56_2026 import REVIEW_NEEDED_FROM
from rules.law.machinery.decision_02_2026 import IN_FORCE_FROM as COPY_DOUBTFUL_FROM
from rules.law.machinery.decision_18_2019 import IN_FORCE_FROM, cite

Values = tuple[Dated[bool], ...]


WHO_PRODUCES: Values = (
    Dated(
        value=True,
        valid_from=IN_FORCE_FROM,
        citation=cite(
            "9",
            "(lược ý) “doanh nghiệp đang tiến hành sản xuất tại Việt Nam”; khi nhập khẩu ủy thác, phần đã "
            "đọc không nêu xét người nhập khẩu hay bên ủy thác",
            "1",
        ),
        verification=Verification.UNVERIFIED,
    ),
)
"""Asked of an importer who acts for another."""


class OfRoads(NamedTuple):
    """One paper, with the place that asks for it on each road; `either` while the road is not known."""

    machine: Values
    line: Values
    either: Values
    installed_first: Values

    @property
    def known(self) -> tuple[Values, ...]:
        """Every place, as the rulebook shows it."""
        return tuple(self)


def _entrustment(citation: Citation) -> Values:
    return (
        Dated(
            value=True,
            valid_from=IN_FORCE_FROM,
            citation=citation,
            review_needed_from=REVIEW_NEEDED_FROM,
        ),
    )


def _copy(citation: Citation) -> Values:
    return (
        Dated(value=True, valid_from=IN_FORCE_FROM, valid_until=COPY_DOUBTFUL_FROM, citation=citation),
        Dated(
            value=True, valid_from=COPY_DOUBTFUL_FROM, citation=citation, verification=Verification.UNVERIFIED
        ),  # the copy may have been dropped
    )


def _not_named(paper_vi: str) -> Values:
    return (
        Dated(
            value=True,
            valid_from=decision_28_2022.IN_FORCE_FROM,
            citation=Citation(
                instrument=decision_28_2022.DECISION_28_2022,
                article="1",
                clause="1",
                quote_vi=f"(lược ý) hồ sơ của lô hàng đầu tiên; phần đã đọc không nêu {paper_vi}",
            ),
            verification=Verification.UNVERIFIED,
        ),
    )


_ENTRUSTMENT_VI = "văn bản ủy thác nhập khẩu, nếu ủy thác"
_COPY_VI = "bản sao Giấy chứng nhận đăng ký doanh nghiệp"
_PLACES_VI = "khoản 1 Điều 7 với dây chuyền công nghệ, điểm a khoản 1 Điều 8 với máy móc, thiết bị"

ENTRUSTMENT = OfRoads(
    machine=_entrustment(cite("8", f"(lược ý) {_ENTRUSTMENT_VI}", "1", "a")),
    line=_entrustment(cite("7", f"(lược ý) {_ENTRUSTMENT_VI}", "1")),
    either=_entrustment(cite("7, 8", f"(lược ý) {_ENTRUSTMENT_VI}: {_PLACES_VI}")),
    installed_first=_not_named("văn bản ủy thác nhập khẩu"),
)
BUSINESS_REGISTRATION_COPY = OfRoads(
    machine=_copy(cite("8", f"(lược ý) {_COPY_VI} có đóng dấu", "1", "a")),
    line=_copy(cite("7", f"(lược ý) {_COPY_VI}", "1")),
    either=_copy(cite("7, 8", f"(lược ý) {_COPY_VI}: {_PLACES_VI}")),
    installed_first=_not_named(_COPY_VI),
)
