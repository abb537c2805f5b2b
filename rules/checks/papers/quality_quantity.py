"""Is the quantity of the batch certificate enough for all that rest on it (Nghị định 37/2026/NĐ-CP, 83.1.a)?

A batch certificate names its consignment, and the quantity is one of the seven things that it names; whether
it fits an item is `quality_fit`'s question, and so is what came beyond it. Here each certified unit counts
once. No part goes first: Mẫu số 3 tells one result of the goods registered, and a quantity that does not fit
is a misfit by Điều 83.1.b; who wants a part to go amends the declaration.
"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import ConformityCertificate, certificate_key, stated_quantity
from models.vocabulary import Consequence, ObligationKind, Outcome
from rules.arising import both, with_inspection_dossier
from rules.checks.days import Days, declared
from rules.checks.quality.inspected import inspected
from rules.checks.quality.quality_ground import REGIME, quality_ground
from rules.coverage import Claim, Claims, open_units, used_elsewhere, uses_of, with_a_quantity
from rules.evidence import last_filed
from rules.law.quality.decree_37_2026 import CERTIFICATE_IDENTITY
from rules.quality_dossier import complete_on
from rules.rule import Rule

NAME = "quality_quantity"


def check_quality_quantity(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Other items come before it by their number, other declarations by what they have used."""
    ground = quality_ground(NAME, case_file, item, days, CERTIFICATE_IDENTITY, Consequence.EVIDENCE_MISSING)
    claim = case_file.once(_claims, days)[item.item_number]
    units = claim.units
    if ground is None or not units:
        return None
    uses = case_file.once(uses_of, days, _claims)[item.item_number]
    covered = sum(use.quantity for use in uses)
    number = ", ".join(paper.number for paper in claim.certificates.values())
    elsewhere = used_elsewhere(case_file, claim.certificates)
    facts = (
        ("Giấy chứng nhận hợp quy", number),
        ("Số lượng cần đến", str(units)),
        ("Còn lại cho dòng hàng", str(covered)),
    )
    if covered == units:
        said = Said(
            f"Giấy chứng nhận hợp quy số {number} đủ cho {units} {item.unit}.",
            f"The conformity certificate no. {number} covers {units} units.",
        )
        return ground.decide(case_file, Outcome.MET, said, facts).model_copy(update={"covered_by": uses})
    return ground.lacks(
        ObligationKind.FILE_EVIDENCE,
        f"Nộp giấy chứng nhận hợp quy theo lô cho {units - covered} {item.unit} còn thiếu.",
        Said(
            f"Giấy chứng nhận hợp quy số {number} chỉ còn cho {covered} trong {units} {item.unit}; tờ khai "
            f"khác đã dùng {elsewhere}, phần kia thuộc dòng hàng khác.",
            f"The conformity certificate no. {number} is left for {covered} of {units} units; other "
            f"declarations have used {elsewhere}, other items the rest.",
        ),
        facts,
    )


def _claims(case_file: CaseFile, days: Days) -> Claims:
    items = sorted(declared(case_file).items, key=lambda one: one.item_number)
    return {item.item_number: _claim(case_file, item, days) for item in items}


def _claim(case_file: CaseFile, item: DeclarationItem, days: Days) -> Claim:
    """The units that the batch certificate may cover at all, and it; one of a type counts none."""
    certificate = last_filed(case_file, item, ConformityCertificate)
    quantity = stated_quantity(certificate)
    if certificate is None or quantity is None or complete_on(case_file, item) is None:
        return Claim()
    if inspected(case_file, item, days) is None:
        return Claim()
    return Claim(min(open_units(case_file, item), quantity), {certificate_key(certificate): certificate})


RULE = Rule(
    NAME,
    REGIME,
    Said(
        "Số lượng trên giấy chứng nhận theo lô có đủ cho mọi dòng hàng dựa vào nó không?",
        "Is the quantity of the batch certificate enough for all the items that rest on it?",
    ),
    (CERTIFICATE_IDENTITY,),
    check_quality_quantity,
    arises=both(with_inspection_dossier, with_a_quantity),
)
