"""What is still missing, from whom, on which ground, until when? Yêu cầu bổ sung hồ sơ."""

from datetime import date
from typing import Literal

from models.assessment import Finding, Obligation
from models.base import Record
from models.vocabulary import NoticeKind, ObligationKind
from notices.grounds import bases_of, marked_note, marks
from notices.parts import Notice
from notices.source import Source
from notices.wording import PROCEDURE

SEND_TO = (
    "Giấy tờ, thông tin bổ sung gửi qua cơ quan hải quan nơi đăng ký tờ khai. Sở Khoa học và Công nghệ"
    " tiếp tục xem xét khi nhận đủ."
)
TO_SUPPLY = frozenset(ObligationKind) - {
    ObligationKind.REEXPORT,
    ObligationKind.REMEDY,
    ObligationKind.SUPPLEMENT_DOSSIER,
}
"""What follows a refusal is no request; what lacks in a dossier of quality inspection is told by Mẫu số 2."""


class MissingRow(Record):
    """One missing paper or fact. A wished day is the policy's and never looks like a period of law."""

    item_number: int | None
    what_vi: str
    why_vi: str
    party_vi: str
    ground_vi: str | None
    quote_vi: str | None
    due_on: date | None
    is_wish: bool
    due_vi: str
    marks_vi: tuple[str, ...]


class SupplementContent(Notice):
    """Yêu cầu bổ sung hồ sơ."""

    kind: Literal[NoticeKind.SUPPLEMENT] = NoticeKind.SUPPLEMENT
    opening_vi: str
    missing: tuple[MissingRow, ...]


def supplement(source: Source) -> SupplementContent:
    """Everything that is owed for the items; without anything there is nothing to ask for."""
    owed = source.owed(*TO_SUPPLY)
    if not owed:
        raise ValueError("a supplement request needs an obligation to supply something; none was found")
    rows = tuple(_row(source, obligation) for obligation in owed)
    frame = source.frame(
        bases=bases_of(obligation.citation for obligation in owed if obligation.citation),
        closing=(
            SEND_TO,
            PROCEDURE.format(policy=source.policy_vi),
            *marked_note(row.marks_vi for row in rows),
        ),
    )
    behind = [finding for obligation in owed if (finding := finding_behind(source, obligation))]
    opening = "Sau khi xem xét hồ sơ, Sở Khoa học và Công nghệ đề nghị bổ sung các giấy tờ, thông tin sau:"
    return SupplementContent.model_validate(
        {**frame, "opening_vi": opening, "missing": rows, "subject_vi": source.subject(behind)}
    )


def _row(source: Source, owed: Obligation) -> MissingRow:
    finding = finding_behind(source, owed)
    is_wish = owed.due_on is None
    return MissingRow(
        item_number=owed.item_number,
        what_vi=owed.what_vi,
        why_vi=finding.sentence_vi if finding else owed.kind.label_vi,
        party_vi=owed.party.label_vi,
        ground_vi=owed.citation.place_vi if owed.citation else None,
        quote_vi=owed.citation.quote_vi if owed.citation else None,
        due_on=source.context.wish_due_on if is_wish else owed.due_on,
        is_wish=is_wish,
        due_vi=_wish(source) if owed.due_on is None else f"Chậm nhất ngày {owed.due_on:%d/%m/%Y}",
        marks_vi=marks(finding) if finding else (),
    )


def finding_behind(source: Source, owed: Obligation) -> Finding | None:
    """The finding from which the obligation comes."""
    wanted = (owed.item_number, owed.kind, owed.what_vi)
    for finding in source.findings():
        missing = finding.missing
        if missing and (finding.item_number, missing.kind, missing.what_vi) == wanted:
            return finding
    return None


def _wish(source: Source) -> str:
    day, days = source.context.wish_due_on, source.context.supplement_days
    until = (
        f"đến hết ngày {day:%d/%m/%Y}" if day else f"trong {days} ngày làm việc từ ngày nhận Thông báo này"
    )
    return f"Mong nhận {until} (theo Quy chế phối hợp; pháp luật không ấn định ngày)"
