"""How does the result of a replay read in a terminal?"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audit.replay import ReplayReport

WIDTH = 26


@dataclass(frozen=True, slots=True)
class Export:
    """How many histories were kept before the replay, and why it stopped or was not tried."""

    archived: int = 0
    skipped: str | None = None


def lines(folder: Path, export: Export, report: ReplayReport) -> Iterator[str]:
    """A small table, then each failure with its reason."""
    yield _row("Kho lưu / archive", str(folder))
    skipped = f" (bỏ qua / skipped: {export.skipped})" if export.skipped else ""
    yield _row("Xuất mới / exported", f"{export.archived}{skipped}")
    yield _row("Phát lại / replayed", f"{report.replayed} ({report.event_count} sự kiện / events)")
    yield _row("Lỗi / failed", str(len(report.failures)))
    rate = report.replayed / report.seconds if report.seconds else 0.0
    yield _row("Thời gian / duration", f"{report.seconds:.1f} s ({rate:.0f}/s)")
    for failure in report.failures:
        yield f"  ✗ {failure.what}: {failure.reason}"


def _row(name: str, value: str) -> str:
    return f"{name:<{WIDTH}}{value}"
