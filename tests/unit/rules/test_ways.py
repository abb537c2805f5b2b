"""Row N6: the named changes let an item pass, no smaller set does, and none states what is not so."""

from itertools import combinations

import pytest

from models.case_file import CaseFile
from models.facts import DeclarationAmended, GoodsArrived, PaperFiled, QuestionAnswered
from models.papers import ImportPermission, InspectionCertificate
from models.vocabulary import Consequence, Outcome
from rules.checks.days import Days, declared
from rules.policy.standing import NOT_HOLDING, JudgedItem
from rules.rulebook import CHECKS, judge
from rules.ways.moves import IMMUTABLE, SILENCES, apply, judged_now, moves_for
from rules.ways.way_out import MOST_MOVES, PASSING, smallest, way_out
from tests.unit.rules.case_table import Row, case_file_of, days_of, rows

NEVER_HOLD = {
    "scope_chapter",
    "same_serial",
    "repeat_offender",
    "body_copy",
    "transfer_registration",
    "other_authority",
}
"""Out of scope passes; signs of risk choose the lane, and notes are only said."""


def _held() -> dict[str, Row]:
    """For each rule and outcome that holds or refuses an item, the first case of the tables."""
    found: dict[str, Row] = {}
    for row in rows():
        if "law_day" in row:
            continue
        judged = judge(case_file_of(row), days_of(row))[0]
        if judged.standing in PASSING:
            continue
        for finding in judged.holding:
            if finding.outcome is not Outcome.MET or finding.is_provisional:
                refuses = finding.consequence is Consequence.REFUSAL
                key = f"{finding.rule}: {finding.outcome.value}, {'refuses' if refuses else 'holds'}"
                found.setdefault(key, row)
    return found


HELD = _held()
CASES = {f"{row['table']}: {row['name']}": row for row in HELD.values()}


@pytest.fixture(params=CASES)
def held(request: pytest.FixtureRequest) -> tuple[CaseFile, Days]:
    row = CASES[request.param]
    return case_file_of(row), days_of(row)


def judged(case_file: CaseFile, days: Days) -> JudgedItem:
    return judge(case_file, Days(days.as_of))[0]


def test_row_n6_every_rule_that_can_hold_or_refuse_has_a_case() -> None:
    told = {key.split(":")[0] for key in HELD}
    seen = {
        finding.rule: finding.consequence
        for row in rows()
        for finding in judge(case_file_of(row), days_of(row))[0].findings
        if finding.outcome is not Outcome.MET
    }
    silent = {rule for rule, consequence in seen.items() if consequence in NOT_HOLDING}

    assert {rule.name for rule in CHECKS} - told - silent == NEVER_HOLD


def test_row_n6_the_named_changes_let_it_pass_and_no_part_of_them_does(held: tuple[CaseFile, Days]) -> None:
    case_file, days = held
    moves = smallest(case_file, case_file.items[0], days.as_of)
    if moves is None:
        return

    assert moves
    assert judged(apply(case_file, moves, days.as_of), days).standing in PASSING
    for count in range(len(moves)):
        for fewer in combinations(moves, count):
            assert judged(apply(case_file, fewer, days.as_of), days).standing not in PASSING, fewer


def test_row_n6_a_refusal_or_hold_is_never_left_without_a_word(held: tuple[CaseFile, Days]) -> None:
    """Steps, or what has to be told first, or what the law then asks."""
    case_file, days = held

    way = way_out(case_file, case_file.items[0], days.as_of)

    assert way is not None
    assert way.is_found == bool(way.steps)
    assert way.steps or way.open_steps or way.after_vi
    assert "giả định" not in way.model_dump_json()  # a supposed paper is told as one to be filed
    assert bool(way.after_vi) == way.is_refused
    assert not way.is_refused or any(
        end in way.after_vi[-1] for end in ("ái xuất", "tái chế", "đầy đủ hồ sơ")
    )
    assert all(step.what_vi and step.party for step in (*way.steps, *way.open_steps))


def test_row_n6_no_move_changes_what_is_declared_measured_or_past(held: tuple[CaseFile, Days]) -> None:
    """Only a silence is filled, and only with a fact of the list; never a fact about the goods."""
    case_file, days = held
    item = case_file.items[0]
    fillable = {silence.name for silence in SILENCES}
    assert not fillable & IMMUTABLE

    for move in moves_for(case_file, judged_now(case_file, item, days.as_of), days.as_of):
        for content in move.contents:
            assert isinstance(content, DeclarationAmended | GoodsArrived | PaperFiled | QuestionAnswered)
            if isinstance(content, GoodsArrived):
                assert case_file.arrived_on in (None, content.arrived_on)
                assert case_file.place in (None, content.place)
            if isinstance(content, DeclarationAmended):
                _fills_one_silence(case_file, content, fillable)
                assert move.what_vi.startswith("Nếu đúng như vậy:")
            if isinstance(content, PaperFiled):
                _is_honest(case_file, content, move.what_vi, days)


def _fills_one_silence(case_file: CaseFile, content: DeclarationAmended, fillable: set[str]) -> None:
    before, after = declared(case_file), content.declaration
    assert after.model_copy(update={"items": before.items}) == before
    for was, now in zip(before.items, after.items, strict=True):
        differs = {name for name in type(was).model_fields if getattr(was, name) != getattr(now, name)}
        assert differs <= fillable
        assert all(getattr(was, name) is None for name in differs)


def _is_honest(case_file: CaseFile, content: PaperFiled, what_vi: str, days: Days) -> None:
    """Papers of today; one that has to be older is named as one that is there already."""
    paper, item = content.paper, case_file.items[0]
    if paper.issued_on < days.as_of:
        assert isinstance(paper, ImportPermission | InspectionCertificate)
        assert what_vi.startswith("Nếu đã có")
    if not isinstance(paper, InspectionCertificate):
        return
    assert (paper.year_of_manufacture, paper.serial_number) == (item.year_of_manufacture, item.serial_number)
    filed = [one for _, one in case_file.papers_of(InspectionCertificate) if one.covers(item.item_number)]
    for earlier in filed[-1:]:
        for name in ("remaining_capacity_percent", "excess_consumption_percent", "facilities"):
            assert getattr(earlier, name) in (None, (), getattr(paper, name))
        if earlier.conclusion is not None and earlier.conclusion.value == "does_not_conform":
            assert paper.conclusion is earlier.conclusion


SMALL = [name for name in CASES if name.split(":")[0] in ("age", "evidence", "scope", "line", "transfer")]


@pytest.mark.parametrize("name", SMALL)
def test_row_n6_brute_force_over_every_move_finds_no_smaller_set(name: str) -> None:
    """The search looks only at moves that change a finding; here every move offered is tried."""
    row = CASES[name]
    case_file, as_of = case_file_of(row), days_of(row).as_of
    item = case_file.items[0]
    moves = smallest(case_file, item, as_of)
    made = None if moves is None else sum(not isinstance(m.contents[0], QuestionAnswered) for m in moves)
    offered = moves_for(case_file, judged_now(case_file, item, as_of), as_of)

    for count in range(MOST_MOVES - 1 if made is None else made):
        for chosen in combinations(offered, count):
            assert judged_now(apply(case_file, chosen, as_of), item, as_of).standing not in PASSING
