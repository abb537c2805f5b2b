"""Which goods does no law of used goods reach, whatever a text says that could not be read?

Thông tư 56/2026/TT-BKHCN is about used goods, like the decision itself: that goods declared new, and not said
to have run, lie outside turns on no word of either. Goods declared used that never ran do turn on one.
"""

from models.assessment import Finding
from models.goods import DeclarationItem
from models.vocabulary import Condition


def is_new(item: DeclarationItem) -> bool:
    """Declared new, and not said to have run."""
    return item.condition is Condition.NEW and not item.was_operated


def on_any_reading(item: DeclarationItem, finding: Finding) -> Finding:
    """The finding on the scope; of new goods without the mark, which asks for a lawyer."""
    return finding.model_copy(update={"needs_legal_review": False}) if is_new(item) else finding
