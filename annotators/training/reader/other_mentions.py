"""Nouns and pronouns that stand for nobody who is marked: what a link must not lead to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.coreference.places import places_of
from annotators.encoder.heads import PRONOUN
from annotators.text.tokens import Tokens
from annotators.training.reader.documents import Mention
from annotators.training.reader.windows import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotators.training.reader.documents import Document

MOST: Final = 40
"""So many pronouns are marked in an article at most; where there are more, it is not known of the
others that they stand for nobody."""


def with_other_mentions(document: Document, columns: dict[str, list[Any]]) -> Document:
    """The document with the nouns and pronouns among its words (see `grammar.labelled`) that are no
    mention of anybody: as mentions of something else, each."""
    known = sorted(mention.place for mention in document.mentions)
    pronouns = sum(kind_of(document.text[slice(*place)]) == PRONOUN for place in known)
    covered = bytearray(len(document.text))
    for start, end in known:
        covered[start:end] = b"\1" * (end - start)
    others = tuple(
        Mention(place, ("other", place))
        for place, kind in _places(columns)
        if not any(covered[slice(*place)]) and not (kind == PRONOUN and pronouns >= MOST)
    )
    return replace(document, mentions=(*document.mentions, *others))


def _places(columns: dict[str, list[Any]]) -> Iterator[tuple[tuple[int, int], int]]:
    """The mentions that a link can lead to, in code points (half-open), each with its kind."""
    words = words_of(columns)
    for place in places_of(words, ()):
        yield (words.start[place.start], words.end[place.end - 1]), place.kind


def words_of(columns: dict[str, list[Any]]) -> Tokens:
    """The words of an article with their grammar."""
    count = len(columns["starts"])
    heads = [head if 0 <= head < count else k for k, head in enumerate(columns["heads"])]
    doc = Doc(
        Vocab(),
        words=columns["words"],
        tags=columns["tags"],
        pos=[morph.split(" ")[0] for morph in columns["morphs"]],
        deps=columns["deps"],
        heads=heads,
    )
    words = Tokens.from_doc(doc)
    words.start, words.end = columns["starts"], columns["ends"]
    return words
