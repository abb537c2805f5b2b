"""Does the register keep its promises on both databases?"""

import re
from datetime import UTC, date, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, Enum, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from models.vocabulary import EventKind, Role
from records import events, reference
from records.engine import reading, writing
from records.tables import BookingRow, CaseRoleRow
from rules.policy.default import DEFAULT_POLICY

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
NUMBER = "107000000001"


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
