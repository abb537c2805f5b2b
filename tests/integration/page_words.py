"""What does a page say to a reader?"""

import re
from html import unescape

import httpx


def said(response: httpx.Response) -> str:
    """The words of the page, without its tags."""
    return said_of(response.text)


def said_of(page: str) -> str:
    """Words without tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
