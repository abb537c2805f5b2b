"""How soon had refused goods to leave under Nghị định 128/2020/NĐ-CP?"""

from datetime import date

from models.law import Citation, Dated, Instrument

IN_FORCE_FROM = date(2020, 12, 10)
IN_FORCE_UNTIL = date(2026, 7, 1)

DECREE_128_2020 = Instrument(
    number="128/2020/NĐ-CP",
    title_vi="Nghị định số 128/2020/NĐ-CP quy định xử phạt vi phạm hành chính trong lĩnh vực hải quan",
    in_force_from=IN_FORCE_FROM,
    in_force_until=IN_FORCE_UNTIL,
)

REEXPORT_DAYS: tuple[Dated[int], ...] = (
    Dated(
        value=30,
        valid_from=IN_FORCE_FROM,
        valid_until=IN_FORCE_UNTIL,
        citation=Citation(
            instrument=DECREE_128_2020,
            article="18",
            clause="3",
            point="a",
            quote_vi="(lược ý) tái xuất trong 30 ngày từ ngày nhận quyết định xử phạt",
        ),
    ),
)
