"""What readers call the kinds of names that a pipeline tells apart."""

from __future__ import annotations

from typing import Final

_WORDS: Final = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "region",
    "FAC": "building", "NORP": "group", "EVENT": "event", "DATE": "date", "TIME": "time",
    "WORK_OF_ART": "work", "LAW": "law", "PRODUCT": "product", "MONEY": "sum of money",
}  # fmt: skip


def in_words(label: str) -> str:
    """The label of an entity as a word of everyday English; one that is not known, in small."""
    return _WORDS.get(label, label.lower())
