"""Offsets as JavaScript counts them: UTF-16 units, two for each character beyond U+FFFF."""

from __future__ import annotations


def to_utf16(text: str, offset: int) -> int:
    """How many UTF-16 units the first `offset` code points take."""
    return offset + sum(ord(character) > 0xFFFF for character in text[:offset])


def from_utf16(text: str, units: int) -> int:
    """How many code points the first `units` UTF-16 units are; half a character counts as none."""
    at = 0
    for offset, character in enumerate(text):
        at += 1 + (ord(character) > 0xFFFF)
        if at > units:
            return offset
    return len(text)
