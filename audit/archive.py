"""Where do closed histories lie, and does each still have the bytes that were put there?

A history is the protobuf bytes of `temporal.api.history.v1.History`, compressed with zstandard, in a file of
its own. `index.jsonl` names every file with its SHA-256. A file is written whole, synced and named before its
line is; what a crash left without a line is written again by the next export.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import quote

import zstandard
from temporalio.api.history.v1 import History
from temporalio.client import WorkflowHistory

from audit.messages import Archived
from models.base import digest_of
from models.days import VIETNAM

SUFFIX = ".pb.zst"
LEVEL = 9
MAX_HISTORY_BYTES = 64 * 1024 * 1024
"""More than the server lets a history grow; a file that claims more is not unpacked."""


class DamagedError(Exception):
    """A file of the archive is not what was put there; the text says how, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The archive at one moment: its entries, unreadable lines of the index, files that no line names."""

    entries: tuple[Archived, ...]
    damaged_lines: tuple[int, ...]
    strays: tuple[str, ...]


class Archive:
    """A folder of histories with an index; any number of processes may write to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index = folder / "index.jsonl"

    def contents(self) -> Contents:
        """What the archive holds, read while nobody writes."""
        with self._locked(fcntl.LOCK_SH):
            entries, damaged = self._read_index()
            files = {path.relative_to(self.folder).as_posix() for path in self.folder.rglob(f"*{SUFFIX}")}
        strays = files - {entry.file for entry in entries}
        return Contents(entries, damaged, tuple(sorted(strays)))

    def keys(self) -> frozenset[tuple[str, str]]:
        """Workflow id and run id of every entry."""
        return frozenset((entry.workflow_id, entry.run_id) for entry in self._read_index()[0])

    def keep(self, history: WorkflowHistory, name: str | None = None) -> Archived:
        """Put a closed history under its name, by default `<year>/<month>/<workflow id>.<run id>`."""
        plain = History(events=history.events).SerializeToString(deterministic=True)
        data = zstandard.ZstdCompressor(level=LEVEL).compress(plain)
        entry = _entry(history, data, name)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._index.touch()
        with self._locked(fcntl.LOCK_EX):
            _write_whole(self.folder / entry.file, data)
            self._append(entry)
        return entry

    def read(self, entry: Archived) -> WorkflowHistory:
        """The history of an entry; DamagedError unless its bytes are those that were put there."""
        path = self.folder / entry.file
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise DamagedError("mục lục chỉ ra ngoài kho lưu")
        try:
            data = path.read_bytes()
        except OSError as error:
            raise DamagedError(f"không đọc được tệp: {error.strerror}") from error
        if digest_of(data) != entry.sha256:
            raise DamagedError("nội dung tệp đã bị thay đổi (SHA-256 không khớp mục lục)")
        plain = zstandard.ZstdDecompressor().decompress(data, max_output_size=MAX_HISTORY_BYTES)
        return WorkflowHistory(entry.workflow_id, list(History.FromString(plain).events))

    def _read_index(self) -> tuple[tuple[Archived, ...], tuple[int, ...]]:
        """Entries and the numbers of unreadable lines; a last line without an end was never finished."""
        if not self._index.exists():
            return (), ()
        entries: dict[Archived, None] = {}
        damaged = []
        for number, line in enumerate(_whole_lines(self._index.read_bytes()).splitlines(), 1):
            try:
                entries[Archived.model_validate_json(line)] = None
            except ValueError:
                damaged.append(number)
        return tuple(entries), tuple(damaged)

    def _append(self, entry: Archived) -> None:
        with self._index.open("r+b") as index:
            index.truncate(len(_whole_lines(index.read())))
            index.seek(0, os.SEEK_END)
            index.write(entry.model_dump_json().encode() + b"\n")
            index.flush()
            os.fsync(index.fileno())

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        """The index is the lock: many readers or one writer."""
        if not self._index.exists():
            yield
            return
        with self._index.open("rb") as lock:
            fcntl.flock(lock, how)
            yield


def _entry(history: WorkflowHistory, data: bytes, name: str | None) -> Archived:
    closed_at = history.events[-1].event_time.ToDatetime(VIETNAM)
    default = f"{closed_at:%Y/%m}/{quote(history.workflow_id, safe='')}.{quote(history.run_id, safe='')}"
    return Archived(
        workflow_id=history.workflow_id,
        run_id=history.run_id,
        file=(name or default) + SUFFIX,
        sha256=digest_of(data),
        size_bytes=len(data),
        event_count=len(history.events),
        closed_at=closed_at,
    )


def _whole_lines(data: bytes) -> bytes:
    return data[: data.rfind(b"\n") + 1]


def _write_whole(path: Path, data: bytes) -> None:
    """Written beside, synced, then named: a reader sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".part-", delete=False) as part:
        part.write(data)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
