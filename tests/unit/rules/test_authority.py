"""Who is in charge of goods (rows I10, N9): one body, or an honest "not settled, here is why"?"""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from models.authority import AuthorityAnswer
from models.goods import Ratings
from models.law import Verification
from models.vocabulary import Condition, Purpose
from rules.authority import who_is_in_charge
from rules.authority.names import CITY_CUSTOMS, DEPARTMENT, NATIONAL_QUALITY
from tests.unit.rules.case_table import quarters

JULY = date(2026, 8, 3)
DAYS = (date(2019, 7, 1), date(2023, 3, 1), date(2026, 6, 30), date(2026, 7, 1), date(2026, 10, 15))
HEADINGS = [str(number) for number in (*range(8401, 8488), *range(8501, 8549))]
NEW, USED, REMANUFACTURED = Condition.NEW, Condition.USED, Condition.REMANUFACTURED
KETTLE = Ratings(
    phases=1,
    voltage_v=Decimal(220),
    power_w=Decimal(1500),
    current_a=Decimal(7),
    runs_on_battery_only=False,
    is_household=True,
    has_radio=False,
)


def ask(
    hs_code: str,
    condition: Condition | None = NEW,
    purpose: Purpose | None = Purpose.PRODUCTION,
    day: date = JULY,
    ratings: Ratings | None = None,
) -> AuthorityAnswer:
    return who_is_in_charge(hs_code, condition, purpose, day, ratings)


@pytest.mark.parametrize("heading", HEADINGS)
def test_row_n9_every_heading_gives_one_body_or_says_why_not(heading: str) -> None:
    for condition, purpose, day in product((NEW, USED, REMANUFACTURED, None), (*Purpose, None), DAYS):
        for hs_code in (heading, f"{heading}0000"):
            answer = ask(hs_code, condition, purpose, day)

            assert answer.lead is not None or answer.doubts
            assert all(body.citations and body.name_vi for body in answer.bodies)
            assert all(doubt.vi and doubt.en for doubt in answer.doubts)


def test_row_i10_customs_decides_on_used_machinery_for_production() -> None:
    answer = ask("84581110", USED)

    customs, department, ministry = answer.bodies
    assert answer.is_settled
    assert answer.lead is customs
    assert customs.name_vi == "Chi cục Hải quan khu vực XII"
    assert "điểm b khoản 2 Điều 8" in " ".join(place.place_vi for place in customs.citations)
    assert department.name_vi == DEPARTMENT
    assert "không phải là luật" in department.procedure.vi
    assert ministry.name_vi == "Bộ Khoa học và Công nghệ"
    assert ministry.working_days == 15
    assert ministry.when is not None
    assert "20 năm" in ministry.when.vi


def test_row_i10_used_goods_for_resale_have_customs_and_no_dossier() -> None:
    answer = ask("84581110", USED, Purpose.TRADE)

    assert [body.documents_vi for body in answer.bodies] == [()]
    assert answer.is_settled


@pytest.mark.parametrize("purpose", [None, Purpose.OTHER, Purpose.CHIP_PROJECT, Purpose.DIGITAL_RESEARCH])
def test_row_n9_an_open_purpose_is_not_settled(purpose: Purpose | None) -> None:
    answer = ask("84581110", USED, purpose)

    assert not answer.is_settled
    assert answer.lead is None
    assert answer.bodies[0].doubt in answer.doubts


def test_row_n9_before_its_circular_a_chip_project_is_a_purpose_that_a_person_judges() -> None:
    before, after = (ask("84581110", USED, Purpose.CHIP_PROJECT, day) for day in (date(2025, 6, 2), JULY))

    assert "phục vụ trực tiếp sản xuất" in before.doubts[0].vi
    assert "Thông tư 30/2025/TT-BKHCN" in after.doubts[0].vi


def test_row_n9_used_goods_that_may_be_banned_or_excluded_are_not_settled() -> None:
    before, after = (ask("85163100", USED, day=day, ratings=KETTLE) for day in (JULY, date(2026, 9, 5)))

    assert not before.is_settled
    assert "được loại trừ khỏi Quyết định 18" in " ".join(doubt.vi for doubt in before.doubts)
    assert "cấm nhập khẩu" not in " ".join(doubt.vi for doubt in before.doubts)
    assert "hàng điện tử, điện lạnh, điện gia dụng" in " ".join(doubt.vi for doubt in after.doubts)
    assert "Một số mã" in " ".join(doubt.vi for doubt in ask("8419", USED, day=date(2026, 9, 5)).doubts)


