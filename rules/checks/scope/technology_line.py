"""Is the item judged as part of a technology line, or as a single machine (Điều 3.2)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, ObligationKind, Outcome, Regime
from rules.arising import on_lines
from rules.checks.days import Days
from rules.ground import ground_on
from rules.law.machinery.decision_18_2019 import SYNCHRONOUS_LINE
from rules.rule import Rule
from rules.unit import SYNCHRONY_RULE, Unit, line_of, synchrony_facts, unit_of

_SAID = {
    Unit.LINE: Said(
        "Dây chuyền lắp đặt liên hoàn, vận hành đồng bộ: xét như một dây chuyền công nghệ.",
        "The machines are installed together and run as one: they are judged as a technology line.",
    ),
    Unit.MACHINE: Said(
        "Dây chuyền không vận hành đồng bộ tại một địa điểm: từng máy được xét riêng.",
        "The machines do not run as one at one place: each machine is judged by itself.",
    ),
}


def check_technology_line(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Met once it is known which of the two it is; an answer chooses between them and refuses nothing."""
    if item.line_code is None:
        return None
    ground = ground_on(SYNCHRONY_RULE, item, SYNCHRONOUS_LINE, days.registration(case_file), Consequence.RISK)
    if ground is None:
        return None
    line = line_of(case_file, item)
    if line is None:
        return ground.lacks(
            ObligationKind.STATE_FACT,
            f"Khai dây chuyền có mã {item.line_code}.",
            Said(
                f"Mặt hàng thuộc dây chuyền {item.line_code} nhưng tờ khai không mô tả dây chuyền ấy.",
                f"The item belongs to line {item.line_code}, which the declaration does not describe.",
            ),
            (("Dây chuyền", f"{item.line_code}: không mô tả"),),
        )
    facts = synchrony_facts(line)
    unit = unit_of(case_file, item)
    if line.is_synchronous is not None:
        return ground.decide(case_file, Outcome.MET, _SAID[unit], facts)
    asked = ground.ask(
        case_file,
        "Các máy có lắp đặt liên hoàn tại một địa điểm và vận hành đồng bộ không? "
        "Đạt: xét như dây chuyền. Không đạt: xét từng máy.",
        Said(
            "Cần xác định đây là dây chuyền công nghệ hay các máy riêng lẻ.",
            "A person has to see whether this is a technology line or a number of single machines.",
        ),
        facts,
    )
    return asked if unit is Unit.OPEN else asked.model_copy(update={"outcome": Outcome.MET})


RULE = Rule(
    SYNCHRONY_RULE,
    Regime.USED_MACHINERY,
    Said(
        "Hàng có được xét như một phần của dây chuyền công nghệ, không như máy riêng lẻ không?",
        "Is the item judged as part of a technology line, and not as a single machine?",
    ),
    (SYNCHRONOUS_LINE,),
    check_technology_line,
    arises=on_lines,
)
