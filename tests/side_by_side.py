"""All tests in two runs of pytest side by side: one alone leaves a processor idle while it waits for servers.

`python -m tests.side_by_side`: what one run says is read at once, what the other says when both have ended.
The two share no port and no folder: each test binds port 0 and writes under its own `tmp_path`.
"""

import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).parents[1]
BESIDE = "tests/integration/test_[d-z]*.py"
"""About half of the time; the other run takes whatever this leaves out."""


def pytest(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pytest", *arguments]


def interrupt(*runs: subprocess.Popen[bytes]) -> None:
    """As Ctrl-C would: each run takes down what it started."""
    for run in runs:
        run.send_signal(signal.SIGINT)


def main() -> int:
    """0 only when both runs passed; each keeps what failed in a cache of its own."""
    with TemporaryFile() as said:
        files = map(str, sorted(ROOT.glob(BESIDE)))
        own_cache = ("--override-ini", "cache_dir=.pytest_cache/beside")
        beside = subprocess.Popen(pytest(*own_cache, *files), cwd=ROOT, stdout=said, stderr=said)
        first = subprocess.Popen(pytest(f"--ignore-glob={ROOT / BESIDE}"), cwd=ROOT)
        signal.signal(signal.SIGTERM, lambda *_: interrupt(first, beside))
        try:
            first.wait()
        finally:  # Ctrl-C reaches both runs, and each takes down what it started
            codes = first.wait(), beside.wait()
            said.seek(0)
            sys.stdout.buffer.write(said.read())
            sys.stdout.flush()
    return max(map(abs, codes))


if __name__ == "__main__":
    sys.exit(main())
