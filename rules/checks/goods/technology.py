"""Does the technology stand on a list of restricted or prohibited technologies (Điều 5.4)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, ObligationKind, Outcome, Regime, TechnologyStatus
from rules.checks.days import Days
from rules.evidence import good_certificate
from rules.ground import Ground, Named, ground_on
from rules.law.common.law_07_2017 import MACHINES_OF_LISTED_TECHNOLOGY
from rules.law.machinery.decision_18_2019 import LINE_TECHNOLOGY_FREE
from rules.rule import Rule
from rules.unit import Unit, unit_of


def check_technology(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Restricted is enough to refuse a used line; for a single machine the ground is not verified."""
    match unit_of(case_file, item):
        case Unit.LINE:
            return _of_line(case_file, item, days)
        case Unit.MACHINE if item.technology_status in MACHINES_OF_LISTED_TECHNOLOGY:
            return _of_machine(case_file, item, item.technology_status, days)
        case _:
            return None


def _of_line(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    ground = ground_on(
        "technology", item, LINE_TECHNOLOGY_FREE, days.registration(case_file), Consequence.REFUSAL
    )
    if ground is None:
        return None
    certificate = good_certificate(case_file, item)
    certified = certificate.technology_status if certificate else None
    facts = (
        ("Công nghệ theo tờ khai", _label_vi(item.technology_status)),
        ("Công nghệ theo chứng thư", _label_vi(certified)),
    )
    return _judged(case_file, ground, {item.technology_status, certified} - {None}, facts)


def _label_vi(status: TechnologyStatus | None) -> str:
    return status.label_vi if status else "Không nêu"


def _judged(
    case_file: CaseFile, ground: Ground, known: set[TechnologyStatus | None], facts: Named
) -> Finding:
    if not known:
        return ground.lacks(
            ObligationKind.STATE_FACT,
            "Khai công nghệ của dây chuyền có thuộc danh mục hạn chế, cấm chuyển giao không.",
            Said(
                "Chưa khai công nghệ của dây chuyền có thuộc danh mục hạn chế, cấm chuyển giao không.",
                "It is not declared whether the technology of the line is restricted or prohibited.",
            ),
            facts,
        )
    if known == {TechnologyStatus.FREE}:
        said = Said(
            "Công nghệ không thuộc danh mục hạn chế, cấm chuyển giao.",
            "The technology is neither restricted nor prohibited.",
        )
        return ground.decide(case_file, Outcome.MET, said, facts)
    if TechnologyStatus.FREE in known:
        return ground.ask(
            case_file,
            "Tờ khai và chứng thư nêu khác nhau. "
            "Công nghệ có nằm ngoài danh mục hạn chế, cấm chuyển giao không?",
            Said(
                "Tờ khai và chứng thư nêu khác nhau về công nghệ.",
                "The declaration and the certificate differ on the technology.",
            ),
            facts,
        )
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            "Công nghệ của dây chuyền thuộc danh mục hạn chế hoặc cấm chuyển giao; "
            "giấy phép chuyển giao không thay đổi điều này.",
            "The technology of the line is restricted or prohibited; a transfer permit does not change this.",
        ),
        facts,
    )


def _of_machine(
    case_file: CaseFile, item: DeclarationItem, status: TechnologyStatus, days: Days
) -> Finding | None:
    ground = ground_on(
        "technology",
        item,
        MACHINES_OF_LISTED_TECHNOLOGY[status],
        days.registration(case_file),
        Consequence.REFUSAL,
    )
    if ground is None:
        return None
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            f"Máy đi kèm công nghệ đã khai: {status.label_vi}.",
            f"The machine comes with a technology declared as {status.value}.",
        ),
        (("Công nghệ theo tờ khai", status.label_vi),),
    )


RULE = Rule(
    "technology",
    Regime.USED_MACHINERY,
    Said(
        "Công nghệ có nằm ngoài danh mục hạn chế, cấm chuyển giao không?",
        "Is the technology off the lists of restricted and prohibited technologies?",
    ),
    (LINE_TECHNOLOGY_FREE, *MACHINES_OF_LISTED_TECHNOLOGY.values()),
    check_technology,
)
