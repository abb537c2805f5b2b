"""Door: `python -m portal.api [--write]`: is docs/api.md as the code has it? With --write it becomes so."""

import argparse
import sys
from pathlib import Path

from portal.api.description.guide import guide

GUIDE = Path(__file__).parents[2] / "docs" / "api.md"


def main() -> int:
    """0 when the guide tells of the face as it is, else 1."""
    parser = argparse.ArgumentParser(prog="python -m portal.api", description=__doc__)
    parser.add_argument("--write", action="store_true", help="ghi docs/api.md")
    if parser.parse_args().write:
        GUIDE.write_text(guide(), "utf-8")
    if GUIDE.exists() and GUIDE.read_text("utf-8") == guide():
        return 0
    print("docs/api.md không còn khớp với mã nguồn; chạy: python -m portal.api --write")  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
