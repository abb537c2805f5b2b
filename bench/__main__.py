"""`python -m bench`: what of the bare engine's speed is left, in one run, side by side?"""

import argparse
import asyncio
import logging
import tempfile
import time
from pathlib import Path

from bench import report
from bench.cases.roads import AUTOMATIC, ROADS, SHORT
from bench.decisions import CASES, speed_of
from bench.measure import Row, Side, interleave
from bench.receipts.comparing import compare
from bench.receipts.pacing import pace
from bench.stage import Stage, staged

KEPT = 0.90
TWICE = 2.0
RECEIPT_ITEMS = 3
SHARES = {"short": 0.5, "automatic": 0.5, "signed": 0.25, "visit": 0.25}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Đo tỷ số so với sàn, trong một lần chạy"
    )
    parser.add_argument("--rounds", type=int, default=5, help="số vòng (từ 5 vòng mới kết luận)")
    parser.add_argument("--cases", type=int, default=18, help="số hồ sơ mỗi vòng của mỗi bên")
    parser.add_argument("--items", type=int, default=20, help="số dòng hàng của tờ khai ở hàng B và C")
    parser.add_argument("--quick", action="store_true", help="chạy thử trong một phút, không kết luận")
    return parser.parse_args()


async def _measure(stage: Stage, rounds: int, cases: int) -> list[Row]:
    floors = {road.name: stage.scored(road, is_floor=True) for road in ROADS}
    bare = {road.name: stage.scored(road, is_floor=False) for road in ROADS if road is not SHORT}
    real = {road.name: stage.ours(road, share=SHARES[road.name]) for road in ROADS}
    sandboxed = stage.ours(AUTOMATIC, "real-sandboxed", share=0.25)
    tutorial = stage.tutorial()
    pairs = [side for name in bare for side in (bare[name], floors[name])]
    sides = [*pairs, floors["short"], real["short"], tutorial, real["automatic"]]
    await _carried([*sides, real["signed"], real["visit"], sandboxed], rounds, cases)
    await _compare_events(stage, bare, floors)
    titles = {road.name: road.title_vi for road in ROADS}
    return [
        *(Row(f"A {titles[name]}", bare[name], floors[name], KEPT) for name in bare),
        *(Row(f"B {titles[name]}", real[name], floors[name]) for name in real),
        Row(f"C {titles['short']}", real["short"], tutorial, TWICE),
        Row(f"C {titles['automatic']}", real["automatic"], tutorial, TWICE),
        Row(f"C {titles['automatic']}, có sandbox", sandboxed, tutorial),
        *(Row(f"C {titles[name]}", real[name], tutorial) for name in ("signed", "visit")),
        *(Row(f"C trần: sàn {titles[name]}", floors[name], tutorial) for name in ("short", "automatic")),
    ]


async def _carried(sides: list[Side], rounds: int, cases: int) -> None:
    await interleave(sides, rounds, cases)
    for side in sides:
        print("  " + report.spread(side))


async def _compare_events(stage: Stage, bare: dict[str, Side], floors: dict[str, Side]) -> None:
    for name, side in bare.items():
        mine, theirs = await stage.events(side), await stage.events(floors[name])
        word = "giống nhau" if mine == theirs else f"KHÁC NHAU ({len(theirs)})"
        activities = mine.count("activity_task_scheduled")
        print(f"  sự kiện {name}: {len(mine)}, {activities} hoạt động; của sàn: {word}")


async def _main() -> None:
    options = _arguments()
    rounds, cases = (1, 8) if options.quick else (options.rounds, options.cases)
    started = time.perf_counter()
    print(f"Máy: {report.machine()}. Trước: {report.load()}.")
    print(
        f"{rounds} vòng xen kẽ đảo chiều, {cases} hồ sơ mỗi bên mỗi vòng, tờ khai {options.items} dòng hàng."
    )
    print(
        "Worker của ta và sàn A: ngoài sandbox (temporal_sandboxed=False); bài mẫu: mặc định, trong sandbox."
    )
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        async with staged(Path(folder), options.items) as stage:
            rows = await _measure(stage, rounds, cases)
            receipts = await compare(stage.client, Path(folder), RECEIPT_ITEMS)
            paced = await pace(stage.ground, stage.address, "real", RECEIPT_ITEMS, Path(folder))
    print()
    report.print_rows(rows)
    report.print_lines("Hải quan chờ gì:", [*(one.line() for one in receipts), *paced.lines()])
    report.print_speeds([speed_of(case) for case in CASES])
    print(f"Sau: {report.load()}. Tổng cộng {time.perf_counter() - started:.0f} giây.")


if __name__ == "__main__":
    logging.getLogger("alembic").setLevel(logging.WARNING)
    asyncio.run(_main())
