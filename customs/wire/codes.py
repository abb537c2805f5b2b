"""Which codes can leave the engine, what does each mean, which law allows it, what does customs do on it?

The table is closed (row D1): a code that is not in it cannot be built. Every item names besides the very
article that it stands on in `can_cu`; here stand the articles that let the code exist at all.
"""

from dataclasses import dataclass
from enum import StrEnum

from customs.wire.words import DISPOSITION, RESULT_STATE
from models.vocabulary import Disposition, ResultState

TIME_OUT = "het_thoi_han"


class CodeKind(StrEnum):
    """The member in which a code stands."""

    DISPOSITION = "xu_ly"
    RESULT_STATE = "trang_thai"
    TIME_OUT = "ma"


@dataclass(frozen=True, slots=True)
class CodeGround:
    """A place in the law; `needs_review` while a lawyer has to confirm it, as in the rulebook."""

    place_vi: str
    needs_review: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """One code. Without grounds it is a word of the protocol, and `meaning_vi` says so."""

    word: str
    kind: CodeKind
    meaning_vi: str
    grounds: tuple[CodeGround, ...]
    action_vi: str


_USED = "Quyết định số 18/2019/QĐ-TTg"
_QUALITY = "Nghị định số 37/2026/NĐ-CP"
_WINDOW = "Nghị định số 336/2026/NĐ-CP"
_CLEAR_ON_RESULT = CodeGround("khoản 1 Điều 35 Luật Hải quan số 54/2014/QH13")
_USED_CLEARS = CodeGround(f"điểm b khoản 2 Điều 8 {_USED}", needs_review=True)
_QUALITY_CLEARS = CodeGround(f"khoản 5 Điều 83 {_QUALITY}")
_ANSWERS = CodeGround(f"khoản 2 Điều 19 {_WINDOW}")

_DISPOSITIONS: dict[Disposition, tuple[str, tuple[CodeGround, ...], str]] = {
    Disposition.HELD: (
        "Chưa đủ căn cứ: còn thiếu giấy tờ, dữ kiện, kết luận hoặc bản sửa đổi nêu tại ly_do và nghia_vu.",
        (_CLEAR_ON_RESULT, _USED_CLEARS, _QUALITY_CLEARS),
        "Chưa thông quan dòng hàng; chờ bản kết quả sau.",
    ),
    Disposition.STORAGE_ALLOWED: (
        "Đủ điều kiện đưa hàng về bảo quản trong khi chờ kết quả; chưa được đưa vào sử dụng.",
        (
            CodeGround(f"điểm a khoản 3 Điều 8 {_USED}", needs_review=True),
            CodeGround(f"điểm a khoản 2 Điều 83 {_QUALITY}"),
            CodeGround("khoản 3 Điều 32 Thông tư số 38/2015/TT-BTC", needs_review=True),
        ),
        "Xét cho mang hàng về bảo quản theo thủ tục hải quan; chưa thông quan.",
    ),
    Disposition.MAY_CLEAR: (
        "Kết quả kiểm tra chuyên ngành không ngăn việc thông quan.",
        (_CLEAR_ON_RESULT, _USED_CLEARS, _QUALITY_CLEARS),
        "Quyết định thông quan theo thẩm quyền và báo lại kết quả từng dòng.",
    ),
    Disposition.REFUSED: (
        "Đã ký kết luận không đáp ứng yêu cầu; lý do và căn cứ nêu tại ly_do.",
        (
            CodeGround(f"khoản 1 Điều 6 {_USED}", needs_review=True),
            CodeGround(f"điểm a khoản 2 Điều 4 {_USED}", needs_review=True),
            CodeGround(f"điểm b khoản 1 Điều 83 {_QUALITY}"),
        ),
        "Không thông quan; ra quyết định xử lý và báo lại khi hàng đã tái xuất hoặc tiêu hủy.",
    ),
    Disposition.NOT_OURS: (
        "Không thuộc phạm vi kiểm tra của Sở Khoa học và Công nghệ; bộ khác có thể vẫn có yêu cầu.",
        (
            CodeGround(f"khoản 1 Điều 1 {_USED}", needs_review=True),
            CodeGround(f"khoản 2 Điều 1 {_USED}", needs_review=True),
            CodeGround(f"khoản 1 Điều 82 {_QUALITY}"),
        ),
        "Làm thủ tục theo quy định khác; không chờ kết quả của Sở Khoa học và Công nghệ.",
    ),
}
_STATES: dict[ResultState, tuple[str, tuple[CodeGround, ...], str]] = {
    ResultState.ACCEPTED: (
        "Mọi dòng hàng có thể thông quan hoặc không thuộc phạm vi kiểm tra.",
        (_ANSWERS,),
        "Đọc từng dòng tại hang_hoa rồi quyết định.",
    ),
    ResultState.REFUSED: (
        "Mọi dòng hàng đã có kết luận, ít nhất một dòng không được nhập khẩu.",
        (_ANSWERS,),
        "Đọc từng dòng tại hang_hoa: dòng khác có thể vẫn được thông quan.",
    ),
    ResultState.SUPPLEMENT_REQUESTED: (
        "Doanh nghiệp còn phải sửa đổi, bổ sung theo nghia_vu.",
        (_ANSWERS,),
        "Chuyển yêu cầu cho người khai; chờ bản kết quả sau.",
    ),
    ResultState.IN_PROGRESS: (
        "Cơ quan kiểm tra đang xử lý. Từ của giao thức, không phải trạng thái trả lời của nghị định.",
        (),
        "Chờ bản kết quả sau.",
    ),
}
_TIME_OUT = Code(
    TIME_OUT,
    CodeKind.TIME_OUT,
    "Đã hết thời hạn mà việc phải làm chưa xong. Không phải kết quả kiểm tra và không cho phép thông quan; "
    "căn cứ của từng thời hạn nêu tại can_cu, không có can_cu là hạn do hai cơ quan thỏa thuận.",
    (_ANSWERS,),
    "Giữ nguyên xử lý đang có của dòng hàng; đôn đốc bên được nêu tại ben.",
)

CODES: tuple[Code, ...] = (
    *(Code(DISPOSITION.wire[one], CodeKind.DISPOSITION, *said) for one, said in _DISPOSITIONS.items()),
    *(Code(RESULT_STATE.wire[one], CodeKind.RESULT_STATE, *said) for one, said in _STATES.items()),
    _TIME_OUT,
)
"""Every code that can leave, in the order in which it is documented."""
