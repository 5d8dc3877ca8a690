"""Treebanks and sets of names as pieces, on lines of our own in each source’s format."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from annotators.training.treebanks import augment, conllu, name_labels, name_sets, sources
from annotators.training.treebanks.pieces import BREAK, Piece, offsets, text_of, with_breaks
from annotators.training.treebanks.spacing import spaces_between

if TYPE_CHECKING:
    from pathlib import Path

CONLLU = """# newdoc id = a
# newpar
# sent_id = a-1
1	Venn	Venn	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	left	leave	VERB	VBD	Mood=Ind|Tense=Past	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# newpar
# sent_id = a-2
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VBP	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	go	go	VERB	VB	VerbForm=Inf	0	root	_	_

"""


def tree_pieces(path: Path) -> list[Piece]:
    (_, paragraphs), *_ = conllu.read_paragraphs(path)
    return [conllu.to_piece(sentence) for paragraph in paragraphs for sentence in paragraph]


def test_a_treebank_gives_back_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(CONLLU)
    whole = with_breaks(tree_pieces(tmp_path / "a.conllu"))
    assert text_of(whole).rstrip() == "Venn left.\n\nDon't go"


def test_every_word_of_a_piece_knows_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(CONLLU)
    whole = with_breaks(tree_pieces(tmp_path / "a.conllu"))
    text = text_of(whole)
    assert [text[start:end] for start, end in offsets(whole)] == whole.words


def test_a_tree_goes_on_behind_a_break(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(CONLLU)
    whole = with_breaks(tree_pieces(tmp_path / "a.conllu"))
    assert whole.heads == [1, 1, 1, 2, 6, 6, 6]
    assert whole.deps == ["nsubj", "ROOT", "punct", "dep", "aux", "advmod", "ROOT"]
    assert whole.starts == [True, False, False, False, True, False, False]


def test_an_article_is_cut_at_its_breaks_alone() -> None:
    words = ["Ora", "left", BREAK, "It", "rained", "hard", BREAK, "Nobody", "came"]
    article = Piece(words, [False] * len(words), entities=["B-PERSON", *["O"] * 8])
    pieces = sources.cut_all([article], longest=4)
    assert [piece.words for piece in pieces] == [words[:2], words[3:6], words[7:]]
    assert pieces[0].entities == ["B-PERSON", "O"]


def test_tags_are_read_as_stretches() -> None:
    assert name_labels.runs(["B-X", "I-X", "O", "I-Y", "B-Y"]) == [
        (0, 2, "X"),
        (3, 4, "Y"),
        (4, 5, "Y"),
    ]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Ostravia", "GPE"),
        ("the Black Sea", "LOC"),
        ("Lake Venn", "LOC"),
        ("South Africa", "GPE"),
        ("Central Asia", "LOC"),
    ],
)
def test_places_are_governed_or_not(name: str, label: str) -> None:
    assert name_labels.place_label(name) == label


def test_what_a_source_does_not_annotate_is_missing_and_not_nothing() -> None:
    words = ["Venn", "left", "on", "Monday", "with", "Ostravians"]
    tags = ["B-PER", "O", "O", "O", "O", "B-OTH"]
    assert name_sets.conll_labels(words, tags) == ["B-PERSON", "O", "O", None, "O", None]


def test_tokens_are_laid_over_their_text() -> None:
    piece = name_sets.align(
        ["Venn", "left", ".", "It", "rained"], ["O"] * 5, "Venn left.\n\nIt rained"
    )
    assert text_of(piece) == "Venn left.\n\nIt rained"


def test_spaces_are_put_where_a_writer_would() -> None:
    words = ["He", "said", ",", '"', "It", "is", "n't", "(", "yet", ")", "5", "%", ".", '"']
    text = "".join(w + " " * s for w, s in zip(words, spaces_between(words), strict=True))
    assert text.strip() == 'He said, "It isn\'t (yet) 5%."'


def test_variations_keep_words_and_labels_together() -> None:
    piece = Piece(
        words=["Ora", "Venn", "said", ":", '"', "Go", ".", '"'],
        spaces=[True, True, False, True, False, False, False, False],
        entities=["B-PERSON", "I-PERSON", "O", "O", "O", "O", "O", "O"],
    )
    pool = augment.Names({"PERSON": [("Lo", "Brask", "Jr")]})
    for seed in range(50):
        varied = augment.vary(piece, pool, random.Random(seed))
        assert varied.entities is not None
        assert len(varied.words) == len(varied.spaces) == len(varied.entities)
        labelled = [
            w.lower() for w, t in zip(varied.words, varied.entities, strict=True) if t != "O"
        ]
        assert labelled in (["ora", "venn"], ["lo", "brask", "jr"])
