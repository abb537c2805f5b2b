"""Is at most one value of each new legal series in force on every day, and is its mark as it was read?"""

import importlib
import pkgutil
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

import rules.law
from models.law import Dated, Instrument, Verification, in_force
from rules.law.common import law_07_2017
from rules.law.customs import (
    circular_38_2015,
    decree_08_2015,
    decree_85_2019,
    decree_169_2026,
    decree_292_2026,
    decree_336_2026,
    law_54_2014,
)
from rules.law.machinery import decision_28_2022
from rules.law.quality import circular_06_2020, decree_37_2026, decree_132_2008
from rules.law.quality import decree_37_2026_exemptions as exemptions
from rules.law.quality.circular_36_2026 import TRANSITION

UNTIL = date(2027, 12, 31)
ONE_DAY = timedelta(days=1)
QUARTERS = [date(year, month, 1) for year in range(2018, 2028) for month in (1, 4, 7, 10)]
MODULES = (
    "circular_06_2020",
    "circular_26_2025",
    "circular_30_2025",
    "circular_36_2026",
    "circular_38_2015",
    "decision_28_2022",
    "decree_08_2015",
    "decree_132_2008",
    "decree_169_2026",
    "decree_292_2026",
    "decree_336_2026",
    "decree_37_2026",
    "decree_37_2026_exemptions",
    "decree_85_2019",
    "law_07_2017",
    "law_11_2026",
    "law_54_2014",
    "resolution_39_2026",
)


def _is_series(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(one, Dated) for one in value)


def _series() -> dict[str, tuple[Dated[Any], ...]]:
    found: dict[str, tuple[Dated[Any], ...]] = {}
    for info in pkgutil.walk_packages(rules.law.__path__, "rules.law."):
        module_name = info.name.rsplit(".", 1)[1]
        if module_name in MODULES:
            members = vars(importlib.import_module(info.name)).items()
            found |= {f"{module_name}.{name}": value for name, value in members if _is_series(value)}
    found |= {f"exempt {point}": values for point, values in exemptions.EXEMPTION_POINTS.items()}
    found |= {f"bar {point}": values for point, values in exemptions.EXEMPTION_BARS.items()}
    found |= {f"measure {point}": values for point, values in decree_132_2008.MEASURES.items()}
    return found


SERIES = _series()


@pytest.mark.parametrize("name", SERIES)
def test_at_most_one_value_is_in_force_on_every_day_without_a_gap(name: str) -> None:
    values = SERIES[name]
    first, last = min(value.valid_from for value in values), values[-1].valid_until
    changes = {value.valid_from for value in values} | {v.valid_until for v in values if v.valid_until}
    around = {day + step for day in changes for step in (-ONE_DAY, timedelta(), ONE_DAY)}

    for day in sorted({*QUARTERS, UNTIL, *around}):
        expected = int(first <= day and (last is None or day < last))
        assert sum(value.is_in_force(day) for value in values) == expected, day
    assert all(one.valid_until == other.valid_from for one, other in pairwise(values))


@pytest.mark.parametrize("name", SERIES)
def test_every_value_cites_a_text_in_force_and_quotes_it(name: str) -> None:
    for value in SERIES[name]:
        instrument: Instrument = value.citation.instrument

        assert value.citation.quote_vi
        assert value.citation.article
        assert instrument.covers(value.valid_from)
        assert value.valid_until is None or instrument.covers(value.valid_until - ONE_DAY)


def test_the_old_regime_ends_on_the_day_before_the_new_one_begins() -> None:
    last_old, first_new = date(2026, 6, 30), date(2026, 7, 1)

    for measure in decree_132_2008.MEASURES.values():
        assert in_force(measure, last_old)
        assert in_force(measure, first_new) is None
    assert in_force(decree_37_2026.REGIME_SINCE, last_old) is None
    assert in_force(decree_37_2026.REGIME_SINCE, first_new)
    assert in_force(TRANSITION, first_new)


