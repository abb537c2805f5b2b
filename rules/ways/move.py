"""What is one honest change: who would have to make it, in which words, and as which facts?"""

from typing import NamedTuple

from models.facts import FactContent, PaperFiled
from models.papers import Paper
from models.vocabulary import Party

NUMBER = "(giấy tờ giả định)"


class Move(NamedTuple):
    """One change: who makes it, what it is called, and the facts that would come in."""

    party: Party
    what_vi: str
    contents: tuple[FactContent, ...]


def filing(what_vi: str, *papers: Paper) -> Move:
    """The importer files papers."""
    return Move(Party.IMPORTER, what_vi, tuple(PaperFiled(paper=paper) for paper in papers))
