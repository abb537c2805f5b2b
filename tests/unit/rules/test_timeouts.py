"""Rows D12, N11, D1: a day that has passed is said for itself, and never lets goods go."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

import rules.law
from customs import wire
from customs.wire import facts_of
from customs.wire.codes import CODES, TIME_OUT, CodeKind
from customs.wire.words import DISPOSITION, RESULT_STATE
from models.assessment import Assessment, Obligation, ProposedTask
from models.case_file import CaseFile
from models.facts import CustomsSpoke, DossierReviewed, FactContent, ItemWord, NoticeSigned
from models.law import Dated
from models.vocabulary import (
    CustomsOutcome,
    Disposition,
    NoticeKind,
    ObligationKind,
    Office,
    Party,
    Role,
    TaskKind,
)
from records.cases import as_accepted
from rules.law.quality.decree_37_2026 import INCOMPLETE_NOTICE_WORKING_DAYS
from rules.policy.timeouts import AGREED_VI, time_outs_of
from rules.rulebook import assess
from tests import quality_builders as quality
from tests.builders import (
    AS_OF,
    NOON,
    a_business_registration,
    a_case_file,
    a_declaration,
    a_fact,
    a_machine,
    a_policy,
    a_reference,
    a_registration,
    a_storage,
    accepted,
    an_amendment,
    lookups,
)
from tests.generated_cases import generated_cases
from tests.unit.rules.test_quality_clock import a_case as a_cooker_case
from tests.unit.rules.test_quality_clock import filed_on

LATER = (1, 8, 31, 400)
OWED = Obligation(
    kind=ObligationKind.REEXPORT, party=Party.IMPORTER, item_number=1, what_vi="Tái xuất", due_on=AS_OF
)
TASK = ProposedTask(
    key="1/sign/x",
    kind=TaskKind.SIGN,
    office=Office.DOST,
    role=Role.SIGNATORY,
    what_vi="Ký Mẫu số 3",
    due_on=AS_OF,
)


@cache
def drawn(count: int = 400) -> tuple[CaseFile, ...]:
    """Case files of declarations that were drawn, each with all that was filed of it."""
    return tuple(_case_file(raw) for raw in generated_cases(seed=12, count=count))


def _case_file(raw: dict[str, object]) -> CaseFile:
    facts = facts_of(raw["to_khai"], raw["giay_to"], arrivals=raw["hang_den"], storages=raw["bao_quan"])  # type: ignore[arg-type]
    return CaseFile(
        case_number=facts[0].declaration_number,
        facts=as_accepted(facts),
        lookups=lookups(),
        reference=a_reference(),
        policy=a_policy(),
    )


def told(assessment: Assessment) -> dict[int, Disposition]:
    return {item.item_number: item.disposition for item in assessment.items}


@pytest.mark.parametrize(("days", "expected"), [(0, 0), (1, 2), (40, 2)])
def test_row_d12_a_time_out_begins_on_the_day_after_the_last_day_in_time(days: int, expected: int) -> None:
    found = time_outs_of((OWED,), (TASK,), AS_OF + timedelta(days=days))

    assert len(found) == expected
    assert {one.days_over for one in found} == ({days} if days else set())
    assert all((one.obligation is None) != (one.task is None) for one in found)


def test_row_d12_a_day_without_law_says_who_set_it() -> None:
    cited = TASK.model_copy(update={"citation": INCOMPLETE_NOTICE_WORKING_DAYS[0].citation})
    agreed, lawful = time_outs_of((), (TASK, cited), AS_OF + timedelta(days=1))

    assert (agreed.citation, agreed.reason_vi) == (None, AGREED_VI)
    assert (lawful.citation, lawful.reason_vi) == (INCOMPLETE_NOTICE_WORKING_DAYS[0].citation, None)


def later(case_file: CaseFile, content: FactContent, days: int, staff_id: str) -> CaseFile:
    """The case file with one more act of a person of ours."""
    fact = a_fact(content, occurred_at=NOON + timedelta(days=days), staff_id=staff_id)
    return case_file.with_facts((*case_file.facts, accepted(fact)))


def signed(case_file: CaseFile, kind: NoticeKind, as_of: date, days: int) -> CaseFile:
    """The case file in which the proposed notice of the kind was signed."""
    proposal = next(one for one in assess(case_file, as_of).proposals if one.kind is kind)
    content = NoticeSigned(
        notice_kind=kind, basis=proposal.basis, content_digest="0" * 64, items=proposal.items
    )
    return later(case_file, content, days, "ky")


def test_row_d12_a_result_that_our_office_did_not_sign_in_time_is_our_time_out() -> None:
    """Mẫu số 3 of a dossier that stayed incomplete: one working day after the seven of the supplement."""
    july_6, august = date(2026, 7, 6), date(2026, 8, 3)
    case_file = a_cooker_case(*filed_on(july_6, quality.a_quality_registration()))
    received = signed(case_file, NoticeKind.FORM_2, august, 127)
    review = next(task for task in assess(received, august).tasks if task.kind is TaskKind.REVIEW)
    reviewed = later(received, DossierReviewed(basis=review.basis, agrees=True), 128, "soat")
    (signing,) = [task for task in assess(reviewed, august).tasks if task.notice_kind is NoticeKind.FORM_3]
    (ours,) = [one for one in assess(reviewed, august).time_outs if one.party is Party.DOST]

    assert signing.due_on == date(2026, 7, 16)
    assert (ours.task, ours.due_on, ours.days_over) == (TaskKind.SIGN, date(2026, 7, 16), 18)
    assert ours.citation == INCOMPLETE_NOTICE_WORKING_DAYS[0].citation
    assert told(assess(reviewed, august)) == {1: Disposition.HELD}
    on_the_day = assess(reviewed, date(2026, 7, 16))
    assert (on_the_day.next_due_on, on_the_day.time_outs) == (date(2026, 7, 16), ())


def test_row_d12_time_outs_are_told_apart_from_every_check() -> None:
    refused = a_case_file(
        a_declaration(items=(a_machine(year_of_manufacture=1999),)),
        facts=[
            a_fact(
                CustomsSpoke(outcomes=(ItemWord(item_number=1, outcome=CustomsOutcome.REFUSED),)),
                occurred_at=NOON + timedelta(days=20),
            )
        ],
    )
    found = assess(refused, AS_OF + timedelta(days=300))
    result = wire.result(refused.declaration, found, ())

    assert [(one.obligation, one.citation is not None) for one in found.time_outs] == [
        (ObligationKind.REEXPORT, True)
    ]
    assert [(one.ma, one.ben, one.so_thu_tu) for one in result.het_thoi_han] == [
        (TIME_OUT, Party.IMPORTER, 1)
    ]
    assert TIME_OUT not in {finding.rule for item in found.items for finding in item.findings}
    assert "days_over" not in result.model_dump_json()


def test_row_d12_a_result_without_time_outs_has_the_bytes_it_always_had() -> None:
    case_file = a_case_file()
    result = wire.result(case_file.declaration, assess(case_file, AS_OF), ())

    assert result.het_thoi_han == ()
    assert "het_thoi_han" not in result.model_dump_json()


def one_of_each() -> dict[Disposition, CaseFile]:
    """A case file for every disposition."""
    chinese = a_machine(manufacture_country="CN", maker="Haitian", brand="Haitian")
    old = a_case_file(a_declaration(items=(a_machine(year_of_manufacture=1999),)))
    stored = (a_registration(), a_business_registration())
    return {
        Disposition.MAY_CLEAR: a_case_file(),
        Disposition.HELD: a_case_file(a_declaration(items=(chinese,)), ()),
        Disposition.STORAGE_ALLOWED: a_case_file(a_declaration(items=(chinese,)), stored, [a_storage()]),
        Disposition.REFUSED: signed(old, NoticeKind.REJECTION, AS_OF, 13),
        Disposition.NOT_OURS: a_case_file(a_declaration(items=(a_machine(hs_code="90181200"),))),
    }


@pytest.mark.parametrize("disposition", Disposition)
def test_row_d12_no_disposition_becomes_a_clearance_by_time_alone(disposition: Disposition) -> None:
    case_file = one_of_each()[disposition]
    walked = [told(assess(case_file, AS_OF + timedelta(days=days)))[1] for days in range(0, 420, 5)]

    assert walked[0] is disposition
    assert Disposition.MAY_CLEAR not in walked or disposition is Disposition.MAY_CLEAR
    assert Disposition.NOT_OURS not in walked or disposition is Disposition.NOT_OURS


@pytest.mark.parametrize("days", LATER)
def test_row_d12_no_day_that_passes_turns_held_into_may_clear(days: int) -> None:
    day = date(2026, 11, 24)
    before = [told(assess(case_file, day)) for case_file in drawn()]
    after = [told(assess(case_file, day + timedelta(days=days))) for case_file in drawn()]
    gained = [
        (old, news[number])
        for olds, news in zip(before, after, strict=True)
        for number, old in olds.items()
        if news[number] is not old and news[number] is not Disposition.HELD
    ]

    assert gained == []


def test_row_d12_storage_that_runs_out_goes_back_to_held_and_waits_for_a_signature() -> None:
    case_file = one_of_each()[Disposition.STORAGE_ALLOWED]
    over = assess(case_file, AS_OF + timedelta(days=40))

    assert told(over) == {1: Disposition.HELD}
    assert [proposal.kind for proposal in over.proposals] == [NoticeKind.REJECTION]


def test_row_i3_a_missing_amendment_holds_every_item_and_is_named() -> None:
    case_file = a_case_file(facts=[an_amendment(a_declaration(), 2, occurred_at=NOON + timedelta(days=1))])
    complete = a_case_file(
        facts=[
            an_amendment(a_declaration(), number, occurred_at=NOON + timedelta(days=number))
            for number in (1, 2)
        ]
    )
    found = assess(case_file, AS_OF)
    result = wire.result(case_file.declaration, found, ())

    assert told(found) == {1: Disposition.HELD}
    assert told(assess(complete, AS_OF)) == {1: Disposition.MAY_CLEAR}
    assert [item.xu_ly for item in result.hang_hoa] == [Disposition.HELD]
    assert [one.noi_dung for one in result.nghia_vu] == ["Gửi bản sửa đổi số 1 còn thiếu"]


def results() -> Iterator[dict[str, object]]:
    for case_file in drawn():
        found = assess(case_file, date(2026, 11, 24))
        yield wire.result(case_file.declaration, found, ()).model_dump(mode="json", exclude_none=True)


def test_row_d1_no_other_code_and_no_item_without_ground_leaves() -> None:
    words = {kind: {code.word for code in CODES if code.kind is kind} for kind in CodeKind}
    said = list(results())
    items = [item for result in said for item in result["hang_hoa"]]  # type: ignore[attr-defined]

    assert {item["xu_ly"] for item in items} <= words[CodeKind.DISPOSITION]
    assert {result["trang_thai"] for result in said} <= words[CodeKind.RESULT_STATE]
    assert all(item["can_cu"]["vi_tri"] and item["can_cu"]["trich_dan"] for item in items)
    assert len(items) > 400


@pytest.mark.parametrize(
    ("day", "disposition"),
    [
        (date(2014, 3, 3), Disposition.HELD),
        (date(2018, 1, 2), Disposition.HELD),
        (date(2026, 3, 2), Disposition.HELD),
        (date(2030, 1, 2), Disposition.NOT_OURS),
    ],
)
def test_row_d1_goods_of_which_no_law_speaks_still_have_a_ground(day: date, disposition: Disposition) -> None:
    """A person is asked while the lists of the day are not known."""
    bolt = a_machine(hs_code="73181510", condition="new", was_operated=False)
    case_file = a_case_file(a_declaration(registered_on=day, arrived_on=day, items=(bolt,)))
    item = assess(case_file, AS_OF).items[0]

    assert item.disposition is disposition
    assert item.disposition_citation is not None


def test_row_d1_the_table_of_codes_is_closed_and_cites_the_law_of_the_rulebook() -> None:
    """Every place in the table is one that a dated value of the rulebook cites, with the same mark."""
    dated = [value for values in law_values() for value in values]
    marks = {value.citation.place_vi: value.needs_review(date(2026, 11, 24)) for value in dated}
    grounds = [ground for code in CODES for ground in code.grounds]

    assert {code.word for code in CODES} == {
        *DISPOSITION.wire.values(), *RESULT_STATE.wire.values(), TIME_OUT
    }  # fmt: skip
    assert len({(code.kind, code.word) for code in CODES}) == len(CODES)
    assert [one.place_vi for one in grounds if _mark(marks, one.place_vi) is not one.needs_review] == []


def law_values() -> Iterator[tuple[Dated[Any], ...]]:
    for module in pkgutil.walk_packages(rules.law.__path__, "rules.law."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, tuple) and value and all(isinstance(one, Dated) for one in value):
                yield value


def _mark(marks: dict[str, bool], place_vi: str) -> bool | None:
    """The instrument's title may go on after its number."""
    return next((mark for place, mark in marks.items() if place.startswith(place_vi)), None)
