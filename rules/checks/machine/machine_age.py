"""Is the machine young enough in the year in which it reaches the border gate (Điều 3.4, 6.1, Phụ lục I)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.law import Verification, in_force
from models.papers import ImportPermission
from models.vocabulary import Consequence, ObligationKind, Outcome, Purpose, Regime
from rules.checks.days import Days, arrival_day
from rules.evidence import last_filed, relied_permission
from rules.ground import Ground, Named, ground_on
from rules.law.machinery.annex_i import ANNEX_I, age_limit
from rules.law.machinery.circular_30_2025 import CHIP_MACHINE_AGE_YEARS, DIGITAL_RND_NO_AGE_LIMIT
from rules.law.machinery.decision_18_2019 import (
    MAX_MACHINE_AGE_YEARS,
    PERMISSION_REPLACES_PAPERS,
    YEAR_OF_IMPORT,
)
from rules.permission import beside_late_permission, judge_permission, over_age_remedy
from rules.rule import Rule, Values
from rules.unit import is_machine

_SPECIAL: dict[Purpose | None, Values] = {
    Purpose.CHIP_PROJECT: CHIP_MACHINE_AGE_YEARS,
    Purpose.DIGITAL_RESEARCH: DIGITAL_RND_NO_AGE_LIMIT,
}


def check_machine_age(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Year of arrival less year of manufacture; provisional while only an expected day is known."""
    day = days.arrival(case_file) or days.registration(case_file)
    ground = ground_on("machine_age", item, MAX_MACHINE_AGE_YEARS, day, Consequence.REFUSAL)
    if ground is None or not is_machine(case_file, item):
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
            Said(
                "Không tính được tuổi thiết bị: năm sản xuất không khai hoặc sau năm hàng về.",
                "The age cannot be counted: the year of manufacture is not declared, or is after the year of "
                "arrival.",
            ),
            facts,
        )
    permission = relied_permission(case_file, item, days)
    if permission is not None:
        return judge_permission(case_file, ground, permission, facts)
    finding = _judged(case_file, ground, item, arrived_on.year - year, facts)
    late = last_filed(case_file, item, ImportPermission) if finding.outcome is not Outcome.MET else None
    return beside_late_permission(case_file, finding, late, ground)


def _judged(case_file: CaseFile, ground: Ground, item: DeclarationItem, age: int, facts: Named) -> Finding:
    limit = age_limit(item.hs_code, ground.day.day)
    assert limit is not None  # the ground is in force, so the default is
    of_limit = ground.of(limit)
    # a row of the annex that nobody has verified is not needed where every reading agrees
    firm = of_limit if limit.verification is Verification.VERIFIED else ground
    years = limit.value
    if age <= years.sure_years:
        said = Said(
            f"Tuổi thiết bị {age} năm, không vượt quá {years.sure_years} năm.",
            f"The machine is {age} years old, not over {years.sure_years} years.",
        )
        return firm.decide(case_file, Outcome.MET, said, facts)
    special = _of_special_project(case_file, ground, item, age, facts)
    if special is not None:
        return special
    remedy_vi = over_age_remedy(case_file, ground)
    if age > years.possible_years:
        said = Said(
            f"Tuổi thiết bị {age} năm, vượt giới hạn cao nhất có thể áp dụng: {years.possible_years} năm.",
            f"The machine is {age} years old, over the highest limit that may apply: "
            f"{years.possible_years} years.",
        )
        # over every reading of the row, so the row that sets the limit may refuse, verified or not
        return of_limit.on_any_reading(Outcome.NOT_MET, said, facts, remedy_vi=remedy_vi)
    return of_limit.decide(
        case_file,
        Outcome.MET if age <= years.years else Outcome.NOT_MET,
        Said(
            f"Tuổi thiết bị {age} năm, trên {years.sure_years} năm; giới hạn theo Phụ lục I đang lưu là "
            f"{years.years} năm, có thể đến {years.possible_years} năm.",
            f"The machine is {age} years old, over {years.sure_years} years; the limit of Annex I as "
            f"stored is {years.years} years, and may be up to {years.possible_years} years.",
        ),
        facts,
        remedy_vi=remedy_vi,
    )


def _of_special_project(
    case_file: CaseFile, ground: Ground, item: DeclarationItem, age: int, facts: Named
) -> Finding | None:
    """The circular on chips and digital research is not verified: its limit is a question to a person."""
    if item.purpose not in _SPECIAL:
        return None
    special = in_force(_SPECIAL[item.purpose], ground.day.day)
    if special is None:
        return None
    limit: int | None = special.value if item.purpose is Purpose.CHIP_PROJECT else None
    said = Said(
        f"Tuổi thiết bị {age} năm; mục đích đã khai có quy định riêng: "
        + ("không giới hạn tuổi." if limit is None else f"không quá {limit} năm."),
        f"The machine is {age} years old; the declared purpose has a rule of its own: "
        + ("no limit of age." if limit is None else f"not over {limit} years."),
    )
    return ground.of(special).decide(
        case_file,
        Outcome.MET if limit is None or age <= limit else Outcome.NOT_MET,
        said,
        (*facts, ("Mục đích nhập khẩu", item.purpose.label_vi if item.purpose else "")),
    )


RULE = Rule(
    "machine_age",
    Regime.USED_MACHINERY,
    Said(
        "Tuổi của máy có trong giới hạn không?",
        "Is the age of the machine within the limit?",
    ),
    (
        MAX_MACHINE_AGE_YEARS,
        YEAR_OF_IMPORT,
        PERMISSION_REPLACES_PAPERS,
        *ANNEX_I.values(),
        *_SPECIAL.values(),
    ),
    check_machine_age,
)
