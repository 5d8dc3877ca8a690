"""The findings of Docs made by hand, in both schemes of labels."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators import from_doc
from annotators.findings import Findings

TABLE = """
Minister NNP PROPN minister 3 nsubj     2 compound
Ada      NNP PROPN Ada      0 appos     2 compound
Voss     NNP PROPN Voss     1 flat      3 nsubj
said     VBD VERB  say      3 root      3 ROOT
that     IN  SCONJ that     8 mark      7 mark
the      DT  DET   the      6 det       6 det
river    NN  NOUN  river    8 nsubj     7 nsubj
is       VBZ AUX   be       8 cop       3 ccomp
ours     PRP PRON  ours     3 ccomp     7 attr
.        .   PUNCT .        3 punct     3 punct
She      PRP PRON  she     11 nsubj    11 nsubj
denied   VBD VERB  deny    11 root     11 ROOT
“        ``  PUNCT “       14 punct    14 punct
any      DT  DET   any     14 det      14 det
deal     NN  NOUN  deal    11 obj      11 dobj
”        ''  PUNCT ”       14 punct    14 punct
.        .   PUNCT .       11 punct    11 punct
"""
"""Word, tag, part of speech, lemma, then head and relation in either scheme."""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


def parsed_doc(scheme: int) -> Doc:
    word, tag, pos, lemma, *trees = zip(*ROWS, strict=True)
    heads, deps = trees[2 * scheme], trees[2 * scheme + 1]
    return Doc(
        Vocab(),
        words=list(word),
        tags=list(tag),
        pos=list(pos),
        lemmas=list(lemma),
        heads=[int(head) for head in heads],
        deps=list(deps),
        ents=["O", "B-PERSON", "I-PERSON", *["O"] * 14],
        sent_starts=[k in (0, 10) for k in range(len(word))],
    )


@pytest.fixture(params=[0, 1], ids=["Universal", "ClearNLP"])
def doc(request: pytest.FixtureRequest) -> Doc:
    return parsed_doc(request.param)


@pytest.fixture
def findings(doc: Doc) -> Findings:
    return from_doc(doc)


def test_a_claim_has_its_content_cue_and_speaker(doc: Doc, findings: Findings) -> None:
    claim = findings.claims[0]
    assert [s.of(doc.text) for s in claim.content] == ["that the river is ours"]
    assert [s.of(doc.text) for s in claim.cue] == ["said"]
    assert (claim.speaker, claim.act, claim.form) == ("Ada Voss", "says", "indirect")


def test_a_pronoun_stands_for_the_one_named_before(findings: Findings) -> None:
    assert [e.mention for e in findings.entities] == ["name", "pronoun"]
    assert {e.name for e in findings.entities} == {"Ada Voss"}


def test_a_denial_denies(findings: Findings) -> None:
    assert [(c.act, c.polarity) for c in findings.claims[1:]] == [("denies", "denies")]


def test_an_empty_doc_has_no_findings() -> None:
    assert from_doc(Doc(Vocab())) == Findings()
