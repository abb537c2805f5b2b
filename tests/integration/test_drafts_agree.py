"""Row C7: live cases and drafts are judged alike, on 10,000 generated cases."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

import pytest
from sqlalchemy import Engine, insert

from customs.wire import facts_of
from models.assessment import Assessment
from models.days import vietnamese_day
from models.facts import Fact
from models.folding import folded
from models.ids import SealedFact, seal
from models.messages import AssessCase
from models.reference import DesignatedBody
from models.vocabulary import Disposition
from records import inbox
from records.cases import draft_case_file, load_case_file
from records.engine import reading, writing
from records.reference import ReferenceFile, load
from records.tables import FactRow, ImporterHistoryRow, MachineRow
from rules.rulebook import assess
from tests.generated_cases import generated_cases

SEED, CASES, AT_ONCE = 20261124, 10_000, 500
AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
DRAW = "hạt giống thử nghiệm"
OTHER = "999999999999"
MET = (
    "machine_age", "machine_standard", "machine_evidence", "certificate_validity", "line_capacity", "storage",
    "business_registration", "same_serial", "production_purpose", "quality_list", "quality_registration",
    "quality_certificate", "group_two", "technology", "law_of_the_day", "exclusions", "import_ban",
    "line_project", "line_installed", "line_storage", "group_two_registration", "group_two_result",
    "group_two_exemption", "group_two_conclusion", "listed_technology", "transfer_registration",
    "other_authority",
)  # fmt: skip
"""Rules that the draw has to meet; others need facts that no message brings at first."""


@pytest.fixture
def register(sqlite_register: Engine) -> Engine:
    """Importers with a past, machines seen before, bodies designated."""
    bodies = (
        DesignatedBody(body_code="VNC", name_vi="Vinacontrol", designated_from=date(2019, 8, 1)),
        DesignatedBody(
            body_code="QUATEST2",
            name_vi="QUATEST 2",
            designated_from=date(2019, 8, 1),
            regulations=("QCVN 4:2009/BKHCN+SĐ1:2016", "QCVN 25:2025/BKHCN"),
        ),
    )
    with writing(sqlite_register) as session:
        load(session, ReferenceFile(inspection_bodies=bodies), datetime(2019, 1, 1, tzinfo=UTC))
        for number in range(0, 400, 3):
            code = f"04012{number:05d}"
            session.add(
                ImporterHistoryRow(tax_code=code, import_count=number % 5, violation_count=number % 2)
            )
        for number in range(0, 6000, 7):
            session.add(
                MachineRow(
                    declaration_number=OTHER,
                    item_number=number + 1,
                    maker_folded=folded("Okuma"),
                    serial_folded=folded(f"S{number}"),
                )
            )
    return sqlite_register


def test_c7_live_and_draft_agree_on_ten_thousand_generated_cases(register: Engine) -> None:
    met: Counter[str] = Counter()
    compared = 0
    for batch in _batches(generated_cases(SEED, CASES)):
        cases = [_facts(raw) for raw in batch]
        drafts = _drafts(register, cases)
        sealed = [tuple(seal(fact) for fact in facts) for facts in cases]
        _keep(register, sealed)
        for draft, live in zip(drafts, _live(register, sealed), strict=True):
            assert _said(draft) == _said(live)
            compared += 1
            met.update(one.rule for item in live.items for one in item.findings)
            met.update(item.disposition.value for item in live.items)

    assert compared == CASES
    expected = {*MET, *Disposition} - {Disposition.REFUSED}  # a refusal needs a signature
    assert sorted(name for name in expected if not met[name]) == []


def _facts(raw: dict[str, Any]) -> tuple[Fact, ...]:
    return facts_of(raw["to_khai"], raw["giay_to"], arrivals=raw["hang_den"], storages=raw["bao_quan"])


def _drafts(engine: Engine, cases: Iterable[tuple[Fact, ...]]) -> list[Assessment]:
    with reading(engine) as session:
        return [assess(draft_case_file(session, facts, AT, DRAW), vietnamese_day(AT)) for facts in cases]


def _keep(engine: Engine, cases: Iterable[tuple[SealedFact, ...]]) -> None:
    """Declarations as intake keeps them; what was filed with them in the same columns, many at once."""
    with writing(engine) as session, session.no_autoflush:
        others = []
        for first, *more in cases:
            row = inbox.raw("test", first.fact_id, first.content, AT)
            kept, _ = inbox.keep(session, row, first, None, None)
            others += [kept.model_dump() | _columns(one) for one in more]
        session.flush()
        session.execute(insert(FactRow), others)


def _columns(one: SealedFact) -> dict[str, object]:
    return {
        "fact_id": one.fact_id,
        "kind": one.fact.kind,
        "digest": one.digest,
        "content": one.content.decode(),
        "occurred_at": one.fact.occurred_at,
    }


def _live(engine: Engine, cases: Iterable[tuple[SealedFact, ...]]) -> list[Assessment]:
    with reading(engine) as session:
        return [
            assess(load_case_file(session, _request(facts), DRAW).case_file, vietnamese_day(AT))
            for facts in cases
        ]


def _request(facts: tuple[SealedFact, ...]) -> AssessCase:
    number = facts[0].fact.declaration_number
    return AssessCase(
        case_number=number,
        declaration_number=number,
        fact_ids=tuple(one.fact_id for one in facts),
        assessment_number=1,
        at=AT,
    )


def _said(assessment: Assessment) -> tuple[object, ...]:
    """Findings, lanes, dispositions, obligations: what is decided, without tasks and bookings."""
    return assessment.items, assessment.lane, assessment.state, assessment.obligations


def _batches(cases: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(cases, AT_ONCE)):
        yield batch
