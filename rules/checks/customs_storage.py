"""On which terms do goods wait in storage for a specialized inspection (Thông tư 38/2015/TT-BTC, Điều 32)?

Both regimes of state quality inspection ask it. Customs decides on the request and on the place.
"""

from datetime import date, timedelta
from typing import NamedTuple

from models.assessment import Finding, Missing
from models.case_file import CaseFile
from models.days import months_after
from models.goods import DeclarationItem
from models.language import Said
from models.law import Dated, in_force
from models.reference import StorageBan
from models.vocabulary import ObligationKind, Outcome, Party, StorageBreach
from rules.checks.calendar_doubts import with_doubts
from rules.checks.days import Days, LawDay, declared
from rules.evidence import stored_since
from rules.ground import Ground, Named, day_vi
from rules.law.customs.circular_38_2015 import (
    STORAGE_BAN_LATE_MONTHS,
    STORAGE_BAN_SERIOUS_MONTHS,
    STORAGE_REQUEST,
    STORAGE_RESULT_DAYS,
)
from rules.law.customs.decree_08_2015 import STORAGE_PLACE
from rules.law.customs.decree_85_2019 import SUSPICION_BARS_STORAGE
from rules.rule import Values

BAN_MONTHS = {
    StorageBreach.SERIOUS: STORAGE_BAN_SERIOUS_MONTHS,
    StorageBreach.LATE: STORAGE_BAN_LATE_MONTHS,
}
VALUES: tuple[Values, ...] = (
    STORAGE_REQUEST,
    STORAGE_PLACE,
    STORAGE_RESULT_DAYS,
    STORAGE_BAN_SERIOUS_MONTHS,
    STORAGE_BAN_LATE_MONTHS,
    SUSPICION_BARS_STORAGE,
)


class Ban(NamedTuple):
    """A fine, the months for which it bars from storage, and the last day of them."""

    fine: StorageBan
    months: Dated[int]
    until: date


def storage_day(case_file: CaseFile, item: DeclarationItem, days: Days) -> LawDay:
    """The law of the day on which the goods went to storage, or would go."""
    return days.select(stored_since(case_file, item) or days.as_of, "Luật tại ngày đưa hàng về bảo quản")


def banned(case_file: CaseFile, item: DeclarationItem, days: Days, ground: Ground) -> Finding | None:
    """Not met while a fine bars the importer from storage, else None.

    The ban ends with the last day of its own count: a day off lengthens no ban.
    """
    asked_on = stored_since(case_file, item) or days.as_of
    ban = ban_on(case_file, asked_on, ground.day.day)
    if ban is None:
        return None
    fined_on = ban.fine.fined_on
    said = Said(
        f"Người nhập khẩu không được đưa hàng về bảo quản đến hết ngày {day_vi(ban.until)}: "
        f"{ban.fine.breach.label_vi.lower()}.",
        f"The importer may not take goods to storage until {day_vi(ban.until)}, after a fine on "
        f"{day_vi(fined_on)}.",
    )
    facts = (*stored_facts(case_file, item), ("Ngày bị xử phạt", day_vi(fined_on)))
    return ground.of(ban.months).decide(case_file, Outcome.NOT_MET, said, facts)


def ban_on(case_file: CaseFile, asked_on: date, law_day: date) -> Ban | None:
    """The ban that bars the importer from storage on the day; of several the one that ends last.

    Months "from the day of the fine" leave that day out (Bộ luật Dân sự, Điều 147.2) and end with the whole
    corresponding day. The clause itself was read in summary; that its last day is barred too is this reading.
    """
    tax_code = declared(case_file).importer.tax_code
    running = []
    for fine in case_file.reference.storage_bans:
        months = in_force(BAN_MONTHS[fine.breach], law_day)
        assert months is not None
        until = months_after(fine.fined_on, months.value)
        if fine.tax_code == tax_code and fine.fined_on <= asked_on <= until:
            running.append(Ban(fine, months, until))
    return max(running, key=lambda ban: ban.until, default=None)


