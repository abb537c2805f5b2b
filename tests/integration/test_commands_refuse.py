"""Does every command say in Vietnamese what is wrong with a file or an argument, and change nothing?"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import SQLModel, func, select

from audit.__main__ import main as audit_main
from customs.__main__ import main as customs_main
from intake.__main__ import main as intake_main
from models.problems.telling import REFUSED
from records.__main__ import main as records_main
from records.engine import open_engine, reading
from rules.__main__ import main as rules_main
from settings import Settings
from starter import main as starter_main

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
REFERENCE = str(SAMPLES / "reference.json")
PERSON = ("--office", "dost", "--role", "inspector")
CLIENT = ("client", "add", "hai-quan-moi", "Hải quan mới")
SECRET = "whsec_" + "A" * 40
BAD = {
    "empty.json": b"",
    "words.json": b"xin ch\xc3\xa0o",
    "latin.json": b'{"a": "\xe9\xff"}',
    "list.json": b"[1, 2]",
    "unknown.json": b'{"mau_sac": "xanh"}',
    "years.json": b'{"complete_years": "nam nay"}',
    "day.json": b'{"calendar_days": [{"day": "2026-13-01", "is_worked": 7, "name_vi": 1}]}',
    "no_number.json": b'{"thoi_diem": "2026-08-21T14:00:00+07:00"}',
    "steps.json": b'{"steps": [{"call": "declarations", "body": {}}]}',
    "secret": SECRET.encode(),
    "no_secret": b"mat khau",
}
ENGLISH = ("Traceback", "usage:", "error:", "invalid ", "required:", "Input should", "No such file")


MAINS: dict[str, Callable[[], int | None]] = {
    "records": records_main,
    "rules": rules_main,
    "audit": audit_main,
    "intake": intake_main,
    "customs": customs_main,
    "starter": starter_main,
}
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in an installation of its own, with files of every bad kind beside it."""
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("TEMPORAL_ADDRESS", "127.0.0.1:1")
    monkeypatch.setattr(os, "_exit", sys.exit)

    def ran(door: str, *words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", [door, *words])
        try:
            code = MAINS[door]() or 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return ran


@pytest.fixture
def installed(run: Run) -> Run:
    for words in (("migrate",), ("reference", "load", REFERENCE), ("staff", "add", "lan", "Lan", *PERSON)):
        code, said = run("records", *words)
        assert code == 0, said
    return run


def rows() -> dict[str, int]:
    with reading(open_engine(Settings().register_url)) as session:
        return {
            name: session.exec(select(func.count()).select_from(table)).one()
            for name, table in SQLModel.metadata.tables.items()
        }


FILES = {
    "khong-co.json": "không có tệp",
    "folder": "thư mục",
    "empty.json": "JSON",
    "words.json": "JSON",
    "latin.json": "UTF-8",
    "list.json": "đối tượng",
    "unknown.json": "mau_sac",
}
READERS = {
    "reference": ("records", "reference", "load"),
    "decide": ("rules", "decide"),
    "timeline": ("rules", "timeline"),
    "starter": ("starter", "--to", "http://127.0.0.1:1"),
    "script": ("customs", "simulate", "--port", "0", "--secret-file", "secret", "--script-file"),
}
OTHERWISE = {("starter", "unknown.json")}
"""The number is missed first; for its fields the engine answers."""
WORDS = {
    "a wrong type": (("records", "reference", "load", "years.json"), "complete_years"),
    "a wrong day": (("records", "reference", "load", "day.json"), "calendar_days.0.day"),
    "no command": (("records",), "Thiếu tham số"),
    "no file": (("records", "reference", "load"), "file"),
    "another command": (("records", "upgrade"), "chọn một trong"),
    "another argument": (("records", "migrate", "--nhanh"), "--nhanh"),
    "an office": (
        ("records", "staff", "add", "a", "A", "--office", "x", "--role", "inspector"),
        "--office",
    ),
    "a day of a role": (
        ("records", "staff", "add", "a", "A", *PERSON, "--valid-from", "mai"),
        "không phải là ngày",
    ),
    "a person twice": (("records", "staff", "add", "lan", "Lan", *PERSON), "đã có người mang mã lan"),
    "an account twice": (
        ("records", "staff", "add", "lan2", "Lan", *PERSON, "--username", "lan"),
        "đã có tài khoản lan",
    ),
    "nobody": (("records", "staff", "add", " ", "Lan", *PERSON), "staff_id"),
    "a rate": (("records", *CLIENT, "--scope", "declare", "--rate", "nhieu"), "số nguyên"),
    "a key file": (
        ("records", "client", "key", "hai-quan-da-nang", "--ed25519", "khong-co.pem"),
        "khong-co.pem",
    ),
    "a key in a folder": (
        ("records", "client", "key", "hai-quan-da-nang", "--ed25519", "folder"),
        "thư mục",
    ),
    "an archive": (("audit", "replay", "--offline", "--archive", "khong-co"), "--archive"),
    "an archive that is a file": (("audit", "replay", "--offline", "--archive", "secret"), "--archive"),
    "a story of nothing": (("audit", "show"), "number"),
    "a resending of nothing": (("intake", "resend", "không số"), "không số"),
    "a reconciliation without Temporal": (("intake", "reconcile"), "Temporal không trả lời"),
    "no secret": (("customs", "simulate", "--secret-file", "khong-co"), "khong-co"),
    "another secret": (("customs", "simulate", "--secret-file", "no_secret"), "khóa ký"),
    "a port": (("customs", "simulate", "--secret-file", "secret", "--port", "99999"), "--port"),
    "a probability": (("customs", "simulate", "--secret-file", "secret", "--drop", "2"), "--drop"),
    "a delay": (("customs", "simulate", "--secret-file", "secret", "--delay", "lau"), "--delay"),
    "an address": (("customs", "conform", "may-nao", "--secret-file", "secret"), "URL"),
    "a scenario": (
        ("customs", "conform", "http://127.0.0.1:1", "--secret-file", "secret", "--only", "gi-do"),
        "--only",
    ),
    "a report": (
        ("customs", "conform", "http://127.0.0.1:1", "--secret-file", "secret", "--report", "x/y.md"),
        "--report",
    ),
    "a first number": (
        ("customs", "conform", "http://127.0.0.1:1", "--secret-file", "secret", "--numbers-from", "7"),
        "12 chữ số",
    ),
    "a declaration without number": (("starter", "no_number.json"), "so_to_khai"),
    "a step without number": (("starter", "steps.json"), "title_vi"),
    "a day of law": (("rules", "decide", "list.json", "--law-day", "hom qua"), "năm-tháng-ngày"),
}


def assert_refused(answer: tuple[int, str], expected: str) -> None:
    code, said = answer
    assert code == REFUSED, said
    assert expected in said
    assert not [word for word in ENGLISH if word in said], said


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("file", FILES)
def test_a_file_that_cannot_be_used_is_refused_in_words(installed: Run, reader: str, file: str) -> None:
    before = rows()

    assert_refused(installed(*READERS[reader], file), "" if (reader, file) in OTHERWISE else FILES[file])
    assert rows() == before


@pytest.mark.parametrize("case", WORDS)
def test_a_word_that_cannot_be_used_is_refused_in_words(installed: Run, case: str) -> None:
    words, expected = WORDS[case]
    before = rows()

    assert_refused(installed(*words), expected)
    assert rows() == before


@pytest.mark.parametrize(
    "words",
    [
        ("records", "reference", "load", REFERENCE),
        ("records", "client", "list"),
        ("audit", "show", "107000000001"),
        ("intake", "resend", "107000000001"),
    ],
)
def test_a_register_that_is_not_there_is_told(run: Run, words: tuple[str, ...]) -> None:
    code, said = run(*words)

    assert code == REFUSED, said
    assert "records migrate" in said


def test_an_engine_that_does_not_answer_is_told(installed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("starter.PATIENCE", 0.0)
    sample = str(next(SAMPLES.glob("01-*.json")))

    assert_refused(installed("starter", "--to", "http://127.0.0.1:1", sample), "--to: không gửi được")
