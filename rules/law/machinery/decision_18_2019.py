"""What does Quyết định 18/2019/QĐ-TTg demand of used machines and used technology lines?

The quotes are the words that were read; "(lược ý)" opens a summary where the exact words were not at hand.
"""

from datetime import date, timedelta
from typing import TypeVar

from models.law import Citation, Dated, Instrument
from models.measure import Chapters, counted, days, months, percent, years
from models.vocabulary import Exclusion
from rules.law.machinery.circular_56_2026 import REVIEW_NEEDED_FROM

T = TypeVar("T")

IN_FORCE_FROM = date(2019, 6, 15)

DECISION_18_2019 = Instrument(
    number="18/2019/QĐ-TTg",
    title_vi="Quyết định số 18/2019/QĐ-TTg quy định việc nhập khẩu máy móc, thiết bị, dây chuyền công nghệ "
    "đã qua sử dụng",
    in_force_from=IN_FORCE_FROM,
)
OLD_BODIES_UNTIL = IN_FORCE_FROM + timedelta(days=61)
"""Sixty days after the first day in force, which does not count; the end day is excluded."""
LISTS_OF_TECHNOLOGY_DOUBTFUL_FROM = date(2026, 4, 1)
"""Luật 115/2025/QH15 amends the law behind the lists of Nghị định 76/2018/NĐ-CP; a successor was not seen."""
BODIES_AND_GROUPS_DOUBTFUL_FROM = date(2026, 7, 1)
"""Nghị định 132/2008/NĐ-CP, by which bodies were designated, and the lists of group 2 were gone."""


def cite(article: str, quote_vi: str, clause: str | None = None, point: str | None = None) -> Citation:
    """A place in this decision, with its words."""
    return Citation(
        instrument=DECISION_18_2019, article=article, clause=clause, point=point, quote_vi=quote_vi
    )


def _since_2019(
    value: T, citation: Citation, review_needed_from: date = REVIEW_NEEDED_FROM
) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value, valid_from=IN_FORCE_FROM, citation=citation, review_needed_from=review_needed_from
        ),
    )


# Phạm vi
SCOPE_HS_CHAPTERS = _since_2019(
    Chapters(("84", "85")),
    cite("1", "(lược ý) chương 84, 85; đã qua sử dụng; nhập khẩu để sản xuất tại Việt Nam", "1"),
)
USED_MEANS_OPERATED = _since_2019(
    True, cite("3", "sau khi xuất xưởng đã được lắp ráp và vận hành hoạt động", "3")
)
COMPLETE_STRUCTURE = _since_2019(
    True,
    cite(
        "3",
        "một kết cấu hoàn chỉnh, gồm các chi tiết, cụm chi tiết, bộ phận có liên kết với nhau để vận hành, "
        "chuyển động theo mục đích sử dụng được thiết kế",
        "1",
    ),
)
SYNCHRONOUS_LINE = _since_2019(
    True,
    cite(
        "3",
        "bố trí lắp đặt, kết nối liên hoàn tại một địa điểm nhất định theo sơ đồ, quy trình công nghệ "
        "đã thiết kế, bảo đảm vận hành đồng bộ để sản xuất",
        "2",
    ),
)
EXCLUSIONS = _since_2019(
    tuple(Exclusion), cite("1", "(lược ý) các trường hợp không áp dụng, từ điểm a đến điểm k", "2")
)
EXCLUSION_POINTS = {
    Exclusion.TRANSIT: _since_2019(True, cite("1", "quá cảnh, trung chuyển", "2", "a")),
    Exclusion.MERCHANTING: _since_2019(True, cite("1", "kinh doanh chuyển khẩu", "2", "b")),
    Exclusion.TEMPORARY_TRADE: _since_2019(True, cite("1", "kinh doanh tạm nhập, tái xuất", "2", "c")),
    Exclusion.TEMPORARY_OTHER: _since_2019(
        True,
        cite(
            "1",
            "(lược ý) tạm nhập, tái xuất; tạm xuất, tái nhập, trừ gia công và nhập khẩu "
            "“để sản xuất, thi công thực hiện các dự án đầu tư”",
            "2",
            "d",
        ),
    ),
    Exclusion.REPAIR_SERVICE: _since_2019(
        True, cite("1", "(lược ý) hợp đồng dịch vụ sửa chữa, bảo dưỡng với thương nhân nước ngoài", "2", "đ")
    ),
    Exclusion.NON_TARIFF_ZONE: _since_2019(
        True,
        cite("1", "(lược ý) mua bán trong khu chế xuất, khu phi thuế quan; thanh lý vào nội địa", "2", "e"),
    ),
    Exclusion.CONTRACT_END: _since_2019(
        True, cite("1", "(lược ý) nhận lại, chuyển giao sau hợp đồng gia công, thuê", "2", "g")
    ),
    Exclusion.RESEARCH: _since_2019(
        True,
        cite(
            "1",
            "(lược ý) nghiên cứu khoa học, phát triển công nghệ mà trong nước chưa sản xuất được",
            "2",
            "h",
        ),
    ),
    Exclusion.DEFENSE: _since_2019(
        True, cite("1", "(lược ý) an ninh, quốc phòng theo yêu cầu của bộ quản lý ngành", "2", "h")
    ),
    Exclusion.GROUP_TWO: _since_2019(
        True, cite("1", "(lược ý) Danh mục nhóm 2", "2", "i"), BODIES_AND_GROUPS_DOUBTFUL_FROM
    ),
    Exclusion.SPECIALIZED_FIELD: _since_2019(
        True, cite("1", "(lược ý) lĩnh vực chuyên ngành có văn bản quy phạm riêng của bộ", "2", "k")
    ),
}
PLAIN_EXCLUSIONS = frozenset(
    {
        Exclusion.TRANSIT,
        Exclusion.MERCHANTING,
        Exclusion.TEMPORARY_TRADE,
        Exclusion.REPAIR_SERVICE,
        Exclusion.NON_TARIFF_ZONE,
        Exclusion.CONTRACT_END,
    }
)
"""Excluded by the declared case alone; the other points hang on a condition that a person has to judge."""

