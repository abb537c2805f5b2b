"""Does the register keep its promises on both databases?"""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, Enum, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from demo.sample import load_reference
from models.assessment import Assessment, Finding, ItemAssessment
from models.law import Citation, Instrument
from models.vocabulary import (
    CaseState,
    Consequence,
    Disposition,
    EventKind,
    NoticeKind,
    Outcome,
    Regime,
    ResultState,
    ReviewLane,
    Role,
)
from records import cases, events, reference, results
from records.engine import open_engine, reading, writing
from records.migrate import _config, upgrade
from records.tables import BookingRow, CaseRoleRow, NoticeRow
from rules.policy.default import DEFAULT_POLICY

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
NUMBER = "107000000001"
SAMPLES = Path(__file__).parents[2] / "samples"


def test_the_migrations_make_exactly_the_tables_of_the_code(register: Engine) -> None:
    with register.begin() as connection:
        differences = compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": False}), SQLModel.metadata
        )

    assert differences == []


@pytest.mark.parametrize("statement", ["UPDATE events SET text_vi = 'khác'", "DELETE FROM events"])
def test_an_event_is_never_changed_or_deleted(register: Engine, statement: str) -> None:
    with writing(register) as session:
        events.add(session, declaration_number=NUMBER, at=NOW, kind=EventKind.RECEIVED, text_vi="Tiếp nhận")

    with pytest.raises(DBAPIError, match="append-only"), register.begin() as connection:
        connection.execute(text(statement))


def test_an_instant_comes_back_with_its_zone(register: Engine) -> None:
    with writing(register) as session:
        events.add(session, declaration_number=NUMBER, at=NOW, kind=EventKind.RECEIVED, text_vi="Tiếp nhận")

    with reading(register) as session:
        assert events.of_declaration(session, NUMBER)[0].at == NOW


def test_a_word_outside_its_set_is_refused_by_the_database(register: Engine) -> None:
    statement = (
        "INSERT INTO events (declaration_number, at, kind, actor, text_vi) "
        "VALUES ('1', '2026-01-01', 'invented', 'x', 'x')"
    )

    with pytest.raises(DBAPIError), register.begin() as connection:
        connection.execute(text(statement))


def test_row_t6_the_database_gives_a_person_one_role_in_a_case(register: Engine) -> None:
    row = {"case_number": NUMBER, "staff_id": "an", "fact_id": "f"}
    with writing(register) as session:
        session.add(CaseRoleRow(**row, role=Role.INSPECTOR))

    with pytest.raises(DBAPIError), writing(register) as session:
        session.add(CaseRoleRow(**row, role=Role.SIGNATORY))


def test_a_half_day_of_a_person_is_booked_once(register: Engine) -> None:
    with writing(register) as session:
        session.add(BookingRow(case_number="1", round=1, staff_id="an", half_day="2026-11-25/1-morning"))

    with pytest.raises(DBAPIError), writing(register) as session:
        session.add(BookingRow(case_number="2", round=1, staff_id="an", half_day="2026-11-25/1-morning"))


def test_a_policy_version_is_never_changed(register: Engine) -> None:

    changed = DEFAULT_POLICY.model_copy(update={"task_days": 99})

    with pytest.raises(ValueError, match="new version"), writing(register) as session:
        reference.put_policy(session, changed)


def test_loading_the_same_reference_data_again_makes_no_new_version(register: Engine) -> None:
    file = reference.ReferenceFile(
        calendar_days=(
            reference.CalendarDay(
                day=date(2026, 11, 24), is_worked=False, name_vi="Ngày Văn hóa", source="NQ 28"
            ),
        )
    )
    with writing(register) as session:
        first = reference.load(session, file, NOW)
    with writing(register) as session:
        again = reference.load(session, file, NOW)

    assert first == again


