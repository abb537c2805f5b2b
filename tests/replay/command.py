"""`python -m audit` as a process, as people and CI run it."""

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOWHERE = "127.0.0.1:9"
"""An address at which no Temporal listens."""


@dataclass(frozen=True, slots=True)
class Answer:
    code: int
    out: str
    err: str


async def audit(*arguments: str, data_dir: Path, temporal: str = NOWHERE) -> Answer:
    environment = {**os.environ, "DATA_DIR": str(data_dir), "TEMPORAL_ADDRESS": temporal}
    environment.pop("DATABASE_URL", None)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "audit", *arguments),
        cwd=ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    assert process.returncode is not None
    return Answer(process.returncode, out.decode(), err.decode())
