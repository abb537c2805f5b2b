"""Would the declaration still be valid when the goods come (Luật 11/2026/QH16)? Recorded, not yet counted.

The law is in force from 2027-03-01 and its text was not at hand, so the rule stays passive.
"""

from datetime import timedelta

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, ObligationKind, Outcome, Party, Regime
from rules.arising import registered_under
from rules.checks.calendar_doubts import naming_doubts, turning_on
from rules.checks.days import Days, arrival_day, declared
from rules.ground import day_vi, ground_on
from rules.law.customs.law_11_2026 import DECLARATION_VALIDITY_DAYS
from rules.rule import Rule


def check_declaration_validity(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises once the law is in force; the day of arrival counts, before it the expected one."""
    ground = ground_on(
        "declaration_validity",
        item,
        DECLARATION_VALIDITY_DAYS,
        days.registration(case_file),
        Consequence.NOTE,
        Regime.OTHER_AUTHORITY,
    )
    if ground is None:
        return None
    arrived_on, registered_on = arrival_day(case_file), declared(case_file).registered_on
    if arrived_on is None:
        return ground.lacks(
            ObligationKind.REPORT_ARRIVAL,
            "Báo ngày hàng về đến cửa khẩu Việt Nam.",
            Said("Chưa biết ngày hàng về, cũng chưa có ngày dự kiến.", "The day of arrival is not known."),
            (("Ngày đăng ký", day_vi(registered_on)),),
            party=Party.CITY_CUSTOMS,
        )
    period = case_file.reference.calendar.period_to(registered_on + timedelta(days=ground.value.value))
    last_day = period.due_on
    finding = ground.decide(
        case_file,
        Outcome.MET if arrived_on <= last_day else Outcome.NOT_MET,
        Said(
            f"Tờ khai đăng ký ngày {day_vi(registered_on)} có giá trị đến hết ngày {day_vi(last_day)}; "
            f"hàng về ngày {day_vi(arrived_on)}.",
            f"The declaration of {registered_on} is valid until {last_day}; the goods come on {arrived_on}.",
        ),
        (("Ngày đăng ký", day_vi(registered_on)), ("Ngày hàng về", day_vi(arrived_on))),
    )
    return turning_on(case_file, naming_doubts(case_file, finding, *period), period, arrived_on)


RULE = Rule(
    name="declaration_validity",
    regime=Regime.OTHER_AUTHORITY,
    question=Said(
        "Khi hàng về, tờ khai còn giá trị làm thủ tục không?",
        "Is the declaration still valid when the goods come?",
    ),
    values=(DECLARATION_VALIDITY_DAYS,),
    check=check_declaration_validity,
    arises=registered_under(DECLARATION_VALIDITY_DAYS),
)
