"""Is what was declared of an item shown, and nothing that was not?"""

from decimal import Decimal

from models.goods import Ratings
from models.vocabulary import Exemption, QualityMeasure
from portal.pages.case.declared import declared_lines, ratings_vi
from tests.builders import a_machine


def test_what_only_quality_inspection_asks_is_shown_where_it_was_stated() -> None:
    bare = {line.name for line in declared_lines(a_machine())}
    item = a_machine(
        intended_use="Nấu cơm",
        specification="1,8 lít",
        barcode="8934567890123",
        ratings=Ratings(phases=1),
        control_item="I.4.4",
        exemption=Exemption.SAMPLES,
        quality_measure=QualityMeasure.SELF_ASSESSMENT,
        has_technology_transfer=False,
    )

    shown = {line.name: line.value for line in declared_lines(item)}

    assert {shown[name] for name in set(shown) - bare} == {
        "Nấu cơm",
        "1,8 lít",
        "8934567890123",
        "1 pha",
        "I.4.4",
        Exemption.SAMPLES.label_vi,
        QualityMeasure.SELF_ASSESSMENT.label_vi,
        "Không",
    }


def test_what_every_machine_needs_is_a_dash_where_it_is_open() -> None:
    shown = {line.name: line.value for line in declared_lines(a_machine(serial_number=None, brand=None))}

    assert shown["Số máy"] == "–"
    assert "Nhãn hiệu" not in shown


def test_ratings_read_as_they_were_stated() -> None:
    ratings = Ratings(
        phases=3,
        voltage_v=Decimal(380),
        current_a=Decimal("31.5"),
        power_w=Decimal(18500),
        runs_on_battery_only=False,
        is_household=True,
        standard="TCVN 6610-1",
    )

    said = "3 pha; 380 V; 31,5 A; 18500 W; không chỉ dùng pin, ắc quy, điện một chiều; gia dụng"
    assert ratings_vi(ratings) == f"{said}; tiêu chuẩn TCVN 6610-1"
    assert ratings_vi(Ratings()) == "–"
