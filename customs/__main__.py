"""`python -m customs`: who plays customs when it is not here, and does either side keep the agreement?"""

import asyncio
import sys

from customs.conform.command import add_conform, conform
from customs.simulator import serve
from customs.simulator.command import add_simulate, simulator_of
from models.problems.arguments import CommandParser
from models.problems.telling import Unusable, refuse, told


def main() -> int:
    """Play customs until stopped, or try one side and report."""
    parser = CommandParser(prog="python -m customs", description="Công cụ phía hải quan")
    commands = parser.add_subparsers(dest="command", required=True)
    add_simulate(commands.add_parser("simulate", help="chạy hệ thống hải quan giả lập"))
    add_conform(commands.add_parser("conform", help="thử một bên có đúng quy ước kết nối không"))
    options = parser.parse_args()
    try:
        if options.command == "conform":
            return asyncio.run(conform(options))
        asyncio.run(serve(simulator_of(options), options.port, options.host))
    except Unusable as error:
        return refuse(told(error))
    return 0


if __name__ == "__main__":
    sys.exit(main())
