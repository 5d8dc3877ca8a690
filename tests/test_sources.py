"""Who the tree says a cue belongs to, in either scheme of labels."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.attribution.syntactic_source import antecedent, author, find_source
from annotators.text.quotations import find_quotations
from annotators.text.tokens import Tokens

TABLE = {
    "subject": ("Voss:nsubj:1 said:root:1 so:advmod:1", "said", "Voss"),
    "conjunct": (
        "Voss:nsubj:1 rose:root:1 and:cc:3 said:conj:1 so:advmod:3",
        "said",
        "Voss",
    ),
    "participle": (
        "Voss:nsubj:1 left:root:1 ,:punct:3 saying:advcl:1 so:advmod:3",
        "saying",
        "Voss",
    ),
    "papers before a participle": (
        "Voss:nsubj:1 read:root:1 reports:obj:1 suggesting:acl:2 so:advmod:3",
        "suggesting",
        "reports",
    ),
    "papers, where the tree is wrong": (
        "Voss:nsubj:1 read:root:1 reports:obj:1 suggesting:advcl:1 so:advmod:3",
        "suggesting",
        "reports",
    ),
    "possessor": ("her:nmod:poss:1 claim:nsubj:2 held:root:2", "claim", "her"),
}
TAGS = {"said": "VBD", "rose": "VBD", "left": "VBD", "read": "VBD", "held": "VBD"}
VERBS = {*TAGS, "saying", "suggesting"}


def made(tree: str) -> Tokens:
    """A Doc of `word:relation:head` triples."""
    cells = [cell.rsplit(":", 1) for cell in tree.split()]
    pairs = [(cell.partition(":")[0], cell.partition(":")[2], int(head)) for cell, head in cells]
    names = [word for word, _, _ in pairs]
    doc = Doc(
        Vocab(),
        words=names,
        deps=[dep for _, dep, _ in pairs],
        heads=[head for _, _, head in pairs],
        pos=["VERB" if n in VERBS else "PRON" if n == "her" else "NOUN" for n in names],
        tags=[TAGS.get(n, "VBG" if n.endswith("ing") else "NN") for n in names],
    )
    return Tokens.from_doc(doc)


@pytest.mark.parametrize(("tree", "cue", "source"), TABLE.values(), ids=TABLE)
def test_a_cue_has_its_source(tree: str, cue: str, source: str) -> None:
    words = made(tree)
    found = find_source(words, words.form.index(cue))
    assert found is not None
    assert words.form[found.head] == source


def test_a_subject_inside_a_quotation_is_never_the_source() -> None:
    words = made("“:punct:2 Voss:nsubj:2 fell:ccomp:4 ”:punct:2 said:root:4")
    words.mark_quotations(find_quotations(words.text))
    assert find_source(words, 4) is None


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    words = made("Voss:nsubj:3 who:nsubj:2 said:acl:relcl:0 left:root:3")
    assert antecedent(words, 1, 2) == 0


def test_a_statement_is_its_author_s() -> None:
    words = made("her:nmod:poss:1 statement:root:1")
    assert author(words, 1) == 0
    assert author(made("her:nmod:poss:1 house:root:1"), 1) is None
