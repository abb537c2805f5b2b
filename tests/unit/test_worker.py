"""The worker's health is the age of a file."""

import asyncio
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from temporalio.client import Client
from temporalio.common import VersioningBehavior
from temporalio.service import RPCError, RPCStatusCode

from workflows import connection
from workflows.connection import beating, deployment_of


def a_client(*, answers: bool) -> Client:
    async def check_health(*, timeout: timedelta) -> bool:  # noqa: ASYNC109 - the client's own
        if not answers:
            raise RPCError("down", RPCStatusCode.UNAVAILABLE, b"")
        return True

    service: Any = SimpleNamespace(check_health=check_health)
    return cast("Client", SimpleNamespace(service_client=service))


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BEAT_SECONDS", 0.01)


async def test_the_file_is_touched_while_temporal_answers(tmp_path: Path) -> None:
    beat = tmp_path / "alive"
    async with beating(a_client(answers=True), beat):
        await asyncio.sleep(0.1)
        assert beat.exists()
        beat.unlink()
        await asyncio.sleep(0.1)
        assert beat.exists()

    beat.unlink()
    await asyncio.sleep(0.05)
    assert not beat.exists()


async def test_the_file_grows_old_while_temporal_is_down(tmp_path: Path) -> None:
    async with beating(a_client(answers=False), tmp_path / "alive"):
        await asyncio.sleep(0.1)

    assert not (tmp_path / "alive").exists()


async def test_where_no_file_is_named_nobody_asks() -> None:
    async with beating(a_client(answers=False), None):
        await asyncio.sleep(0.03)


def test_a_worker_is_versioned_only_when_the_setting_names_a_version() -> None:
    config = deployment_of("da-nang.v1")

    assert config is not None
    assert (config.version.deployment_name, config.version.build_id) == ("da-nang", "v1")
    assert config.default_versioning_behavior is VersioningBehavior.AUTO_UPGRADE
    assert deployment_of(None) is None
