"""Row I1: can a client be written from docs/api.md alone, and does it tell of the face as it is?"""

import base64
import hashlib
import hmac
import json
import re
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from customs.wire.codes import CODES
from models.problems import ErrorCode
from portal.api.description.examples import EXAMPLE_PRIVATE_KEY, EXAMPLE_SECRET
from portal.api.description.fields import objects
from portal.api.description.guide import Vector, guide, vectors
from portal.api.description.inbound import CALLS
from portal.api.description.openapi import description, models
from portal.api.description.outbound import CUSTOMS

GUIDE = (Path(__file__).parents[3] / "docs" / "api.md").read_text("utf-8")
KEY = base64.b64decode(EXAMPLE_SECRET.removeprefix("whsec_"))


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def signed_bytes(vector: Vector) -> bytes:
    return f"{vector.message_id}.{vector.timestamp}.{vector.payload}".encode()


def test_row_i1_the_guide_is_as_the_code_has_it() -> None:
    assert guide() == GUIDE, "run: python -m portal.api --write"


def test_row_i1_every_example_of_the_guide_is_an_example_of_the_description() -> None:
    calls = (*CALLS, *CUSTOMS)
    known = [call.example for call in calls] + [
        answer.example for call in calls for answer in call.answers.values()
    ]

    shown = [json.loads(block) for block in blocks("json")]

    assert len(shown) > len(CALLS)
    assert [each for each in shown if each not in known] == []


@pytest.mark.parametrize("vector", vectors(), ids=["message", "read"])
def test_row_i1_the_test_vectors_hold_under_other_code_than_ours(vector: Vector) -> None:
    mac = hmac.new(KEY, signed_bytes(vector), hashlib.sha256).digest()
    seed = base64.b64decode(EXAMPLE_PRIVATE_KEY.removeprefix("whsk_"))
    public = re.search(r"khóa công khai tương ứng `whpk_([^`]+)`", GUIDE)
    assert public is not None
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public[1]))

    assert vector.shared == f"v1,{base64.b64encode(mac).decode()}"
    key.verify(base64.b64decode(vector.own.removeprefix("v1a,")), signed_bytes(vector))
    assert len(seed) == 32
    assert {vector.shared, vector.own} <= set(re.findall(r"`(v1a?,[^`]+)`", GUIDE))


def test_row_i1_the_recipe_of_the_guide_signs_as_we_do() -> None:
    (recipe,) = blocks("python")
    made: dict[str, Any] = {}

    exec(recipe, made)

    for vector in vectors():
        signed = made["sign"](
            vector.payload.encode(), vector.message_id, int(vector.timestamp), EXAMPLE_SECRET
        )
        assert signed["webhook-signature"] == vector.shared


def test_row_i1_the_guide_tells_of_every_call_code_error_and_object() -> None:
    lost = [call.name for call in (*CALLS, *CUSTOMS) if f"\n### {call.name}\n" not in GUIDE]
    lost += [code.word for code in CODES if f"| `{code.word}` |" not in GUIDE]
    lost += [
        code.value for code in set(ErrorCode) - {ErrorCode.FOUR_EYES} if f"| `{code.value}` |" not in GUIDE
    ]
    found = objects((*models(received=True), *models(received=False)))
    lost += [model.__name__ for model in found if f"\n### {model.__name__}\n" not in GUIDE]

    assert lost == []


def test_every_link_inside_the_guide_leads_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    }

    assert {link for link in re.findall(r"\]\(#([^)]+)\)", GUIDE) if link not in headings} == set()


def test_every_operation_of_the_description_is_served_under_a_stable_name() -> None:
    document = description()
    names = [each["operationId"] for path in document["paths"].values() for each in path.values()]

    assert sorted(names) == sorted(call.name for call in CALLS)
    assert set(document["webhooks"]) == {call.name for call in CUSTOMS}
