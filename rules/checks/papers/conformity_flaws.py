"""What is wrong with a conformity certificate, what is left open, what does not fit (Điều 83.1.a)?"""

from models.case_file import CaseFile
from models.language import Said
from models.papers import ConformityCertificate
from models.vocabulary import Conclusion
from rules.checks.days import declared
from rules.checks.quality.regulations import uncovered
from rules.ground import day_vi
from rules.listing import Listing

_FAILED = Said(
    "Không đáp ứng yêu cầu chất lượng: kết quả đánh giá kết luận không phù hợp quy chuẩn.",
    "The goods do not conform: the assessment concludes against the technical regulation.",
)


def flaw_of(
    case_file: CaseFile, certificate: ConformityCertificate, listing: Listing, *, is_old: bool
) -> Said | None:
    """A body that is not designated for what is surely owed, or a time that is over: as if absent."""
    day = certificate.issued_on
    scopes = [
        body.regulations
        for body in case_file.reference.bodies
        if body.body_code == certificate.body_code and body.is_designated(day) and body.regulations
    ]
    left_open = {*listing.regulations} - {*listing.sure_regulations}
    silent = {*uncovered(left_open, certificate.regulations, of_any_year=is_old)}
    wanted = [one for one in listing.regulations if one not in silent]
    if not any(not uncovered(wanted, scope, of_any_year=is_old) for scope in scopes):
        return Said(
            "tổ chức cấp không được chỉ định chứng nhận theo quy chuẩn áp dụng vào ngày cấp",
            "its body was not designated for these technical regulations on the day of issue",
        )
    valid_until = certificate.valid_until
    if valid_until is not None and valid_until < declared(case_file).registered_on:
        return Said(f"đã hết hạn ngày {day_vi(valid_until)}", f"it expired on {day_vi(valid_until)}")
    return None


def silence_of(certificate: ConformityCertificate) -> Said | None:
    """What the certificate leaves open, so that it neither counts nor fails; one that says no has failed."""
    if certificate.conclusion is Conclusion.DOES_NOT_CONFORM:
        return None
    if not certificate.regulations:
        return Said("không nêu quy chuẩn", "it names no technical regulation")
    if certificate.valid_until is None and not certificate.is_batch:
        return Said("không nêu thời hạn hiệu lực", "it states no period of validity")
    return None


def misfit_of(certificate: ConformityCertificate, listing: Listing, *, is_old: bool) -> Said | None:
    """A bad conclusion, or a QCVN that is surely owed and left out."""
    if certificate.conclusion is Conclusion.DOES_NOT_CONFORM:
        return _FAILED
    left_out = ", ".join(uncovered(listing.sure_regulations, certificate.regulations, of_any_year=is_old))
    if not left_out:
        return None
    return Said(
        f"Giấy chứng nhận không phù hợp với quy chuẩn áp dụng: thiếu {left_out}.",
        f"The certificate does not cover the technical regulations that apply: {left_out} is left out.",
    )
