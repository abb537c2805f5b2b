"""Does `python -m rules` decide, walk through time, and save nothing (rows C7, N2)?"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel, func, select

from customs.wire.examples import EXAMPLES
from models.problems.telling import REFUSED
from portal.api.drafts import EXAMPLE
from records.__main__ import main as records_main
from records.engine import open_engine, reading
from rules.__main__ import main
from settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs `python -m rules …` in an installation of its own; answers the exit code and what was printed.

    The seed of the draw is fixed: a random one sends one number in twenty to the red lane.
    """
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "draw-seed").write_text("demo", encoding="utf-8")
    for words in (["migrate"], ["reference", "load", str(SAMPLES / "reference.json")]):
        monkeypatch.setattr(sys, "argv", ["records", *words])
        records_main()
    capsys.readouterr()

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["rules", *words])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return int(str(left.value.code)), printed.out + printed.err

    return run


def rows() -> dict[str, int]:
    """How many rows each table of the register has."""
    with reading(open_engine(Settings().register_url)) as session:
        return {
            name: session.exec(select(func.count()).select_from(table)).one()
            for name, table in SQLModel.metadata.tables.items()
        }


def sample(start: str) -> str:
    return str(next(SAMPLES.glob(f"{start}-*.json")))


def test_row_c7_decide_says_what_the_rulebook_finds_with_its_law_and_saves_nothing(
    command: Command,
) -> None:
    before = rows()
    code, said = command("decide", sample("01"), "--as-of", "2026-08-21")

    assert code == 0
    assert "Dòng hàng 1: Có thể thông quan (Xanh" in said
    assert "khoản 1 Điều 6 Quyết định số 18/2019/QĐ-TTg: Tóm tắt: tuổi thiết bị" in said
    assert "Ngoài phạm vi: Hàng không thuộc danh mục" in said
    assert "Không đạt" not in said
    assert rows() == before
    assert before.keys() >= {"assessments", "cases", "facts", "messages", "reference_versions"}


BAD: dict[str, tuple[str, str]] = {
    "no JSON": ("{", "Cấu trúc"),
    "no declaration": ('{"to_khai": 1}', "to_khai"),
    "no number": ('{"to_khai": {}}', "so_to_khai"),
    "another field": ('{"mau_sac": "xanh"}', "mau_sac"),
}


@pytest.mark.parametrize("name", BAD)
def test_row_c7_a_file_that_cannot_be_used_is_refused_with_field_reason_ground_and_next_step(
    command: Command, tmp_path: Path, name: str
) -> None:
    written, field = BAD[name]
    (tmp_path / "bad.json").write_text(written, encoding="utf-8")

    code, said = command("decide", str(tmp_path / "bad.json"))

    assert code == REFUSED
    assert field in said or name == "no JSON"
    assert "Căn cứ: " in said
    assert "Traceback" not in said
    assert "webhook-id" not in said  # nothing was sent


def test_row_c7_a_paper_of_no_item_is_refused(command: Command, tmp_path: Path) -> None:
    bad = EXAMPLE | {"giay_to": [EXAMPLE["giay_to"][0] | {"so_thu_tu_hang": [7]}]}
    (tmp_path / "bad.json").write_text(json.dumps(bad), encoding="utf-8")

    code, said = command("decide", str(tmp_path / "bad.json"))

    assert code == REFUSED
    assert "giay_to[0].so_thu_tu_hang (7): Tờ khai không có dòng hàng này" in said


def test_row_c7_a_storage_of_no_item_is_refused(command: Command, tmp_path: Path) -> None:
    stored = {"ngay_dua_ve": "2026-08-21", "dia_diem_de_hang": "Kho Hòa Khánh", "so_thu_tu_hang": [7]}
    (tmp_path / "bad.json").write_text(json.dumps(EXAMPLE | {"bao_quan": [stored]}), encoding="utf-8")

    code, said = command("decide", str(tmp_path / "bad.json"))

    assert code == REFUSED
    assert "bao_quan[0].so_thu_tu_hang (7): Tờ khai không có dòng hàng này" in said


@pytest.mark.parametrize(
    ("call", "body", "field"),
    [
        ("documents", {"giay_to": {"so_thu_tu_hang": [9]}}, "giay_to.so_thu_tu_hang (9)"),
        ("storage", {"so_thu_tu_hang": [9]}, "so_thu_tu_hang (9)"),
        ("clearance", {"ket_qua": [{"so_thu_tu": 9, "ket_qua": "da_thong_quan"}]}, "ket_qua.so_thu_tu (9)"),
    ],
)
def test_row_c7_a_step_that_names_no_item_is_refused(
    command: Command, tmp_path: Path, call: str, body: dict[str, Any], field: str
) -> None:
    paper = {"giay_to": EXAMPLES[call]["giay_to"] | body["giay_to"]} if "giay_to" in body else {}
    steps = [
        {"call": "declarations", "body": EXAMPLES["declarations"]},
        {"call": call, "body": EXAMPLES[call] | body | paper},
    ]
    (tmp_path / "bad.json").write_text(json.dumps({"steps": steps}), encoding="utf-8")

    code, said = command("decide", str(tmp_path / "bad.json"))

    assert code == REFUSED
    assert f"steps[1].body.{field}: Tờ khai không có dòng hàng này" in said


