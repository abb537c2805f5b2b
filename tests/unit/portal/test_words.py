"""Do values read as they should?"""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from models.vocabulary import Condition, ReviewLane
from portal.pages.frame import words
from portal.pages.signing_in import local_path

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("due_on", "text"),
    [
        (date(2026, 11, 23), "Quá hạn 2 ngày"),
        (date(2026, 11, 25), "Hạn hôm nay"),
        (date(2026, 11, 26), "Còn 1 ngày"),
        (date(2026, 11, 28), None),
        (None, None),
    ],
)
def test_only_what_presses_gets_a_tag(due_on: date | None, text: str | None) -> None:
    tag = words.due_tag(due_on, TODAY)

    assert (tag.text if tag else None) == text


def test_an_instant_reads_in_vietnamese_time() -> None:
    assert words.moment_vi(datetime(2026, 11, 24, 17, 30, tzinfo=UTC)) == "00:30 ngày 25/11/2026"


def test_values_read_in_vietnamese() -> None:
    assert words.text_vi(Condition.USED) == "Đã qua sử dụng"
    assert words.text_vi(None) == "–"
    assert words.text_vi(value=True) == "Có"
    assert words.money_vi(Decimal(1500000)) == "1.500.000 ₫"
    assert words.lane_tag(ReviewLane.RED).text == "Luồng đỏ"
    assert words.size_vi(1_500_000) == "1,4 MB"


@pytest.mark.parametrize("path", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_signing_in_never_leads_to_another_host(path: str) -> None:
    assert local_path(path) == "/"
