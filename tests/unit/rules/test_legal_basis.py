"""Is what a lawyer reads outside the code what the code says?"""

import json
from pathlib import Path

import pytest

from models.law import Verification
from rules import legal_basis as module
from rules.catalogue import Catalogue, catalogue
from rules.legal_basis import (
    DOCUMENT,
    PROOFS,
    has_unread,
    is_open,
    legal_basis,
    main_text,
    open_places,
    proofs_text,
    read_proofs,
)

STALE = "run `python -m rules legal-basis --write`"


def test_the_document_is_what_the_generator_says() -> None:
    assert DOCUMENT.read_text("utf-8") == main_text(), STALE


def test_the_list_of_proving_cases_is_what_the_generator_says() -> None:
    assert PROOFS.read_text("utf-8") == proofs_text(), STALE


def test_writing_brings_both_files_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DOCUMENT", tmp_path / "legal-basis.md")
    monkeypatch.setattr(module, "PROOFS", tmp_path / "proofs.json")
    module.write()

    assert (tmp_path / "legal-basis.md").read_text("utf-8") == main_text()
    assert (tmp_path / "proofs.json").read_text("utf-8") == proofs_text()


def test_proving_cases_name_rules_of_the_rulebook() -> None:
    assert set(json.loads(proofs_text())) <= {rule.name for rule in catalogue().rules}


def test_every_rule_value_and_case_stands_in_the_document() -> None:
    held, proofs = catalogue(), read_proofs()
    text = legal_basis(held, proofs)

    for rule in held.rules:
        assert f"### `{rule.name}`" in text
        assert rule.question_vi in text
        assert rule.question_en in text
        assert all(value.citation.place_vi in text for value in rule.values)
        assert all(f"- {title}\n" in text for title in proofs.get(rule.name, ()))


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
