"""Rows I9, N16: does the kit pass who keeps the agreement, and name exactly what a broken side breaks?"""

import argparse
import asyncio
import json
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.types import ASGIApp

from customs.conform import customs_side, engine_side, report
from customs.conform.command import add_conform, conform
from customs.conform.customs_side import CUSTOMS
from customs.conform.engine_side import ENGINE
from customs.conform.running import Trial
from customs.conform.scenario import Side, Verdict
from customs.conform.setting import Setting
from customs.conform.trial import try_side
from customs.simulator.server import app_of
from models.problems.telling import CommandRefused
from tests.engine import SECRET
from tests.integration.broken_customs import (
    BROKEN_CUSTOMS,
    DEPENDS_ON_ARRIVAL,
    OlderReplaces,
    a_customs,
)
from tests.integration.broken_engines import BROKEN_ENGINES, Spoilt, scenarios_of, topic_of
from tests.integration.forgetful_engines import FORGETFUL_ENGINES
from tests.integration.meddling import meddling
from tests.integration.practice_ground import (
    CLIENT,
    FIRST_NUMBER,
    READER,
    READERS_KEY,
    a_face_alone,
    a_setting,
    an_engine_face,
    ended,
    served,
    trial_of,
)

AT_ONCE = 3
"""Trials beside each other: more of them would wait longer than they have patience."""


async def test_row_i9_our_own_engine_passes_every_scenario(sqlite_register: Engine, tmp_path: Path) -> None:
    but_burst = [one.name for one in ENGINE.scenarios if one.name != "burst"]
    async with an_engine_face(sqlite_register, tmp_path) as app, served(app) as url:
        trial = await try_side(Side.ENGINE, a_setting(url), but_burst)
        slower = Setting(url, READERS_KEY, READER, FIRST_NUMBER)
        burst = await try_side(Side.ENGINE, slower, ["burst"])

    assert ended(trial, Verdict.FAILED) == {}
    assert ended(trial, Verdict.SKIPPED) == {}
    assert burst.is_passed, "told to wait; a sender of a high rate never is"
    assert len(trial.played) >= 40


async def test_row_i9_a_broken_engine_fails_exactly_what_it_breaks(
    sqlite_register: Engine, tmp_path: Path
) -> None:
    found: dict[str, set[str]] = {}
    app = a_face_alone(sqlite_register, tmp_path)
    for place, (kind, spoilt) in enumerate(BROKEN_ENGINES.items()):
        trial = await spoilt_trial(app, spoilt, FIRST_NUMBER + place * 1000)
        found[kind] = set(ended(trial, Verdict.FAILED))

    assert found == {kind: expected for kind, (*_, expected) in BROKEN_ENGINES.items()}


async def test_row_i9_an_engine_that_forgets_or_tells_half_fails_exactly_what_it_breaks(
    sqlite_register: Engine, tmp_path: Path
) -> None:
    turns = asyncio.Semaphore(AT_ONCE)

    async def tried(app: ASGIApp, spoilt: Spoilt, place: int) -> Trial:
        async with turns:
            return await spoilt_trial(app, spoilt, FIRST_NUMBER + place * 1000)

    async with an_engine_face(sqlite_register, tmp_path) as app:
        places = enumerate(FORGETFUL_ENGINES.values())
        trials = await asyncio.gather(*(tried(app, spoilt, place) for place, spoilt in places))

    found = {
        kind: set(ended(trial, Verdict.FAILED)) for kind, trial in zip(FORGETFUL_ENGINES, trials, strict=True)
    }
    assert found == {kind: expected for kind, (*_, expected) in FORGETFUL_ENGINES.items()}


async def spoilt_trial(app: ASGIApp, spoilt: Spoilt, first_number: int) -> Trial:
    topics, before, after, _ = spoilt
    async with served(meddling(app, before, after)) as url:
        setting = a_setting(url, first_number)
        setting.patience_seconds = 5.0
        return await try_side(Side.ENGINE, setting, scenarios_of(*topics))


def test_row_i9_every_topic_has_a_scenario_that_a_broken_engine_fails() -> None:
    red = set().union(*(expected for *_, expected in (*BROKEN_ENGINES.values(), *FORGETFUL_ENGINES.values())))

    assert {topic_of(one) for one in ENGINE.scenarios if one.name in red} == set(
        map(topic_of, ENGINE.scenarios)
    )


