"""What is one honest change: who would have to make it, in which words, and as which facts?"""

import re
from typing import NamedTuple

from models.facts import FactContent, PaperFiled
from models.papers import Paper
from models.vocabulary import Party

NUMBER = "(giấy tờ giả định)"
_SUPPOSED_PAPER = re.compile(rf"(?:số )?{re.escape(NUMBER)}(?:,? ngày \d\d/\d\d/\d{{4}})?")
_SUPPOSED_WORDS = re.compile(r"\((tiêu chuẩn|cơ sở|địa chỉ) giả định(?: \d+)?\)")


class Move(NamedTuple):
    """One change: who makes it, what it is called, and the facts that would come in."""

    party: Party
    what_vi: str
    contents: tuple[FactContent, ...]


def filing(what_vi: str, *papers: Paper) -> Move:
    """The importer files papers."""
    return Move(Party.IMPORTER, what_vi, tuple(PaperFiled(paper=paper) for paper in papers))


def in_words(text_vi: str) -> str:
    """A text that names a supposed paper, as it is told to a person: the paper is yet to be filed."""
    return _SUPPOSED_WORDS.sub(r"\1 nêu trong giấy tờ sẽ nộp", _SUPPOSED_PAPER.sub("sẽ nộp", text_vi))
