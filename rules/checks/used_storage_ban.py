"""Does a ban from storage under customs law reach used goods that wait for their inspection?

The ban stands in the article on specialized inspection (Thông tư 38/2015/TT-BTC, Điều 32.6.c). Quyết định
18/2019/QĐ-TTg and Quyết định 28/2022/QĐ-TTg send the goods to storage under customs law and name no ban: that
it reaches them is likely, and no text read here says it. So a person is asked, with the mark.
"""

from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.language import Said
from models.vocabulary import Outcome
from rules.checks.customs_storage import BAN_MONTHS, ban_on
from rules.ground import Ground, day_vi

BANS = tuple(BAN_MONTHS.values())


def unless_banned(case_file: CaseFile, ground: Ground, finding: Finding, asked_on: date) -> Finding:
    """What is found of storage, unless it is allowed and a ban runs; what is owed meanwhile stays."""
    ban = ban_on(case_file, asked_on, ground.day.day) if finding.outcome is Outcome.MET else None
    if ban is None:
        return finding
    breach_vi, until_vi = ban.fine.breach.label_vi.lower(), day_vi(ban.until)
    fined_vi = day_vi(ban.fine.fined_on)
    asked = ground.of(ban.months).ask(
        case_file,
        f"Người nhập khẩu bị xử phạt ngày {fined_vi} ({breach_vi}), không được đưa hàng về bảo quản đến hết "
        f"ngày {until_vi}. Cần thẩm tra pháp lý: lệnh cấm có áp dụng cho hàng đã qua sử dụng đưa về bảo quản "
        "theo quyết định của Thủ tướng không? Đạt: không áp dụng, hàng được đưa về bảo quản. Không đạt: áp "
        "dụng, hàng không được đưa về bảo quản.",
        Said(
            f"Người nhập khẩu đang bị cấm đưa hàng về bảo quản đến hết ngày {until_vi} ({breach_vi}); chưa "
            "rõ lệnh cấm có áp dụng cho hàng đã qua sử dụng không.",
            f"The importer is barred from storage until {until_vi}, after a fine on {fined_vi}; it is not "
            "known whether the ban reaches used goods.",
        ),
        (("Ngày bị xử phạt", fined_vi), ("Cấm bảo quản đến hết ngày", until_vi)),
    )
    facts = tuple(dict.fromkeys((*asked.facts_used, *finding.facts_used)))
    return asked.model_copy(
        update={"missing": finding.missing, "needs_legal_review": True, "facts_used": facts}
    )
