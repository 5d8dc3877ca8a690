"""What treebanks say against the rules of the lemmatizer, kept as its table of exceptions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

import spacy
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotators.pipeline.lemmatizer import NewsLemmatizer
    from annotators.training.treebanks.pieces import Piece

_RULED: Final = frozenset({"ADJ", "ADV", "NOUN", "VERB"})
"""Parts of speech for which spaCy has rules; for the others the table of exceptions is all."""
_UNLEARNT: Final = frozenset({"NUM", "X", "SYM", "SPACE"})
_WORD: Final = re.compile(r"['’`]?[^\W\d_]+(?:['’-][^\W\d_]+)*[.'’]?|['’]|\d\d(?:\d\d)?s")
"""A word, an ending ("'s"), or a decade: no number, address or file name is one."""
_LEAST: Final = 2
"""So often a lemma has been seen that is learned."""
_AGREED: Final = 0.7
"""In so many of all places a word has the lemma that is learned."""


def learn_exceptions(lemmatizer: NewsLemmatizer, pieces: Iterable[Piece]) -> None:
    """Add what the pieces say against the rules to the lemmatizer’s table of exceptions."""
    vocab = spacy.blank("en").vocab  # the words of the treebanks do not stay in the pipeline's own
    table = lemmatizer.lookups.get_table("lemma_exc")
    for word, pos, lemma in _agreed(pieces):
        doc = Doc(vocab, words=[word], pos=[pos])
        if pos not in _RULED or lemmatizer.rule_lemmatize(doc[0])[0] != lemma:
            table[pos.lower()] = {**table.get(pos.lower(), {}), word: [lemma]}
    lemmatizer.cache = {}


def _agreed(pieces: Iterable[Piece]) -> Iterator[tuple[str, str, str]]:
    """Words in lower case with their parts of speech, and the lemma that nearly all have."""
    lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for piece in pieces:
        for word, pos, lemma in zip(piece.words, piece.pos or [], piece.lemmas or [], strict=True):
            lemmas[word.lower(), pos][lemma] += 1
    for (word, pos), counts in lemmas.items():
        lemma, count = counts.most_common(1)[0]
        if count >= max(_LEAST, _AGREED * counts.total()) and _is_learnt(word, pos, lemma):
            yield word, pos, lemma


def _is_learnt(word: str, pos: str, lemma: str) -> bool:
    """Whether an exception says something of English: no address does, nor who wrote to whom.

    Of names only those are learnt that have another base form: "Americans", "Nov.".
    """
    if pos == "PUNCT":
        return not any(map(str.isalnum, word))
    if pos in _UNLEARNT or not _WORD.fullmatch(word):
        return False
    return pos != "PROPN" or lemma.lower() != word
