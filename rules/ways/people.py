"""What do people still do with an item that passes on paper, and on which ground?

A hold of this kind is the policy of the two offices, not a lack: before clearance the importer owes nothing.
"""

from collections.abc import Iterator

from models.case_file import CaseFile
from models.vocabulary import Consequence, Party, Regime, ReviewLane
from rules.policy.standing import JudgedItem, Standing

NOTHING_OWED_VI = "Trước khi thông quan, người nhập khẩu không phải nộp hay khai thêm gì cho dòng hàng này"


def left_to_people(case_file: CaseFile, judged: JudgedItem) -> Iterator[tuple[Party, str]]:
    """Who does what; nothing where the item does not pass, or may go without a person."""
    if judged.standing is not Standing.CLEARABLE:
        return
    if case_file.missing_amendments:
        yield Party.CITY_CUSTOMS, "Gửi lần sửa đổi, bổ sung tờ khai còn thiếu"
    if judged.lane is ReviewLane.RED:
        yield Party.DOST, f"Kiểm tra chung với hải quan. Lý do: {_reasons_vi(judged)}"
    if judged.lane is not ReviewLane.GREEN:
        yield Party.DOST, f"{_signs_vi(judged)}. {_why_vi(judged)}. {NOTHING_OWED_VI}"


def _signs_vi(judged: JudgedItem) -> str:
    if not judged.is_inspected:
        return "Soát xét hồ sơ, ký ý kiến"
    is_used = judged.is_under(Regime.USED_MACHINERY)
    return "Soát xét hồ sơ, ký kết quả kiểm tra (Mẫu số 3)" + (" và ý kiến" if is_used else "")


def _reasons_vi(judged: JudgedItem) -> str:
    return "; ".join(reason.text_vi.rstrip(".") for reason in judged.lane_reasons)


def _why_vi(judged: JudgedItem) -> str:
    """Why a person looks at all, and where the words stand that a lawyer still has to confirm."""
    doubtful = [one for one in judged.findings if one.needs_legal_review]
    counted = [one for one in doubtful if one.consequence is not Consequence.NOTE]
    places = "; ".join(dict.fromkeys(one.citation.place_vi for one in counted))
    return f"Lý do: {_reasons_vi(judged)}" + (f" ({places})" if places else "")
