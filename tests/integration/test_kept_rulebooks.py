"""Is each rulebook kept, and may anybody hold two of them, or two days, against each other?"""

from datetime import UTC, date, datetime

import httpx
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from activities.keeping import keep_rulebook, open_register
from models.base import canonical_json
from portal.pages.law.compare import between_days
from records import rulebooks
from records.engine import reading, writing
from rules.catalogue import Catalogue, catalogue
from tests.integration.page_words import said
from tests.unit.portal.seed import Portal

AT = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
OLD = "a" * 64


def an_older_rulebook() -> Catalogue:
    """The last rule is missing, and one value of the first was otherwise."""
    held = catalogue()
    first = held.rules[0]
    value = first.values[0].model_copy(update={"value": "giá trị cũ"})
    rules = (first.model_copy(update={"values": (value, *first.values[1:])}), *held.rules[1:-1])
    return held.model_copy(update={"version": "2026.10.0", "digest": OLD, "rules": rules})


def keep_an_older_rulebook(engine: Engine) -> None:
    held = an_older_rulebook()
    content = canonical_json(held).decode()
    with writing(engine) as session:
        rulebooks.keep(session, held.digest, held.version, content, datetime(2026, 10, 1, tzinfo=UTC))


def test_a_worker_keeps_its_rulebook_once(register: Engine) -> None:
    keep_rulebook(register, AT)
    keep_rulebook(register, datetime(2027, 1, 1, tzinfo=UTC))

    with reading(register) as session:
        (row,) = rulebooks.every(session)
        assert rulebooks.get(session, row.digest) == row
    assert Catalogue.model_validate_json(row.content) == catalogue()
    assert (row.version, row.kept_at) == (catalogue().version, AT)


def test_of_two_workers_that_start_at_once_the_second_changes_nothing(
    register: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_rulebook(register, AT)
    with writing(register) as session:
        monkeypatch.setattr(session, "get", lambda *_: None)
        rulebooks.keep(session, catalogue().digest, "x", "{}", AT)

    with reading(register) as session:
        assert [row.version for row in rulebooks.every(session)] == [catalogue().version]


def test_a_worker_opens_the_register_and_keeps_its_rulebook(sqlite_register: Engine) -> None:
    engine = open_register(str(sqlite_register.url), AT)

    with reading(engine) as session:
        assert len(rulebooks.every(session)) == 1
    engine.dispose()


@pytest.mark.parametrize("statement", ["UPDATE rulebooks SET version = '0'", "DELETE FROM rulebooks"])
def test_a_kept_rulebook_is_never_changed(register: Engine, statement: str) -> None:
    keep_rulebook(register, AT)

    with pytest.raises(DBAPIError, match="append-only"), register.begin() as connection:
        connection.execute(text(statement))


async def test_two_rulebooks_are_held_against_each_other(portal: Portal, reader: httpx.AsyncClient) -> None:
    keep_rulebook(portal.engine, AT)
    keep_an_older_rulebook(portal.engine)
    query = {"before": OLD, "after": catalogue().digest}

    listed = said(await reader.get("/rulebook/compare"))
    page = said(await reader.get("/rulebook/compare", params=query))
    back = said(await reader.get("/rulebook/compare", params={"before": query["after"], "after": OLD}))
    same = said(await reader.get("/rulebook/compare", params={"before": OLD, "after": OLD}))

    assert "2026.10.0 (aaaaaaaaaaaa), dùng từ 07:00 ngày 01/10/2026" in listed
    assert "2 quy tắc thay đổi" in page
    assert "giá trị cũ" in page
    assert "Quy tắc mới" in page
    assert catalogue().rules[-1].question_vi in page
    assert "Quy tắc không còn" in back
    assert "cùng các quy tắc và giá trị" in same


async def test_where_one_rulebook_is_kept_there_is_nothing_to_choose(
    portal: Portal, reader: httpx.AsyncClient
) -> None:
    alone = await reader.get("/rulebook/compare")
    keep_an_older_rulebook(portal.engine)
    two = await reader.get("/rulebook/compare")

    assert "mới lưu một bộ quy tắc" in said(alone)
    assert 'name="before"' not in alone.text
    assert "mới lưu một bộ quy tắc" not in said(two)
    assert 'name="before"' in two.text


@pytest.mark.parametrize("query", [{"before": "b" * 64, "after": OLD}, {"before": OLD}, {"after": "x"}])
async def test_a_rulebook_that_is_not_kept_is_said_so(
    reader: httpx.AsyncClient, query: dict[str, str]
) -> None:
    response = await reader.get("/rulebook/compare", params=query)

    assert response.status_code == 422
    assert "không lưu bộ quy tắc mang mã này" in said(response)


async def test_two_days_are_held_against_each_other(reader: httpx.AsyncClient) -> None:
    page = said(await reader.get("/rulebook/compare?day=2026-06-30&other=2026-07-01"))
    same = said(await reader.get("/rulebook/compare?day=2026-07-01&other=2026-07-01"))

    assert "Ngày 30/06/2026 và ngày 01/07/2026" in page
    for rule in catalogue().rules:
        change = between_days(rule, date(2026, 6, 30), date(2026, 7, 1))
        for value in (*change.before, *change.after) if change else ():
            assert value.citation.place_vi in page
            assert date(2026, 7, 1) in (value.valid_from, value.valid_until)
    assert "cũng có hiệu lực ngày kia" in same


def test_a_value_that_ends_a_value_that_begins_and_a_value_that_is_replaced_are_told_apart() -> None:
    rule = next(one for one in catalogue().rules if one.name == "machine_age")
    value = rule.values[0]
    first, second = date(2026, 6, 30), date(2026, 7, 1)
    ends = value.model_copy(update={"valid_until": second})
    begins = value.model_copy(update={"valid_from": second})
    told = {
        "Hết giá trị": (ends,),
        "Bắt đầu có giá trị": (begins,),
        "Giá trị được thay": (ends, begins),
    }

    for what, values in told.items():
        change = between_days(rule.model_copy(update={"values": values}), first, second)
        assert change is not None
        assert change.what_vi == what


async def test_a_day_that_is_none_is_said_so(reader: httpx.AsyncClient) -> None:
    response = await reader.get("/rulebook/compare?day=2026-13-01&other=")

    assert response.status_code == 422
    assert said(response).count("Ngày không đọc được") == 4
