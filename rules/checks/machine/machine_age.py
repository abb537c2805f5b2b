"""Is the machine young enough in the year in which it reaches the border gate (Điều 3.4, 6.1, Phụ lục I)?"""

from dataclasses import replace

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.law import Verification
from models.vocabulary import Consequence, ObligationKind, Outcome
from rules.checks.days import Days, arrival_day
from rules.evidence import relied_permission
from rules.ground import Ground, Named, ground_on
from rules.law.annex_i import age_limit
from rules.law.decision_18_2019 import MAX_MACHINE_AGE_YEARS, YEAR_OF_IMPORT
from rules.permission import judge_permission, over_age_remedy
from rules.unit import Unit, unit_of


def check_machine_age(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Year of arrival less year of manufacture; provisional while only an expected day is known."""
    day = days.arrival(case_file) or days.registration(case_file)
    ground = ground_on("machine_age", item, MAX_MACHINE_AGE_YEARS, day, Consequence.REFUSAL)
    if ground is None or unit_of(case_file, item) is not Unit.MACHINE:
        return None
    arrived_on = arrival_day(case_file)
    year = item.year_of_manufacture
    if arrived_on is None:
        return ground.on(YEAR_OF_IMPORT).lacks_arrival()
    facts = (
        ("Năm sản xuất", str(year or "Không khai")),
        ("Năm hàng về cửa khẩu", str(arrived_on.year)),
        ("Mã HS", item.hs_code),
    )
    if year is None or year > arrived_on.year:
        return ground.lacks(
            ObligationKind.STATE_FACT,
            "Khai đúng năm sản xuất.",
            "Không tính được tuổi thiết bị: năm sản xuất không khai hoặc sau năm hàng về.",
            facts,
        )
    permission = relied_permission(case_file, item, days)
    if permission is not None:
        return judge_permission(case_file, ground, permission, facts)
    return _judged(case_file, ground, item, arrived_on.year - year, facts)


def _judged(case_file: CaseFile, ground: Ground, item: DeclarationItem, age: int, facts: Named) -> Finding:
    limit = age_limit(item.hs_code, ground.day.day)
    assert limit is not None  # the ground is in force, so the default is
    of_limit = replace(ground, value=limit)
    # a row of the annex that nobody has verified is not needed where every reading agrees
    firm = of_limit if limit.verification is Verification.VERIFIED else ground
    years = limit.value
    if age <= years.sure_years:
        sentence_vi = f"Tuổi thiết bị {age} năm, không vượt quá {years.sure_years} năm."
        return firm.decide(case_file, Outcome.MET, sentence_vi, facts)
    remedy_vi = over_age_remedy(case_file, ground)
    if age > years.possible_years:
        sentence_vi = (
            f"Tuổi thiết bị {age} năm, vượt giới hạn cao nhất có thể áp dụng: {years.possible_years} năm."
        )
        return firm.decide(case_file, Outcome.NOT_MET, sentence_vi, facts, remedy_vi=remedy_vi)
    return of_limit.decide(
        case_file,
        Outcome.MET if age <= years.years else Outcome.NOT_MET,
        f"Tuổi thiết bị {age} năm, trên {years.sure_years} năm; giới hạn theo Phụ lục I đang lưu là "
        f"{years.years} năm, có thể đến {years.possible_years} năm.",
        facts,
        remedy_vi=remedy_vi,
    )
