"""Do the used goods stand on a list of goods that may not be imported (Nghị định 292/2026, Thông tư 26/2025)?

What is banned leaves Quyết định 18/2019/QĐ-TTg (Điều 1.1), and what leaves that decision is banned all the
same: a law of its own. The lists name goods, not HS codes, so a code only gives cause to ask. Causes: codes
that Thông tư 36/2026/TT-BKHCN lists in its field of information technology (digital goods), or in its field
of standards (household electrical goods); subheading 84.19.20, which by its own name is medical sterilizers.
Industrial machines stand on none of these. Goods that only pass by are not imported.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, Outcome, Regime
from rules.checks.days import Days
from rules.checks.scope.exclusions import is_plainly_excluded
from rules.checks.scope.new_goods import is_new
from rules.ground import Ground, ground_on
from rules.law.customs.decree_292_2026 import BANNED_USED_CONSUMER, BANNED_USED_DIGITAL, BANNED_USED_MEDICAL
from rules.law.machinery.circular_26_2025 import BANNED_USED_IT_GOODS
from rules.law.quality.circular_36_2026 import listed
from rules.rule import Rule, Values

MEDICAL_PREFIXES = ("841920",)
MACHINES = ("84", "85")
"""The chapters of machines, electrical ones too; the lists by risk hold fuel and steel beside them."""


class Ban(NamedTuple):
    """Used goods that may not be imported, and which codes give cause to ask."""

    values: Values
    goods: Said
    has_cause: Callable[[str], bool]


def _is_digital(hs_code: str) -> bool:
    return any(row.value.field == "ict" for row in listed(hs_code))


def _is_household(hs_code: str) -> bool:
    return hs_code.startswith(MACHINES) and any(row.value.field == "standards" for row in listed(hs_code))


def _is_medical(hs_code: str) -> bool:
    return hs_code.startswith(MEDICAL_PREFIXES)


BANS = (
    Ban(
        BANNED_USED_DIGITAL,
        Said("sản phẩm công nghệ số đã qua sử dụng", "used digital technology goods"),
        _is_digital,
    ),
    Ban(
        BANNED_USED_IT_GOODS,
        Said("sản phẩm công nghệ thông tin đã qua sử dụng", "used information technology goods"),
        _is_digital,
    ),
    Ban(
        BANNED_USED_CONSUMER,
        Said(
            "hàng điện tử, điện lạnh, điện gia dụng đã qua sử dụng",
            "used household and electrical consumer goods",
        ),
        _is_household,
    ),
    Ban(
        BANNED_USED_MEDICAL,
        Said("thiết bị y tế đã qua sử dụng", "used medical devices"),
        _is_medical,
    ),
)
"""The younger text on the same goods first."""


@lru_cache(maxsize=1024)
def bans_to_ask_of(hs_code: str) -> tuple[Ban, ...]:
    """The bans for which the code gives cause."""
    return tuple(ban for ban in BANS if ban.has_cause(hs_code))


def check_import_ban(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises only where the code gives cause, for goods that may be used; a person answers.

    That the goods are not banned says nothing on the laws beside it, so that such an answer is a note.
    """
    if item.condition is None or is_new(item) or is_plainly_excluded(case_file, item):
        return None
    day = days.registration(case_file)
    for ban in bans_to_ask_of(item.hs_code):
        ground = ground_on("import_ban", item, ban.values, day, Consequence.REFUSAL, Regime.IMPORT_BAN)
        if ground is not None:
            finding = _asked(case_file, ground, item, ban.goods)
            is_banned = finding.outcome is not Outcome.MET
            return finding if is_banned else finding.model_copy(update={"consequence": Consequence.NOTE})
    return None


def _asked(case_file: CaseFile, ground: Ground, item: DeclarationItem, goods: Said) -> Finding:
    place_vi = ground.value.citation.place_vi
    return ground.ask(
        case_file,
        f"Hàng có thuộc danh mục cấm nhập khẩu “{goods.vi}” không ({place_vi})? "
        "Đạt: không thuộc, xét tiếp như máy móc, thiết bị. Không đạt: thuộc, không được nhập khẩu.",
        Said(
            f"Mã HS {item.hs_code} có thể là {goods.vi}, thuộc danh mục cấm nhập khẩu.",
            f"HS code {item.hs_code} may cover {goods.en}, which may not be imported.",
        ),
        (("Mã HS", item.hs_code), ("Mô tả", item.description)),
        topic=place_vi,
    )


RULE = Rule(
    "import_ban",
    Regime.IMPORT_BAN,
    Said(
        "Hàng đã qua sử dụng có nằm ngoài danh mục cấm nhập khẩu không?",
        "Are the used goods off the lists of goods that may not be imported?",
    ),
    tuple(ban.values for ban in BANS),
    check_import_ban,
)
