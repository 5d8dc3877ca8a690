"""Spaces for sources that give tokens only, so that training text looks like text."""

from __future__ import annotations

_CLOSERS = frozenset(". , ; : ? ! ) ] } % 's 'S ’s ' ’ n't 're 've 'll 'd 'm N'T '' ”".split())
_OPENERS = frozenset("( [ { $ £ € # `` “".split())


def spaces_between(words: list[str]) -> list[bool]:
    """Whether a space follows each word: quotation marks by turns, other marks by side."""
    spaces = [True] * len(words)
    inside = False
    for i, word in enumerate(words):
        if word in {'"', "``", "''"}:
            spaces[i] = inside
            if inside and i:
                spaces[i - 1] = False
            inside = not inside
        elif word in _CLOSERS and i:
            spaces[i - 1] = False
        if word in _OPENERS:
            spaces[i] = False
        if word in {"-", "/"} and 0 < i < len(words) - 1 and _joins(words[i - 1], words[i + 1]):
            spaces[i - 1] = spaces[i] = False
    if spaces:
        spaces[-1] = True
    return spaces


def _joins(before: str, after: str) -> bool:
    return before[-1:].isalnum() and after[:1].isalnum()
