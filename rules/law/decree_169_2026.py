"""How soon must refused goods leave since Nghị định 169/2026/NĐ-CP took over from 128/2020/NĐ-CP?

The decree exists and was not read: its number of days is unknown, so it is None and unverified.
"""

from models.law import Citation, Dated, Instrument, Verification
from rules.law import decree_128_2020

IN_FORCE_FROM = decree_128_2020.IN_FORCE_UNTIL

DECREE_169_2026 = Instrument(
    number="169/2026/NĐ-CP",
    title_vi="Nghị định số 169/2026/NĐ-CP quy định xử phạt vi phạm hành chính trong lĩnh vực hải quan",
    in_force_from=IN_FORCE_FROM,
)

REEXPORT_DAYS: tuple[Dated[int] | Dated[None], ...] = (
    *decree_128_2020.REEXPORT_DAYS,
    Dated(
        value=None,
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=DECREE_169_2026,
            article="(chưa rõ số)",
            quote_vi="(lược ý) xử phạt vi phạm hành chính trong lĩnh vực hải quan",
        ),
        verification=Verification.UNVERIFIED,
    ),
)
