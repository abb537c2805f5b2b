"""Does the nameplate seen at the joint visit say what the declaration says (Điều 14.2)?"""

from models.assessment import Finding, Missing
from models.case_file import CaseFile
from models.facts import ItemObservation, VisitConfirmed, VisitReported
from models.goods import DeclarationItem
from models.ids import identity_digest
from models.language import Said
from models.vocabulary import Consequence, ObligationKind, Outcome, Party, Regime
from rules.arising import with_any
from rules.checks.days import Days
from rules.ground import ground_on
from rules.law.machinery.decision_18_2019 import IMPORTER_ANSWERS
from rules.rule import Rule


def check_nameplate(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Only a report that the customs officer confirmed, held against the item as it stands now."""
    seen = _last_seen(case_file, item)
    if seen is None:
        return None
    report, observation = seen
    ground = ground_on(
        "nameplate",
        item,
        IMPORTER_ANSWERS,
        days.select(report.visited_on, "Luật tại ngày kiểm tra chung"),
        Consequence.RISK,
    )
    if ground is None:
        return None
    facts = (
        ("Năm trên nhãn máy", str(observation.nameplate_year or "Không đọc được")),
        ("Năm trên tờ khai", str(item.year_of_manufacture or "Không khai")),
        ("Số máy trên nhãn", observation.nameplate_serial or "Không đọc được"),
        ("Số máy trên tờ khai", item.serial_number or "Không khai"),
        ("Nhận xét của đoàn", "Phù hợp" if observation.is_consistent else "Không phù hợp"),
    )
    if observation.is_consistent and not _differs(observation, item):
        said = Said("Nhãn máy phù hợp với tờ khai.", "The nameplate agrees with the declaration.")
        return ground.decide(case_file, Outcome.MET, said, facts)
    finding = ground.ask(
        case_file,
        "Nhãn máy hoặc nhận xét của đoàn kiểm tra khác với tờ khai. Có chấp nhận được khác biệt này không?",
        Said(
            "Nhãn máy hoặc nhận xét của đoàn kiểm tra khác với tờ khai.",
            "The nameplate, or what the inspectors noted, differs from the declaration.",
        ),
        facts,
    )
    return _to_be_amended(finding) if finding.outcome is Outcome.NOT_MET else finding


def _to_be_amended(finding: Finding) -> Finding:
    """What the inspector does not accept clears nothing: the importer amends, and the goods are seen anew."""
    missing = Missing(
        kind=ObligationKind.STATE_FACT,
        party=Party.IMPORTER,
        what_vi="Sửa đổi tờ khai cho đúng với nhãn máy, hoặc giải trình khác biệt.",
    )
    changes = {"consequence": Consequence.EVIDENCE_MISSING, "missing": missing, "remedy_vi": missing.what_vi}
    return finding.model_copy(update=changes)


def _last_seen(case_file: CaseFile, item: DeclarationItem) -> tuple[VisitReported, ItemObservation] | None:
    agrees = {word.report_digest: word.agrees for _, word in case_file.each(VisitConfirmed)}
    reports = [report for fact, report in case_file.each(VisitReported) if agrees.get(fact.digest)]
    if not reports:
        return None
    identity = identity_digest(item)
    seen = [
        (report, observation)
        for report in reports
        for observation in report.observations
        if observation.item_number == item.item_number and observation.identity == identity
    ]
    return seen[-1] if seen else None


def _differs(observation: ItemObservation, item: DeclarationItem) -> bool:
    pairs = (
        (observation.nameplate_year, item.year_of_manufacture),
        (observation.nameplate_serial, item.serial_number),
    )
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)


RULE = Rule(
    "nameplate",
    Regime.USED_MACHINERY,
    Said(
        "Nhãn máy thấy khi kiểm tra chung có đúng với tờ khai không?",
        "Does the nameplate seen at the joint visit agree with the declaration?",
    ),
    (IMPORTER_ANSWERS,),
    check_nameplate,
    arises=with_any(VisitReported),
)