@pytest.mark.parametrize(
    ("series", "number"),
    [
        (decree_37_2026.SUPPLEMENT_WORKING_DAYS, 7),
        (decree_37_2026.PASS_NOTICE_WORKING_DAYS, 1),
        (decree_37_2026.INCOMPLETE_NOTICE_WORKING_DAYS, 1),
        (decree_37_2026.LABEL_FIX_WORKING_DAYS, 5),
        (decree_37_2026.FIX_EVIDENCE_WORKING_DAYS, 1),
        (decree_37_2026.MISFIT_NOTICE, None),
        (decree_37_2026.FRAUD_NOTICE, None),
        (decree_37_2026.LABEL_OLD_ADDRESS_YEARS, 2),
        (exemptions.REDUCTION_PASSES, 3),
        (exemptions.REDUCTION_YEARS, 2),
        (exemptions.REDUCTION_REPORT_MONTHS, 3),
        (exemptions.MEDIUM_UPDATE_WORKING_DAYS, 3),
        (law_54_2014.RESULT_TO_CUSTOMS_WORKING_DAYS, 2),
        (circular_38_2015.STORAGE_RESULT_DAYS, 30),
        (circular_38_2015.STORAGE_BAN_SERIOUS_MONTHS, 12),
        (circular_38_2015.STORAGE_BAN_LATE_MONTHS, 6),
        (decree_08_2015.CONCLUSION_DAYS, 10),
        (decree_169_2026.FINE_DOUBLED_AFTER_DAYS, 30),
        (decree_169_2026.WITHOUT_NOTICE_REEXPORT_DAYS, 30),
        (decision_28_2022.INSPECTION_AFTER_INSTALLATION_MONTHS, 12),
        (decision_28_2022.EXTENSION_MAX_MONTHS, 6),
        (decision_28_2022.EXTENSION_COUNT, 1),
        (decision_28_2022.EXTENSION_NOTICE_DAYS, 30),
    ],
)
def test_a_number_that_was_read_is_verified(series: tuple[Dated[Any], ...], number: int | None) -> None:
    value = in_force(series, date(2026, 8, 3))

    assert value is not None
    assert value.value == number
    assert value.verification is Verification.VERIFIED


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in SERIES
        if name.startswith(
            ("decree_132", "measure", "circular_26", "circular_30", "law_07", "law_11", "resolution_39")
        )
        and name != "decree_132_2008.OLD_REGIME"
    ]
    + [
        "decree_37_2026.DOCUMENT_2_ALTERNATIVE",
        "decree_37_2026.TEST_LABORATORY",
        "decision_28_2022.LIST_CHANGE",
        "circular_06_2020.SELF_ASSESSMENT_CONTENTS",
    ],
)
def test_what_was_not_read_is_unverified(name: str) -> None:
    assert {value.verification for value in SERIES[name]} == {Verification.UNVERIFIED}


def test_the_points_of_the_exemption_are_those_of_the_vietnamese_alphabet() -> None:
    assert [*exemptions.EXEMPTION_POINTS] == [*"abcdđeghiklmnopqrstu"]
    assert [*exemptions.EXEMPTION_BARS] == ["a", "b", "c"]
    for point, values in exemptions.EXEMPTION_POINTS.items():
        assert [value.citation.point for value in values] == [point]


def test_the_certificate_names_seven_things_and_the_dossiers_differ_by_it() -> None:
    full = decree_37_2026.DOSSIER_WITH_CERTIFICATE[0].value
    short = decree_37_2026.DOSSIER_WITHOUT_CERTIFICATE[0].value

    assert len(decree_37_2026.CERTIFICATE_IDENTITY[0].value) == 7
    assert {*full} - {*short} == {decree_37_2026.CONFORMITY_CERTIFICATE}


def test_suspicion_bars_storage_until_the_decree_of_october() -> None:
    bar = decree_85_2019.SUSPICION_BARS_STORAGE

    assert in_force(bar, date(2026, 10, 14))
    assert in_force(bar, date(2026, 10, 15)) is None
    assert in_force(decree_336_2026.SAME_RESULT_NOT_FOR_MACHINERY, date(2026, 10, 14))
    assert in_force(decree_336_2026.SAME_RESULT_NOT_FOR_MACHINERY, date(2026, 10, 15))


def test_labels_and_old_ministry_texts_end_on_their_day() -> None:
    assert in_force(decree_37_2026.LABEL_OLD_STOCK, date(2028, 1, 23))
    assert in_force(decree_37_2026.LABEL_OLD_STOCK, date(2028, 1, 24)) is None
    assert in_force(decree_292_2026.OLD_MINISTRY_TEXTS, date(2026, 12, 31))
    assert in_force(decree_292_2026.OLD_MINISTRY_TEXTS, date(2027, 1, 1)) is None


def test_the_fines_rise_with_the_value_and_leave_no_value_out() -> None:
    bands = decree_169_2026.FINE_BANDS_NO_NOTICE[0].value

    assert [(band.fine_from_vnd, band.fine_to_vnd) for band in bands[-1:]] == [(30_000_000, 50_000_000)]
    assert bands[0].value_from_vnd == 0
    assert bands[-1].value_below_vnd is None
    assert all(one.value_below_vnd == other.value_from_vnd for one, other in pairwise(bands))
    assert all(one.fine_to_vnd == other.fine_from_vnd for one, other in pairwise(bands))


@pytest.mark.parametrize(
    ("series", "day"),
    [
        (circular_38_2015.STORAGE_RESULT_DAYS, date(2025, 8, 15)),
        (decree_08_2015.CONCLUSION_DAYS, date(2025, 8, 15)),
        (decree_08_2015.STORAGE_PLACE, date(2025, 8, 15)),
        (circular_06_2020.INSPECTING_BODY, date(2026, 7, 1)),
        (law_54_2014.CLEAR_ON_RESULT, date(2027, 3, 1)),
        (decision_28_2022.ELIGIBLE_PROJECTS, date(2026, 9, 1)),
    ],
)
def test_a_doubt_begins_on_its_day(series: tuple[Dated[Any], ...], day: date) -> None:
    assert not series[0].needs_review(day - ONE_DAY)
    assert series[0].needs_review(day)


def test_the_law_of_technology_transfer_stays_unverified_after_its_amendment() -> None:
    assert law_07_2017.REGISTRATION_DAYS[0].review_needed_from == date(2026, 4, 1)
