"""Does the conformity certificate fit the consignment (Nghị định 37/2026/NĐ-CP, Điều 83.1)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import ConformityCertificate
from models.vocabulary import Consequence, ObligationKind, Outcome
from rules.arising import with_inspection_dossier
from rules.checks.days import Days, declared
from rules.checks.quality.identity import QUANTITY, Compared, compared, is_machine, is_surplus
from rules.checks.quality.inspected import inspected
from rules.checks.quality.quality_ground import REGIME, quality_ground
from rules.evidence import last_filed
from rules.ground import Ground, Named
from rules.law.customs.decree_336_2026 import SAME_RESULT_NOT_FOR_MACHINERY
from rules.law.quality.decree_37_2026 import CERTIFICATE_IDENTITY, MISFIT_NOTICE
from rules.quality_dossier import complete_on
from rules.rule import Rule, asked_once

NAME = "quality_fit"


@asked_once
def check_quality_fit(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Every mismatch is named at once; what is worded otherwise, and a surplus of other goods, is asked."""
    ground = quality_ground(NAME, case_file, item, days, CERTIFICATE_IDENTITY, Consequence.REFUSAL)
    certificate = last_filed(case_file, item, ConformityCertificate)
    if ground is None or certificate is None or complete_on(case_file, item) is None:
        return None
    if inspected(case_file, item, days) is None:
        return None
    rows = compared(declared(case_file), item, certificate)
    facts = (("Giấy chứng nhận hợp quy", certificate.number), *(_fact(row) for row in rows))
    surplus = is_surplus(item, certificate)
    may_share = surplus and not is_machine(item)
    wrong = [
        row
        for row in rows
        if row.differs and not row.is_wording and not (may_share and row.name_en == QUANTITY)
    ]
    if wrong:
        only_surplus = surplus and len(wrong) == 1 and wrong[0].name_en == QUANTITY
        own = ground.on(SAME_RESULT_NOT_FOR_MACHINERY if only_surplus else MISFIT_NOTICE)
        return _misfit(case_file, own, wrong, facts)
    return _unstated(ground, certificate, rows, facts) or _judged(
        case_file, ground, rows, facts, may_share=may_share
    )


def _fact(row: Compared) -> tuple[str, str]:
    certified, on_declaration = row.certified or "không nêu", row.declared or "không khai"
    return f"{row.name_vi.capitalize()} (giấy chứng nhận / tờ khai)", f"{certified} / {on_declaration}"


def _misfit(case_file: CaseFile, ground: Ground, wrong: list[Compared], facts: Named) -> Finding:
    named_vi = "; ".join(f"{row.name_vi} “{row.certified}”, tờ khai “{row.declared}”" for row in wrong)
    named_en = "; ".join(f"{row.name_en} “{row.certified}”, declared as “{row.declared}”" for row in wrong)
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            f"Giấy chứng nhận không phù hợp với lô hàng: {named_vi}.",
            f"The certificate does not fit the consignment: {named_en}.",
        ),
        facts,
    )


def _unstated(
    ground: Ground, certificate: ConformityCertificate, rows: tuple[Compared, ...], facts: Named
) -> Finding | None:
    """What a batch certificate has to state, and what the declaration has to state against it."""
    silent = [row for row in rows if certificate.is_batch and row.certified is None]
    if silent:
        names_vi, names_en = (
            ", ".join(row.name_vi for row in silent),
            ", ".join(row.name_en for row in silent),
        )
        return ground.lacks(
            ObligationKind.FILE_EVIDENCE,
            f"Nộp giấy chứng nhận theo lô nêu đủ: {names_vi}.",
            Said(
                f"Giấy chứng nhận theo lô không nêu: {names_vi}.",
                f"The batch certificate does not state: {names_en}.",
            ),
            facts,
        )
    undeclared = [row for row in rows if row.certified is not None and row.declared is None]
    if not undeclared:
        return None
    names_vi = ", ".join(row.name_vi for row in undeclared)
    return ground.lacks(
        ObligationKind.STATE_FACT,
        f"Khai bổ sung: {names_vi}.",
        Said(
            f"Tờ khai không nêu để đối chiếu: {names_vi}.",
            f"The declaration does not state: {', '.join(row.name_en for row in undeclared)}.",
        ),
        facts,
    )


def _judged(
    case_file: CaseFile, ground: Ground, rows: tuple[Compared, ...], facts: Named, *, may_share: bool
) -> Finding:
    if may_share:
        return ground.on(SAME_RESULT_NOT_FOR_MACHINERY).ask(
            case_file,
            "Hàng về nhiều hơn số lượng được chứng nhận. Phần dư có cùng người nhập khẩu, xuất xứ, nhà sản "
            "xuất, phương tiện, vận đơn và đồng nhất, không phải máy móc, thiết bị, phương tiện, để dùng lại "
            "kết quả không?",
            Said(
                "Số lượng hàng về nhiều hơn số lượng được chứng nhận.",
                "More goods came than the certificate covers.",
            ),
            facts,
        )
    worded = ", ".join(row.name_vi for row in rows if row.differs)
    if worded:
        return ground.ask(
            case_file,
            f"Giấy chứng nhận và tờ khai ghi khác nhau: {worded}. Có phải cùng một hàng không?",
            Said(
                f"Giấy chứng nhận và tờ khai ghi khác nhau: {worded}.",
                "The certificate and the declaration describe the goods in other words.",
            ),
            facts,
        )
    said = Said(
        "Giấy chứng nhận hợp quy phù hợp với lô hàng.", "The conformity certificate fits the consignment."
    )
    return ground.decide(case_file, Outcome.MET, said, facts)


RULE = Rule(
    NAME,
    REGIME,
    Said(
        "Giấy chứng nhận hợp quy có phù hợp với lô hàng không?",
        "Does the conformity certificate fit the consignment?",
    ),
    (CERTIFICATE_IDENTITY, MISFIT_NOTICE, SAME_RESULT_NOT_FOR_MACHINERY),
    check_quality_fit,
    arises=with_inspection_dossier,
)
