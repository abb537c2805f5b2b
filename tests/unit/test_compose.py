"""House rules of the production topology: what a reader of docker-compose.yml may rely on."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.__main__ import DRAIN_SECONDS
from settings import Settings
from workflows.hosting import DRAIN

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
ENGINE = ("migrate", "worker", "portal")
PINNED = re.compile(r"[a-z0-9/-]+:\d+\.\d+(\.\d+)?(-[a-z0-9-]+)?(@sha256:[0-9a-f]{64})?")
ONE_SHOT = ("temporal-schema", "temporal-namespace", "migrate")

each_service = pytest.mark.parametrize("name", SERVICES)


def seconds(duration: str) -> int:
    assert duration.endswith("s")
    return int(duration.removesuffix("s"))


@each_service
def test_every_image_is_pinned_by_version(name: str) -> None:
    image = SERVICES[name]["image"]

    assert "build" in SERVICES[name] or PINNED.fullmatch(image), image


def test_the_image_of_the_engine_is_built_on_pinned_images() -> None:
    bases = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)

    assert len(bases) == 2
    assert all(PINNED.fullmatch(base) for base in bases), bases


def test_admin_tools_and_server_are_of_one_version() -> None:
    versions = {
        SERVICES[name]["image"].split(":")[1]
        for name in ("temporal", "temporal-schema", "temporal-namespace")
    }

    assert len(versions) == 1


@each_service
def test_every_service_has_a_health_check_or_says_why_not(name: str) -> None:
    service = SERVICES[name]

    assert ("healthcheck" in service) is not ("x-no-health-check" in service)


@each_service
def test_a_service_waits_for_health_or_success_of_what_it_needs(name: str) -> None:
    for needed, how in SERVICES[name].get("depends_on", {}).items():
        success = "service_completed_successfully" if needed in ONE_SHOT else "service_healthy"
        assert how["condition"] == success, needed


def test_the_portal_takes_messages_without_temporal() -> None:
    assert set(SERVICES["portal"]["depends_on"]) == {"migrate"}


@each_service
def test_no_password_stands_in_a_setting(name: str) -> None:
    for variable, value in SERVICES[name].get("environment", {}).items():
        is_file = variable.endswith("_FILE") and value.startswith("/run/secrets/")
        is_secret = re.search(r"PASSWORD|PWD|SECRET|TOKEN|KEY|SEED", variable)
        assert is_file or not is_secret, variable
        assert not re.search(r"://[^/@]*:[^/@]*@", value), variable


@each_service
def test_a_secret_file_that_is_named_is_given(name: str) -> None:
    service = SERVICES[name]
    given = set(service.get("secrets", ()))
    used = {
        value.removeprefix("/run/secrets/")
        for value in service.get("environment", {}).values()
        if value.startswith("/run/secrets/")
    }

    assert given <= set(COMPOSE["secrets"])
    assert used <= given if name not in ENGINE else given <= used


def test_secrets_are_files_that_the_script_makes(tmp_path: Path) -> None:
    script = tmp_path / "deploy" / "make-secrets"
    script.parent.mkdir()
    script.write_bytes((ROOT / "deploy" / "make-secrets").read_bytes())
    expected = {Path(secret["file"]).name for secret in COMPOSE["secrets"].values()}

    subprocess.run(["sh", script], check=True, capture_output=True)
    made = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    subprocess.run(["sh", script], check=True, capture_output=True)
    kept = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}

    assert set(made) == expected
    assert len(set(made.values())) == len(made)
    assert all(len(value) >= 43 for value in made.values())
    assert kept == made
    assert (tmp_path / "secrets").stat().st_mode & 0o077 == 0


def test_nothing_is_published_but_the_portal_and_that_on_this_machine() -> None:
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"portal"}
    assert SERVICES["portal"]["ports"] == ["${PORTAL_PUBLISHED:-127.0.0.1:8080}:8080"]


def test_only_portal_and_worker_reach_beyond_the_inner_networks() -> None:
    inner = {name for name, network in COMPOSE["networks"].items() if network.get("internal")}

    assert set(COMPOSE["networks"]) - inner == {"outside"}
    assert {name for name, each in SERVICES.items() if set(each["networks"]) - inner} == {"worker", "portal"}


def test_the_ui_is_opened_on_this_machine_only() -> None:
    operator = yaml.safe_load((ROOT / "deploy" / "operator.yml").read_text("utf-8"))

    assert all(port.startswith("127.0.0.1:") for port in operator["services"]["temporal-ui"]["ports"])


def test_there_is_more_time_to_stop_than_to_drain() -> None:
    assert seconds(SERVICES["worker"]["stop_grace_period"]) > DRAIN.total_seconds() + 10
    assert seconds(SERVICES["portal"]["stop_grace_period"]) > DRAIN_SECONDS + 10


@pytest.mark.parametrize("name", ENGINE)
def test_the_engine_runs_bare(name: str) -> None:
    service = SERVICES[name]

    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "\nUSER 10001" in (ROOT / "Dockerfile").read_text("utf-8")


@pytest.mark.parametrize("name", ENGINE)
def test_every_setting_of_the_engine_exists(name: str) -> None:
    known = {field.upper() for field in Settings.model_fields}

    assert set(SERVICES[name]["environment"]) <= known


def test_every_package_of_the_engine_is_in_the_image() -> None:
    copied = set(re.findall(r"^COPY (\w+) \1$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE))
    let_in = set(re.findall(r"^!(\w+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE))
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert copied == let_in == packages - {"demo", "tests", "bench"}


def test_every_mounted_file_exists() -> None:
    for service in SERVICES.values():
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            assert source in COMPOSE["volumes"] or (ROOT / source).exists(), source


def test_temporal_itself_reads_its_password_from_the_file() -> None:
    stores = yaml.safe_load((ROOT / "deploy/temporal/server.yaml").read_text("utf-8"))["persistence"][
        "datastores"
    ]

    for store in stores.values():
        assert "password" not in store["sql"]
        assert store["sql"]["passwordCommand"]["args"] == ["/run/secrets/temporal"]


def test_the_runbook_lists_every_setting() -> None:
    runbook = (ROOT / "docs" / "runbook.md").read_text("utf-8")

    assert [name for name in Settings.model_fields if f"`{name.upper()}`" not in runbook] == []
