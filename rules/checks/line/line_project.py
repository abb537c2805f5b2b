"""Is the dossier of the first shipment complete, for a line installed first (Quyết định 28/2022/QĐ-TTg)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import PAPER_LABELS_VI, LineCommitment, ProjectStatusPaper
from models.vocabulary import ObligationKind, Outcome, Regime
from rules.arising import on_lines
from rules.checks.days import Days
from rules.checks.line.line_ground import line_ground
from rules.evidence import good_certificate, last_filed
from rules.ground import Named
from rules.law.machinery.decision_28_2022 import ELIGIBLE_PROJECTS, FIRST_SHIPMENT_DOSSIER
from rules.line_route import (
    STATUS,
    first_shipment_gaps,
    installation_registration,
    is_announced,
    is_installed_first,
)
from rules.rule import Rule


def check_line_project(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises once a paper of that road is filed; without the status the ordinary road stays open."""
    ground = line_ground("line_project", case_file, item, FIRST_SHIPMENT_DOSSIER, days)
    if ground is None or not is_announced(case_file, item):
        return None
    if not is_installed_first(case_file, item, days) and good_certificate(case_file, item):
        return None
    gaps = first_shipment_gaps(case_file, item)
    facts = _filed(case_file, item)
    if not gaps:
        said = Said(
            "Hồ sơ lô hàng đầu tiên của dây chuyền giám định sau lắp đặt đã đủ.",
            "The dossier of the first shipment of a line to be inspected after installation is complete.",
        )
        return ground.decide(case_file, Outcome.MET, said, facts)
    of_gap = ground.on(ELIGIBLE_PROJECTS) if STATUS in gaps else ground
    papers = Said("; ".join(gap.vi for gap in gaps), "; ".join(gap.en for gap in gaps))
    return of_gap.lacks(
        ObligationKind.FILE_EVIDENCE,
        f"Nộp {papers.vi}.",
        Said(
            f"Hồ sơ lô hàng đầu tiên của dây chuyền giám định sau lắp đặt còn thiếu: {papers.vi}.",
            "The dossier of the first shipment of a line to be inspected after installation lacks: "
            f"{papers.en}.",
        ),
        facts,
    )


def _filed(case_file: CaseFile, item: DeclarationItem) -> Named:
    status = last_filed(case_file, item, ProjectStatusPaper)
    papers = (
        status,
        last_filed(case_file, item, LineCommitment),
        installation_registration(case_file, item),
    )
    eligible = (("Diện được áp dụng", status.status.label_vi),) if status else ()
    return (*eligible, *((PAPER_LABELS_VI[paper.kind], paper.number) for paper in papers if paper))


RULE = Rule(
    "line_project",
    Regime.USED_MACHINERY,
    Said(
        "Hồ sơ lô hàng đầu tiên của dây chuyền giám định sau lắp đặt đã đủ chưa?",
        "Is the dossier of the first shipment of a line to be inspected after installation complete?",
    ),
    (FIRST_SHIPMENT_DOSSIER, ELIGIBLE_PROJECTS),
    check_line_project,
    arises=on_lines,
)