def storage(case_file: CaseFile, item: DeclarationItem, days: Days, ground: Ground) -> Finding:
    """Met: the goods may go to storage, or are there in time; past the 30 days a person is asked."""
    stored_on = stored_since(case_file, item)
    if stored_on is None:
        return _may_be(case_file, item, ground)
    own = ground.on(STORAGE_RESULT_DAYS)
    period = case_file.reference.calendar.period_to(stored_on + timedelta(days=own.value.value))
    due_on = period.due_on
    facts = stored_facts(case_file, item)
    is_over = days.as_of > due_on
    finding = (_overdue if is_over else _stored)(case_file, own, due_on, facts)
    is_longer = is_over and finding.outcome is Outcome.MET  # a person says that an exception holds
    missing = Missing(
        kind=ObligationKind.FILE_EVIDENCE,
        party=Party.IMPORTER,
        what_vi="Nộp kết quả kiểm tra chất lượng cho hàng đang bảo quản.",
        due_on=None if is_longer else due_on,
    )
    finding = finding.model_copy(update={"missing": missing})
    return with_doubts(case_file, finding, *period)


def stored_facts(case_file: CaseFile, item: DeclarationItem) -> Named:
    """When the goods went to storage, if they did."""
    stored_on = stored_since(case_file, item)
    return (("Ngày đưa về bảo quản", day_vi(stored_on) if stored_on else "Chưa đưa về bảo quản"),)


def _may_be(case_file: CaseFile, item: DeclarationItem, ground: Ground) -> Finding:
    return ground.decide(
        case_file,
        Outcome.MET,
        Said(
            "Đã đăng ký kiểm tra; được đề nghị đưa hàng về bảo quản tại nơi có địa chỉ rõ ràng, ngăn cách, "
            "hoặc tại nơi kiểm tra nếu hàng không lấy mẫu được; hải quan quyết định. Chủ hàng chịu trách "
            "nhiệm đến khi thông quan.",
            "The inspection is registered: the goods may wait in storage, at a place with a clear address "
            "that is set apart, or where they are tested if no sample can be taken; customs decides. The "
            "owner answers for them until clearance.",
        ),
        stored_facts(case_file, item),
    )


def _stored(case_file: CaseFile, ground: Ground, due_on: date, facts: Named) -> Finding:
    return ground.decide(
        case_file,
        Outcome.MET,
        Said(
            f"Hàng đang bảo quản; nộp kết quả cho hải quan chậm nhất ngày {day_vi(due_on)}, trừ khi kết quả "
            "đến qua một cửa quốc gia hoặc cơ quan kiểm tra xác nhận cần lâu hơn.",
            f"The goods are in storage; the result is due at customs by {day_vi(due_on)}, unless it comes "
            "over the national single window or the inspecting body confirms that it needs longer.",
        ),
        facts,
    )


def _overdue(case_file: CaseFile, ground: Ground, due_on: date, facts: Named) -> Finding:
    """Whether the exceptions hold is told by no fact; check and fine are customs' own acts."""
    return ground.ask(
        case_file,
        f"Hàng bảo quản đã quá ngày {day_vi(due_on)} mà chưa có kết quả. Kết quả có được gửi qua một cửa "
        "quốc gia, hoặc cơ quan kiểm tra có xác nhận cần thêm thời gian không? Đạt: có, hàng tiếp tục được "
        "bảo quản. Không đạt: không có; hải quan kiểm tra nơi bảo quản và xử phạt, người nhập khẩu không "
        "được đưa hàng về bảo quản trong 06 tháng từ ngày bị xử phạt.",
        Said(
            f"Hàng bảo quản đã quá ngày {day_vi(due_on)} mà chưa có kết quả kiểm tra.",
            f"The goods are in storage beyond {day_vi(due_on)} without the result of their inspection.",
        ),
        (*facts, ("Hạn nộp kết quả", day_vi(due_on))),
    )
