"""House rules of routes: each names its permission, paths are kebab-case, the matrix of roles holds."""

import re
from pathlib import Path

import httpx
import pytest
from fastapi import Depends, FastAPI
from sqlalchemy import Engine

from intake.door import Door
from models.vocabulary import Role, TaskKind
from portal.api.deps import ApiDeps
from portal.api.router import api_router
from portal.pages.frame.links import FORM_PATHS, form_href
from portal.security.access import (
    READERS,
    Allow,
    Everyone,
    Partner,
    Permission,
    SignedIn,
    permissions,
    require_permissions,
)
from records.clients import Registry
from records.engine import writing
from records.files import FileStore
from records.tables import FactRow
from tests.unit.portal.seed import HOST, LACKING, MIXED, PEOPLE, TOO_OLD, VISITED, Clock, Portal, open_portal

EXPECTED: dict[str, type[Permission] | tuple[Role, ...]] = {
    "GET /livez": Everyone,
    "GET /readyz": Everyone,
    "GET /authority": Everyone,
    "GET /rulebook": Everyone,
    "GET /rulebook/review": Everyone,
    "GET /rulebook/compare": Everyone,
    "GET /rulebook/{name}": Everyone,
    "GET /sign-in": Everyone,
    "POST /sign-in": Everyone,
    "POST /sign-out": SignedIn,
    "GET /password": SignedIn,
    "POST /password": SignedIn,
    "GET /": READERS,
    "POST /task-claims": (*READERS[:4], Role.SUPERVISOR),
    "POST /task-releases": (*READERS[:4], Role.SUPERVISOR),
    "GET /task-assignments": (Role.SUPERVISOR,),
    "POST /task-assignments": (Role.SUPERVISOR,),
    "GET /cases": READERS,
    "GET /cases/{case_number}": READERS,
    "GET /cases/{case_number}/documents/{digest}": READERS,
    "GET /cases/{case_number}/receipts/{fact_id}": READERS,
    "GET /cases/{case_number}/law": READERS,
    "GET /cases/{case_number}/ways": READERS,
    "GET /cases/{case_number}/versions": READERS,
    "GET /timeouts": (Role.SUPERVISOR, Role.AUDITOR),
    "GET /timeouts/csv": (Role.SUPERVISOR, Role.AUDITOR),
    "GET /cases/{case_number}/forms/{name}": READERS,
    "GET /cases/{case_number}/notices/{name:path}": READERS,
    "GET /notices/{key:path}": READERS,
    "GET /cases/{case_number}/reviews/{what:path}": (Role.REVIEWER,),
    "POST /cases/{case_number}/reviews/{what:path}": (Role.REVIEWER,),
    "GET /cases/{case_number}/answers/{what:path}": (Role.INSPECTOR,),
    "POST /cases/{case_number}/answers/{what:path}": (Role.INSPECTOR,),
    "GET /cases/{case_number}/visit-reports/{what:path}": (Role.INSPECTOR,),
    "POST /cases/{case_number}/visit-reports/{what:path}": (Role.INSPECTOR,),
    "GET /cases/{case_number}/visit-confirmations/{what:path}": (Role.CUSTOMS_OFFICER,),
    "POST /cases/{case_number}/visit-confirmations/{what:path}": (Role.CUSTOMS_OFFICER,),
    "GET /cases/{case_number}/visit-rebookings/{visit_round}": (
        Role.INSPECTOR,
        Role.CUSTOMS_OFFICER,
        Role.SUPERVISOR,
    ),
    "POST /cases/{case_number}/visit-rebookings/{visit_round}": (
        Role.INSPECTOR,
        Role.CUSTOMS_OFFICER,
        Role.SUPERVISOR,
    ),
    "GET /cases/{case_number}/signatures/{what:path}": (Role.SIGNATORY,),
    "POST /cases/{case_number}/signatures/{what:path}": (Role.SIGNATORY,),
    "GET /cases/{case_number}/signature-previews/{what:path}": (Role.SIGNATORY,),
    "GET /cases/{case_number}/contingency": READERS,
    "GET /cases/{case_number}/contingency/{name}": READERS,
    "POST /cases/{case_number}/contingency": (Role.INSPECTOR, Role.SUPERVISOR, Role.CUSTOMS_OFFICER),
    "GET /cases/{case_number}/customs-words": (Role.CUSTOMS_OFFICER,),
    "POST /cases/{case_number}/customs-words": (Role.CUSTOMS_OFFICER,),
    "GET /customs": READERS,
    "GET /customs/reconciliation": READERS,
    "GET /customs/reconciliation/{run_id}": READERS,
    "POST /customs/alarms/{alarm_id}": (Role.SUPERVISOR,),
    "GET /customs/letters/{outbox_id}": READERS,
    "POST /customs/letters/{outbox_id}": (Role.SUPERVISOR, Role.CUSTOMS_OFFICER),
    "POST /customs/letter-drops/{repair_id}": (Role.SUPERVISOR, Role.CUSTOMS_OFFICER),
}
FORMS = (
    (LACKING, TaskKind.SIGN),
    (MIXED, TaskKind.REVIEW),
    (TOO_OLD, TaskKind.ANSWER),
    (VISITED, TaskKind.VISIT),
)


