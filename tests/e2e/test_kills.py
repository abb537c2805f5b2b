"""Rows C1, X1, I2, D6 under kill -9: nothing is lost and nothing doubled, whoever dies."""

import asyncio
import random
import time
from collections import Counter

import pytest

from demo.__main__ import now
from demo.day import Day, Played
from demo.sample import Message, Sample, WaitFor
from models.vocabulary import CaseState
from records import cases
from records.engine import reading
from records.tables import FactRow
from tests.e2e.engine_processes import EngineProcesses, Process
from tests.e2e.oracle import complaints
from tests.e2e.traffic import RememberingSimulator, Staff, clone, fifty

pytestmark = pytest.mark.e2e

SEED = 20261124
KILLS: tuple[Process, ...] = ("worker",) * 5 + ("temporal",) * 2 + ("portal", "customs")
RECOVERIES = 4
PROMISED_SECONDS = 10.0
ALLOWED_SECONDS = 15.0


def publish(figures: str) -> None:
    """Seen with `pytest -s`."""
    print(f"\n{figures}")  # noqa: T201 - a figure to publish


def voice(engine: EngineProcesses) -> RememberingSimulator:
    return RememberingSimulator(engine.portal_url, engine.settings.customs_secret)


async def until_assessed(engine: EngineProcesses, fact_id: str, seconds: float = 60.0) -> float:
    """The seconds it took until an assessment contained the fact."""
    started = time.monotonic()
    while (taken := time.monotonic() - started) < seconds:
        with reading(engine.register) as session:
            if session.get_one(FactRow, fact_id).first_assessment is not None:
                return taken
        await asyncio.sleep(0.05)
    raise AssertionError(f"{fact_id} was not assessed in {seconds} s")


async def until_at(engine: EngineProcesses, number: str, state: CaseState, seconds: float = 60.0) -> None:
    give_up_at = time.monotonic() + seconds
    while time.monotonic() < give_up_at:
        with reading(engine.register) as session:
            case = cases.newest(session, number)
        if case is not None and case.state is state:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{number} did not reach {state} in {seconds} s")


async def send(customs: RememberingSimulator, sample: Sample, step: Message | WaitFor) -> str:
    assert isinstance(step, Message)
    position = sample.steps.index(step)
    answer = await customs.send(step.call, sample.number, step.as_sent(now()), sample.message_id(position))
    assert answer.status == 202, answer
    return str(answer.body["ma_su_kien"])


async def kill_and_start(engine: EngineProcesses, name: Process, pause: float = 0.0) -> None:
    command = engine.kill(name)
    await asyncio.sleep(pause)
    await asyncio.to_thread(engine.start, name, command)


async def test_a_message_taken_while_temporal_is_down_is_delivered_when_it_is_back(
    engine: EngineProcesses,
) -> None:
    sample, customs = clone("18", 900), voice(engine)
    command = engine.kill("temporal")

    started = time.monotonic()
    fact_id = await send(customs, sample, sample.steps[0])
    answered_in = time.monotonic() - started
    await asyncio.sleep(2.0)
    with reading(engine.register) as session:
        assert session.get_one(FactRow, fact_id).first_assessment is None
    await asyncio.to_thread(engine.start, "temporal", command)
    delivered_in = await until_assessed(engine, fact_id)
    await customs.close()

    assert answered_in < 5.0
    publish(f"taken in {answered_in:.2f} s, assessed {delivered_in:.1f} s after Temporal was back")


async def test_a_waiting_case_moves_on_within_ten_seconds_of_a_killed_worker(engine: EngineProcesses) -> None:
    chance, customs = random.Random(SEED), voice(engine)
    waiting = [clone("31", 910 + n) for n in range(RECOVERIES)]
    for sample in waiting:
        for step in sample.steps[:3]:
            await send(customs, sample, step)
    for sample in waiting:
        await until_at(engine, sample.number, CaseState.AWAITING_ARRIVAL)

    seconds = []
    for sample in waiting:
        fact_id = await send(customs, sample, sample.steps[4])
        await asyncio.sleep(chance.uniform(0.0, 0.08))  # in the middle of its task or activity
        killed_at = time.monotonic()
        await kill_and_start(engine, "worker")
        await until_assessed(engine, fact_id)
        seconds.append(time.monotonic() - killed_at)
    await customs.close()

    publish(f"recovery after kill -9 of the worker: {', '.join(f'{each:.1f} s' for each in seconds)}")
    assert max(seconds) <= ALLOWED_SECONDS, f"promised are {PROMISED_SECONDS} s"


async def test_fifty_cases_lose_and_double_nothing_while_every_process_is_killed(
    engine: EngineProcesses,
) -> None:
    samples, customs, staff = fifty(), voice(engine), Staff()
    started = time.monotonic()
    working = asyncio.create_task(staff.work(engine.portal_url, engine.passwords))
    day = Day(engine.register, customs, staff.desk, now)
    playing = asyncio.create_task(day.play(samples, lambda _: None))

    killed = await kill_at_random(engine, playing)
    played = await playing
    working.cancel()
    await customs.close()

    seconds = time.monotonic() - started
    lost = complaints(engine, customs.taken, {sample.number for sample in samples})
    publish(
        f"{len(played)} cases, {len(customs.taken)} receipts, kills {dict(killed)}, {seconds:.0f} s; {lost=}"
    )
    assert lost == []
    assert differences(played) == []
    assert killed == Counter(KILLS)


async def kill_at_random(engine: EngineProcesses, playing: "asyncio.Task[list[Played]]") -> Counter[Process]:
    """Each of KILLS at its moment while the day is played."""
    chance, killed = random.Random(SEED), Counter[Process]()
    for name in chance.sample(KILLS, len(KILLS)):
        await asyncio.sleep(chance.uniform(1.0, 4.0))
        assert not playing.done(), f"the day was over before the kills were: {killed}"
        await kill_and_start(engine, name, pause=chance.uniform(0.0, 1.0))
        killed[name] += 1
    return killed


def differences(played: list[Played]) -> list[str]:
    return [
        f"{one.sample.number} ({one.sample.slug}): {one.differences}" for one in played if one.differences
    ]
