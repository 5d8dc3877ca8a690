"""Whose a source is by its tree."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.attribution.syntactic_source import author
from annotators.text.tokens import Tokens

TAGS = {"said": "VBD", "left": "VBD"}


def tokens_of(tree: str) -> Tokens:
    """A Doc of `word:relation:head` triples."""
    cells = [cell.rsplit(":", 1) for cell in tree.split()]
    pairs = [(cell.partition(":")[0], cell.partition(":")[2], int(head)) for cell, head in cells]
    names = [word for word, _, _ in pairs]
    doc = Doc(
        Vocab(),
        words=names,
        deps=[dep for _, dep, _ in pairs],
        heads=[head for _, _, head in pairs],
        pos=["VERB" if n in TAGS else "PRON" if n == "her" else "NOUN" for n in names],
        tags=[TAGS.get(n, "NN") for n in names],
    )
    return Tokens.from_doc(doc)


def test_a_statement_is_its_author_s() -> None:
    words = tokens_of("her:nmod:poss:1 statement:root:1")
    assert author(words, 1) == 0
    assert author(tokens_of("her:nmod:poss:1 house:root:1"), 1) is None
