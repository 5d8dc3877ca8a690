"""The teacher with a small untrained encoder: what it is asked, that it learns, what it answers."""

from __future__ import annotations

import random
from typing import Any

import pytest

from annotators.training.pipeline.corpus import GRAMMAR, Source
from annotators.training.pipeline.documents import Piece

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

from annotators.training.pipeline import features, silver_corpus, train_teacher  # noqa: E402
from annotators.training.pipeline.teacher import Teacher, shape_of  # noqa: E402


class Tokenizer:
    """Two letters are a subword."""

    cls_token_id, sep_token_id = 1, 2

    def encode(self, word: str, *, add_special_tokens: bool) -> list[int]:
        pairs = [word[i : i + 2] for i in range(0, len(word.strip()), 2)]
        return [3 + sum(map(ord, pair)) % 90 for pair in pairs]


TREE = Piece(
    words=["Venn", "saw", "Lund", ".", "\n\n", "Oda", "left", "."],
    spaces=[True, True, False, False, False, True, False, False],
    tags=["NNP", "VBD", "NNP", ".", "_SP", "NNP", "VBD", "."],
    pos=["PROPN", "VERB", "PROPN", "PUNCT", "SPACE", "PROPN", "VERB", "PUNCT"],
    morphs=["Number=Sing", "Tense=Past", "Number=Sing", "", "", "Number=Sing", "Tense=Past", ""],
    heads=[1, 1, 1, 1, 3, 6, 6, 6],
    deps=["nsubj", "ROOT", "obj", "punct", "dep", "nsubj", "ROOT", "punct"],
    starts=[True, False, False, False, False, True, False, False],
    entities=["B-PERSON", "O", "B-GPE", "O", "O", "B-PERSON", "O", None],
)
NEWSWIRE = Piece(["Oda", "left"], [True, False], entities=["B-PERSON", "O"])
SOURCES = [
    Source("ewt", [TREE], (*GRAMMAR, "ner"), 0.5),
    Source("worldwide", [NEWSWIRE], ("ner",), 0.5),
]


def reader() -> features.Reader:
    return features.Reader(Tokenizer(), features.labels_of(SOURCES))


def small(labels: Any) -> Teacher:
    torch.manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=100,
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        attn_implementation="eager",
    )
    return Teacher(transformers.BertModel(config), labels)


def test_no_name_may_be_a_name_of_a_label_that_the_source_lacks() -> None:
    asked = reader()
    right = asked.targets([asked.lesson(TREE, open_names=frozenset({"DATE"}))])["names"][0]
    allowed = [{asked.labels.names[i] for i in row.nonzero().flatten().tolist()} for row in right]
    assert allowed[0] == {"B-PERSON"}
    assert allowed[1] == {"O", "B-DATE", "I-DATE"}
    assert allowed[7] == set(asked.labels.names)


def test_a_head_is_asked_only_what_the_source_annotates() -> None:
    asked = reader()
    targets = asked.targets([asked.lesson(NEWSWIRE)])
    assert (targets["names"].sum(-1) == 1).all()
    assert (targets["heads"] == features.MISSING).all()


def test_every_name_is_right_where_the_source_annotates_none() -> None:
    asked = reader()
    targets = asked.targets([asked.lesson(Piece(TREE.words, TREE.spaces))])
    assert targets["names"].all()


def test_a_break_and_a_long_word_are_few_subwords() -> None:
    asked = reader()
    assert asked.subwords("\n\n") == [Tokenizer.sep_token_id]
    assert len(asked.subwords("w" * 400)) == features.MOST_OF_A_WORD


@pytest.mark.parametrize(
    ("one", "other"), [("us", "US"), ("may", "May"), ("A", "US"), ("12", "a"), ("iPhone", "Iran")]
)
def test_words_are_told_apart_by_how_they_are_written(one: str, other: str) -> None:
    assert shape_of(one) != shape_of(other)


def test_the_teacher_learns_and_answers_with_trees() -> None:
    asked = reader()
    teacher = small(asked.labels).train()
    chance = random.Random(1)
    stream = train_teacher.batches(train_teacher.lessons(SOURCES, asked, chance), 60, chance)
    optimizer = torch.optim.AdamW(teacher.parameters(), lr=0.01)
    totals = []
    for _ in range(40):
        total = sum(train_teacher.losses(teacher, asked, next(stream)).values())
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
        totals.append(float(total.detach()))
    assert sum(totals[-5:]) < 0.5 * sum(totals[:5])
    bare = Piece(TREE.words, TREE.spaces)
    said = silver_corpus.answers(teacher.eval(), asked, [bare, Piece(["w"] * 600, [True] * 600)])
    assert said[1] is None
    assert said[0] is not None
    assert said[0].starts[5]
    assert all(0 <= head < 8 for head in said[0].heads)
    assert [i for i, head in enumerate(said[0].heads) if i == head] == [
        i for i, dep in enumerate(said[0].deps) if dep == "ROOT"
    ]
