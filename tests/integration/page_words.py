"""What does a page say to a reader?"""

import re
from html import unescape

import httpx


def said(response: httpx.Response) -> str:
    """The words of the page, without its tags."""
    plain = re.sub(r"<[^>]+>", " ", response.text)
    return " ".join(unescape(plain).split())
