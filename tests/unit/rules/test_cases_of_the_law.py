"""Is every test case of the law of quality inspection told, and where its answer is no finding, which test?

The numbers left out of the row (T11, T13, T14, …) were never given.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from models.base import canonical_json
from models.goods import DeclarationItem
from rules.checks.days import Days
from rules.rulebook import judge
from tests import builders as build
from tests import quality_builders as quality
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


def test_t7_a_description_longer_than_the_customs_form_allows_is_kept_whole() -> None:
    """To shorten it to 200 characters is for the declarant; the engine cuts nothing off."""
    words = "Nồi cơm điện " * 40
    item = quality.a_rice_cooker(description=words)

    assert len(item.description) > 200
    assert DeclarationItem.model_validate_json(canonical_json(item)).description == words.strip()


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
