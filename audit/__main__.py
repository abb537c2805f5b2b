"""Door: `python -m audit replay [--archive FOLDER] [--offline]`, `python -m audit show NUMBER [--facts]`."""

import argparse
import asyncio
import os
import sys
from pathlib import Path

from temporalio.service import RPCError

from audit.archive import Archive
from audit.export import export_closed
from audit.replay import replay_archive
from audit.report import Export, lines
from audit.story import load_story
from audit.story_text import SENDERS, tell, unknown_vi
from models.problems.arguments import CommandParser
from models.problems.telling import CommandRefused, Unusable, refuse, told
from models.vocabulary import Office
from records.engine import NOT_READY, NOT_READY_VI, open_engine, reading
from settings import Settings
from workflows.connection import connect

CONNECT_SECONDS = 10.0


def main() -> None:
    """Read the command and do it; the exit code is its answer.

    Leaves without the interpreter's own end: threads of the Temporal client may still run then and abort it.
    """
    arguments = _parser().parse_args()
    try:
        code = arguments.run(arguments, Settings())
    except NOT_READY:
        code = refuse([NOT_READY_VI, "Chạy `python -m records migrate` trước."])
    except Unusable as error:
        code = refuse(told(error, getattr(arguments, "archive", None)))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def replay(arguments: argparse.Namespace, settings: Settings) -> int:
    """Export what has closed, then replay all that is archived; 1 when one cannot be replayed."""
    if arguments.archive is not None and not arguments.archive.is_dir():
        raise CommandRefused(
            f"--archive: {arguments.archive} không phải là thư mục. Ghi tên thư mục kho lưu."
        )
    archive = Archive(arguments.archive or settings.data_dir / "archive")
    return asyncio.run(_replay(archive, settings, offline=arguments.offline))


def show(arguments: argparse.Namespace, settings: Settings) -> int:
    """The story of a declaration; 1 when the register does not know it."""
    with reading(open_engine(settings.register_url)) as session:
        story = load_story(session, arguments.number)
    if story is None:
        print(unknown_vi(arguments.number), file=sys.stderr)  # noqa: T201 - a command's answer
        return 1
    senders = {**SENDERS, settings.customs_client_id: Office.CITY_CUSTOMS.label_vi}
    for line in tell(story, senders, with_facts=arguments.facts):
        print(line)  # noqa: T201 - a command's answer
    return 0


async def _replay(archive: Archive, settings: Settings, *, offline: bool) -> int:
    export = Export(skipped="--offline") if offline else await _export(archive, settings)
    report = await replay_archive(archive)
    for line in lines(archive.folder, export, report):
        print(line)  # noqa: T201 - a command's answer
    return 1 if report.failures else 0


async def _export(archive: Archive, settings: Settings) -> Export:
    """What is archived can be replayed while Temporal is down; why nothing came is said."""
    before = len(archive.keys())
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            client = await connect(settings.temporal_address, settings.temporal_namespace)
        return Export((await export_closed(client, archive)).archived)
    except (RPCError, RuntimeError, TimeoutError) as error:
        reason = " ".join(str(error).split())[:200] or "Temporal không trả lời"
        return Export(len(archive.keys()) - before, f"{settings.temporal_address}: {reason}")


def _parser() -> argparse.ArgumentParser:
    parser = CommandParser(prog="python -m audit", description=__doc__)
    commands = parser.add_subparsers(required=True)
    replaying = commands.add_parser("replay", help="xuất lịch sử đã đóng và phát lại toàn bộ kho lưu")
    replaying.add_argument("--archive", type=Path, help="mặc định: <DATA_DIR>/archive")
    replaying.add_argument("--offline", action="store_true", help="không xuất, chỉ phát lại")
    replaying.set_defaults(run=replay)
    showing = commands.add_parser("show", help="kể lại một tờ khai")
    showing.add_argument("number")
    showing.add_argument("--facts", action="store_true", help="kèm nguyên văn từng sự kiện")
    showing.set_defaults(run=show)
    return parser


if __name__ == "__main__":
    main()