async def test_row_n16_our_own_simulator_passes_every_scenario() -> None:
    trial = await trial_of(Side.CUSTOMS, app_of(a_customs()))

    assert ended(trial, Verdict.FAILED) == {}
    assert ended(trial, Verdict.SKIPPED) == {}
    assert len(trial.played) >= 20


async def test_row_n16_a_broken_customs_fails_exactly_what_it_breaks() -> None:
    turns = asyncio.Semaphore(AT_ONCE)

    async def tried(customs: ASGIApp) -> Trial:
        async with turns:
            return await trial_of(Side.CUSTOMS, customs)

    trials = await asyncio.gather(*(tried(broken()) for broken, _ in BROKEN_CUSTOMS.values()))

    found = zip(BROKEN_CUSTOMS, (set(ended(trial, Verdict.FAILED)) for trial in trials), strict=True)
    assert {kind: red - DEPENDS_ON_ARRIVAL for kind, red in found} == {
        kind: expected - DEPENDS_ON_ARRIVAL for kind, (_, expected) in BROKEN_CUSTOMS.items()
    }


def test_row_i9_the_kit_has_at_least_sixty_scenarios_each_with_a_name_of_its_own() -> None:
    names = [[one.name for one in suite.scenarios] for suite in (ENGINE, CUSTOMS)]

    assert [len(each) == len(set(each)) for each in names] == [True, True]
    assert len(names[0]) >= 40
    assert len(names[1]) >= 20
    for suite in (ENGINE, CUSTOMS):
        assert all(one.title_vi and one.proves_vi and one.row for one in suite.scenarios)


def test_row_i9_every_module_of_the_kit_is_played() -> None:
    for package in (engine_side, customs_side):
        folder = Path(package.__file__ or "").parent
        own = {"__init__", "partner", "suite", "results"}
        modules = {path.stem for path in folder.glob("*.py")} - own

        assert {module.__name__.rsplit(".", 1)[-1] for module in package.MODULES} == modules


async def run_command(url: str, folder: Path, *more: str) -> int:
    (folder / "key").write_text(SECRET)
    parser = argparse.ArgumentParser()
    add_conform(parser)
    return await conform(parser.parse_args([url, "--secret-file", str(folder / "key"), *more]))


async def test_row_i9_the_command_ends_with_0_only_when_nothing_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    only = ("--only", "health", "--only", "older-never-replaces", "--side", "customs")

    async with served(app_of(a_customs())) as url:
        good = await run_command(url, tmp_path, *only, "--report", str(tmp_path / "good.json"))
        with pytest.raises(CommandRefused, match="khong-co"):
            await run_command(url, tmp_path, "--only", "khong-co")
    async with served(app_of(a_customs(OlderReplaces))) as url:
        bad = await run_command(url, tmp_path, *only, "--report", str(tmp_path / "bad.md"))
    nobody = await run_command(url, tmp_path, *only)

    assert (good, bad, nobody) == (0, 1, 1)
    told = json.loads((tmp_path / "good.json").read_text("utf-8"))
    assert told["dem"] == {"dat": 2, "khong_dat": 0, "bo_qua": 0}
    assert told["ket_luan"] == "dat"
    assert [one["name"] for one in told["tinh_huong"]] == ["older-never-replaces", "health"]
    text = (tmp_path / "bad.md").read_text("utf-8")
    assert "so_ket_qua hải quan đang giữ: mong đợi 2, nhận được 1" in text
    assert "POST /dispositions → 200" in text
    assert "Không đạt: older-never-replaces" in capsys.readouterr().out


async def test_row_i9_a_trial_that_tried_nothing_proves_nothing() -> None:
    async with served(app_of(a_customs())) as url:
        setting = Setting(url, SECRET, CLIENT, FIRST_NUMBER)
        trial = await try_side(Side.CUSTOMS, setting, ["signed-by-old-key"])

    assert not trial.is_passed
    assert "bỏ qua" in report.as_markdown(trial)


def test_row_i9_every_trial_has_numbers_of_its_own() -> None:
    setting = a_setting("http://engine", 999_999_999_998)

    assert [setting.number(), setting.number()] == ["999999999998", "999999999999"]
    with pytest.raises(ValueError, match="twelve digits"):
        setting.number()
