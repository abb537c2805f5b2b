"""Row T6: nobody has two roles in one case, tried for every pair on the page, at the door and by SQL."""

from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from intake.door import Conflict
from models.base import Digest
from models.facts import (
    ROLE_OF,
    DossierReviewed,
    FactContent,
    NoticeSigned,
    QuestionAnswered,
    VisitConfirmed,
    VisitReported,
)
from models.vocabulary import NoticeKind, Office, Outcome, Role, TaskKind
from portal.pages.frame.links import FORM_ROLES, form_href
from records.engine import writing
from records.people import staff
from records.tables import CaseRoleRow, TaskRow
from tests.unit.portal.seed import MIXED, NOW, SINCE, Portal, portal_over

BASIS: Digest = "0" * 64
ROLES = (Role.INSPECTOR, Role.REVIEWER, Role.SIGNATORY, Role.CUSTOMS_OFFICER)
KINDS = {role: kind for kind, role in FORM_ROLES.items() if kind is not TaskKind.VISIT}
STATEMENTS: dict[Role, FactContent] = {
    Role.REVIEWER: DossierReviewed(basis=BASIS, agrees=True),
    Role.SIGNATORY: NoticeSigned(notice_kind=NoticeKind.APPROVAL, basis=BASIS, content_digest=BASIS),
    Role.CUSTOMS_OFFICER: VisitConfirmed(round=1, report_digest=BASIS, agrees=True),
    Role.INSPECTOR: QuestionAnswered(question="q", outcome=Outcome.MET, reason="Đã xem."),
}
PAIRS = tuple(permutations(ROLES, 2))


@pytest.fixture
def portal(sqlite_worked: Engine, tmp_path: Path) -> Portal:
    """One person who holds every role at once, and a task of each kind for that person's office."""
    portal = portal_over(sqlite_worked, tmp_path)
    with writing(portal.engine) as session:
        for role in set(ROLES) - {Role.INSPECTOR, Role.REVIEWER, Role.SIGNATORY}:
            staff.give_role(session, "khoa", role, SINCE)
        session.add_all(_task(role) for role in ROLES)
    return portal


def _task(role: Role) -> TaskRow:
    return TaskRow(
        key=f"{MIXED}/{KINDS[role]}/thu",
        case_number=MIXED,
        declaration_number=MIXED,
        kind=KINDS[role],
        office=Office.DOST,
        role=role,
        what_vi="Việc thử bốn mắt",
        basis=BASIS,
        question_id="q",
        opened_at=NOW,
    )


def hold(portal: Portal, role: Role) -> None:
    with writing(portal.engine) as session:
        session.add(CaseRoleRow(case_number=MIXED, staff_id="khoa", role=role, fact_id="earlier"))


@pytest.mark.parametrize(("held", "wanted"), PAIRS, ids=str)
async def test_row_t6_the_page_of_another_role_does_not_open(
    portal: Portal, held: Role, wanted: Role
) -> None:
    hold(portal, held)
    task = _task(wanted)
    async with portal.browser("khoa") as browser:
        shown = await browser.get(form_href(task))
        posted = await browser.post(
            form_href(task), data={"form_token": "0" * 32, "seen_assessment": str(portal.case(MIXED).number)}
        )
        claimed = await browser.post("/task-claims", data={"task": task.key})
        listed = await browser.get("/")

    for response in (shown, posted, claimed):
        assert response.status_code == 403
        assert f"Bốn mắt: bạn đã là {held.label_vi.lower()} của hồ sơ này" in response.text
    assert f"Bốn mắt: bạn đã là {held.label_vi.lower()}" in listed.text


@pytest.mark.parametrize(("held", "wanted"), PAIRS, ids=str)
def test_row_t6_the_door_refuses_what_the_page_would_not_send(
    portal: Portal, held: Role, wanted: Role
) -> None:
    hold(portal, held)

    with pytest.raises(Conflict, match="Bốn mắt"):
        portal.tell(MIXED, STATEMENTS[wanted], "khoa")


@pytest.mark.parametrize(("held", "wanted"), [*PAIRS, *((role, role) for role in ROLES)], ids=str)
def test_row_t6_the_database_refuses_a_second_role(portal: Portal, held: Role, wanted: Role) -> None:
    hold(portal, held)

    with pytest.raises(IntegrityError):
        hold(portal, wanted)


def test_the_statements_cover_every_role_that_is_held() -> None:
    assert set(ROLE_OF.values()) == set(ROLES)
    assert {ROLE_OF[content.kind] for content in STATEMENTS.values()} == set(ROLES)
    assert ROLE_OF[VisitReported(round=1, visited_on=NOW.date(), observations=()).kind] is Role.INSPECTOR