def test_row_n9_used_goods_of_other_chapters_are_told_what_may_not_come_in() -> None:
    answer = ask("90181200", USED, day=date(2026, 9, 5))
    notes = " ".join(note.said.vi for note in answer.notes)

    assert answer.bodies == ()
    assert "chỉ áp dụng cho hàng đã qua sử dụng của chương 84, 85" in notes
    assert "thiết bị y tế" in notes
    assert "chương 84, 85" not in " ".join(note.said.vi for note in ask("90181200").notes)


@pytest.mark.parametrize(
    ("hs_code", "day", "words"),
    [
        ("85044011", JULY, "mã này không quá 10 năm."),
        ("84581110", date(2022, 6, 1), "mã này không quá 20 năm."),
        ("84581110", JULY, "chắc chắn được đến 10 năm, trên 10 đến 20 năm thì một người xem"),
        ("8419", date(2022, 6, 1), "mã 841932 không quá 15 năm"),
    ],
)
def test_row_n9_the_age_limit_is_told_as_surely_as_it_is_known(hs_code: str, day: date, words: str) -> None:
    ministry = ask(hs_code, USED, day=day).bodies[2]

    assert ministry.when is not None
    assert words in ministry.when.vi


@pytest.mark.parametrize("condition", [None, REMANUFACTURED])
def test_row_n9_an_open_condition_is_not_settled(condition: Condition | None) -> None:
    answer = ask("84581110", condition)

    assert answer.bodies == ()
    assert len(answer.doubts) == 1


def test_row_n9_before_the_decision_of_2019_the_older_text_is_named() -> None:
    answer = ask("84581110", USED, day=date(2019, 3, 1))

    assert "Quyết định 18/2019" in answer.doubts[0].vi
    assert "23/2015" in answer.notes[0].citations[0].place_vi


def test_row_n9_the_text_that_nobody_read_is_said_from_september() -> None:
    def notes(day: date) -> str:
        return " ".join(note.said.vi for note in ask("84581110", USED, day=day).notes)

    assert "56/2026" not in notes(JULY)
    assert "56/2026" in notes(date(2026, 9, 1))
    assert "bị cấm nhập khẩu" in notes(date(2026, 9, 5))


def test_row_i10_goods_of_high_risk_register_with_the_department() -> None:
    answer = ask("85163100", ratings=KETTLE)
    body = next(body for body in answer.bodies if body.name_vi == DEPARTMENT)

    assert body.working_days == 1
    assert len(body.documents_vi) == 4
    assert "điểm b khoản 4 Điều 8" in " ".join(place.place_vi for place in body.citations)


def test_row_n9_facts_that_decide_the_list_are_asked_for() -> None:
    answer = ask("85163100")

    assert answer.lead is None
    assert "số pha" in answer.doubts[0].vi


def test_row_i10_medium_risk_is_not_inspected_on_import() -> None:
    answer = ask("85395210")

    assert answer.lead is not None
    assert "Công bố hợp quy" in answer.lead.procedure.vi
    assert answer.lead.working_days is None
    assert answer.lead.documents_vi == ()


def test_row_i10_fuels_go_to_the_national_committee() -> None:
    answer = ask("27101221")

    assert [body.name_vi for body in answer.bodies] == ["Ủy ban Tiêu chuẩn Đo lường Chất lượng quốc gia"]


def test_row_n9_radiation_goods_go_by_the_law_of_atomic_energy() -> None:
    answer = ask("90221990")

    assert answer.lead is None
    assert "năng lượng nguyên tử" in answer.bodies[0].procedure.vi


