"""Row I1: what may customs read, and is the description whole?"""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlmodel import select

from activities.assessing import Assessing
from customs.wire.examples import EXAMPLES
from models.messages import AssessCase
from models.vocabulary import NoticeKind, NoticeState
from portal.api.description import description
from records import reference
from records.engine import reading, writing
from records.tables import FactRow, NoticeRow
from rules.policy.default import DEFAULT_POLICY
from tests.integration.api_client import AT, Api, ScriptedDoor, an_api, assert_problem
from tests.unit.customs.messages import NUMBER, a_message, as_bytes


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Api]:
    async with an_api(tmp_path) as built:
        yield built


async def test_a_result_is_read_waited_for_and_fed(api: Api) -> None:
    body = as_bytes(a_message())
    await api.post("declarations", body)
    with reading(api.engine) as session:
        (fact,) = session.exec(select(FactRow)).all()
    order = AssessCase(
        case_number=NUMBER, declaration_number=NUMBER, fact_ids=(fact.fact_id,), assessment_number=1, at=AT
    )
    with writing(api.engine) as session:
        reference.load(session, reference.ReferenceFile(), AT)
        reference.put_policy(session, DEFAULT_POLICY)
    Assessing(api.engine, "").assess(order)
    assert isinstance(api.door, ScriptedDoor)
    api.door.said = 1

    waited = await api.post("declarations", body, prefer="wait=9")
    read = await api.get(f"/declarations/{NUMBER}")
    fed = await api.get("/dispositions?after=0")

    assert_problem(await api.get("/declarations/1072"), 404, "not_found")
    assert (waited.status_code, waited.headers["preference-applied"]) == (201, "wait=5")
    assert waited.json() == read.json()
    assert read.json()["ket_qua"]["trang_thai"] == "yeu_cau_sua_doi_bo_sung"
    assert read.json()["ket_qua"]["hang_hoa"][0]["xu_ly"] == "cho_xu_ly"
    assert fed.json()["ban_tin"][0]["ket_qua"] == read.json()["ket_qua"]
    assert (await api.get(f"/dispositions?after={fed.json()['tiep_theo']}")).json()["ban_tin"] == []


async def test_reads_are_signed_and_answer_404_in_vietnamese(api: Api) -> None:
    assert_problem(await api.get(f"/declarations/{NUMBER}"), 404, "not_found")
    assert_problem(await api.get(f"/declarations/{NUMBER}/notices/05/TB-SKHCN"), 404, "not_found")
    assert_problem(await api.get("/declarations/1"), 404, "not_found")
    assert_problem(await api.get("/nothing"), 404, "not_found")
    assert_problem(await api.get("/dispositions", "whsec_d3Jvbmc="), 401, "unauthenticated")
    assert_problem(await api.get("/dispositions?after=-1"), 422, "invalid")


async def test_the_feed_starts_empty_and_stands_still(api: Api) -> None:
    response = await api.get("/dispositions?after=7")

    assert response.json() == {"ban_tin": [], "tiep_theo": 7}


async def test_i1_the_description_names_every_route_and_every_example(api: Api) -> None:
    document = (await api.http.get("/api/v1/openapi.json")).json()

    assert document["openapi"] == "3.1.0"
    assert document == json.loads(json.dumps(description()))
    for call, example in EXAMPLES.items():
        path = "/declarations" if call == "declarations" else f"/declarations/{{number}}/{call}"
        post = document["paths"][f"/api/v1{path}"]["post"]
        assert post["requestBody"]["content"]["application/json"]["examples"][call]["value"] == example
        assert {"202", "400", "401", "409", "413", "415", "422", "500"} <= set(post["responses"])


async def test_every_reference_of_the_description_leads_somewhere(api: Api) -> None:
    text = json.dumps(description())
    names = set(description()["components"]["schemas"])
    wanted = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}

    assert wanted <= names


async def test_an_issued_notice_is_read_under_its_printed_number(api: Api) -> None:
    digest = api.files.put(b"%PDF-1.7 ...")
    row = NoticeRow(
        key=f"{NUMBER}/approval/1",
        case_number=NUMBER,
        declaration_number=NUMBER,
        kind=NoticeKind.APPROVAL,
        revision=1,
        office_code="SKHCN",
        series="YK",
        year=2026,
        number=5,
        notice_number="05/YK-SKHCN",
        content_digest="0" * 64,
        pdf_digest=digest,
        signature_fact_id="signature-1",
        signed_by="nv-3",
        signed_on=AT.date(),
        state=NoticeState.ISSUED,
        numbered_at=AT,
    )
    with writing(api.engine) as session:
        session.add(row)

    response = await api.get(f"/declarations/{NUMBER}/notices/05/YK-SKHCN")

    assert (response.status_code, response.content) == (200, b"%PDF-1.7 ...")
    assert response.headers["content-type"] == "application/pdf"
    assert_problem(await api.get("/declarations/999999999999/notices/05/YK-SKHCN"), 404, "not_found")


@pytest.mark.parametrize(
    "path", ["/declarations/%25/notices/%00", "/declarations/%00", f"/declarations/{NUMBER}/x"]
)
async def test_an_odd_path_finds_nothing(api: Api, path: str) -> None:
    assert_problem(await api.get(path), 404, "not_found")
