"""What stands beside a name says what it names: "Mr. Venn", "the newspaper Tarn", "Sand, who".

Plain functions of words and names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.pipeline.entities.edges import NAMING
from annotators.text.datelines import is_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotators.text.repeated_names import Name

_ADDRESSES = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms."})
_PAPER_BEFORE = frozenset({"newspaper", "magazine", "daily", "agency", "broadcaster"})
_PAPER_AFTER = frozenset({"newspaper", "daily", "weekly", "magazine"})


def by_neighbours(words: Sequence[str], name: Name) -> Name:
    """The name with the label that the words beside it settle."""
    if name.label not in NAMING:
        return name
    before = words[name.start - 1] if name.start else ""
    after = [*words[name.end : name.end + 2], "", ""]
    if before in _ADDRESSES or _is_somebody(name, after):
        return name._replace(label="PERSON")
    if _is_paper(name, before, after):
        return name._replace(label="ORG")
    is_place = name.label == "PERSON" and is_dateline(words, name.start, name.end)
    return name._replace(label="GPE") if is_place else name


def _is_somebody(name: Name, after: Sequence[str]) -> bool:
    """A full name that "who" stands for is a person's: Birgit Sand, who leads the opposition."""
    has_who = after[0] == "who" or (after[0] == "," and after[1] == "who")
    return has_who and name.end - name.start > 1 and name.label == "ORG"


def _is_paper(name: Name, before: str, after: Sequence[str]) -> bool:
    """The newspaper Tarn, the Tarn news agency; but a Lund newspaper may be any in Lund."""
    is_called = after[0] in _PAPER_AFTER or (after[0] == "news" and after[1] == "agency")
    is_where = name.label == "GPE" and before in {"a", "an", "in"}
    if name.label in {"PERSON", "GPE"} and before in _PAPER_BEFORE:
        return True
    return name.label not in {"NORP", "EVENT"} and is_called and not is_where
