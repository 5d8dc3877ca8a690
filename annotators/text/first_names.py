"""First names that tell a man from a woman, in lower case; `first_names.txt` names its source."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path


class SortedWords(Collection[str]):
    """Words that are found in the sorted lines they stand in.

    A set of 23,000 took 3.5 MB, also in the process that answers the keys; their lines take 0.5.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """lines: words in the order of their code points, with blanks between them."""
        self._lines = [line.strip() for line in lines if line.strip()]

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        after = bisect(self._lines, word, key=_first)
        return after > 0 and word in self._lines[after - 1].split()

    def __iter__(self) -> Iterator[str]:
        return (word for line in self._lines for word in line.split())

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _first(line: str) -> str:
    return line.partition(" ")[0]


def _listed() -> tuple[SortedWords, SortedWords]:
    text = Path(__file__).with_name("first_names.txt").read_text(encoding="utf-8")
    female, _, male = text.partition("\nfemale:\n")[2].partition("\nmale:\n")
    return SortedWords(female.splitlines()), SortedWords(male.splitlines())


FEMALE_NAMES, MALE_NAMES = _listed()
