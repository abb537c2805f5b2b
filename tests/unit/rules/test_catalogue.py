"""Does the rulebook as data say what the rulebook asks, and what changed from one to the next?"""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest

from models.base import canonical_json
from models.measure import Chapters, percent, working_days
from models.vocabulary import Condition, Regime
from rules.catalogue import Catalogue, RuleEntry, catalogue, differences, value_vi
from rules.law.machinery.annex_i import AgeLimit
from rules.law.quality.circular_36_2026 import QUALITY_LIST
from rules.rulebook import CHECKS, PASSIVE, RULEBOOK_VERSION, rulebook_digest

HELD = catalogue()
AGE = next(rule for rule in HELD.rules if rule.name == "machine_age")


class Pair(NamedTuple):
    item: str
    unit: str | None


def a_rulebook(*rules: RuleEntry) -> Catalogue:
    return Catalogue(version="1", digest="0" * 64, rules=rules)


def test_every_rule_stands_in_the_catalogue_in_order() -> None:
    assert [rule.name for rule in HELD.rules] == [rule.name for rule in (*CHECKS, *PASSIVE)]
    assert [rule.name for rule in HELD.rules if rule.is_passive] == [rule.name for rule in PASSIVE]
    assert (HELD.version, HELD.digest) == (RULEBOOK_VERSION, rulebook_digest())
    assert all(rule.question_vi.endswith("?") and rule.question_en.endswith("?") for rule in HELD.rules)


def test_every_value_of_a_rule_stands_in_the_catalogue() -> None:
    for rule, entry in zip((*CHECKS, *PASSIVE), HELD.rules, strict=True):
        assert [value.valid_from for value in entry.values] == [
            value.valid_from for values in rule.values for value in values
        ]
        assert all(value.citation.quote_vi for value in entry.values)


def test_every_code_of_the_lists_stands_in_the_catalogue_in_words_and_with_its_mark() -> None:
    told = {value.citation.place_vi: value for value in rule_named("quality_list").values}
    cooker = told["Phụ lục I mục I.4.4 Thông tư số 36/2026/TT-BKHCN"]

    assert len(rule_named("quality_list").values) > sum(len(rows) for rows in QUALITY_LIST.values())
    assert "một pha, điện áp đến 250 V, trừ loại chỉ dùng pin" in cooker.value
    for rule in HELD.rules:
        assert not [value.value for value in rule.values if re.search(r"[a-z]_[a-z]|True|False", value.value)]
    unread = {value.citation.instrument.number for value in rule_named("other_authority").values}
    assert {"33/2026/TT-BCT", "41/2026/TT-BXD", "125/2026/TT-BCA"} <= unread


def test_no_number_of_the_law_stands_without_its_unit() -> None:
    bare = re.compile(r"[\d\s;,./-]+")
    values = [value.value for rule in HELD.rules for value in rule.values]

    assert not [value for value in values if bare.fullmatch(value)]
    assert {"07 ngày làm việc", "12 tháng", "20 năm", "03 lần", "85%", "03 cơ sở"} <= set(values)


def test_a_limit_of_the_annex_names_its_code_and_what_is_open() -> None:
    told = [value.value for value in AGE.values]

    assert "Mã HS 8458: tối đa 20 năm" in told
    assert any(text.startswith("Mã HS 841932: tối đa 15 năm. Vì còn cách đọc khác") for text in told)


def rule_named(name: str) -> RuleEntry:
    return next(rule for rule in HELD.rules if rule.name == name)


def test_a_catalogue_comes_back_from_its_own_bytes() -> None:
    assert Catalogue.model_validate_json(canonical_json(HELD)) == HELD


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, ""),
        (None, "Không nêu thời hạn"),
        (working_days(7), "07 ngày làm việc"),
        (percent(85), "85%"),
        (Chapters(("84", "85")), "Chương 84, 85"),
        (AgeLimit(20, 20, 20, "8458"), "Mã HS 8458: tối đa 20 năm"),
        (AgeLimit(10, 10, 10), "tối đa 10 năm"),
        (10, "10"),
        ("84", "84"),
        (date(2026, 7, 1), "01/07/2026"),
        (Condition.USED, "Đã qua sử dụng"),
        ((Condition.NEW, Condition.USED), "Mới; Đã qua sử dụng"),
        (frozenset({"85"}), "85"),
        (Pair("1.a", None), "mục 1.a"),
        (Pair("1.a", "x"), "mục 1.a, unit x"),
        (Decimal("1.5"), "1.5"),
    ],
)
def test_a_value_reads_as_a_lawyer_reads_it(value: object, expected: str) -> None:
    assert value_vi(value) == expected


def test_equal_rulebooks_differ_in_nothing() -> None:
    assert differences(HELD, HELD) == ()


def test_a_changed_value_is_shown_before_and_after() -> None:
    old = AGE.values[0]
    new = old.model_copy(update={"value": "12 năm"})
    (change,) = differences(
        a_rulebook(AGE), a_rulebook(AGE.model_copy(update={"values": (new, *AGE.values[1:])}))
    )

    assert (change.rule, change.before, change.after) == ("machine_age", (old,), (new,))
    assert change.what_vi == "Giá trị, căn cứ hoặc dấu thẩm tra thay đổi"


def test_new_rules_gone_rules_and_other_words_are_told_apart() -> None:
    passive = AGE.model_copy(update={"is_passive": True})
    reworded = AGE.model_copy(update={"question_vi": "Máy bao nhiêu tuổi?"})
    told = {
        "Quy tắc mới": (a_rulebook(), a_rulebook(AGE)),
        "Quy tắc không còn": (a_rulebook(AGE), a_rulebook()),
        "Quy tắc theo dõi nay được tính vào kết luận": (a_rulebook(passive), a_rulebook(AGE)),
        "Quy tắc nay chỉ theo dõi": (a_rulebook(AGE), a_rulebook(passive)),
        "Câu hỏi được viết lại": (a_rulebook(AGE), a_rulebook(reworded)),
    }

    for what, (before, after) in told.items():
        (change,) = differences(before, after)
        assert change.what_vi == what


def test_every_regime_asks_something() -> None:
    assert {rule.regime for rule in HELD.rules} == set(Regime)