def test_every_route_has_the_permission_of_the_table(empty_portal: Portal) -> None:
    found = {
        name: permission.roles if isinstance(permission, Allow) else type(permission)
        for name, permission in permissions(empty_portal.app)
    }

    assert found == EXPECTED


def test_a_route_without_permission_does_not_start() -> None:
    app = FastAPI(openapi_url=None)
    app.add_api_route("/open", lambda: None, methods=["GET"])

    with pytest.raises(RuntimeError, match="/open"):
        require_permissions(app)


def test_a_route_that_names_its_permission_starts() -> None:
    app = FastAPI(openapi_url=None)
    app.add_api_route("/open", lambda: None, methods=["GET"], dependencies=[Depends(Everyone())])

    require_permissions(app)


def test_every_path_is_kebab_case(empty_portal: Portal) -> None:
    for name, _ in permissions(empty_portal.app):
        path = re.sub(r"\{[^}]*\}", "x", name.split(" ")[1])
        assert re.fullmatch(r"/|(/[a-z0-9]+(-[a-z0-9]+)*)+", path), path


def test_every_kind_of_task_has_its_form() -> None:
    assert set(FORM_PATHS) == set(TaskKind)


@pytest.mark.parametrize("staff_id", PEOPLE)
async def test_the_matrix_of_roles_and_routes_holds(empty_portal: Portal, staff_id: str) -> None:
    roles = set(PEOPLE[staff_id][3])
    async with empty_portal.browser(staff_id) as browser:
        for name, allowed in EXPECTED.items():
            if not isinstance(allowed, tuple):
                continue
            method, template = name.split(" ")
            path = re.sub(r"\{[^}]*\}", "1", template)
            response = await browser.request(method, path, data={"x": "y"} if method == "POST" else None)
            may = bool(roles.intersection(allowed)) and (method == "GET" or Role.AUDITOR not in roles)

            assert (response.status_code != 403) is may, (name, response.status_code)


async def test_a_stranger_is_sent_to_sign_in_everywhere(portal: Portal) -> None:
    async with portal.browser() as browser:
        for name, allowed in EXPECTED.items():
            if allowed is Everyone:
                continue
            method, template = name.split(" ")
            response = await browser.request(method, re.sub(r"\{[^}]*\}", "1", template))

            assert response.status_code == 303, name
            assert response.headers["location"].startswith("/sign-in")


async def test_an_auditor_only_reads(portal: Portal) -> None:
    async with portal.browser("binh") as browser:
        assert (await browser.get("/")).status_code == 200
        assert (await browser.get(f"/cases/{MIXED}")).status_code == 200
        for number, kind in FORMS:
            response = await browser.post(form_href(portal.task(number, kind)), data={"x": "y"})
            assert response.status_code == 403
        for path in ("/task-claims", "/task-releases", "/task-assignments"):
            assert (await browser.post(path, data={"task": "x"})).status_code == 403


async def test_the_machine_face_is_mounted_under_a_permission_of_its_own(
    sqlite_register: Engine, tmp_path: Path
) -> None:
    door, files = Door(sqlite_register, None, Clock()), FileStore(tmp_path)
    registry = Registry(sqlite_register, tmp_path, Clock())
    api = api_router(ApiDeps(sqlite_register, door, files, registry, Clock()))
    portal = open_portal(sqlite_register, tmp_path, api=api)
    async with portal.browser() as browser:
        response = await browser.get("/api/v1/nothing")

    granted = [permission for name, permission in permissions(portal.app) if "/api/" in name]
    assert granted
    assert all(isinstance(permission, Partner) for permission in granted)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_a_fault_of_ours_shows_a_reference_and_no_trace(portal: Portal) -> None:
    with writing(portal.engine) as session:
        session.get_one(FactRow, portal.case(MIXED).facts[0].fact_id).content = "{broken"
    transport = httpx.ASGITransport(portal.app, raise_app_exceptions=False)
    cookies = {"session": portal.session_of("thu")}
    async with httpx.AsyncClient(transport=transport, base_url=HOST, cookies=cookies) as browser:
        response = await browser.get(f"/cases/{MIXED}")

    assert response.status_code == 500
    assert "Mã lỗi" in response.text
    assert "Traceback" not in response.text
    assert "broken" not in response.text
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
