"""Row C7: the machine face, the command line and the live case say the same of every sample but the draw.

The seed of the random share of the red lane is a secret of the office: what a sender is told of a draft must
not say whether the number will be drawn. The command line is run by the office, with the seed.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from customs.signatures import sign
from customs.wire import json_bytes, result
from customs.wire.drafts import draft_facts
from customs.wire.relative import as_sent, days_resolved
from models.assessment import Assessment
from models.case_file import CaseFile
from models.days import start_of_day, vietnamese_day
from models.facts import Fact
from models.ids import SealedFact, seal
from models.messages import AssessCase
from portal.api.draft_answer import draft_message
from records import inbox
from records.cases import load_case_file
from records.engine import reading, writing
from records.reference import ReferenceFile, load, put_policy
from records.tables import FactRow
from rules.__main__ import main
from rules.policy.default import DEFAULT_POLICY
from rules.policy.lanes import is_drawn
from rules.rulebook import assess
from tests.integration.api_client import AT, CLIENT, SECRET, Api, an_api

FOLDER = Path(__file__).parents[2] / "samples"
SAMPLES = tuple(sorted(FOLDER.glob("[0-9]*.json")))
DAY = vietnamese_day(AT)
SEED = "faces"
PARTS = {"documents": "giay_to", "arrival": "hang_den", "storage": "bao_quan"}
"""What a draft may have beside its declaration; amendments, withdrawals and customs' words are no draft's."""


def _steps(path: Path) -> list[dict[str, Any]]:
    """The declaration and what was filed and told of it, with days and instants as of the day."""
    steps: list[dict[str, Any]] = days_resolved(json.loads(path.read_text("utf-8")), DAY)["steps"]
    first = next(step for step in steps if step.get("call") == "declarations")
    return [first, *(step for step in steps if step.get("call") in PARTS)]


def _draft(steps: list[dict[str, Any]]) -> bytes:
    first, *others = [json.loads(as_sent(step, start_of_day(DAY))) for step in steps]
    parts = {part: [one["body"] for one in others if one["call"] == call] for call, part in PARTS.items()}
    return json.dumps({"to_khai": first["body"], **parts}).encode()


def _facts(steps: list[dict[str, Any]]) -> tuple[Fact, ...]:
    return draft_facts(json.dumps({"steps": steps}).encode(), start_of_day(DAY))


async def _told_by_the_machine_face(api: Api, body: bytes) -> dict[str, Any]:
    headers = {"content-type": "application/json", "x-client-id": CLIENT, **sign(body, "d-1", AT, SECRET)}
    address = f"/api/v1/draft-decisions?as_of={DAY.isoformat()}"
    response = await api.http.post(address, content=body, headers=headers)
    assert response.status_code == 200, response.text
    told: dict[str, Any] = response.json()
    return told


def _told_by_the_command(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Assessment:
    monkeypatch.setattr(sys, "argv", ["rules", "decide", str(path), "--as-of", DAY.isoformat(), "--json"])
    with pytest.raises(SystemExit):
        main()
    return Assessment.model_validate_json(capsys.readouterr().out)


def _keep(api: Api, facts: tuple[SealedFact, ...]) -> None:
    """The first as intake keeps it, the others in the same columns."""
    unlike = {one.fact_id: one for one in facts}
    first, *more = unlike.values()
    with writing(api.engine) as session, session.no_autoflush:
        row, _ = inbox.keep(session, inbox.raw("test", first.fact_id, first.content, AT), first, None, None)
        for one in more:
            columns = {"fact_id": one.fact_id, "kind": one.fact.kind, "digest": one.digest}
            told = {"content": one.content.decode(), "occurred_at": one.fact.occurred_at}
            session.add(FactRow(**row.model_dump() | columns | told))


def _live(api: Api, facts: tuple[SealedFact, ...], seed: str) -> CaseFile:
    number = facts[0].fact.declaration_number
    request = AssessCase(
        case_number=number,
        declaration_number=number,
        fact_ids=tuple(one.fact_id for one in facts),
        assessment_number=1,
        at=AT,
    )
    with reading(api.engine) as session:
        return load_case_file(session, request, seed).case_file


def _as_told(case_file: CaseFile) -> dict[str, Any]:
    assessment = assess(case_file, DAY)
    owed = result(case_file.declaration, assessment, ()).nghia_vu
    told: dict[str, Any] = json.loads(json_bytes(draft_message(case_file, assessment, owed)))
    return told


async def test_row_c7_all_faces_say_the_same_of_every_sample_but_for_the_draw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    (tmp_path / "secrets").mkdir(exist_ok=True)
    (tmp_path / "secrets" / "draw-seed").write_text(SEED, encoding="utf-8")
    drawn = set()
    async with an_api(tmp_path) as api:
        with writing(api.engine) as session:
            put_policy(session, DEFAULT_POLICY)
            reference = ReferenceFile.model_validate_json((FOLDER / "reference.json").read_bytes())
            load(session, reference, datetime(2019, 1, 1, tzinfo=UTC))
        told = {path: await _told_by_the_machine_face(api, _draft(_steps(path))) for path in SAMPLES}
        printed = {path: _told_by_the_command(path, monkeypatch, capsys) for path in SAMPLES}
        for path in SAMPLES:
            facts = tuple(seal(fact) for fact in _facts(_steps(path)))
            whole = tuple(seal(fact) for fact in draft_facts(path.read_bytes(), start_of_day(DAY)))
            _keep(api, (*facts, *whole))
            assert told[path] == _as_told(_live(api, facts, "")), path.stem
            seeded = _live(api, facts, SEED)
            if is_drawn(seeded):
                drawn.add(path)
            else:
                assert told[path] == _as_told(seeded), path.stem
            assert printed[path] == assess(_live(api, whole, SEED), DAY), path.stem

    reasons = {path: [one["ly_do_luong"] for one in told[path]["hang_hoa"]] for path in drawn}
    assert drawn
    assert "Chọn ngẫu nhiên." not in str(reasons)