# Không được nhập khẩu
DISCARDED_TYPES = _since_2019(True, cite("4", "lạc hậu, chất lượng kém, gây ô nhiễm", "2", "a"))
SAFE_CLEAN_SAVING = _since_2019(
    True,
    cite(
        "4",
        "(lược ý) không đáp ứng quy định về an toàn, tiết kiệm năng lượng, bảo vệ môi trường: cấm nhập khẩu",
        "2",
        "b",
    ),
)
PRODUCTION_PURPOSE = _since_2019(True, cite("4", "phục vụ trực tiếp cho hoạt động sản xuất", "3"))

# Dây chuyền công nghệ
LINE_STANDARD = _since_2019(
    True, cite("5", "(lược ý) QCVN; không có QCVN thì TCVN, tiêu chuẩn của nước G7, Hàn Quốc", "1")
)
LINE_MIN_REMAINING_CAPACITY_PERCENT = _since_2019(percent(85), cite("5", "từ 85% trở lên", "2"))
LINE_MAX_EXCESS_CONSUMPTION_PERCENT = _since_2019(
    percent(15), cite("5", "(lược ý) mức tiêu hao “không vượt quá” 15% so với thiết kế", "3")
)
LINE_TECHNOLOGY_FREE = _since_2019(
    True,
    cite("5", "(lược ý) công nghệ không thuộc danh mục cấm, danh mục hạn chế chuyển giao", "4"),
    LISTS_OF_TECHNOLOGY_DOUBTFUL_FROM,
)
LINE_MIN_OECD_FACILITIES = _since_2019(
    counted(3, "cơ sở"),
    cite("5", "(lược ý) “đang được sử dụng” tại ít nhất 03 cơ sở “trong các nước thuộc OECD”", "5"),
)
LINE_DOSSIER = _since_2019(
    True, cite("7", "(lược ý) chứng thư giám định", "1"), BODIES_AND_GROUPS_DOUBTFUL_FROM
)
LINE_INSPECTED_RUNNING_ABROAD = _since_2019(
    True, cite("10", "(lược ý) giám định tại nước xuất khẩu khi dây chuyền đang vận hành", "3")
)
LINE_CERTIFICATE_CONCLUSION = _since_2019(
    True, cite("10", "(lược ý) kết luận “đáp ứng Điều 5”, đánh giá từng khoản", "1", "đ")
)
LINE_CERTIFICATE_MONTHS = _since_2019(
    months(18),
    cite("10", "(lược ý) không quá 18 tháng từ ngày cấp đến khi hàng về đến cửa khẩu Việt Nam", "2", "a"),
)

# Máy móc, thiết bị
YEAR_OF_IMPORT = _since_2019(True, cite("3", "năm hàng hóa về đến cửa khẩu Việt Nam", "4"))
MAX_MACHINE_AGE_YEARS = _since_2019(
    years(10), cite("6", "(lược ý) tuổi thiết bị “không vượt quá” 10 năm", "1")
)
MACHINE_STANDARD = _since_2019(
    True, cite("6", "(lược ý) QCVN; không có QCVN thì TCVN, tiêu chuẩn của nước G7, Hàn Quốc", "2")
)
MAKER_CONFIRMATION = _since_2019(
    True, cite("8", "được sản xuất tại quốc gia thuộc các nước G7, Hàn Quốc", "1", "b")
)
MACHINE_CERTIFICATE = _since_2019(
    True, cite("8", "(lược ý) chứng thư giám định", "1", "c"), BODIES_AND_GROUPS_DOUBTFUL_FROM
)
STORAGE_REGISTRATION = _since_2019(
    True,
    cite(
        "8",
        "(lược ý) văn bản đăng ký dịch vụ giám định có xác nhận của tổ chức giám định được chỉ định",
        "3",
        "a",
    ),
    BODIES_AND_GROUPS_DOUBTFUL_FROM,
)
STORAGE_DAYS = _since_2019(
    days(30), cite("8", "(lược ý) “30 ngày” từ “ngày đưa máy móc, thiết bị về bảo quản”", "3", "b")
)
MACHINE_CERTIFICATE_CONCLUSION = _since_2019(
    True, cite("10", "đáp ứng / không đáp ứng quy định tại Điều 6", "1", "e")
)
MACHINE_CERTIFICATE_MONTHS = _since_2019(
    months(6),
    cite("10", "(lược ý) không quá 6 tháng từ ngày cấp đến khi hàng về đến cửa khẩu Việt Nam", "2", "b"),
)

