"""Counts with their nouns, for sentences."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """A count and its noun, in the plural (with -s) unless the count is one: “1,200 words”."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def were_counted(count: int, noun: str) -> str:
    """A count with its noun and a verb: “1 word was”, “2 words were”."""
    return f"{counted(count, noun)} {'was' if count == 1 else 'were'}"
