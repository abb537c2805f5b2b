"""Row N11: which rows are out of time, on both databases, by the Vietnamese day."""

from datetime import UTC, date, datetime

from sqlalchemy import Engine

from models.vocabulary import ObligationKind, Office, Party, Role, TaskKind, TaskState
from records.engine import reading, writing
from records.tables import CaseRow, ObligationRow, TaskRow
from records.views.timeouts import overdue
from tests.builders import NUMBER

DUE = date(2026, 11, 2)
TODAY = date(2026, 11, 25)
LAST_MINUTE = datetime(2026, 11, 2, 16, 59, tzinfo=UTC)
"""23:59 in Viet Nam."""
TOO_LATE = datetime(2026, 11, 2, 17, 0, tzinfo=UTC)
OPENED = datetime(2026, 10, 1, tzinfo=UTC)


def an_obligation(key: str, due_on: date | None, closed_at: datetime | None = None) -> ObligationRow:
    return ObligationRow(
        key=key,
        case_number=NUMBER,
        kind=ObligationKind.FILE_EVIDENCE,
        party=Party.IMPORTER,
        what_vi=key,
        ground_vi="khoản 1 Điều 8",
        due_on=due_on,
        is_open=closed_at is None,
        opened_at=OPENED,
        closed_at=closed_at,
    )


def a_task(key: str, state: TaskState, ended_at: datetime | None = None) -> TaskRow:
    return TaskRow(
        key=key,
        case_number=NUMBER,
        declaration_number=NUMBER,
        kind=TaskKind.REVIEW,
        office=Office.CITY_CUSTOMS,
        role=Role.REVIEWER,
        what_vi=key,
        due_on=DUE,
        state=state,
        opened_at=OPENED,
        ended_at=ended_at,
    )


def test_row_n11_open_or_ended_after_its_day_is_out_of_time(register: Engine) -> None:
    with writing(register) as session:
        session.add(CaseRow(case_number=NUMBER, declaration_number=NUMBER, opened_at=OPENED))
        session.add_all(
            [
                an_obligation("còn nợ", DUE),
                an_obligation("hạn hôm nay", TODAY),
                an_obligation("không có hạn", None),
                an_obligation("phút cuối", DUE, LAST_MINUTE),
                an_obligation("quá một phút", DUE, TOO_LATE),
                a_task("chưa làm", TaskState.OPEN),
                a_task("làm kịp", TaskState.DONE, LAST_MINUTE),
                a_task("làm trễ", TaskState.DONE, TOO_LATE),
            ]
        )
    with reading(register) as session:
        found = {row.what_vi.split(": ")[-1]: row for row in overdue(session, TODAY)}

    assert set(found) == {"còn nợ", "quá một phút", "chưa làm", "làm trễ"}
    assert {name: row.days_over(TODAY) for name, row in found.items()} == {
        "còn nợ": 23,
        "quá một phút": 1,
        "chưa làm": 23,
        "làm trễ": 1,
    }
    assert {row.party for row in found.values()} == {Party.IMPORTER, Party.CITY_CUSTOMS}
    assert found["chưa làm"].ground_vi is None
