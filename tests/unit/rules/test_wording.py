"""Can an English reader read what is said in English, and does no sentence stumble over its full stops?"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from customs.wire.drafts import facts_of
from demo.sample import load, load_reference, sample_paths
from models.assessment import Finding
from models.case_file import CaseFile, Lookups
from records.cases import as_accepted
from records.reference import reference_of
from rules.policy.default import DEFAULT_POLICY
from rules.rulebook import assess, judge
from tests.generated_cases import generated_cases
from tests.unit.rules.case_table import case_file_of, days_of, rows
from tests.unit.samples.road import Road

SAMPLES = Path(__file__).parents[3] / "samples"
TODAY = date(2026, 11, 25)
REFERENCE = load_reference(SAMPLES)
VIETNAMESE = re.compile("[à-ỹÀ-ỸđĐơƠưƯăĂ]")
NAMES = re.compile(r"“[^”]*”|\S*\d/\S*[A-ZĐ]\S*|\bSĐ\d|\d\.đ\b")
"""Names stay as they are: what is quoted, numbers of instruments and regulations, a point of an article."""
STUMBLES = re.compile(r"[.,;:?!]\s*[.,;:]| [.,;:?]|  ")


def vietnamese_in(sentence_en: str) -> bool:
    return bool(VIETNAMESE.search(NAMES.sub("", sentence_en)))


def stumbles(text: str) -> bool:
    return bool(STUMBLES.search(re.sub("“[^”]*”", "“”", text)))


def texts_of(finding: Finding) -> Iterator[str]:
    yield finding.sentence_vi
    yield finding.sentence_en
    if finding.remedy_vi:
        yield finding.remedy_vi
    if finding.question:
        yield finding.question.text_vi
    if finding.missing:
        yield finding.missing.what_vi


def faults(findings: Iterable[Finding]) -> set[str]:
    found = set()
    for finding in findings:
        if vietnamese_in(finding.sentence_en) or "_" in NAMES.sub("", finding.sentence_en):
            found.add(finding.sentence_en)
        found.update(text for text in texts_of(finding) if stumbles(text))
    return found


def test_no_finding_of_the_tables_mixes_languages_or_stumbles() -> None:
    judged = [judge(case_file_of(row), days_of(row))[0] for row in rows()]

    assert faults(one for item in judged for one in (*item.findings, *item.passive)) == set()


@pytest.mark.parametrize("path", sample_paths(SAMPLES), ids=lambda path: path.stem)
def test_no_finding_of_a_sample_mixes_languages_or_stumbles(path: Path) -> None:
    end = Road(load(path, TODAY), REFERENCE, TODAY).play()

    assert faults(one for item in end.items for one in item.findings) == set()
    assert not [owed.what_vi for owed in end.obligations if stumbles(owed.what_vi)]


def test_no_finding_of_generated_cases_mixes_languages_or_stumbles() -> None:
    ends = [assess(generated, TODAY) for generated in _generated(300)]

    assert faults(one for end in ends for item in end.items for one in item.findings) == set()


def test_the_faults_are_seen() -> None:
    assert vietnamese_in("A person looks at: Tạm nhập khác.")
    assert not vietnamese_in("Decree 37/2026/NĐ-CP, Article 86.1.đ, names “quà biếu”.")
    assert stumbles("đang bảo quản., hạn 2026-02-23")


def _generated(count: int) -> Iterator[CaseFile]:
    for raw in generated_cases(7, count):
        facts = facts_of(raw["to_khai"], raw["giay_to"], arrivals=raw["hang_den"], storages=raw["bao_quan"])
        yield CaseFile(
            case_number=facts[0].declaration_number,
            facts=as_accepted(facts),
            lookups=Lookups(),
            reference=reference_of(REFERENCE, "samples"),
            policy=DEFAULT_POLICY,
            draw_seed="demo",
        )
