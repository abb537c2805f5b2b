"""Door: `python -m demo` starts everything on this machine, plays a day of customs traffic and keeps running.

With `--once` it ends after the day: exit code 0 only if every case reached the state its sample states.
"""

import argparse
import asyncio
import contextlib
import json
import signal
import sys
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from customs.simulator import Simulator
from demo.day import Day, Played
from demo.installation import PEOPLE, SAMPLES, install
from demo.people import Desk, staff_at_work
from demo.processes import ProcessDiedError, Supervisor, listens, port_near
from demo.sample import Sample, load_all
from demo.table import outcome_table
from models.days import vietnamese_day
from records.engine import open_engine
from settings import Settings

T = TypeVar("T")
ALIVE = "worker-alive"
"""Touched by the worker while Temporal answers."""
BIN = Path(sys.executable).parent


def now() -> datetime:
    """The demo's clock."""
    return datetime.now(UTC)  # noqa: TID251 - a door


def main() -> int:
    """Start, play, report; everything is stopped whatever happens."""
    arguments = _arguments()
    ports = {
        name: port_near(port) for name, port in (("temporal", 7233), ("portal", 8080), ("customs", 8090))
    }
    ports["temporal-ui"] = port_near(8233)
    settings = Settings(data_dir=arguments.data.resolve(), database_url="", document_store=None)
    supervisor = Supervisor(settings.data_dir / "logs", _environment(settings, ports))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return asyncio.run(_run(arguments, settings, supervisor, ports))
    except ProcessDiedError as died:
        print(f"\n{died}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nĐang dừng…")
        return 0
    finally:
        supervisor.stop()


async def _run(
    arguments: argparse.Namespace, settings: Settings, supervisor: Supervisor, ports: dict[str, int]
) -> int:
    samples = load_all(SAMPLES, vietnamese_day(now()))
    passwords = install(open_engine(settings.register_url), settings.data_dir, now())
    _start(settings, supervisor, ports, samples)
    _introduce(ports, passwords)
    day = await _watched(supervisor, _play(settings, ports, passwords, samples))
    print("\n" + outcome_table(day))
    failed = [played for played in day if played.differences]
    print(f"\n{len(day) - len(failed)}/{len(day)} hồ sơ kết thúc đúng như mẫu.")
    if not arguments.once:
        print("Hệ thống vẫn chạy; Ctrl-C để dừng.")
        await _watched(supervisor, asyncio.Event().wait())
    return 1 if failed else 0


def _start(
    settings: Settings, supervisor: Supervisor, ports: dict[str, int], samples: tuple[Sample, ...]
) -> None:
    scripts = settings.data_dir / "customs-scripts.json"
    scripts.write_text(
        json.dumps({each.number: each.customs.model_dump() for each in samples}), encoding="utf-8"
    )
    python = sys.executable
    print("Khởi động: Temporal", end="", flush=True)
    supervisor.start("temporal", _temporal_command(settings, ports), listens(ports["temporal"]))
    print(", hải quan giả lập", end="", flush=True)
    simulate = [python, "-m", "customs", "simulate", "--port", str(ports["customs"])]
    simulate += ["--engine-url", f"http://127.0.0.1:{ports['portal']}"]
    simulate += [
        "--secret-file",
        str(settings.data_dir / "secrets" / "customs"),
        "--script-file",
        str(scripts),
    ]
    simulate += ["--state-file", str(settings.data_dir / "customs-state.jsonl")]
    supervisor.start("customs", simulate, listens(ports["customs"]))
    print(", cổng nghiệp vụ", end="", flush=True)
    supervisor.start("portal", [python, "-m", "portal"], listens(ports["portal"]))
    print(", worker.", flush=True)
    alive = settings.data_dir / ALIVE
    alive.unlink(missing_ok=True)
    supervisor.start("worker", [python, "worker.py"], alive.exists)


def _temporal_command(settings: Settings, ports: dict[str, int]) -> list[str]:
    command = [str(BIN / "temporal"), "server", "start-dev", "--ip", "127.0.0.1", "--log-level", "error"]
    command += ["--port", str(ports["temporal"]), "--ui-port", str(ports["temporal-ui"])]
    command += ["--ui-disable-news-fetch", "--db-filename", str(settings.data_dir / "temporal.db")]
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL"):
        command += ["--sqlite-pragma", pragma]
    for partitions in ("Read", "Write"):
        command += ["--dynamic-config-value", f"matching.numTaskqueue{partitions}Partitions=1"]
    return command


def _environment(settings: Settings, ports: dict[str, int]) -> dict[str, str]:
    return {
        "DATA_DIR": str(settings.data_dir),
        "DATABASE_URL": "",
        "TEMPORAL_ADDRESS": f"127.0.0.1:{ports['temporal']}",
        "CUSTOMS_URL": f"http://127.0.0.1:{ports['customs']}",
        "PORTAL_PORT": str(ports["portal"]),
        "WORKER_HEARTBEAT_FILE": str(settings.data_dir / ALIVE),
        "PYTHONUNBUFFERED": "1",
    }


def _introduce(ports: dict[str, int], passwords: dict[str, str]) -> None:
    print(f"\nCổng nghiệp vụ    http://127.0.0.1:{ports['portal']}")
    print(f"Giao diện Temporal http://127.0.0.1:{ports['temporal-ui']}")
    print(f"Hải quan giả lập  http://127.0.0.1:{ports['customs']}/state\n")
    print("Tài khoản dùng thử (chỉ của bản cài đặt này):")
    for person in PEOPLE:
        what = f"{person.role.label_vi}, {person.office.label_vi}"
        print(f"  {person.username:<8} {passwords[person.username]:<14} {what}")
    print()


async def _play(
    settings: Settings, ports: dict[str, int], passwords: dict[str, str], samples: tuple[Sample, ...]
) -> list[Played]:
    portal = f"http://127.0.0.1:{ports['portal']}"
    desk = Desk()
    customs = Simulator(portal, settings.customs_secret, client_id=settings.customs_client_id)
    working = asyncio.create_task(staff_at_work(portal, passwords, desk))
    day = Day(open_engine(settings.register_url), customs, desk, now)
    playing = asyncio.create_task(day.play(samples, _tell))
    await asyncio.wait([working, playing], return_when=asyncio.FIRST_COMPLETED)
    if working.done():
        playing.cancel()
        working.result()
    working.cancel()
    await customs.close()
    return await playing


async def _watched(supervisor: Supervisor, work: Coroutine[Any, Any, T]) -> T:
    """Do the work while every process lives."""
    task = asyncio.create_task(work)
    while not task.done():
        supervisor.watch()
        await asyncio.wait([task], timeout=0.5)
    return task.result()


def _tell(played: Played) -> None:
    mark = "✓" if not played.differences else "✗"
    print(f"  {mark} {played.sample.number}  {played.sample.title_vi}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("--once", action="store_true", help="chơi hết một ngày rồi dừng")
    parser.add_argument("--data", type=Path, default=Path("data"), help="thư mục dữ liệu")
    return parser.parse_args()


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        sys.exit(main())
