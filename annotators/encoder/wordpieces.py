"""A text as the word pieces of an uncased BERT, each with its place in the text.

After Devlin and others 2018: words are cut at blanks and around punctuation, lowered and freed of
accents, then cut greedily into the longest pieces that the vocabulary has.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD: Final = regex.compile(
    r"[\p{Han}]|[\p{P}$+<=>^`|~]|[^\s\p{P}\p{Han}$+<=>^`|~\p{Cc}\p{Cf}\p{Co}]+"
)
"""A sign that stands alone, or letters that are a word."""
_LONGEST: Final = 100
"""Code points; a longer word is one unknown piece."""
_REMEMBERED: Final = 50_000
"""Words whose pieces are kept."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text: their numbers in the vocabulary, and where they stand.

    `starts` and `ends` are code points of the text, half-open.
    """

    ids: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.ids)


class WordPieces:
    """Cuts texts into the pieces of a vocabulary (a piece a line; `##` begins one within a word).

    Raises:
        ValueError: the vocabulary lacks [UNK], [CLS] or [SEP].
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        missing = [piece for piece in ("[UNK]", "[CLS]", "[SEP]") if piece not in self._numbers]
        if missing:
            raise ValueError(f"the vocabulary lacks {', '.join(missing)}")
        self.unknown = self._numbers["[UNK]"]
        self.first, self.last = self._numbers["[CLS]"], self._numbers["[SEP]"]
        self._known: dict[str, tuple[tuple[int, int, int], ...]] = {}

    def cut(self, text: str) -> Pieces:
        """The pieces of a text, in order."""
        pieces = Pieces([], [], [])
        for match in WORD.finditer(text):
            at = match.start()
            for number, start, end in self._pieces(match.group()):
                pieces.ids.append(number)
                pieces.starts.append(at + start)
                pieces.ends.append(at + end)
        return pieces

    def _pieces(self, word: str) -> tuple[tuple[int, int, int], ...]:
        known = self._known.get(word)
        if known is None:
            known = tuple(self._cut_word(word))
            if len(self._known) < _REMEMBERED:
                self._known[word] = known
        return known

    def _cut_word(self, word: str) -> Iterator[tuple[int, int, int]]:
        """Number, start and end within the word of each of its pieces."""
        plain, places = plain_letters(word)
        if not plain:
            return
        pieces, start = [], 0
        while start < len(plain):
            end = len(plain)
            while end > start and self._number(plain, start, end) is None:
                end -= 1
            number = self._number(plain, start, end)
            if end == start or number is None or len(plain) > _LONGEST:
                yield self.unknown, 0, len(word)
                return
            pieces.append((number, places[start], places[end - 1] + 1))
            start = end
        yield from pieces

    def _number(self, word: str, start: int, end: int) -> int | None:
        return self._numbers.get(word[start:end] if start == 0 else f"##{word[start:end]}")


def plain_letters(word: str) -> tuple[str, list[int]]:
    """The word in lower case without accents, and for each letter the place it came from."""
    letters, places = [], []
    for place, letter in enumerate(word):
        for plain in unicodedata.normalize("NFD", letter.lower()):
            if unicodedata.category(plain) != "Mn":
                letters.append(plain)
                places.append(place)
    return "".join(letters), places
