"""What the components of the shipped pipeline do by rule: states, tokens, lemmas, spans."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from annotators.pipeline import embedding
from annotators.pipeline.sentences import SentenceBorders
from annotators.pipeline.tokenizer import use_news_tokenizer

STATES = {
    embedding.OUTSIDE: ".",
    embedding.INSIDE: "i",
    embedding.OPENS: "(",
    embedding.CLOSES: ")",
}


def states(text: str) -> str:
    doc = spacy.blank("en")(text)
    extract = embedding.news_embed(8, ["NORM"], [4], [10], 2, 3).layers[0].layers[0].layers[0]
    columns: Any = extract.predict([doc])[0]
    return "".join(STATES.get(int(state), "¶") for state in columns[:, -1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained", ".."),
        ("“It rained,” she said", "(iii).."),
        ('"It rained," she said', "(iii).."),
        ("“It rained.\nIt snowed", "(iii¶.."),
        ('"It" and "it"', "(i).(i)"),
    ],
)
def test_every_word_knows_whether_it_is_quoted(text: str, expected: str) -> None:
    assert states(text) == expected


def test_a_wrapped_line_is_no_paragraph_for_the_embedding() -> None:
    line = "the bridge over the Ostra stayed closed for the third day in a row and"
    assert "¶" not in states("\n".join([line] * 5))


def test_fixed_vectors_are_found_by_the_lower_case_word() -> None:
    model = embedding.news_embed(8, ["NORM"], [4], [10], 2, 3)
    embedding.set_vectors(model, ["rain", "venn"], np.array([[1, 0, -1], [0.5, 0, 0]]))
    node = next(node for node in model.walk() if node.name == "fixed_vectors")
    found: Any = node.predict([Doc(spacy.blank("en").vocab, words=["Venn", "unknown", "rain"])])[0]
    assert found.tolist() == [[0.5, 0, 0], [0, 0, 0], [1, 0, -1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stop!! now", ["Stop", "!!", "now"]),
        ("pro-Ostravian votes", ["pro-Ostravian", "votes"]),
        ("well-known", ["well", "-", "known"]),
        ("re-elected", ["re-elected"]),
        ("He -- they", ["He", "--", "they"]),
    ],
)
def test_the_tokenizer_follows_the_treebanks(text: str, expected: list[str]) -> None:
    nlp = spacy.blank("en")
    use_news_tokenizer(nlp)
    assert [token.text for token in nlp(text)] == expected


def test_borders_that_are_set_stay_as_they_are() -> None:
    doc = spacy.blank("en")("It rained. It snowed.")
    doc[3].is_sent_start = False
    assert SentenceBorders()(doc)[3].is_sent_start is False


def test_borders_are_set_where_they_are_certain_and_nowhere_else() -> None:
    doc = SentenceBorders()(spacy.blank("en")("“We go,” she said. Ah! Inc rose."))
    assert [token.text for token in doc if token.is_sent_start] == ["“", "Ah"]
    assert doc[5].is_sent_start is False
    assert next(t for t in doc if t.text == "Inc").is_sent_start is None


def test_a_text_without_words_has_no_borders() -> None:
    assert len(SentenceBorders()(spacy.blank("en")(""))) == 0


def test_an_exception_comes_before_the_rule_that_lowers_base_forms() -> None:
    nlp = spacy.blank("en")
    lemmatizer: Any = nlp.add_pipe("newsread_lemmatizer")
    lemmatizer.lookups.add_table("lemma_rules", {"adj": [["er", ""]]})
    lemmatizer.lookups.add_table("lemma_index", {"adj": []})
    lemmatizer.lookups.add_table("lemma_exc", {"adj": {"ostravian": ["Ostravian"]}})
    words = ["Ostravian", "Clever"]
    doc = Doc(nlp.vocab, words=words, pos=["ADJ"] * 2, morphs=["Degree=Pos"] * 2)
    assert [token.lemma_ for token in lemmatizer(doc)] == ["Ostravian", "clever"]
