"""Row N6: what is advised in cases where a wrong word would invite a false statement, or lead astray?"""

import pytest

from rules.ways.way_out import WayOut, way_out
from tests.unit.rules.case_table import case_file_of, days_of, rows

ROWS = {f"{row['table']}: {row['name']}": row for row in rows()}
HOPELESS = (
    "goods: Nước xuất khẩu đã công bố loại bỏ",
    "scope: Nhập khẩu để bán lại",
    "line: Dây chuyền còn 84,9 %",
    "line: Dây chuyền tiêu hao +15,1 %",
    "line: Dây chuyền chỉ có hai cơ sở",
    "line_2023: Quá 12 tháng một ngày chưa có chứng thư",
    "evidence: Chứng thư kết luận không đáp ứng",
    "storage: Quá hạn một ngày",
    "quality_certificate: Có dấu hiệu, chuyên viên kết luận gian lận",
    "quality_certificate: Tái chế xong, đánh giá lại không phù hợp",
    "age: Người nhập khẩu chưa sản xuất không thuộc diện Điều 9",
    "age_permission: Công suất còn lại 84,9 phần trăm",
    "transfer: Người trả lời không được nhập khẩu",
)
OPEN = {
    "age: Không khai năm sản xuất": "Khai đúng năm sản xuất",
    "goods: Mã có trong danh mục, chưa khai nước xuất khẩu": "Khai nước xuất khẩu",
    "quality_old: Chưa khai tình trạng thì chưa kết luận": "Khai tình trạng hàng",
    "quality_old: Mã HS có trong danh mục ngày nay thì hỏi": "Trả lời theo đúng thực tế của hàng",
    "quality_list: Tai nghe chưa khai có thu phát vô tuyến không": "có thu phát vô tuyến hay không",
    "goods: Năm trên nhãn khác tờ khai, người kiểm tra không chấp nhận": "",
}
STEPS = {
    "age: Máy tiện sản xuất 2005, về 2026, 21 năm": (
        "Nếu đã có văn bản chấp thuận của Bộ Khoa học và Công nghệ cấp không sau ngày",
        "đăng ký tờ khai (02/03/2026): nộp văn bản ấy",
    ),
    "line: Chưa rõ đồng bộ hay không": ("Nếu đã có chứng thư giám định dây chuyền", "Trả lời “Đạt”"),
    "line_2023: Chỉ có giấy tờ về dự án, thiếu cam kết và đăng ký": (
        "văn bản cam kết",
        "đăng ký giám định sau lắp đặt",
        "Lắp đặt dây chuyền, giám định tại Việt Nam",
    ),
    "quality_label: Nhãn không đáp ứng, trả lời ngày 07/7/2026, khắc phục đến 14/7/2026": (
        "Khắc phục nhãn chậm nhất ngày 14/07/2026, gửi bằng chứng trong 01 ngày làm việc",
    ),
    "quality_old: 2c chứng thư kết luận không đáp ứng": ("Khắc phục, tái chế hàng", "đánh giá lại"),
    "quality_list: Máy sấy tóc ở cả hai danh mục, người khai nêu mục rủi ro cao, phải đáp ứng hai quy "
    "chuẩn": ("theo QCVN 4:2009/BKHCN+SĐ1:2016, QCVN 9:2012/BKHCN+SĐ1:2018",),
    "evidence: Chứng thư nêu tiêu chuẩn không có số hiệu": ("Nộp xác nhận của nhà sản xuất",),
}


def way_of(name: str) -> WayOut:
    row = ROWS[name]
    case_file = case_file_of(row)
    way = way_out(case_file, case_file.items[0], days_of(row).as_of)
    assert way is not None
    return way


@pytest.mark.parametrize("name", HOPELESS)
def test_row_n6_where_nothing_honest_helps_the_answer_says_what_the_law_then_asks(name: str) -> None:
    way = way_of(name)

    assert (way.is_found, way.is_refused, way.steps, way.open_steps) == (False, True, (), ())
    assert any("Tái xuất" in after or "tái chế" in after for after in way.after_vi)


@pytest.mark.parametrize("name", OPEN)
def test_row_n6_a_fact_that_was_left_open_is_asked_for_and_never_supposed(name: str) -> None:
    way = way_of(name)

    assert (way.is_found, way.is_refused, way.steps, way.after_vi) == (False, False, (), ())
    assert any(OPEN[name] in step.what_vi for step in way.open_steps)


@pytest.mark.parametrize("name", STEPS)
def test_row_n6_the_steps_say_what_can_honestly_be_done(name: str) -> None:
    told = "; ".join(step.what_vi for step in way_of(name).steps)

    assert all(part in told for part in STEPS[name]), told


def test_row_n6_new_goods_are_never_advised_to_be_declared_as_operated() -> None:
    """It would carry listed technology from a refusal into a question of the other regime."""
    told = [step.told_vi for name in HOPELESS for step in way_of(name).steps]

    assert not any("đã vận hành" in one for one in told)


def test_row_n6_a_refusal_names_the_days_and_the_permission_for_another_time() -> None:
    after = way_of("age: Máy tiện sản xuất 2005, về 2026, 21 năm").after_vi

    assert "xin văn bản chấp thuận của Bộ Khoa học và Công nghệ trước khi đăng ký tờ khai" in after[0]
    assert "trong 30 ngày kể từ ngày nhận quyết định xử phạt" in after[1]


def test_row_n6_the_next_day_in_time_stands_beside_the_steps() -> None:
    name = "quality_dossier: Nhận hồ sơ chưa đầy đủ thứ Hai 06/7/2026, hạn bổ sung thứ Tư 15/7/2026"

    assert str(way_of(name).due_on) == "2026-07-15"
