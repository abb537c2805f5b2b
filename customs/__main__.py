"""`python -m customs simulate`: who plays customs when customs is not here?"""

import argparse
import asyncio
import json
import time
from pathlib import Path

from customs.simulator import Faults, Journal, Script, Simulator, serve
from customs.simulator.simulator import CLIENT_ID


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m customs", description="Công cụ phía hải quan")
    commands = parser.add_subparsers(dest="command", required=True)
    simulate = commands.add_parser("simulate", help="chạy hệ thống hải quan giả lập")
    simulate.add_argument("--port", type=int, default=8090)
    simulate.add_argument("--engine-url", default="http://127.0.0.1:8080")
    simulate.add_argument("--secret-file", type=Path, required=True, help="tệp chứa khóa ký whsec_…")
    simulate.add_argument("--client-id", default=CLIENT_ID)
    simulate.add_argument("--state-file", type=Path, help="sổ ghi, để khởi động lại không mất gì")
    simulate.add_argument("--script-file", type=Path, help="JSON: số tờ khai → cách hải quan xử lý riêng")
    simulate.add_argument("--delay", type=float, default=0.0, metavar="S", help="chậm S giây")
    simulate.add_argument("--fail-rate", type=float, default=0.0, metavar="P", help="lỗi với xác suất P")
    simulate.add_argument("--repeat", type=int, default=1, metavar="N", help="gửi mỗi thông điệp N lần")
    simulate.add_argument("--no-final-word", action="store_true", help="không trả lời kết quả cuối cùng")
    simulate.add_argument("--reexports", action="store_true", help="báo tái xuất hàng bị từ chối")
    simulate.add_argument("--stores", action="store_true", help="đưa hàng về bảo quản khi được phép")
    simulate.add_argument("--down-for", type=float, default=0.0, metavar="S", help="ngừng S giây đầu")
    return parser.parse_args()


async def _simulate(options: argparse.Namespace) -> None:
    simulator = Simulator(
        options.engine_url,
        options.secret_file.read_text("utf-8").strip(),
        client_id=options.client_id,
        script=Script(not options.no_final_word, options.reexports, options.stores),
        faults=Faults(
            delay_seconds=options.delay,
            fail_rate=options.fail_rate,
            repeat=options.repeat,
            down_until=time.monotonic() + options.down_for,
        ),
        journal=Journal(options.state_file),
    )
    if options.script_file is not None:
        scripts = json.loads(options.script_file.read_text("utf-8"))
        simulator.scripts.update({number: Script(**script) for number, script in scripts.items()})
    await serve(simulator, options.port)


if __name__ == "__main__":
    asyncio.run(_simulate(_arguments()))
