"""What does `python -m customs conform URL` take, and how does it end? With 0 only when nothing failed."""

import argparse
import random
import re
import sys
from pathlib import Path

from customs.conform.report import line, summary, write
from customs.conform.running import Trial
from customs.conform.scenario import Side, Verdict
from customs.conform.setting import Setting
from customs.conform.trial import UnknownScenarioError, try_side
from customs.simulator.command import not_negative, secret_in
from customs.simulator.simulator import CLIENT_ID
from models.problems.arguments import web_address
from models.problems.telling import CommandRefused


def add_conform(parser: argparse.ArgumentParser) -> None:
    """Every switch."""
    parser.add_argument(
        "url",
        type=web_address,
        metavar="URL",
        help="địa chỉ của bên được thử, ví dụ https://may.danang.gov.vn",
    )
    parser.add_argument("--side", type=Side, choices=list(Side), default=Side.ENGINE, help="bên được thử")
    parser.add_argument("--secret-file", type=Path, required=True, help="tệp chứa khóa chung whsec_…")
    parser.add_argument("--old-secret-file", type=Path, help="khóa cũ còn hiệu lực khi đổi khóa")
    parser.add_argument("--client-id", default=CLIENT_ID, help="mã bên gửi đã đăng ký")
    parser.add_argument("--limited-client-id", help="bên gửi thứ hai, chỉ có quyền đọc")
    parser.add_argument("--limited-secret-file", type=Path, help="khóa của bên gửi thứ hai")
    parser.add_argument("--report", type=Path, metavar="FILE", help="ghi báo cáo .md hoặc .json")
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="chỉ thử tình huống này; lặp lại được"
    )
    parser.add_argument(
        "--numbers-from", type=_twelve_digits, metavar="N", help="12 chữ số: số tờ khai đầu tiên của lần thử"
    )
    parser.add_argument("--patience", type=not_negative, default=15.0, metavar="S", help="chờ kết quả S giây")


async def conform(options: argparse.Namespace) -> int:
    """Try one side, print each verdict, and write the report; the exit code."""
    if options.report is not None and not options.report.absolute().parent.is_dir():
        raise CommandRefused(f"--report: không có thư mục {options.report.parent}. Tạo thư mục ấy trước.")
    setting = Setting(
        url=options.url.rstrip("/"),
        secret=_secret(options.secret_file) or "",
        old_secret=_secret(options.old_secret_file),
        client_id=options.client_id,
        limited_client_id=options.limited_client_id,
        limited_secret=_secret(options.limited_secret_file),
        first_number=int(options.numbers_from or _some_number()),
        patience_seconds=options.patience,
    )
    try:
        trial = await try_side(options.side, setting, options.only or (), lambda one: _say(line(one)))
    except UnknownScenarioError as error:
        raise CommandRefused(f"--only: {error}") from error
    _end(trial, options.report)
    return 0 if trial.is_passed else 1


def _end(trial: Trial, report: Path | None) -> None:
    _say(f"\n{summary(trial)}")
    failed = [one.name for one in trial.played if one.verdict is Verdict.FAILED]
    if failed:
        _say("Không đạt: " + ", ".join(failed))
    if report is not None:
        write(trial, report)
        _say(f"Báo cáo: {report}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _secret(path: Path | None) -> str | None:
    return secret_in(path) if path else None


def _twelve_digits(text: str) -> str:
    if not re.fullmatch(r"[0-9]{12}", text):
        raise argparse.ArgumentTypeError(f"“{text}” không phải là 12 chữ số")
    return text


def _some_number() -> int:
    """Twelve digits where no declaration of customs begins: they begin with 1 to 3."""
    return 900_000_000_000 + random.randrange(99_999_000) * 1000  # noqa: S311  # a number, no secret
