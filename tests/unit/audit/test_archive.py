"""Does the archive keep what it is given, once, whatever happens to the process that writes?"""

from pathlib import Path

import pytest

from audit.archive import Archive, Contents, DamagedError
from audit.messages import Archived

HISTORIES = Path(__file__).parents[2] / "replay" / "histories"


@pytest.fixture
def recorded() -> Archive:
    return Archive(HISTORIES)


def test_a_history_comes_back_event_by_event(recorded: Archive, tmp_path: Path) -> None:
    history = recorded.read(recorded.contents().entries[0])
    archive = Archive(tmp_path / "archive")

    entry = archive.keep(history)

    assert archive.contents().entries == (entry,)
    assert list(archive.read(entry).events) == list(history.events)
    assert entry.file == f"2026/11/import-control%2F107234567890.{history.run_id}.pb.zst"


def test_keeping_it_again_changes_nothing(recorded: Archive, tmp_path: Path) -> None:
    history = recorded.read(recorded.contents().entries[0])
    archive = Archive(tmp_path)

    archive.keep(history)
    archive.keep(history)

    assert len(archive.contents().entries) == 1
    assert archive.contents().strays == ()


def test_a_line_that_was_never_finished_is_written_again(recorded: Archive, tmp_path: Path) -> None:
    first, second = (recorded.read(entry) for entry in recorded.contents().entries[:2])
    archive = Archive(tmp_path)
    kept = archive.keep(first)
    index = tmp_path / "index.jsonl"
    index.write_bytes(index.read_bytes() + b'{"workflow_id":"import-co')

    assert archive.contents().entries == (kept,)
    again = archive.keep(second)

    assert archive.contents().entries == (kept, again)
    assert archive.contents().damaged_lines == ()


def test_an_unreadable_line_is_named(recorded: Archive, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(recorded.read(recorded.contents().entries[0]))
    index = tmp_path / "index.jsonl"
    index.write_bytes(b"{}\n" + index.read_bytes())

    assert archive.contents().damaged_lines == (1,)


def test_an_entry_never_points_outside(recorded: Archive, tmp_path: Path) -> None:
    entry = recorded.contents().entries[0]
    outside = Archived(**{**entry.model_dump(), "file": "../../etc/passwd"})

    with pytest.raises(DamagedError, match="ngoài kho lưu"):
        Archive(tmp_path).read(outside)


def test_an_archive_that_is_not_there_is_empty(tmp_path: Path) -> None:
    contents = Archive(tmp_path / "none").contents()

    assert contents == Contents((), (), ())
