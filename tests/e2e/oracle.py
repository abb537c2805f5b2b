"""After the kills: is anything lost, doubled, out of order or unfinished? Every complaint is a line."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator

import httpx
from sqlmodel import Session, select

from models.vocabulary import FactState, NoticeState, OutboxState
from records import outbox
from records.engine import reading
from records.tables import CaseRow, FactRow, MessageRow, NoticeCounterRow, NoticeRow, OutboxRow
from tests.e2e.engine_processes import EngineProcesses
from tests.e2e.traffic import Taken


def complaints(engine: EngineProcesses, taken: list[Taken], numbers: set[str]) -> list[str]:
    """Nothing, when all is well; `numbers` are declarations that have to be there."""
    with reading(engine.register) as session:
        numbers = numbers | {row.declaration_number for row in session.exec(select(CaseRow))}
        return [
            *_lost(session, taken),
            *_doubled_cases(session, numbers),
            *_numbering(session),
            *_outbox(session, engine, numbers),
        ]


def _lost(session: Session, taken: list[Taken]) -> Iterator[str]:
    messages = {row.message_id: row for row in session.exec(select(MessageRow))}
    facts = {row.fact_id: row for row in session.exec(select(FactRow))}
    for one in taken:
        row = messages.get(one.message_id)
        if row is None or row.fact_id != one.fact_id:
            yield f"lost: {one.message_id} was answered with a receipt and is not in the register"
        elif facts[one.fact_id].first_assessment is None:
            yield f"lost: {one.fact_id} of {one.number} was never assessed ({row.state}, {row.problem})"
    for fact in facts.values():
        if fact.first_assessment is None and fact.state is not FactState.REFUSED:
            yield f"unfinished: {fact.fact_id} of {fact.declaration_number} is neither assessed nor refused"


def _doubled_cases(session: Session, numbers: set[str]) -> Iterator[str]:
    cases = Counter(row.declaration_number for row in session.exec(select(CaseRow)))
    yield from (f"{cases[number]} cases of {number}" for number in sorted(numbers) if cases[number] != 1)


def _numbering(session: Session) -> Iterator[str]:
    given: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for row in session.exec(select(NoticeRow)):
        given[row.office_code, row.series, row.year].append(row.number)
        if row.state is NoticeState.NUMBERED or row.pdf_digest is None:
            yield f"unfinished: notice {row.key} has a number and no paper"
    counted = {
        (row.office_code, row.series, row.year): row.last for row in session.exec(select(NoticeCounterRow))
    }
    for series, found in given.items():
        if sorted(found) != list(range(1, len(found) + 1)) or counted[series] != len(found):
            yield f"numbers of {series}: {sorted(found)}, counter at {counted[series]}"


def _outbox(session: Session, engine: EngineProcesses, numbers: set[str]) -> Iterator[str]:
    applied = _applied(engine)
    known = httpx.get(f"{engine.customs_url}/state").json()
    rows: dict[str, list[OutboxRow]] = defaultdict(list)
    for row in session.exec(select(OutboxRow)):
        rows[row.declaration_number].append(row)
        if row.state is not OutboxState.ACKNOWLEDGED:
            yield f"unsettled: outbox {row.declaration_number}.{row.number} is {row.state}: {row.last_error}"
    for number in sorted(numbers):
        ours = [row.result_number for row in sorted(rows[number], key=lambda row: row.number)]
        theirs = [result_number for _, result_number in applied[number]]
        wanted = Counter(outbox.message_id(row) for row in rows[number])
        if Counter(message_id for message_id, _ in applied[number]) != wanted:
            yield f"effects at customs: {applied[number]} for {sorted(wanted)}"
        if theirs != sorted(set(theirs)) or theirs != ours:
            yield f"order at customs: {theirs} for {ours}"
        if known[number]["result_number"] != max(ours):
            yield f"customs stands at {known[number]['result_number']} of {max(ours)} for {number}"


def _applied(engine: EngineProcesses) -> dict[str, list[tuple[str, int]]]:
    """Message ids and result numbers in the order of their effect, from the simulator's own file."""
    effects: dict[str, list[tuple[str, int]]] = defaultdict(list)
    journal = engine.settings.data_dir / "customs-state.jsonl"
    for line in journal.read_text("utf-8").splitlines():
        if not line.endswith("}"):
            continue  # the line that a kill cut short; nothing was answered for it
        event = json.loads(line)
        if event["event"] == "applied":
            body = json.loads(event["body"])
            effects[body["so_to_khai"]].append((event["id"], body["so_ket_qua"]))
    return effects
