"""Is there the maker's confirmation or the inspection certificate that a machine needs (Điều 8.1)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import PAPER_LABELS_VI, InspectionCertificate, ManufacturerConfirmation
from models.vocabulary import Consequence, ObligationKind, Outcome, Regime
from rules.checks.days import Days
from rules.checks.papers.old_bodies import ask_of_old_body, with_word_on_body
from rules.evidence import (
    Evidence,
    Flaws,
    certificate_flaws,
    confirmation_flaws,
    evidence_of,
    last_filed,
    listed,
    of_a_doubtful_body,
    relied_permission,
    wanted_paper_vi,
)
from rules.ground import Ground, Named, ground_on
from rules.law.machinery.decision_18_2019 import (
    MACHINE_CERTIFICATE,
    MAKER_CONFIRMATION,
    OLD_BODIES_GO_ON_DAYS,
    PERMISSION_REPLACES_PAPERS,
)
from rules.rule import Rule
from rules.unit import is_machine

_LABELS_EN = {
    "manufacturer_confirmation": "manufacturer's confirmation",
    "inspection_certificate": "inspection certificate",
}


def check_machine_evidence(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """The country of manufacture decides, not the brand's seat; a flawed paper is as if absent."""
    ground = ground_on(
        "machine_evidence",
        item,
        MACHINE_CERTIFICATE,
        days.registration(case_file),
        Consequence.EVIDENCE_MISSING,
    )
    if ground is None or not is_machine(case_file, item):
        return None
    facts = (("Nước sản xuất", item.manufacture_country or "Không khai"),)
    if relied_permission(case_file, item, days):
        return ground.on(PERMISSION_REPLACES_PAPERS).decide(
            case_file,
            Outcome.MET,
            Said(
                "Văn bản chấp thuận thay cho các giấy tờ khác về máy.",
                "The import permission stands in the place of the other papers on the machine.",
            ),
            facts,
        )
    paper = evidence_of(case_file, item)
    if paper is None:
        doubtful = of_a_doubtful_body(case_file, item)
        if doubtful is not None:
            return ask_of_old_body(case_file, ground, doubtful.body_code, doubtful.issued_on)
        return _absent(case_file, ground, item, facts)
    if isinstance(paper, ManufacturerConfirmation):
        ground = ground.on(MAKER_CONFIRMATION)
    label = PAPER_LABELS_VI[paper.kind]
    said = Said(
        f"{label} số {paper.number} có đủ nội dung.",
        f"The {_LABELS_EN[paper.kind]} no. {paper.number} has all it has to state.",
    )
    finding = ground.decide(case_file, Outcome.MET, said, (*facts, (label, paper.number)))
    if isinstance(paper, ManufacturerConfirmation):
        return finding
    return with_word_on_body(case_file, finding, paper.body_code, paper.issued_on)


def _absent(case_file: CaseFile, ground: Ground, item: DeclarationItem, facts: Named) -> Finding:
    confirmation = last_filed(case_file, item, ManufacturerConfirmation)
    certificate = last_filed(case_file, item, InspectionCertificate)
    found = [
        Said(
            "Chưa có giấy tờ hợp lệ chứng minh máy đáp ứng Điều 6.",
            "No valid paper shows yet that the machine meets Article 6.",
        )
    ]
    if confirmation:
        flaws = confirmation_flaws(item, confirmation)
        if not flaws:
            return ground.on(MAKER_CONFIRMATION).lacks(
                ObligationKind.STATE_FACT,
                "Khai nước sản xuất của máy.",
                Said(
                    "Có xác nhận của nhà sản xuất nhưng tờ khai không nêu nước sản xuất.",
                    "There is a manufacturer's confirmation, but the declaration names no country of "
                    "manufacture.",
                ),
                facts,
            )
        found.append(_flawed(confirmation, flaws))
    if certificate:
        found.append(_flawed(certificate, certificate_flaws(case_file, certificate)))
    said = Said(" ".join(one.vi for one in found), " ".join(one.en for one in found))
    return ground.lacks(ObligationKind.FILE_EVIDENCE, wanted_paper_vi(item), said, facts)


def _flawed(paper: Evidence, flaws: Flaws) -> Said:
    why = listed(flaws)
    return Said(
        f"{PAPER_LABELS_VI[paper.kind]} số {paper.number}: {why.vi}.",
        f"On the {_LABELS_EN[paper.kind]} no. {paper.number}: {why.en}.",
    )


RULE = Rule(
    "machine_evidence",
    Regime.USED_MACHINERY,
    Said(
        "Đã có xác nhận của nhà sản xuất hoặc chứng thư giám định chưa?",
        "Is there a manufacturer's confirmation or an inspection certificate?",
    ),
    (
        MACHINE_CERTIFICATE,
        MAKER_CONFIRMATION,
        PERMISSION_REPLACES_PAPERS,
        OLD_BODIES_GO_ON_DAYS,
    ),
    check_machine_evidence,
)
