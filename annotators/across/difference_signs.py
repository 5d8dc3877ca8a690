"""Two statements written side by side, with signs for what differs, so that no colour is needed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from annotators.across.sameness import Sameness, Words

Look = Literal["same", "only here", "only there", "moved"]
Piece = tuple[str, Look]

SIGNS: Final[Mapping[Look, tuple[str, str]]] = {
    "same": ("", ""),
    "only here": ("[", "]"),
    "only there": ("{", "}"),
    "moved": ("~", "~"),
}
"""What stands before and behind words of each kind."""
LEGEND: Final = "[only here]  {only there}  ~moved~"


def here(sameness: Sameness) -> list[Piece]:
    """The statement itself: what the other lacks, and what stands elsewhere in it."""
    only = set(sameness.only_here)
    looks: list[Look] = [
        "only here" if at in only else "moved" if at in sameness.moved else "same"
        for at in range(len(sameness.here.plain))
    ]
    return list(_pieces(sameness.here, looks))


def there(sameness: Sameness) -> list[Piece]:
    """The other statement: what it has of its own, and what stood elsewhere."""
    only = set(sameness.only_there)
    moved = {sameness.pairs[at] for at in sameness.moved}
    looks: list[Look] = [
        "only there" if at in only else "moved" if at in moved else "same"
        for at in range(len(sameness.there.plain))
    ]
    return list(_pieces(sameness.there, looks))


def in_signs(pieces: list[Piece]) -> str:
    """The pieces as one text, each between the signs of its kind."""
    return "".join(f"{SIGNS[look][0]}{text}{SIGNS[look][1]}" for text, look in pieces)


def _pieces(words: Words, looks: list[Look]) -> Iterator[Piece]:
    """The text in pieces of one kind; what stands between words belongs to neither kind."""
    text, done = words.text, 0
    for look, group in groupby(range(len(looks)), key=looks.__getitem__):
        numbers = list(group)
        start, end = words.places[numbers[0]][0], words.places[numbers[-1]][1]
        if between := text[done:start]:
            yield between, "same"
        yield text[start:end], look
        done = end
    if done < len(text):
        yield text[done:], "same"
