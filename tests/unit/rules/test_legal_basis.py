"""Is what a lawyer reads outside the code what the code says?"""

from pathlib import Path

import pytest

from models.law import Verification
from rules import legal_basis as module
from rules.catalogue import Catalogue, catalogue
from rules.legal_basis import (
    DOCUMENT,
    has_unread,
    is_open,
    legal_basis,
    main_text,
    open_places,
    told_vi,
)
from rules.proving.meaning import OF_RULE_VI, follows_vi
from rules.proving.proofs import FILE, kept_proofs, proofs_text, read_proofs

STALE = "run `python -m rules legal-basis --write`"


def test_the_document_is_what_the_generator_says() -> None:
    assert DOCUMENT.read_text("utf-8") == main_text(), STALE


def test_the_list_of_proving_cases_is_what_the_generator_says() -> None:
    assert FILE.read_text("utf-8") == proofs_text(read_proofs()), STALE
    assert kept_proofs() == read_proofs()


def test_writing_brings_both_files_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DOCUMENT", tmp_path / "legal-basis.md")
    monkeypatch.setattr(module, "FILE", tmp_path / "proofs.json")
    module.write()

    assert (tmp_path / "legal-basis.md").read_text("utf-8") == main_text()
    assert (tmp_path / "proofs.json").read_text("utf-8") == proofs_text(read_proofs())


def test_proving_cases_name_rules_of_the_rulebook() -> None:
    assert set(read_proofs()) == {rule.name for rule in catalogue().rules}


def test_every_rule_says_what_it_reads_and_what_follows_from_its_answer() -> None:
    proofs = read_proofs()

    assert all(proven.reads_vi and proven.cases for proven in proofs.values())
    assert follows_vi("machine_age", proofs["machine_age"].follows) == ("hàng không được nhập khẩu",)
    assert {"Năm sản xuất", "Mã HS"} <= set(proofs["machine_age"].reads_vi)
    assert "Báo hàng đến cửa khẩu (Hải quan thành phố)" in proofs["machine_age"].owed_vi
    assert proofs["machine_age"].is_asked
    assert all(consequence in proofs[rule].follows for rule, consequence in OF_RULE_VI)


def test_a_case_tells_its_facts_and_the_answer_that_is_expected() -> None:
    case = next(one for one in read_proofs()["machine_age"].cases if "11 năm" in one.title_vi)

    assert (case.table, case.answer_vi) == ("age", "Không đạt")
    assert "Tuổi thiết bị 11 năm" in case.sentence_vi
    assert ("Năm sản xuất", "2012") in [(fact.name_vi, fact.value_vi) for fact in case.facts]


def test_what_value_and_words_both_say_is_said_once() -> None:
    values = [value for rule in catalogue().rules for value in rule.values]
    same = next(value for value in values if value.value == value.citation.words.text)

    assert told_vi(same) == f"Tóm tắt: {same.value}"
    assert "| **07 ngày làm việc**. “trong thời hạn 07 ngày làm việc" in main_text()


def test_every_rule_value_and_case_stands_in_the_document() -> None:
    held, proofs = catalogue(), read_proofs()
    text = legal_basis(held, proofs)

    for rule in held.rules:
        assert f"### `{rule.name}`" in text
        assert rule.question_vi in text
        assert rule.question_en in text
        assert all(value.citation.place_vi in text for value in rule.values)
        assert all(f"- {one.title_vi} ({one.table}.yaml): " in text for one in proofs[rule.name].cases)


def test_the_last_day_in_force_is_the_day_before_the_end() -> None:
    assert "từ 15/06/2019 đến hết 28/02/2023" in main_text()


def test_everything_open_is_listed_once_with_every_rule_that_hangs_on_it() -> None:
    held = catalogue()
    places = open_places(held)
    listed = [one for place in places for one in place.values]

    assert len({one.value for one in listed}) == len(listed)
    for rule in held.rules:
        hanging = {one.value for one in listed if rule in one.rules}
        assert hanging == {value for value in rule.values if is_open(value)}


def test_what_was_never_read_comes_first() -> None:
    places = open_places(catalogue())
    unread = [has_unread(place) for place in places]

    assert unread == sorted(unread, reverse=True)
    assert any(unread)


def test_a_rulebook_without_cases_and_without_open_values_is_told_all_the_same() -> None:
    held = catalogue()
    read = [
        value.model_copy(update={"verification": Verification.VERIFIED, "review_needed_from": None})
        for value in held.rules[0].values
    ]
    rule = held.rules[0].model_copy(update={"values": tuple(read)})
    bare = held.rules[1].model_copy(update={"values": ()})
    text = legal_basis(Catalogue(version="1", digest="0" * 64, rules=(rule, bare)), {})

    assert "Trường hợp kiểm chứng: 0." in text
    assert text.endswith("## Cần thẩm tra pháp lý\n\n")
