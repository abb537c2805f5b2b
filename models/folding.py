"""How is Vietnamese text compared, so that "duong" finds "Đường" in any case and form?"""

import unicodedata


def folded(text: str | None) -> str:
    """Lower case without marks: NFD, combining marks dropped, đ to d, runs of space to one."""
    plain = unicodedata.normalize("NFD", (text or "").casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("đ", "d")
    return " ".join(plain.split())
