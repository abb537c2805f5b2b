"""Which articles said what temporary import is before Nghị định 292/2026/NĐ-CP?"""

from datetime import date

from models.law import Citation, Dated, Instrument
from rules.law.customs.decree_292_2026 import IN_FORCE_FROM as IN_FORCE_UNTIL

IN_FORCE_FROM = date(2018, 5, 15)

DECREE_69_2018 = Instrument(
    number="69/2018/NĐ-CP",
    title_vi="Nghị định số 69/2018/NĐ-CP quy định chi tiết một số điều của Luật Quản lý ngoại thương",
    in_force_from=IN_FORCE_FROM,
    in_force_until=IN_FORCE_UNTIL,
)

TEMPORARY_OTHER: tuple[Dated[tuple[str, str]], ...] = (
    Dated(
        value=("15", "17"),
        valid_from=IN_FORCE_FROM,
        valid_until=IN_FORCE_UNTIL,
        citation=Citation(
            instrument=DECREE_69_2018,
            article="15, 17",
            quote_vi="(lược ý) tạm nhập, tái xuất khác; tạm xuất, tái nhập",
        ),
    ),
)
