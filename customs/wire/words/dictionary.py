"""How does a closed set of ours become wire words? One to one, both ways."""

from typing import Generic, TypeVar

from models.vocabulary import Word

W = TypeVar("W", bound=Word)


class Dictionary(Generic[W]):
    """A bijection between a closed set of ours and its wire words; refuses to be built with a hole."""

    def __init__(self, words: type[W], wire: dict[W, str]) -> None:
        if set(wire) != set(words) or len(set(wire.values())) != len(wire):
            raise ValueError(f"{words.__name__} is not translated one to one")
        self.words = words
        self.wire = wire
        self.ours = {text: word for word, text in wire.items()}
