"""What does a person, or a program, read after a trial?"""

import json
from dataclasses import asdict
from pathlib import Path

from customs.conform.running import Played, Trial
from customs.conform.scenario import Side, Verdict

LABELS = {Verdict.PASSED: "đạt", Verdict.FAILED: "không đạt", Verdict.SKIPPED: "bỏ qua"}
SIDES = {Side.ENGINE: "hệ thống kiểm soát nhập khẩu", Side.CUSTOMS: "hệ thống hải quan"}


def line(played: Played) -> str:
    """One scenario on the screen."""
    reason = f" — {played.reason_vi}" if played.reason_vi else ""
    mark = LABELS[played.verdict]
    return f"{mark:<10} {played.name:<34} {played.title_vi} ({played.seconds:.2f} s){reason}"


def summary(trial: Trial) -> str:
    """The counts, in one sentence."""
    counts = ", ".join(f"{LABELS[verdict]} {trial.count(verdict)}" for verdict in Verdict)
    return f"{len(trial.played)} tình huống: {counts}; {trial.seconds:.1f} s"


def as_json(trial: Trial) -> str:
    """The whole trial for a program."""
    document = {
        "ben": trial.side,
        "dia_chi": trial.url,
        "ket_luan": "dat" if trial.is_passed else "khong_dat",
        "so_tinh_huong": len(trial.played),
        "dem": {verdict: trial.count(verdict) for verdict in Verdict},
        "thoi_gian_giay": trial.seconds,
        "tinh_huong": [asdict(each) for each in trial.played],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_markdown(trial: Trial) -> str:
    """The whole trial for a person: the table first, then what differs."""
    lines = [
        f"# Báo cáo thử quy ước kết nối: {SIDES[trial.side]}",
        "",
        f"Địa chỉ: `{trial.url}`. {summary(trial)}.",
        "",
        "| Tình huống | Yêu cầu | Nội dung | Kết luận | Giây |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| `{each.name}` | {each.row} | {each.title_vi} | {LABELS[each.verdict]} | {each.seconds:.2f} |"
        for each in trial.played
    ]
    for each in trial.played:
        if each.verdict is not Verdict.PASSED:
            lines += ["", f"## `{each.name}`: {LABELS[each.verdict]}", "", each.reason_vi or "", ""]
            lines += [f"Chứng minh: {each.proves_vi}.", ""]
            lines += [f"{number}. {step}" for number, step in enumerate(each.steps, 1)]
    return "\n".join(lines) + "\n"


def write(trial: Trial, path: Path) -> None:
    """The report into a file; the ending of its name says in which form."""
    text = as_json(trial) if path.suffix == ".json" else as_markdown(trial)
    path.write_text(text, encoding="utf-8")
