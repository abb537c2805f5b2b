"""Door: `python -m intake resend NUMBER` sends customs again what is pending or dead of a declaration."""

import argparse
import asyncio
from datetime import UTC, datetime

from intake.resend import resend
from records.engine import open_engine
from settings import Settings
from workflows.connection import connect


def main() -> None:
    """Read the command and do it."""
    parser = argparse.ArgumentParser(prog="python -m intake", description=__doc__)
    commands = parser.add_subparsers(required=True)
    commands.add_parser("resend").add_argument("number")
    asyncio.run(_resend(parser.parse_args().number, Settings()))


async def _resend(number: str, settings: Settings) -> None:
    client = await connect(settings.temporal_address, settings.temporal_namespace)
    engine = open_engine(settings.register_url)
    now = datetime.now(UTC)  # noqa: TID251 - a door
    delivered = await resend(engine, client, settings.temporal_task_queue, number, now)
    print(f"Hải quan đã nhận đến bản kết quả thứ {delivered.settled_number}.")  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
