"""Does a paper come with its file, and only with a file that it may have?"""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlmodel import select

from records.engine import reading
from records.tables import DocumentRow, FactRow
from tests.integration.api_client import Api, an_api, assert_problem
from tests.unit.customs.messages import a_message, as_bytes

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Api]:
    async with an_api(tmp_path) as built:
        yield built


def multipart(message: dict[str, Any], data: bytes = PDF, name: str = "chung-thu.pdf") -> tuple[bytes, str]:
    request = httpx.Request(
        "POST",
        "http://api",
        data={"du_lieu": json.dumps(message, ensure_ascii=False)},
        files={"tep": (name, data, "application/pdf")},
    )
    return request.read(), request.headers["content-type"]


async def test_a_paper_may_come_with_its_file(api: Api) -> None:
    first, first_type = multipart(a_message("documents"))
    again, again_type = multipart(a_message("documents"))

    one = await api.post("documents", first, content_type=first_type)
    two = await api.post("documents", again, content_type=again_type)

    assert (one.status_code, two.content) == (202, one.content)
    with reading(api.engine) as session:
        (document,) = session.exec(select(DocumentRow)).all()
        (fact,) = session.exec(select(FactRow)).all()
    assert (document.title, document.media_type, document.size_bytes) == (
        "chung-thu.pdf",
        "application/pdf",
        len(PDF),
    )
    assert document.digest in fact.content
    assert api.files.get(document.digest) == PDF


async def test_a_file_of_another_kind_or_with_another_digest_is_refused(api: Api) -> None:
    script, script_type = multipart(a_message("documents"), b"#!/bin/sh\n", "../x.pdf")
    wrong = a_message("documents")
    wrong["giay_to"]["ma_bam_tep"] = "0" * 64
    lying, lying_type = multipart(wrong)

    assert_problem(
        await api.post("documents", script, content_type=script_type), 415, "unsupported_media_type"
    )
    problem = assert_problem(
        await api.post("documents", lying, "m-2", content_type=lying_type), 422, "invalid"
    )
    unknown = assert_problem(await api.post("documents", as_bytes(wrong), "m-3"), 422, "invalid")

    assert problem["errors"][0]["field"] == unknown["errors"][0]["field"] == "giay_to.ma_bam_tep"
    assert api.count(DocumentRow) == 0


@pytest.mark.parametrize("body", [b"", b"--x\r\n\r\n", b"--x--\r\n"])
async def test_a_broken_multipart_body_is_told(api: Api, body: bytes) -> None:
    response = await api.post("documents", body, content_type="multipart/form-data; boundary=x")

    assert_problem(response, 400, "malformed")
    assert_problem(
        await api.post("documents", body, "m-2", content_type="multipart/form-data"), 400, "malformed"
    )
