"""Which switches does `python -m customs simulate` take, and which customs do they make?"""

import argparse
import math
import time
from pathlib import Path

from customs.simulator.faults import SEED, Fault, Faults
from customs.simulator.journal import Journal
from customs.simulator.script import Script
from customs.simulator.script_file import read_scripts
from customs.simulator.simulator import CLIENT_ID, Simulator
from models.exchange.keys import PRIVATE, SHARED, private_key, shared_secret
from models.problems.arguments import port, web_address
from models.problems.telling import CommandRefused

RATES = {
    Fault.DROP: "nhận rồi không trả lời; gửi thì mất giữa đường rồi gửi lại",
    Fault.DOUBLE: "gửi hai bản cùng lúc",
    Fault.REORDER: "gửi sau thông điệp kế tiếp",
    Fault.WRONG_SIGNATURE: "ký sai",
    Fault.WRONG_ECHO: "xác nhận mã băm của nội dung khác",
    Fault.RESET: "ngắt kết nối giữa chừng",
    Fault.ANSWER_RECEIVED: "trả lời da_nhan, xác nhận áp dụng sau",
    Fault.REFUSE: "từ chối bản kết quả",
}


def add_simulate(parser: argparse.ArgumentParser) -> None:
    """Every switch; P is a probability, equal seeds give equal days."""
    parser.add_argument("--port", type=port, default=8090)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--engine-url", type=web_address, default="http://127.0.0.1:8080")
    parser.add_argument("--secret-file", type=Path, required=True, help="tệp chứa khóa ký whsec_…")
    parser.add_argument("--old-secret-file", type=Path, help="khóa cũ còn hiệu lực khi đổi khóa")
    parser.add_argument("--client-id", default=CLIENT_ID)
    parser.add_argument("--state-file", type=Path, help="sổ ghi, để khởi động lại không mất gì")
    parser.add_argument("--script-file", type=Path, help="JSON: số tờ khai → cách xử lý và lỗi riêng")
    parser.add_argument("--no-final-word", action="store_true", help="không trả lời kết quả cuối cùng")
    parser.add_argument("--reexports", action="store_true", help="báo tái xuất hàng bị từ chối")
    parser.add_argument("--stores", action="store_true", help="đưa hàng về bảo quản khi được phép")
    parser.add_argument("--down-for", type=not_negative, default=0.0, metavar="S", help="ngừng S giây đầu")
    parser.add_argument(
        "--delay", type=not_negative, default=0.0, metavar="S", help="chậm S giây, cả hai chiều"
    )
    parser.add_argument(
        "--fail-rate", type=_probability, default=0.0, metavar="P", help="trả lời lỗi máy chủ"
    )
    parser.add_argument("--repeat", type=_positive, default=1, metavar="N", help="gửi mỗi thông điệp N lần")
    parser.add_argument(
        "--drip", type=not_negative, default=0.0, metavar="BYTES_PER_SECOND", help="nhỏ giọt, cả hai chiều"
    )
    parser.add_argument("--seed", type=int, default=SEED, help="cùng hạt giống thì cùng lỗi")
    for fault, meaning in RATES.items():
        parser.add_argument(
            f"--{fault.replace('_', '-')}", type=_probability, default=0.0, metavar="P", help=meaning
        )


def simulator_of(options: argparse.Namespace) -> Simulator:
    """The customs that the switches describe."""
    simulator = Simulator(
        options.engine_url,
        secret_in(options.secret_file),
        client_id=options.client_id,
        script=Script(not options.no_final_word, options.reexports, options.stores),
        faults=Faults(
            delay_seconds=options.delay,
            fail_rate=options.fail_rate,
            repeat=options.repeat,
            down_until=time.monotonic() + options.down_for,
            rates={fault: getattr(options, fault) for fault in RATES},
            drip_bytes_per_second=options.drip,
            seed=options.seed,
        ),
        journal=Journal(options.state_file),
    )
    if options.old_secret_file is not None:
        simulator.old_secrets = (secret_in(options.old_secret_file),)
    if options.script_file is not None:
        simulator.scripts, simulator.faults.scripts = read_scripts(options.script_file)
    return simulator


def secret_in(path: Path) -> str:
    """The key in a file; what is none is refused before anything is sent."""
    text = path.read_text("utf-8").strip()
    try:
        private_key(text) if text.startswith(PRIVATE) else shared_secret(text)
    except ValueError as error:
        message = f"{path}: tệp không chứa khóa ký ({SHARED}… hoặc {PRIVATE}…). Chép lại khóa đã được cấp."
        raise CommandRefused(message) from error
    return text


def _probability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError("xác suất phải là số từ 0 đến 1")
    return value


def not_negative(text: str) -> float:
    """Seconds or bytes a second, as an argument."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < math.inf:
        raise argparse.ArgumentTypeError("giá trị phải là số không âm")
    return value


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("giá trị phải là số nguyên từ 1 trở lên")
    return int(text)