def test_the_vocabulary_is_the_same_in_code_and_in_the_database(register: Engine) -> None:
    with register.connect() as connection:
        inspector = inspect(connection)
        checks = {
            table.name: " ".join(check["sqltext"] for check in inspector.get_check_constraints(table.name))
            for table in SQLModel.metadata.sorted_tables
        }

    for table in SQLModel.metadata.sorted_tables:
        kinds = [column.type for column in table.columns if isinstance(column.type, Enum)]
        words = {word for kind in kinds for word in kind.enums}
        assert set(re.findall(r"'([a-z0-9_]+)'", checks[table.name])) == words, table.name


def test_reference_data_keep_every_list_of_the_file(register: Engine) -> None:
    file = load_reference(SAMPLES)
    with writing(register) as session:
        reference.load(session, file, NOW)

    with reading(register) as session:
        kept = cases.reference_in_force(session)

    assert kept == reference.reference_of(file, kept.version)
    assert kept.increased
    assert kept.exemption_bars
    assert kept.reduced
    assert kept.storage_bans
    assert any("QCVN 25:2025/BKHCN" in body.regulations for body in kept.bodies)


def test_rows_triggers_and_indexes_outlive_the_new_words(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'old.db'}")
    with engine.begin() as connection:
        command.upgrade(_config(connection), "0002")
        columns = "key, case_number, kind, party, what_vi, is_open, opened_at"
        connection.execute(
            text(
                f"INSERT INTO obligations ({columns}) VALUES (:k, '1', 'reexport', 'importer', 'x', 1, :at)"
            ),
            {"k": "k1", "at": "2026-06-30 00:00:00"},
        )
        before = {row.name for row in connection.execute(text("SELECT name FROM sqlite_master"))}

    upgrade(engine)

    with engine.connect() as connection:
        after = {row.name for row in connection.execute(text("SELECT name FROM sqlite_master"))}
        kept = connection.execute(text("SELECT key, kind FROM obligations")).all()
    engine.dispose()
    assert before - after == set()
    assert kept == [("k1", "reexport")]


def test_a_notice_is_still_never_deleted(register: Engine) -> None:
    with writing(register) as session:
        session.add(
            NoticeRow(
                key=f"{NUMBER}/form_3/1", case_number=NUMBER, declaration_number=NUMBER, revision=1,
                kind=NoticeKind.FORM_3, office_code="SKHCN", series="TB", year=2026, number=1,
                notice_number="01/TB-SKHCN", content_digest="0" * 64, signature_fact_id="f", signed_by="ky",
                signed_on=date(2026, 11, 24), numbered_at=NOW,
            )
        )  # fmt: skip

    with pytest.raises(DBAPIError, match="append-only"), register.begin() as connection:
        connection.execute(text("DELETE FROM notices"))


def test_an_assessment_of_the_first_release_is_still_read() -> None:
    instrument = Instrument(number="18/2019/QĐ-TTg", title_vi="QĐ 18", in_force_from=date(2019, 6, 15))
    finding = Finding(
        rule="machine_age",
        regime=Regime.USED_MACHINERY,
        item_number=1,
        outcome=Outcome.MET,
        consequence=Consequence.REFUSAL,
        citation=Citation(instrument=instrument, article="6", quote_vi="…"),
        in_force_from=date(2019, 6, 15),
        law_day=date(2026, 3, 2),
        law_day_rule_vi="",
        sentence_vi="Tuổi thiết bị 6 năm.",
        sentence_en="",
    )
    assessment = Assessment(
        as_of=date(2026, 3, 2),
        rulebook_version="1",
        rulebook_digest="0" * 64,
        lane=ReviewLane.GREEN,
        state=CaseState.CLOSED,
        result_state=ResultState.ACCEPTED,
        items=(
            ItemAssessment(
                item_number=1,
                findings=(finding,),
                passive=(finding,),
                lane=ReviewLane.GREEN,
                disposition=Disposition.MAY_CLEAR,
            ),
        ),
        obligations=(),
        tasks=(),
    )
    old = assessment.model_dump(mode="json")
    for one in (*old["items"][0]["findings"], *old["items"][0]["passive"]):
        for name in ("regime", "in_force_from", "in_force_until", "sentence_en"):
            del one[name]

    assert results.stored_assessment(json.dumps(old)) == assessment
