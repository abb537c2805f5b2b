"""Engines that lose or hide something: it shows only where results are made."""

from typing import Any

from fastapi import Response

from tests.integration.broken_engines import Spoilt, passed_on, unchanged
from tests.integration.meddling import Passing


def withdrawals_are_lost(passing: Passing) -> Response | None:
    is_lost = passing.target.endswith("/withdrawal")
    return Response("{}", 202, media_type="application/json") if is_lost else None


def one_event_for_all(_: Passing, status: int, answer: Any) -> Any:
    return (202, answer | {"ma_su_kien": "0" * 64}) if status == 202 else None


def no_item_is_told(passing: Passing, status: int, answer: Any) -> Any:
    if status != 200 or not _is_result(passing):
        return None
    return 200, answer | {"ket_qua": answer["ket_qua"] | {"hang_hoa": []}}


def amendments_are_never_asked(passing: Passing, status: int, answer: Any) -> Any:
    if status != 200 or not _is_result(passing):
        return None
    return 200, answer | {"ket_qua": answer["ket_qua"] | {"nghia_vu": []}}


def _is_result(passing: Passing) -> bool:
    return passing.target.count("/") == 4 and "/declarations/" in passing.target


def numbers_stand_still(passing: Passing, status: int, answer: Any) -> Any:
    is_latest = status == 200 and passing.target.endswith("/dispositions/latest")
    return (200, answer | {"so_ket_qua": 1}) if is_latest else None


def pages_stand_still(passing: Passing, status: int, answer: Any) -> Any:
    is_feed = status == 200 and "/dispositions?after=" in passing.target
    return (200, answer | {"tiep_theo": 0}) if is_feed else None


def repeats_are_counted(_: Passing, __: int, answer: Any) -> Any:
    if "ban_doi_chieu" not in answer:
        return None
    rows = [row | {"so_thong_diep": row["so_thong_diep"] * 2} for row in answer["ban_doi_chieu"]]
    return 200, answer | {"ban_doi_chieu": rows}


def digests_run_backward(_: Passing, __: int, answer: Any) -> Any:
    rows = answer.get("ban_doi_chieu")
    return (200, answer | {"ban_doi_chieu": rows[::-1]}) if rows else None


def problems_without_code(_: Passing, status: int, answer: Any) -> Any:
    return (404, {name: answer[name] for name in answer if name != "code"}) if status == 404 else None


def no_version_is_kept(passing: Passing, status: int, answer: Any) -> Any:
    return (200, {}) if status == 200 and passing.target.endswith("/versions") else None


def receipts_lead_nowhere(_: Passing, status: int, answer: Any) -> Any:
    return (202, {name: answer[name] for name in answer if name != "so_to_khai"}) if status == 202 else None


FORGETFUL_ENGINES: dict[str, Spoilt] = {
    "loses withdrawals": (
        ("order",),
        withdrawals_are_lost,
        unchanged,
        {"withdrawal-in-between", "withdrawal-first"},
    ),
    "takes all messages for one event": (("order",), passed_on, one_event_for_all, {"all-at-once"}),
    "asks for no missing amendment": (
        ("order",),
        passed_on,
        amendments_are_never_asked,
        {"amendment-missing"},
    ),
    "never lets the number rise": (
        ("comparing",),
        passed_on,
        numbers_stand_still,
        {"latest-after-withdrawal"},
    ),
    "begins the feed anew at every page": (("comparing",), passed_on, pages_stand_still, {"feed"}),
    "counts repeats": (("comparing",), passed_on, repeats_are_counted, {"digests-count-messages"}),
    "compares in any order": (("comparing",), passed_on, digests_run_backward, {"digests-ordered"}),
    "tells no item": (("answers",), passed_on, no_item_is_told, {"result-after"}),
    "keeps no version": (("answers",), passed_on, no_version_is_kept, {"versions"}),
    "gives problems no code": (
        ("answers",),
        passed_on,
        problems_without_code,
        {"result-unknown", "path-unknown"},
    ),
    "gives receipts without a number": (("answers",), passed_on, receipts_lead_nowhere, {"receipt-shape"}),
}
"""The topic that is played, what is spoilt before and after, and what has to be red."""