# Quá tuổi, trách nhiệm
OVERAGE_ELIGIBLE = _since_2019(
    True,
    cite(
        "9", "doanh nghiệp đang tiến hành sản xuất tại Việt Nam, để bảo đảm duy trì hoạt động sản xuất", "1"
    ),
)
OVERAGE_MIN_REMAINING_CAPACITY_PERCENT = _since_2019(
    percent(85), cite("9", "(lược ý) công suất hoặc hiệu suất còn lại từ 85% so với thiết kế", "1")
)
OVERAGE_MAX_EXCESS_CONSUMPTION_PERCENT = _since_2019(
    percent(15), cite("9", "(lược ý) mức tiêu hao không vượt quá 15% so với thiết kế", "1")
)
PERMISSION_REPLACES_PAPERS = _since_2019(True, cite("9", "(lược ý) văn bản chấp thuận", "4", "a"))
INSPECTOR_COPY_DAYS = _since_2019(
    days(15),
    cite(
        "15",
        "(lược ý) tổ chức giám định gửi bản sao chứng thư đến Bộ Khoa học và Công nghệ trong 15 ngày từ ngày "
        "ký: dây chuyền công nghệ; máy không có quy chuẩn, tiêu chuẩn liên quan",
        "3",
    ),
)
IMPORTER_ANSWERS = _since_2019(
    True, cite("14", "(lược ý) người nhập khẩu chịu trách nhiệm về giấy tờ và mục đích đã khai", "2")
)
OLD_APPROVALS_GO_ON = _since_2019(
    True,
    cite(
        "16",
        "(lược ý) đã được chấp thuận trước theo Thông tư 23/2015/TT-BKHCN, hoặc thuộc danh mục thiết bị của "
        "dự án đã được cấp, quyết định trước: tiếp tục theo thông tư ấy",
        "1, 3",
    ),
)

# Ai làm gì
CUSTOMS_CLEARS = _since_2019(
    True,
    cite(
        "8",
        "(lược ý) “Cơ quan hải quan chỉ làm thủ tục thông quan” khi hồ sơ đáp ứng; dây chuyền theo Điều 7",
        "2",
        "b",
    ),
)
MACHINE_DOSSIER = _since_2019(
    (
        "Hồ sơ hải quan",
        "Bản sao Giấy chứng nhận đăng ký doanh nghiệp có đóng dấu",
        "Văn bản ủy thác nhập khẩu (nếu ủy thác)",
        "Bản chính xác nhận của nhà sản xuất (máy sản xuất tại nước G7, Hàn Quốc), hoặc chứng thư giám định",
    ),
    cite("8", "(lược ý) hồ sơ nhập khẩu máy móc, thiết bị, điểm a, b, c", "1"),
)
PROVINCE_JOINS_IN_OPERATION = _since_2019(
    True,
    cite(
        "12",
        "(lược ý) Ủy ban nhân dân cấp tỉnh phối hợp quản lý; tham gia kiểm tra khi máy móc, thiết bị đưa vào "
        "hoạt động",
        "3",
    ),
)
OVERAGE_DOSSIER = _since_2019(
    (
        "Văn bản đề nghị cho phép nhập khẩu (Phụ lục II)",
        "Bản sao Giấy chứng nhận đăng ký doanh nghiệp",
        "Chứng thư giám định",
    ),
    cite("9", "(lược ý) văn bản đề nghị; bản sao đăng ký doanh nghiệp; chứng thư giám định", "2"),
)
DOSSIER_SETS = _since_2019(
    counted(1, "bộ hồ sơ"), cite("7, 8, 9", "(lược ý) 01 bộ hồ sơ: Điều 7.2.a, 8.2.a, 9.1")
)
BODY_REPORTS_BEFORE = _since_2019(
    "15/12", cite("15", "(lược ý) tổ chức giám định báo cáo hằng năm trước ngày 15 tháng 12", "4")
)
OLD_BODIES_GO_ON_DAYS: tuple[Dated[int], ...] = (
    Dated(
        value=days(60),
        valid_from=IN_FORCE_FROM,
        valid_until=OLD_BODIES_UNTIL,
        citation=cite("16", "(lược ý) tổ chức giám định theo quy định cũ: 60 ngày từ ngày có hiệu lực", "4"),
    ),
)
