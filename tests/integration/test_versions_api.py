"""Rows I3, A2: customs reads back every version that it sent, with what each changed."""

import json
from pathlib import Path

from tests.integration.api_client import an_api, assert_problem
from tests.unit.customs.messages import NUMBER, a_message

AMENDED = {"so_van_don": "ONEY-2026-2"}


async def test_row_a2_every_version_is_read_back_with_its_changes(tmp_path: Path) -> None:
    first = a_message()
    item = {**first["hang_hoa"][0], "so_may": "S-NEW"}
    amended = {**first, **AMENDED, "lan_sua_doi": 1, "hang_hoa": [item, *first["hang_hoa"][1:]]}
    async with an_api(tmp_path) as api:
        assert (await api.post("declarations", json.dumps(first).encode(), "m-1")).status_code == 202
        sent = await api.post("amendments", json.dumps(amended).encode(), "m-2")
        assert sent.status_code == 202, sent.text
        answer = await api.get(f"/declarations/{NUMBER}/versions")

    told = answer.json()
    original, version = told["phien_ban"]
    assert answer.status_code == 200
    assert [one["lan_sua_doi"] for one in told["phien_ban"]] == [0, 1]
    assert [one["so_thong_diep"] for one in told["phien_ban"]] == ["m-1", "m-2"]
    assert "thay_doi" in original
    assert original["thay_doi"] == []
    assert {one["duong_dan"]: one["sau"] for one in version["thay_doi"]} == {
        "so_van_don": "ONEY-2026-2",
        "hang_hoa[1].so_may": "S-NEW",
    }
    assert version["to_khai"]["so_van_don"] == "ONEY-2026-2"
    assert told["lan_sua_doi_con_thieu"] == []


async def test_row_i3_a_number_that_has_not_come_is_named(tmp_path: Path) -> None:
    first = a_message()
    async with an_api(tmp_path) as api:
        await api.post("declarations", json.dumps(first).encode(), "m-1")
        await api.post("amendments", json.dumps({**first, "lan_sua_doi": 3}).encode(), "m-2")
        told = (await api.get(f"/declarations/{NUMBER}/versions")).json()

    assert told["lan_sua_doi_con_thieu"] == [1, 2]


async def test_what_was_never_declared_has_no_versions(tmp_path: Path) -> None:
    async with an_api(tmp_path) as api:
        for number in (NUMBER, "abc"):
            assert_problem(await api.get(f"/declarations/{number}/versions"), 404, "not_found")
        unsigned = await api.http.get(f"/api/v1/declarations/{NUMBER}/versions")

    assert_problem(unsigned, 401, "unauthenticated")
