"""What takes exemption and reduction away from an item: a bar, or increased inspection?"""

from datetime import date

from models.case_file import CaseFile
from models.folding import folded
from models.goods import DeclarationItem
from models.language import Said
from models.reference import ExemptionBar, IncreasedInspection
from models.vocabulary import BarGround
from rules.checks.days import declared
from rules.law.quality.decree_37_2026 import INCREASED_INSPECTION
from rules.law.quality.decree_37_2026_exemptions import EXEMPTION_BARS
from rules.rule import Values

BAR_POINTS = {BarGround.SAFETY_WARNING: "a", BarGround.SPECIAL_CONTROL: "b", BarGround.SPECIAL_LAW: "c"}
BAR_VALUES: tuple[Values, ...] = (*EXEMPTION_BARS.values(), INCREASED_INSPECTION)


def increased_for(case_file: CaseFile, item: DeclarationItem, day: date) -> IncreasedInspection | None:
    """The first increased inspection whose every criterion the item meets (Điều 84.1)."""
    tax_code = declared(case_file).importer.tax_code
    return next(
        (
            one
            for one in case_file.reference.increased
            if one.since <= day
            and (one.until is None or day < one.until)
            and one.tax_code in (None, tax_code)
            and one.origin_country in (None, item.origin_country)
            and item.hs_code.startswith(one.hs_prefix)
        ),
        None,
    )


def bar_on(case_file: CaseFile, item: DeclarationItem, day: date) -> tuple[Values, Said] | None:
    """Why neither exemption nor reduction applies on the day, with the law that says so (Điều 86.2, 84)."""
    bars = bars_of(case_file, item, day)
    if bars:
        ground = bars[0].ground
        return EXEMPTION_BARS[BAR_POINTS[ground]], Said(
            f"{ground.label_vi} ({bars[0].source_vi})", f"they stand under a bar (“{bars[0].source_vi}”)"
        )
    increased = increased_for(case_file, item, day)
    if increased is None:
        return None
    return INCREASED_INSPECTION, Said(
        f"Đang kiểm tra tăng cường: {increased.ground.label_vi} ({increased.source_vi})",
        f"they stand under increased inspection (“{increased.source_vi}”)",
    )


def bars_of(case_file: CaseFile, item: DeclarationItem, day: date) -> list[ExemptionBar]:
    """The entries kept of warnings, special control and special law that name the goods on the day."""
    return [bar for bar in case_file.reference.exemption_bars if _is_barred(bar, item, day)]


def unstated(case_file: CaseFile, item: DeclarationItem, day: date) -> tuple[Said, ...]:
    """What the item does not state although a bar, or increased inspection, of the day turns on it."""
    lists = case_file.reference
    of_makers = [item.model_copy(update={"maker": bar.maker}) for bar in lists.exemption_bars]
    of_origins = [item.model_copy(update={"origin_country": one.origin_country}) for one in lists.increased]
    found = {
        Said("nhà sản xuất", "the maker"): item.maker is None
        and any(_is_barred(bar, one, day) for bar, one in zip(lists.exemption_bars, of_makers, strict=True)),
        Said("xuất xứ", "the origin"): item.origin_country is None
        and any(increased_for(case_file, one, day) for one in of_origins),
    }
    return tuple(name for name, is_wanted in found.items() if is_wanted)


def _is_barred(bar: ExemptionBar, item: DeclarationItem, day: date) -> bool:
    is_maker = bar.maker is None or folded(bar.maker) == folded(item.maker)
    return bar.since <= day and item.hs_code.startswith(bar.hs_prefix) and is_maker
