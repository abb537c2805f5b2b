"""Row X4: which fault meets which exchange, by a seed or by a script?"""

import argparse
import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from customs.simulator import Direction, Fault, Faults, Journal, Script, Simulator
from customs.simulator.command import add_simulate, simulator_of
from customs.simulator.comparing import page
from customs.simulator.script_file import read_scripts
from tests.builders import NUMBER
from tests.engine import SECRET

SAID, RECEIVED = Direction.SAID, Direction.RECEIVED


def test_row_x4_equal_seeds_give_equal_faults_and_another_seed_others(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    add_simulate(parser)
    key = tmp_path / "key"
    key.write_text(SECRET)
    common = ["--secret-file", str(key), "--drop", "0.5", "--double", "0.5"]

    def a_day(*more: str) -> list[frozenset[Fault]]:
        faults = simulator_of(parser.parse_args([*common, *more])).faults
        return [faults.met(SAID, NUMBER) for _ in range(40)]

    assert a_day("--seed", "7") == a_day("--seed", "7")
    assert a_day("--seed", "7") != a_day("--seed", "8")
    assert set().union(*a_day()) == {Fault.DROP, Fault.DOUBLE}


def test_row_x4_a_script_names_the_faults_of_a_declaration_by_the_nth_message(tmp_path: Path) -> None:
    path = tmp_path / "script.json"
    path.write_text(json.dumps({NUMBER: {"stores": True, "received": {"2": ["drop"]}, "said": {"1": []}}}))
    scripts, scripted = read_scripts(path)
    faults = Faults(scripts=scripted, rates={Fault.DOUBLE: 1.0})

    assert scripts[NUMBER] == Script(stores=True)
    assert [faults.met(RECEIVED, NUMBER) for _ in range(3)] == [{Fault.DOUBLE}, {Fault.DROP}, {Fault.DOUBLE}]
    assert [faults.met(SAID, NUMBER) for _ in range(2)] == [set(), {Fault.DOUBLE}]
    assert faults.met(RECEIVED, "107234567891") == {Fault.DOUBLE}


def test_row_x4_a_script_with_a_strange_fault_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "script.json"
    path.write_text(json.dumps({NUMBER: {"said": {"1": ["sleepy"]}}}))

    with pytest.raises(ValidationError, match="sleepy"):
        read_scripts(path)


def test_row_x4_a_journal_of_an_earlier_release_still_loads(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    events = (
        {"event": "sent", "number": NUMBER, "id": "m-1"},
        {"event": "said", "number": NUMBER, "words": {"1": "cleared"}},
    )
    path.write_text("".join(json.dumps(event) + "\n" for event in events) + '{"event": "se')
    customs = Simulator("http://127.0.0.1:9", SECRET, journal=Journal(path))

    record = customs.journal.of(NUMBER)
    assert (record.sent, record.messages, record.final_words) == (["m-1"], {}, {1: "cleared"})
    assert page(customs, "", 10).ban_doi_chieu[0].so_thong_diep == 1
