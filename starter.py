"""Door: `python starter.py FILE` posts a declaration to the engine's API; without a file it starts the demo.

FILE holds a sample of `samples/`, or one declaration in wire format.
"""

import asyncio
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import httpx

from customs.simulator import Simulator
from customs.wire import WireError, read_object
from demo import __main__ as demo
from demo.sample import Message, load
from models.days import vietnamese_day
from models.problems import problem
from models.problems.arguments import CommandParser, web_address
from models.problems.telling import CommandRefused, Unusable, faults_told, refuse, told
from settings import Settings

PATIENCE = 10.0  # seconds, for an engine that does not answer


def main() -> int:
    """Post the file, or start the demo."""
    if len(sys.argv) == 1:
        return demo.main()
    parser = CommandParser(prog="python starter.py", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--to", type=web_address, metavar="URL", help="địa chỉ cổng, mặc định theo cài đặt")
    arguments = parser.parse_args()
    try:
        settings = Settings()
        url = arguments.to or f"http://{settings.portal_host}:{settings.portal_port}"
        return asyncio.run(_post(messages_in(arguments.file), url, settings))
    except WireError as error:
        return refuse(faults_told(problem(error.code, errors=error.errors)))
    except (httpx.HTTPError, httpx.InvalidURL):
        return refuse([f"--to: không gửi được tới {url}. Kiểm tra địa chỉ, và cổng đã chạy chưa."])
    except Unusable as error:
        return refuse(told(error, arguments.file))


def messages_in(file: Path) -> list[Message]:
    """The messages of a sample, or the one declaration that the file is."""
    content = read_object(file.read_bytes())
    if "steps" not in content:
        messages = [Message(call="declarations", body=content)]
    else:
        steps = load(file, vietnamese_day(_now())).steps
        messages = [step for step in steps if isinstance(step, Message)]
    if any("so_to_khai" not in message.body for message in messages):
        raise CommandRefused(f"so_to_khai: {file} thiếu trường này. Ghi số tờ khai vào mỗi thông điệp.")
    return messages


async def _post(messages: list[Message], url: str, settings: Settings) -> int:
    customs = Simulator(
        url, settings.customs_secret, client_id=settings.customs_client_id, patience_seconds=PATIENCE
    )
    statuses = []
    for position, message in enumerate(messages, 1):
        message_id = f"{message.number}.{position:02d}"
        answer = await customs.send(message.call, message.number, message.as_sent(_now()), message_id)
        body = json.dumps(answer.body, ensure_ascii=False, indent=2)
        print(f"{message.call}: HTTP {answer.status}\n{body}")
        statuses.append(answer.status)
    await customs.close()
    return 0 if all(status < 300 for status in statuses) else 1


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a door


if __name__ == "__main__":
    sys.exit(main())
