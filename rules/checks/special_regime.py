"""Where used goods for chips or digital research fail the decision, who says what their own circular asks?

Thông tư 30/2025/TT-BKHCN has criteria of its own for them. Some are known to be those of the decision; what
the others are was not read, so that failing one of the decision's is a question to a person.
"""

from models.goods import DeclarationItem
from models.vocabulary import Purpose
from rules.ground import Ground
from rules.law.machinery.circular_30_2025 import OWN_CRITERIA

SPECIAL_PURPOSES = (Purpose.CHIP_PROJECT, Purpose.DIGITAL_RESEARCH)


def unless_special(ground: Ground, item: DeclarationItem) -> Ground:
    """The ground of a failure: the circular where the purpose has it and it is in force, else the same."""
    return ground.on(OWN_CRITERIA) if item.purpose in SPECIAL_PURPOSES else ground
