"""How are the figures shown? One line a row, spread and load beside them, nothing hidden."""

import os
import platform
import statistics
from collections.abc import Sequence

from bench.decisions import WANTED_PER_SECOND, WANTED_RATIO, Speed
from bench.measure import Row, Side

LEGEND = """\
tỷ số = trung vị của từng vòng (nhỏ nhất–lớn nhất); CPU = ms mỗi hồ sơ: máy chủ Temporal + worker + bên gửi.
A: cùng danh sách sự kiện, hoạt động rỗng ở cả hai bên. B: hồ sơ thật (luật, sổ SQLite, PDF,
hải quan qua HTTP) so với sàn của A, để biết. C: hồ sơ thật so với bài mẫu tám hoạt động
nối tiếp, mỗi hoạt động mang cả tờ khai; "trần" là chính sàn của A so với bài mẫu: với danh sách
sự kiện ấy, hồ sơ thật không thể nhanh hơn.
"""


def load() -> str:
    """What else the machine was doing."""
    one, five, _ = os.getloadavg()
    return f"tải máy {one:.2f} (1 phút), {five:.2f} (5 phút)"


def machine() -> str:
    """What the machine is."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python = f"CPython {platform.python_version()}"
    return f"{os.cpu_count()} lõi, {memory:.0f} GiB, {platform.system()}, {python}"


def print_rows(rows: Sequence[Row]) -> None:
    """The table."""
    names = f"{'hàng':34}{'ta/s':>7}{'sàn/s':>7}  {'tỷ số':19}{'CPU ta':>20}{'CPU sàn':>20}"
    head = f"{names}{'CPU':>6}{'đích':>6}  kết luận"
    print(head, "-" * (len(head) + 10), sep="\n")
    for row in rows:
        print(line(row))
    print("\n" + LEGEND)


def print_lines(title_vi: str, lines: Sequence[str]) -> None:
    """A block of its own."""
    print(title_vi, *lines, "", sep="\n")


def line(row: Row) -> str:
    """One row."""
    ratios = row.ratios()
    ratio = f"{row.ratio:.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
    target = f"{row.target:.2f}" if row.target else "-"
    return (
        f"{row.name:34}{row.ours.median('rate'):7.1f}{row.floor.median('rate'):7.1f}  {ratio:19}"
        f"{_cpu(row.ours):>20}{_cpu(row.floor):>20}{row.cpu_ratio:6.2f}{target:>6}  {row.verdict()}"
    )


def print_speeds(speeds: Sequence[Speed]) -> None:
    """The rulebook beside the bare loop, in decisions a second; a missed figure is told as missed."""
    print(
        f"Luật, quyết định/s mỗi lõi; đích {WANTED_PER_SECOND} và tỷ số {WANTED_RATIO:.2f} với vòng lặp trơn:"
    )
    for speed in speeds:
        ours, bare, ratio = (
            f"{statistics.median(rates):.{digits}f} ({min(rates):.{digits}f}–{max(rates):.{digits}f})"
            for rates, digits in ((speed.ours, 0), (speed.bare, 0), (speed.ratios, 2))
        )
        met = _met(is_met=speed.rate >= WANTED_PER_SECOND), _met(is_met=speed.ratio >= WANTED_RATIO)
        print(f"  {speed.title_vi:34}{ours} {met[0]}; vòng lặp trơn {bare}; tỷ số {ratio} {met[1]}")


def _met(*, is_met: bool) -> str:
    return "đạt" if is_met else "KHÔNG ĐẠT"


def spread(side: Side) -> str:
    """How far a side's rate moved between rounds."""
    rates = [sample.rate for sample in side.samples]
    return f"{side.name}: {min(rates):.1f}–{max(rates):.1f} hồ sơ/s (lệch {max(rates) / min(rates):.2f} lần)"


def _cpu(side: Side) -> str:
    parts = (side.median("server_ms"), side.median("worker_ms"), side.median("client_ms"))
    return "+".join(f"{part:.0f}" for part in parts) + f"={sum(parts):.0f}"
