"""What do all filed papers share?"""

from datetime import date

from models.base import Digest, Record
from models.goods import Text

Items = tuple[int, ...]
"""Item numbers that a paper covers; empty means every item of the declaration."""


class FiledPaper(Record):
    """What all papers share: number, day of issue, the items covered, and the file if one was sent."""

    number: Text
    issued_on: date
    items: Items = ()
    file_digest: Digest | None = None

    def covers(self, item_number: int) -> bool:
        """Does the paper speak of this item?"""
        return not self.items or item_number in self.items