def test_row_c7_a_file_or_a_day_that_is_not_there_is_said_in_words(command: Command) -> None:
    code, said = command("timeline", "khong-co.json")
    wrong, day = command("decide", sample("01"), "--law-day", "2026-13-01")

    assert (code, wrong) == (REFUSED, 2)
    assert "Không mở được khong-co.json" in said
    assert "“2026-13-01”: Ngày không có trong lịch. Sửa thành ngày có thật." in day


@pytest.mark.parametrize("word", ["decide", "timeline"])
@pytest.mark.parametrize("day", ["1990-06-01", "2018-01-01", "2019-06-14", "2100-12-31"])
@pytest.mark.parametrize("start", ["03", "14"])
def test_any_day_that_the_machine_face_knows_is_answered_with_the_register_of_now(
    command: Command, word: str, day: str, start: str
) -> None:
    """The policy is the one of now, as for a live case and a draft of the machine face."""
    code, said = command(word, sample(start), "--as-of", day)

    assert code == 0
    assert said


@pytest.mark.parametrize("option", ["--as-of", "--law-day"])
@pytest.mark.parametrize("day", ["0001-01-01", "1989-12-31", "2101-01-01", "9999-12-31"])
def test_a_day_beyond_those_of_the_machine_face_is_refused_in_the_same_words(
    command: Command, option: str, day: str
) -> None:
    code, said = command("decide", sample("14"), option, day)

    assert code == REFUSED
    assert f"{option}: “{day}”: Năm phải từ 1990 đến 2100. Kiểm tra lại năm." in said


def test_a_way_out_is_not_told_under_the_law_of_another_day(command: Command) -> None:
    _, said = command("decide", sample("07"), "--as-of", "2026-11-24", "--law-day", "2026-08-01")

    assert "điều sẽ làm thay đổi kết quả" not in said


def test_row_n6_decide_names_the_way_out_of_a_refusal(command: Command) -> None:
    _, said = command("decide", sample("07"), "--as-of", "2026-11-24")

    assert "điều sẽ làm thay đổi kết quả" in said
    assert "văn bản chấp thuận" in said


def test_what_is_owed_is_told_with_one_full_stop_after_its_day(command: Command) -> None:
    _, said = command("decide", sample("46"), "--as-of", "2026-11-24")
    owed = [line for line in said.splitlines() if line.startswith("Nghĩa vụ của")]

    assert owed
    assert all(line.endswith(".") and "., hạn" not in line for line in owed)


def test_decide_as_json_is_the_assessment(command: Command) -> None:
    _, said = command("decide", sample("01"), "--as-of", "2026-08-21", "--json")

    assert json.loads(said)["items"][0]["disposition"] == "may_clear"


def test_row_n2_another_law_day_gives_another_answer(command: Command) -> None:
    _, under_2019 = command("decide", sample("06"), "--as-of", "2026-11-24", "--law-day", "2022-06-01")
    _, under_2023 = command("decide", sample("06"), "--as-of", "2026-11-24", "--law-day", "2023-03-01")

    assert "Phụ lục I mục 1.e Quyết định số 18/2019/QĐ-TTg" in under_2019
    assert "Phụ lục I mục 1.e Quyết định số 28/2022/QĐ-TTg" in under_2023


def test_row_n2_timeline_prints_the_days_on_which_the_answer_turns(command: Command) -> None:
    _, said = command("timeline", sample("06"), "--as-of", "2026-11-24")

    days = [line for line in said.splitlines() if line[:1].isdigit()]
    assert {"2019-06-15", "2023-03-01", "2026-07-01", "2026-09-01"} <= set(days)
    assert days == sorted(days)
    assert "Tuổi của máy có trong giới hạn không? Đạt -> Chưa đủ căn cứ" in said
    assert "Bộ Khoa học và Công nghệ không? Không đặt ra -> Ngoài phạm vi" in said
    assert "trước sau đều Đạt" in said
    assert "Đạt -> Đạt" not in said
    assert "machine_age" not in said


def test_legal_basis_is_the_document_of_the_repository(command: Command) -> None:
    _, said = command("legal-basis")

    assert said.strip() == (SAMPLES.parent / "docs" / "legal-basis.md").read_text("utf-8").strip()


def test_the_change_log_tells_of_this_rulebook(command: Command) -> None:
    assert command("verify") == (0, "")


def test_a_register_that_was_never_migrated_is_told_in_words(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")

    code, said = command("decide", sample("06"))

    assert code == 2
    assert "python -m records migrate" in said


@pytest.mark.parametrize(
    "body",
    [
        '{"steps": []}',
        '{"steps": [{"call": "documents", "body": 5}]}',
        '{"steps": [{"call": ["documents"]}]}',
    ],
)
def test_a_file_without_steps_of_customs_is_refused_in_words(
    command: Command, tmp_path: Path, body: str
) -> None:
    path = tmp_path / "to-khai.json"
    path.write_text(body, "utf-8")

    code, said = command("decide", str(path))

    assert code == 2
    assert "Căn cứ:" in said
