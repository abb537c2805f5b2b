"""Door: `python starter.py FILE` posts a declaration to the engine's API; without a file it starts the demo.

FILE holds a sample of `samples/`, or one declaration in wire format.
"""

import argparse
import asyncio
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from customs.simulator import Simulator
from demo import __main__ as demo
from demo.sample import Message, load
from models.days import vietnamese_day
from settings import Settings


def main() -> int:
    """Post the file, or start the demo."""
    if len(sys.argv) == 1:
        return demo.main()
    parser = argparse.ArgumentParser(prog="python starter.py", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--to", default=None, metavar="URL", help="địa chỉ cổng, mặc định theo cài đặt")
    arguments = parser.parse_args()
    settings = Settings()
    url = arguments.to or f"http://{settings.portal_host}:{settings.portal_port}"
    return asyncio.run(_post(messages_in(arguments.file), url, settings))


def messages_in(file: Path) -> list[Message]:
    """The messages of a sample, or the one declaration that the file is."""
    content = json.loads(file.read_text("utf-8"))
    if "steps" not in content:
        return [Message(call="declarations", body=content)]
    sample = load(file, vietnamese_day(_now()))
    return [step for step in sample.steps if isinstance(step, Message)]


async def _post(messages: list[Message], url: str, settings: Settings) -> int:
    customs = Simulator(url, settings.customs_secret, client_id=settings.customs_client_id)
    statuses = []
    for position, message in enumerate(messages, 1):
        message_id = f"{message.number}.{position:02d}"
        answer = await customs.send(message.call, message.number, message.as_sent(_now()), message_id)
        print(
            f"{message.call}: HTTP {answer.status}\n{json.dumps(answer.body, ensure_ascii=False, indent=2)}"
        )
        statuses.append(answer.status)
    await customs.close()
    return 0 if all(status < 300 for status in statuses) else 1


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a door


if __name__ == "__main__":
    sys.exit(main())