def test_row_n9_a_list_that_begins_later_is_noted() -> None:
    breaker = KETTLE.model_copy(update={"current_a": Decimal(32)})
    before = ask("85362011", ratings=breaker)
    after = ask("85362011", ratings=breaker, day=date(2027, 4, 1))

    assert before.bodies == ()
    assert "áp dụng từ ngày 01/04/2027" in before.notes[0].said.vi
    assert after.bodies[0].name_vi == DEPARTMENT
    assert "nếu hàng đúng là sản phẩm được nêu: Áptômát MCB" in after.doubts[0].vi


def test_row_n9_a_short_code_that_hides_listed_goods_is_not_settled() -> None:
    answer = ask("8516")

    assert "chưa đủ 8 chữ số" in answer.doubts[0].vi


def test_row_n9_nothing_known_is_said_plainly_with_the_lists_not_read() -> None:
    answer = ask("84581110")

    assert answer.bodies == ()
    assert "Không biết chế độ kiểm tra chuyên ngành nào" in answer.doubts[0].vi
    assert "Bộ Công an" in answer.notes[-1].said.vi


def test_row_n9_nothing_known_before_the_risk_lists_names_the_missing_tables() -> None:
    answer = ask("84581110", day=date(2023, 3, 1))

    assert "Không biết" in answer.doubts[0].vi
    assert ["nhóm 2" in note.said.vi for note in answer.notes] == [True]


def test_row_i10_before_july_2026_the_sub_department_is_named_and_left_open() -> None:
    answer = ask("85163100", day=date(2023, 3, 1))

    assert answer.bodies[0].name_vi == "Chi cục Tiêu chuẩn Đo lường Chất lượng của tỉnh có cửa khẩu"
    assert answer.lead is None


def test_row_n9_before_the_circular_of_2020_no_inspecting_body_is_known() -> None:
    answer = ask("85163100", day=date(2019, 7, 1))

    assert answer.bodies == ()
    assert "nhóm 2" in answer.doubts[0].vi


def test_row_n9_other_ministries_are_named() -> None:
    answer = ask("84281031")

    assert "Bộ Nội vụ, 16/2026/TT-BNV" in answer.doubts[0].vi
    assert answer.notes[0].citations[0].verification is Verification.UNVERIFIED


def test_row_n9_goods_of_other_chapters_are_not_used_machinery() -> None:
    assert ask("73110000", USED).bodies == ()


@pytest.mark.parametrize("names", [CITY_CUSTOMS, NATIONAL_QUALITY])
def test_row_i10_a_body_has_one_official_name_on_every_day(names: Any) -> None:
    since = min(name.valid_from for name in names)

    for day in quarters(since, date(2028, 1, 1)):
        assert sum(name.is_in_force(day) for name in names) == 1
    assert all(name.citation.instrument.covers(name.valid_from) for name in names)


@pytest.mark.parametrize("hs_code", ["7701", "770110", "99011000", "0000", "9801"])
@pytest.mark.parametrize("condition", [NEW, USED, None])
def test_a_code_of_no_chapter_of_goods_is_told_so_and_never_cleared_as_usual(
    hs_code: str, condition: Condition | None
) -> None:
    answer = ask(hs_code, condition)

    (doubt,) = answer.doubts
    assert (answer.bodies, answer.is_settled) == ((), False)
    assert "hàng thông thường" not in doubt.vi
    assert ("Mã không có trong danh mục" in doubt.vi) is (hs_code[:2] != "98")
    assert ("chương 98 là chương riêng" in doubt.vi.lower()) is (hs_code[:2] == "98")


@pytest.mark.parametrize("hs_code", ["0101", "7601", "7801", "9701"])
def test_a_code_of_a_chapter_of_goods_is_answered(hs_code: str) -> None:
    assert "danh mục: Hệ thống hài hòa" not in " ".join(doubt.vi for doubt in ask(hs_code).doubts)


@pytest.mark.parametrize(("day", "is_settled"), [(date(2026, 8, 31), True), (date(2026, 9, 1), False)])
def test_used_machinery_is_settled_only_while_its_grounds_ask_for_no_lawyer(
    day: date, is_settled: bool
) -> None:
    answer = ask("84581110", USED, day=day)

    assert (answer.is_settled, answer.bodies[0].is_settled) == (is_settled, is_settled)
    assert any("cần thẩm tra pháp lý" in doubt.vi for doubt in answer.doubts) is not is_settled
