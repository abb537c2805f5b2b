"""What came of the day? One line a declaration."""

from collections import Counter

from demo.day import Played
from models.assessment import Assessment, ItemAssessment
from models.notice import IssuedNotice
from models.vocabulary import Consequence, Outcome, Regime

HEAD = (
    "Tờ khai",
    "Dòng",
    "Kiểm soát",
    "Luồng",
    "Tiêu chí",
    "Không đạt",
    "Thông báo",
    "Xử lý",
    "HQ xác nhận",
    "Giây",
    "Kết quả",
)

CONTROLS = {
    Regime.USED_MACHINERY: "máy cũ",
    Regime.QUALITY_INSPECTION: "chất lượng",
    Regime.TECHNOLOGY_TRANSFER: "chuyển giao",
}


def outcome_table(day: list[Played]) -> str:
    """The table as text, columns as wide as their widest cell."""
    rows = [HEAD, *(_row(played) for played in day)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def _row(played: Played) -> tuple[str, ...]:
    stored = played.stored
    if stored is None or played.case is None:
        return (played.sample.number, *("–" for _ in HEAD[2:]), _verdict(played))
    findings = [finding for item in stored.assessment.items for finding in item.findings]
    failed = [
        reason
        for item in stored.assessment.items
        for reason in item.reasons
        if reason.outcome is Outcome.NOT_MET and reason.consequence is not Consequence.NOTE
    ]
    told = Counter(item.disposition.label_vi for item in stored.assessment.items)
    return (
        played.sample.number,
        str(len(stored.assessment.items)),
        _controls(stored.assessment),
        played.case.lane.label_vi.split(":")[0],
        str(len(findings)),
        str(len(failed)),
        ", ".join(notice.notice_number.split("/")[0] for notice in _in_order(stored.notices)) or "–",
        ", ".join(f"{count} {text.lower()}" for text, count in told.items()),
        f"{played.acknowledged}/{played.sent}",
        f"{played.seconds:.1f}",
        _verdict(played),
    )


def _controls(assessment: Assessment) -> str:
    """How many items are under each control."""
    controlled = Counter(regime for item in assessment.items for regime in _regimes(item))
    said = [f"{name_vi}: {controlled[regime]}" for regime, name_vi in CONTROLS.items() if controlled[regime]]
    return ", ".join(said) or "không"


def _regimes(item: ItemAssessment) -> set[Regime]:
    """The controls in whose scope the item is; a note holds nothing."""
    counted = [finding for finding in item.findings if finding.consequence is not Consequence.NOTE]
    outside = {
        finding.regime
        for finding in counted
        if finding.outcome is Outcome.NOT_MET and finding.consequence is Consequence.OUT_OF_SCOPE
    }
    return {finding.regime for finding in counted} - outside


def _in_order(notices: tuple[IssuedNotice, ...]) -> list[IssuedNotice]:
    return sorted(notices, key=lambda notice: notice.notice_number)


def _verdict(played: Played) -> str:
    if not played.differences:
        return "đúng"
    return "SAI: " + "; ".join(played.differences)
