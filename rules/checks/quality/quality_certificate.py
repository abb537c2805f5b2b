"""Does the conformity certificate count: its body, its time, its conclusion, its QCVN (Điều 83.1.a)?

A body that is not designated, or a certificate past its time, leaves the dossier without a valid document 2:
another certificate mends it. A bad conclusion, or a QCVN left out, does not fit the regulations. Where a QCVN
is owed only if the goods are also another product of the same code, a person says whether it is left out.
"""

from models.assessment import Finding, Missing
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import ConformityCertificate, InspectionCertificate
from models.vocabulary import Consequence, ObligationKind, Outcome, Party
from rules.arising import with_inspection_dossier
from rules.checks.days import Days
from rules.checks.dossier import alternative_of
from rules.checks.list_rows import names_vi
from rules.checks.papers.conformity_flaws import flaw_of, misfit_of, silence_of
from rules.checks.quality.inspected import inspected
from rules.checks.quality.quality_ground import REGIME, quality_ground
from rules.checks.quality.regulations import uncovered
from rules.evidence import last_filed
from rules.ground import Ground, Named, day_vi
from rules.law.quality import circular_36_2026
from rules.law.quality.circular_36_2026 import CIRCULAR_PREVAILS, OLD_CERTIFICATES, SEVERAL_REGULATIONS
from rules.law.quality.decree_37_2026 import (
    DOCUMENT_2_ALTERNATIVE,
    DOSSIER_WITH_CERTIFICATE,
    MISFIT_NOTICE,
    TEST_LABORATORY,
)
from rules.listing import Listing
from rules.quality_dossier import complete_on
from rules.rule import Rule, asked_once

NAME = "quality_certificate"
WANTED_VI = "Nộp giấy chứng nhận hợp quy còn hiệu lực của tổ chức chứng nhận được chỉ định, đủ quy chuẩn."


