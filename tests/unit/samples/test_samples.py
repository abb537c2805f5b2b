"""Do the samples parse, cover what was asked, and end as they say under today's law?"""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from customs import wire
from demo.sample import Message, Sample, load, load_all, load_reference, sample_paths
from models.days import VIETNAM, start_of_day
from models.vocabulary import CaseState, Disposition, InspectionResult, ObligationKind, ReviewLane
from tests.unit.samples.road import Road

FOLDER = Path(__file__).parents[3] / "samples"
TODAY = date(2026, 11, 25)
REFERENCE = load_reference(FOLDER)


@pytest.mark.parametrize("path", sample_paths(FOLDER), ids=lambda path: path.stem)
def test_a_sample_ends_as_it_says(path: Path) -> None:
    sample = load(path, TODAY)
    road = Road(sample, REFERENCE, TODAY)

    end = road.play()

    expected = sample.expected
    assert end.state is expected.state, road.explain()
    assert end.lane is expected.lane, road.explain()
    assert {item.item_number: item.disposition for item in end.items} == expected.dispositions, road.explain()
    assert tuple(dict.fromkeys(road.notices)) == expected.notices, road.explain()


def test_a_label_that_nobody_mends_ends_in_a_result_on_the_label() -> None:
    road = Road(load(FOLDER / "37-nhan-khong-sua.json", TODAY), REFERENCE, TODAY)
    road.play()

    end = road.later(date(2026, 12, 4))

    assert road.results == [InspectionResult.LABEL_FAILS], road.explain()
    assert end.state is CaseState.AWAITING_REEXPORT
    assert [owed.kind for owed in end.obligations] == [ObligationKind.REMEDY]


def test_samples_reach_every_other_result_of_an_inspection() -> None:
    found: set[InspectionResult] = set()
    for name in ("33", "35", "38", "45"):
        road = Road(load(next(FOLDER.glob(f"{name}-*.json")), TODAY), REFERENCE, TODAY)
        road.play()
        found |= {*road.results}

    assert found == {*InspectionResult} - {InspectionResult.LABEL_FAILS}


@pytest.mark.parametrize("today", [date(2026, 11, 24), date(2027, 3, 1)], ids=str)
def test_every_message_of_every_sample_parses_on_any_day(today: date) -> None:
    now = start_of_day(today).astimezone(VIETNAM)

    for sample in load_all(FOLDER, today):
        for step in sample.steps:
            if isinstance(step, Message):
                assert wire.parse(step.call, step.as_sent(now)).declaration_number == sample.number


def test_numbers_are_unique_and_messages_have_ids_of_their_own() -> None:
    samples = load_all(FOLDER, TODAY)
    ids = [sample.message_id(n) for sample in samples for n in range(len(sample.steps))]

    assert len({sample.number for sample in samples}) == len(samples) >= 49
    assert max(Counter(ids).values()) == 1


def test_no_sample_makes_another_riskier() -> None:
    declared = [_declaration(sample) for sample in load_all(FOLDER, TODAY)]
    serials = Counter(
        (item["nha_san_xuat"], item["so_may"])
        for declaration in declared
        for item in declaration["hang_hoa"]
        if "so_may" in item
    )
    known = {importer.tax_code for importer in REFERENCE.importers}
    importers = Counter(declaration["doanh_nghiep"]["ma_so_thue"] for declaration in declared)

    assert max(serials.values()) == 1
    assert {count for code, count in importers.items() if code not in known} == {1}


def _declaration(sample: Sample) -> dict[str, Any]:
    return next(
        step.body for step in sample.steps if isinstance(step, Message) and step.call == "declarations"
    )


def test_samples_cover_lanes_dispositions_and_sizes() -> None:
    samples = load_all(FOLDER, TODAY)
    sizes = {len(sample.expected.dispositions) for sample in samples}

    assert {sample.expected.lane for sample in samples} == set(ReviewLane)
    assert {1, 2, 3, 50} <= sizes
    assert any(len({*sample.expected.dispositions.values()}) == 3 for sample in samples)
    told = {word for sample in samples for word in sample.expected.dispositions.values()}
    assert told >= {Disposition.MAY_CLEAR, Disposition.REFUSED, Disposition.NOT_OURS, Disposition.HELD}
