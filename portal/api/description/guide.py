"""What does docs/api.md say? Prose from its template; every table from the code that keeps the promise."""

import hashlib
import json
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import BaseModel

from customs.conform.customs_side import CUSTOMS as CUSTOMS_TRIED
from customs.conform.engine_side import ENGINE as ENGINE_TRIED
from customs.signatures import ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER, read_target, sign
from customs.wire.codes import CODES
from customs.wire.wco import wire_title
from customs.wire.words import DICTIONARIES
from models.exchange.keys import public_of
from models.goods import MAX_ITEMS
from models.problems import ADVICE, STATUS, ErrorCode, Problem
from models.vocabulary import ClientScope
from portal.api.deps import PREFIX
from portal.api.description.calls import Call
from portal.api.description.examples import (
    EXAMPLE_PRIVATE_KEY,
    EXAMPLE_SECRET,
    FIRST_AT,
    NUMBER,
    THEIR_MESSAGE,
)
from portal.api.description.fields import field_rows, objects
from portal.api.description.inbound import CALLS
from portal.api.description.openapi import SIGNATURE, description, models
from portal.api.description.outbound import CUSTOMS
from portal.api.limits import BURST_SECONDS, Allowances


class Vector(NamedTuple):
    """Bytes and the signatures that they have to get."""

    name_vi: str
    payload: str
    message_id: str
    timestamp: str
    shared: str
    own: str


def guide() -> str:
    """The whole document."""
    templates = Environment(
        loader=PackageLoader("portal.api.description", ""),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Markdown, and nothing of a partner's stands in it
    )
    templates.filters |= {"json": _json, "cell": _cell, "anchor": _anchor, "sha256": _sha256}
    answered = frozenset[ErrorCode]().union(*(call.codes for call in CALLS))
    return templates.get_template("guide.md.j2").render(
        calls=CALLS,
        customs=CUSTOMS,
        prefix=PREFIX,
        number=NUMBER,
        scopes=list(ClientScope),
        signature=SIGNATURE,
        secret=EXAMPLE_SECRET,
        private_key=EXAMPLE_PRIVATE_KEY,
        public_key=public_of(EXAMPLE_PRIVATE_KEY),
        vectors=vectors(),
        problems=[(code, STATUS[code], ADVICE[code]) for code in ADVICE if code in answered],
        codes=CODES,
        dictionaries=DICTIONARIES,
        objects=_objects(),
        allowances=Allowances(),
        burst_seconds=BURST_SECONDS,
        statuses=_statuses,
        title=wire_title,
        seen={},
        most_items=MAX_ITEMS,
        trials=(
            ("Thử hệ thống này", ENGINE_TRIED.scenarios),
            ("Thử hệ thống hải quan (`--side customs`)", CUSTOMS_TRIED.scenarios),
        ),
    )


def vectors() -> tuple[Vector, ...]:
    """A message, and a read."""
    body = f'{{"so_to_khai":"{NUMBER}"}}'
    target = read_target("GET", f"{PREFIX}/declarations/{NUMBER}?x=1").decode()
    return _vector("Thông điệp (POST): nội dung là thân, đúng từng byte", body), _vector(
        "Lệnh đọc (GET): nội dung là đích của yêu cầu", target
    )


def _vector(name_vi: str, payload: str) -> Vector:
    shared = sign(payload.encode(), THEIR_MESSAGE, FIRST_AT, EXAMPLE_SECRET)
    own = sign(payload.encode(), THEIR_MESSAGE, FIRST_AT, EXAMPLE_PRIVATE_KEY)
    named = (shared[ID_HEADER], shared[TIMESTAMP_HEADER])
    return Vector(name_vi, payload, *named, shared[SIGNATURE_HEADER], own[SIGNATURE_HEADER])


def _objects() -> list[tuple[type[BaseModel], list[Any]]]:
    """Every object that travels, with its rows."""
    schemas = description()["components"]["schemas"]
    found = objects((*models(received=True), *models(received=False), Problem))
    return [(model, list(field_rows(model, schemas[model.__name__]))) for model in found]


def _statuses(call: Call) -> list[tuple[int, str]]:
    """The refusals of a call by status."""
    return sorted((STATUS[code], code.value) for code in call.codes)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(text: str) -> str:
    return text.lower()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