@asked_once
def check_quality_certificate(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """The last certificate is judged, once the dossier is complete."""
    ground = quality_ground(NAME, case_file, item, days, DOSSIER_WITH_CERTIFICATE, Consequence.REFUSAL)
    listing = inspected(case_file, item, days)
    if ground is None or listing is None or complete_on(case_file, item) is None:
        return None
    certificate = last_filed(case_file, item, ConformityCertificate)
    if certificate is not None:
        return _judged(case_file, ground, certificate, listing)
    alternative = alternative_of(case_file, item)
    assert alternative is not None
    return _alternative(case_file, ground, alternative, listing)


def _alternative(
    case_file: CaseFile, ground: Ground, paper: InspectionCertificate, listing: Listing
) -> Finding:
    return ground.on(DOCUMENT_2_ALTERNATIVE).ask(
        case_file,
        "Thay cho giấy chứng nhận hợp quy là chứng thư giám định: biểu mẫu có nêu, điểm a khoản 1 Điều 83 "
        "không nêu. Có chấp nhận chứng thư này và nó có phù hợp với quy chuẩn, lô hàng không?",
        Said(
            "Hồ sơ có chứng thư giám định thay cho giấy chứng nhận hợp quy.",
            "An inspection certificate stands in the place of the conformity certificate.",
        ),
        (
            ("Chứng thư giám định", f"{paper.number}, ngày {day_vi(paper.issued_on)}"),
            ("Tổ chức giám định", paper.body_code),
            ("Quy chuẩn áp dụng", ", ".join(listing.regulations) or "Danh mục không nêu"),
        ),
    )


def _judged(
    case_file: CaseFile, ground: Ground, certificate: ConformityCertificate, listing: Listing
) -> Finding:
    is_old = certificate.issued_on < circular_36_2026.IN_FORCE_FROM
    own = ground.on(OLD_CERTIFICATES) if is_old else ground
    facts = (
        ("Giấy chứng nhận hợp quy", f"{certificate.number}, ngày {day_vi(certificate.issued_on)}"),
        ("Tổ chức chứng nhận", certificate.body_code),
        ("Quy chuẩn trên giấy", ", ".join(certificate.regulations) or "Không nêu"),
        ("Quy chuẩn áp dụng", ", ".join(listing.regulations) or "Danh mục không nêu"),
    )
    flaw = flaw_of(case_file, certificate, listing, is_old=is_old)
    if flaw is not None:
        return _another_wanted(case_file, own, flaw, facts)
    silence = silence_of(certificate)
    if silence is not None:
        return _not_stated(own, silence, facts)
    misfit = misfit_of(certificate, listing, is_old=is_old)
    if misfit is not None:
        return ground.on(MISFIT_NOTICE).decide(case_file, Outcome.NOT_MET, misfit, facts)
    doubtful = uncovered(listing.regulations, certificate.regulations, of_any_year=is_old)
    if doubtful:
        return _of_another_name(case_file, ground, listing, doubtful, facts)
    if not listing.names_every_regulation:
        return _which_regulations(case_file, own, facts)
    said = Said(
        f"Giấy chứng nhận hợp quy số {certificate.number} của tổ chức được chỉ định, còn hiệu lực, đủ quy "
        "chuẩn.",
        f"Conformity certificate no. {certificate.number} is by a designated body, in time, and covers every "
        "technical regulation owed.",
    )
    return own.decide(case_file, Outcome.MET, said, facts)


def _not_stated(ground: Ground, silence: Said, facts: Named) -> Finding:
    finding = ground.lacks(ObligationKind.FILE_EVIDENCE, WANTED_VI, _does_not_count(silence), facts)
    return finding.model_copy(update={"consequence": Consequence.EVIDENCE_MISSING})


def _does_not_count(why: Said) -> Said:
    return Said(
        f"Giấy chứng nhận hợp quy chưa hợp lệ: {why.vi}. Không có thời hạn trong nghị định cho việc nộp giấy "
        "khác.",
        f"The conformity certificate does not count: {why.en}. The decree names no day for another one.",
    )


def _another_wanted(case_file: CaseFile, ground: Ground, flaw: Said, facts: Named) -> Finding:
    missing = Missing(kind=ObligationKind.FILE_EVIDENCE, party=Party.IMPORTER, what_vi=WANTED_VI)
    said = _does_not_count(flaw)
    finding = ground.decide(case_file, Outcome.NOT_MET, said, facts, remedy_vi=WANTED_VI, missing=missing)
    return finding.model_copy(update={"consequence": Consequence.EVIDENCE_MISSING})


def _of_another_name(
    case_file: CaseFile, ground: Ground, listing: Listing, doubtful: tuple[str, ...], facts: Named
) -> Finding:
    """The same code stands in the other annex for a product with a QCVN of its own (Điều 5.2)."""
    rows = [row for row in listing.entries if row.value.regulation in doubtful]
    left_out, names = ", ".join(doubtful), names_vi(rows)
    return ground.on(SEVERAL_REGULATIONS).ask(
        case_file,
        f"Giấy chứng nhận không nêu {left_out}, là quy chuẩn phải đáp ứng nếu hàng cũng là: {names}. Giấy "
        "chứng nhận như vậy có đủ quy chuẩn không? Đạt: đủ, hàng không phải là hàng ấy. Không đạt: thiếu.",
        Said(
            f"Giấy chứng nhận không nêu {left_out}; cần xác định hàng có phải là: {names}.",
            f"The certificate leaves out {left_out}, which is owed if the goods are also another product of "
            "the same code: a person says whether they are.",
        ),
        facts,
        topic=names,
    )


def _which_regulations(case_file: CaseFile, ground: Ground, facts: Named) -> Finding:
    return ground.ask(
        case_file,
        "Danh mục đang lưu không nêu số quy chuẩn của hàng này. Giấy chứng nhận có bao gồm mọi quy chuẩn áp "
        "dụng, và tổ chức cấp có được chỉ định cho các quy chuẩn ấy không?",
        Said(
            "Cần đối chiếu quy chuẩn của giấy chứng nhận với danh mục.",
            "The stored list does not name the technical regulations of these goods: a person compares them.",
        ),
        facts,
    )


RULE = Rule(
    NAME,
    REGIME,
    Said(
        "Giấy chứng nhận hợp quy có hợp lệ và đủ quy chuẩn không?",
        "Does the conformity certificate count, and does it cover every technical regulation?",
    ),
    (
        DOSSIER_WITH_CERTIFICATE,
        OLD_CERTIFICATES,
        MISFIT_NOTICE,
        DOCUMENT_2_ALTERNATIVE,
        SEVERAL_REGULATIONS,
        CIRCULAR_PREVAILS,
        TEST_LABORATORY,
    ),
    check_quality_certificate,
    arises=with_inspection_dossier,
)
