"""The gender of pronouns, nouns, and people by their first names."""

from __future__ import annotations

from annotators.coreference.name_clustering import EntityCluster
from annotators.text.first_names import FEMALE_NAMES, MALE_NAMES
from annotators.text.lexicon import (
    FEMALE,
    FEMALE_NOUNS,
    FEMALE_TITLES,
    MALE,
    MALE_NOUNS,
    MALE_TITLES,
)


def of_pronoun(lower: str) -> str:
    """`m` for he, `f` for she, else empty."""
    return "m" if lower in MALE else "f" if lower in FEMALE else ""


def of_noun(noun: str) -> str:
    """`m` or `f` where a noun or title is said of one sex only, else empty."""
    if noun in MALE_NOUNS or noun in MALE_TITLES:
        return "m"
    return "f" if noun in FEMALE_NOUNS or noun in FEMALE_TITLES else ""


def learn(clusters: list[EntityCluster]) -> None:
    """Set the gender of people whose first name tells it, where no title does."""
    for cluster in clusters:
        if cluster.is_person and not cluster.gender:
            full = max((m.name for m in cluster.mentions), key=lambda name: len(name.words))
            first = full.first if len(full.words) > 1 else ""
            cluster.gender = "m" if first in MALE_NAMES else "f" if first in FEMALE_NAMES else ""
