"""Is the bare loop of the bench no strawman: does it answer as the rulebook does?"""

import pytest

from bench import bare_rules
from bench.decisions import CASES, Case, speed_of
from rules.rulebook import assess


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title_vi)
def test_the_bare_loop_writes_the_findings_of_the_rulebook_field_by_field(case: Case) -> None:
    assessment = assess(case.case_file(), case.as_of)

    bare = bare_rules.decide(case.declaration, case.papers)

    assert len(bare) == len(assessment.items) == 10
    for item, said in zip(assessment.items, bare, strict=True):
        assert said.findings == item.findings
        assert (said.lane, said.disposition) == (item.lane, item.disposition)


def test_a_speed_is_told_with_its_ratio_in_each_round() -> None:
    speed = speed_of(CASES[0], rounds=2, seconds=0.001)

    assert len(speed.ratios) == len(speed.ours) == len(speed.bare) == 2
    assert min(speed.ratios) <= speed.ratio <= max(speed.ratios)
