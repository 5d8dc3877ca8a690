"""What the components of the shipped pipeline do by rule: tokens, borders, lemmas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from annotators.pipeline.sentences import SentenceBorders
from annotators.pipeline.tokenizer import make_tokenizer, use_news_tokenizer


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


def test_the_tokenizer_s_rules_come_from_the_pipeline_s_folder_alone(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    use_news_tokenizer(nlp)
    nlp.to_disk(tmp_path)
    tokenizer: Any = nlp.tokenizer
    loaded: Any = spacy.load(tmp_path).tokenizer
    assert make_tokenizer()(nlp).rules == {}
    assert loaded.to_bytes() == tokenizer.to_bytes()


def test_borders_that_are_set_stay_as_they_are() -> None:
    doc = spacy.blank("en")("It rained. It snowed.")
    doc[3].is_sent_start = False
    assert SentenceBorders()(doc)[3].is_sent_start is False


def test_borders_are_set_where_they_are_certain_and_nowhere_else() -> None:
    doc = SentenceBorders()(spacy.blank("en")("“We go,” she said. Ah! Inc rose."))
    assert [token.text for token in doc if token.is_sent_start] == ["“", "Ah"]
    assert doc[4].is_sent_start is False
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
