"""What stands for nobody who is marked, as links learn of it."""

from __future__ import annotations

from typing import Any

from annotators.training.reader.documents import Document, Mention
from annotators.training.reader.other_mentions import MOST, with_other_mentions, words_of

TEXT = "Ada Voss fed the gulls and it rained ."
LISTS: dict[str, list[Any]] = {
    "words": TEXT.split(),
    "starts": [TEXT.index(f"{word}") for word in TEXT.split()],
    "ends": [TEXT.index(f"{word}") + len(word) for word in TEXT.split()],
    "tags": ["NNP", "NNP", "VBD", "DT", "NNS", "CC", "PRP", "VBD", "."],
    "morphs": ["PROPN ", "PROPN ", "VERB ", "DET ", "NOUN ", "CCONJ ", "PRON ", "VERB ", "PUNCT "],
    "deps": ["nsubj", "flat", "ROOT", "det", "obj", "cc", "expl", "conj", "punct"],
    "heads": [2, 0, 2, 4, 2, 7, 7, 2, 2],
    "begins": [1, 0, 0, 0, 0, 0, 0, 0, 0],
}
VOSS = Mention((0, 8), "Ada Voss")


def others(*mentions: Mention, text: str = TEXT) -> list[str]:
    all_mentions = with_other_mentions(Document("one", text, mentions=mentions), LISTS).mentions
    assert all_mentions[: len(mentions)] == mentions
    return [text[slice(*mention.place)] for mention in all_mentions[len(mentions) :]]


def test_nouns_and_pronouns_that_are_nobody_s_are_mentions_of_something_else_each() -> None:
    assert others(VOSS) == ["the gulls", "it"]
    document = with_other_mentions(Document("one", TEXT, mentions=(VOSS,)), LISTS)
    keys = [mention.key for mention in document.mentions]
    assert len({*keys}) == 3


def test_what_is_marked_is_somebody_s() -> None:
    gulls = TEXT.index("the gulls")
    assert others(VOSS, Mention((gulls, gulls + 9), "the gulls")) == ["it"]


def test_where_as_many_pronouns_are_marked_as_may_be_others_may_be_anybody_s() -> None:
    text = TEXT + " he" * MOST
    ends = range(len(TEXT) + 3, len(text) + 1, 3)
    he = [Mention((end - 2, end), "Bo Ek") for end in ends]
    assert others(VOSS, *he, text=text) == ["the gulls"]
    assert others(VOSS, *he[1:], text=text) == ["the gulls", "it"]


def test_the_words_of_an_article_are_where_they_stand_in_it() -> None:
    words = words_of(LISTS)
    assert [TEXT[a:b] for a, b in zip(words.start, words.end, strict=True)] == LISTS["words"]
    assert words.left[4] == 3
