"""What does a result say, and is it silent about time and number?"""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from customs import wire
from customs.wire.words import DISPOSITION, OUTCOME, REGIME
from models.assessment import Assessment, ItemPart
from models.base import canonical_json, digest_of
from models.notice import IssuedNotice
from models.vocabulary import Consequence, Disposition, NoticeKind, NoticeState, Outcome
from rules.rulebook import assess
from tests.builders import a_case_file, a_certificate, a_declaration, a_machine

CASE = a_case_file(a_declaration(items=(a_machine(year_of_manufacture=2000), a_machine(item_number=2))))
ASSESSMENT = assess(CASE, date(2026, 3, 16))
NOTICE = IssuedNotice(
    key="k", kind=NoticeKind.REJECTION, revision=1, notice_number="05/TB-SKHCN",
    signed_on=date(2026, 3, 17), state=NoticeState.ISSUED, item_numbers=(1,),
)  # fmt: skip


def _told(assessment: Assessment = ASSESSMENT, *notices: IssuedNotice) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(wire.result_json(wire.result(CASE.declaration, assessment, notices)))
    return told


def test_each_item_has_its_word_its_law_and_what_is_not_met() -> None:
    told = _told()

    first = told["hang_hoa"][0]
    assert first["xu_ly"] == "cho_xu_ly"
    reason = next(one for one in first["ly_do"] if "Tuổi thiết bị" in one["noi_dung"])
    assert reason["ket_qua"] == "khong_dat"
    assert "Quyết định" in reason["can_cu"]["vi_tri"]
    assert reason["can_cu"]["trich_dan"]


def test_a_reason_names_its_rule_and_regime_and_is_said_in_english_too() -> None:
    reasons = _told()["hang_hoa"][0]["ly_do"]

    assert {reason["che_do"] for reason in reasons} <= set(REGIME.ours)
    assert any(reason["quy_tac"] == "machine_age" and reason["noi_dung_tieng_anh"] for reason in reasons)


@pytest.mark.parametrize("outcome", Outcome)
def test_a_note_is_said_whatever_its_outcome(outcome: Outcome) -> None:
    item = ASSESSMENT.items[0]
    note = item.findings[0].model_copy(update={"consequence": Consequence.NOTE, "outcome": outcome})
    noted = ASSESSMENT.model_copy(update={"items": (item.model_copy(update={"findings": (note,)}),)})

    assert [reason["ket_qua"] for reason in _told(noted)["hang_hoa"][0]["ly_do"]] == [OUTCOME.wire[outcome]]


def test_a_result_of_the_first_release_leaves_as_it_was_kept() -> None:
    old = _told()
    for item in old["hang_hoa"]:
        for reason in item["ly_do"]:
            for name in ("quy_tac", "che_do", "noi_dung_tieng_anh"):
                reason.pop(name, None)
    at = datetime(2026, 3, 17, 3, tzinfo=UTC)

    sent = json.loads(wire.envelope("107234567890", 1, at, json.dumps(old)))

    assert sent["ket_qua"] == old


def test_a_missing_paper_is_owed_by_the_importer() -> None:
    case = a_case_file(papers=())
    told = wire.result(case.declaration, assess(case, date(2026, 3, 16)), ())

    assert {"doanh_nghiep_nhap_khau"} <= {one.model_dump(mode="json")["ben"] for one in told.nghia_vu}


def test_equal_results_have_equal_digests_on_other_days() -> None:
    one = wire.result(CASE.declaration, assess(CASE, date(2026, 3, 16)), ())
    other = wire.result(CASE.declaration, assess(CASE, date(2026, 3, 20)), ())

    assert digest_of(one) == digest_of(other)


def test_d1_only_wire_words_of_dispositions_leave() -> None:
    for disposition in Disposition:
        items = tuple(item.model_copy(update={"disposition": disposition}) for item in ASSESSMENT.items)
        told = _told(ASSESSMENT.model_copy(update={"items": items}))

        assert {item["xu_ly"] for item in told["hang_hoa"]} == {DISPOSITION.wire[disposition]}
        assert disposition.value not in json.dumps(told)


def test_a_notice_is_told_once_it_is_issued() -> None:
    numbered = NOTICE.model_copy(update={"state": NoticeState.NUMBERED})

    assert _told(ASSESSMENT, numbered)["thong_bao"] == []
    assert _told(ASSESSMENT, NOTICE)["thong_bao"][0]["so"] == "05/TB-SKHCN"


def test_a_result_before_the_declaration_names_no_goods() -> None:
    told = wire.result(None, ASSESSMENT, ())

    assert told.hang_hoa[0].ma_hs is None


def test_an_envelope_is_the_same_at_every_attempt_and_reads_back() -> None:
    stored = canonical_json(wire.result(CASE.declaration, ASSESSMENT, (NOTICE,))).decode()
    at = datetime(2026, 3, 17, 3, tzinfo=UTC)

    body = wire.envelope("107234567890", 3, at, stored)

    assert body == wire.envelope("107234567890", 3, at, stored)
    message = wire.ResultMessage.model_validate_json(body)
    assert (message.so_ket_qua, message.thoi_diem) == (3, at)
    assert canonical_json(message.ket_qua).decode() == stored


def test_certificates_do_not_leak_into_results() -> None:
    case = a_case_file(papers=(a_certificate(),))

    assert "VC-26-031" not in wire.result_json(wire.result(case.declaration, ASSESSMENT, ()))


def test_row_d2_parts_are_told_where_there_are_some_and_left_out_where_not() -> None:
    parts = (
        ItemPart(
            quantity=6, disposition=Disposition.MAY_CLEAR, citation=ASSESSMENT.items[0].findings[0].citation
        ),
        ItemPart(quantity=4, disposition=Disposition.HELD),
    )
    split = ASSESSMENT.model_copy(
        update={"items": (ASSESSMENT.items[0].model_copy(update={"parts": parts}), ASSESSMENT.items[1])}
    )

    first, second = _told(split)["hang_hoa"]

    assert [(part["so_luong"], part["xu_ly"]) for part in first["phan"]] == [
        (6, "co_the_thong_quan"),
        (4, "cho_xu_ly"),
    ]
    assert first["phan"][0]["can_cu"]["vi_tri"]
    assert "phan" not in second
    assert wire.ResultOut.model_validate_json(json.dumps(_told(split))).hang_hoa[0].phan[0].so_luong == 6
