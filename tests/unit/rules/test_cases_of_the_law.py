"""Is every test case of the law told, and where its answer is no finding, in which test?

The numbers left out of the row (T11, T13, T14, …) were never given.
"""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from customs.wire import WireError, facts_of
from models.facts import DeclarationRegistered
from rules.checks.days import Days
from rules.rulebook import judge
from tests import builders as build
from tests import quality_builders as quality
from tests.unit.customs.messages import a_message, an_item, as_bytes
from tests.unit.rules.case_table import rows

GIVEN = [*range(1, 11), 12, 15, 16, 18, *range(20, 24), 25, 27, *range(30, 34), *range(35, 43), 44, 45, 47]
BESIDE_THE_TABLES = {
    7: "test_cases_of_the_law.py",
    8: "test_cases_of_the_law.py",
}
"""No question about an item: a limit of the declaration form, a code of procedure."""


def test_every_test_case_of_the_law_stands_in_a_table_under_its_id_or_in_a_test_beside() -> None:
    told = {int(number) for row in rows() for number in re.findall(r"\bT(\d+)\b", str(row["source"]))}

    assert set(GIVEN) - told == set(BESIDE_THE_TABLES)
    for number, module in BESIDE_THE_TABLES.items():
        text = (Path(__file__).parent / module).read_text("utf-8")
        assert re.search(rf'def test_t{number}_|id="T{number}\b', text), number


USED_MACHINERY = [
    *(f"T-{number:02}" for number in (1, 2, 4, 5, 6, 7, 10, 13, 14, 15, 17, 18, 20)),
    *("U-01", "U-05"),
    *(f"h.3 số {number}" for number in (2, 3, 5, 7, 9, 10, 11, 12, 14)),
]
"""The cases of the law of used machinery; T-09 is about import duty alone, and nothing here levies one."""


@pytest.mark.parametrize("case", USED_MACHINERY)
def test_every_test_case_of_used_machinery_stands_in_a_table_under_its_id(case: str) -> None:
    assert [row for row in rows() if re.search(rf"{case}\b", str(row["source"]))]


def test_t7_a_description_longer_than_the_customs_form_allows_is_kept_whole() -> None:
    """To shorten it to 200 characters is for the declarant; nothing here is cut off."""
    words = ("Nồi cơm điện " * 40).strip() + " hết"
    wire = json.loads(as_bytes(a_message(hang_hoa=[an_item(ten_hang=words, may_hoan_chinh=None)])))

    (fact,) = facts_of(wire)
    assert isinstance(fact.content, DeclarationRegistered)
    case_file = build.a_case_file(fact.content.declaration, ())
    (item,), findings = case_file.items, judge(case_file, Days(build.AS_OF))[0].findings

    assert len(words) > 200
    assert item.description == words
    asked = next(one for one in findings if one.rule == "complete_machine")
    assert ("Mô tả", words) in [(fact.name_vi, fact.value_vi) for fact in asked.facts_used]


def test_t7_a_description_beyond_the_wire_is_refused_whole_and_never_cut() -> None:
    wire = json.loads(as_bytes(a_message(hang_hoa=[an_item(ten_hang="a" * 2001)])))

    with pytest.raises(WireError) as refused:
        facts_of(wire)

    assert [fault.field for fault in refused.value.errors] == ["hang_hoa[0].ten_hang"]


@pytest.mark.parametrize("code", ["E11", "E13", "E15", "A11"])
def test_t8_the_code_of_the_customs_procedure_decides_nothing_of_quality_inspection(code: str) -> None:
    """It is the declarant's to choose by purpose; an export enterprise's goods are judged like any other."""
    cooker = quality.a_rice_cooker()
    declaration = build.a_declaration(items=(cooker,), registered_on=date(2026, 7, 6), procedure_code=code)
    findings = judge(build.a_case_file(declaration, ()), Days(date(2026, 7, 6)))[0].findings

    assert {one.rule: one.outcome.value for one in findings if one.rule.startswith("quality")} == {
        "quality_list": "met",
        "quality_duty": "not_met",
        "quality_registration": "undetermined",
    }
