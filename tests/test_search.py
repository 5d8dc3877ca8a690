from __future__ import annotations

import pytest

from annotators.notebook.mark import Mark, MarkedClaim, Verdict
from annotators.notebook.search import Index, tags_of
from annotators.notebook.search_line import MARKS as MARKS_PLACE
from annotators.notebook.search_line import completed
from articles.article import Span
from articles.search import Query, QueryError, parse

MARKS = [
    Mark(
        article=article,
        span=Span(n, n + 1),
        exact=exact,
        note=note,
        tags=tags,
        color="pink" if n % 2 else "green",
        modified=f"2024-01-0{n + 1}",
        verdict=Verdict(finding="claim", speaker=speaker) if speaker else None,
        claim=MarkedClaim(act="says", polarity="denies", form="indirect") if n == 2 else None,
    )
    for n, (article, exact, note, tags, speaker) in enumerate(
        [
            ("a", "The harbour opens", "why now?", ("sea", "Ports"), None),
            ("a", "STRASSE", "", ("sea",), "Ada Quill"),
            ("b", "a harbour", "Sailors sing", (), None),
        ]
    )
]


@pytest.mark.parametrize(
    ("query", "indices"),
    [
        ("", [2, 1, 0]),
        ("harbour", [2, 0]),
        ("harbour why", [0]),
        ("strasse", [1]),
        ("ports", [0]),
        ("quill", [1]),
        ("daily", [2]),
        ("rbour", []),
        ("tag:sea", [1, 0]),
        ("tag:sea color:green", [0]),
        ("-tag:sea", [2]),
        ("-color:green harbour", []),
        ("since:2024-01-02", [2, 1]),
        ("by:ada", [1]),
        ("person:ada", [1]),
        ("is:orphan", []),
        ("until:2024-01-01", [0]),
        ("until:2024", [2, 1, 0]),
        ("before:2024", []),
        ("tag:ports tag:SEA", [0]),
        ("kind:claim", [1]),
        ("kind:highlighting", [2, 1, 0]),
        ("is:in-place", [2, 1, 0]),
        ("is:denied", [2]),
        ("is:exact", []),
        ("said:harbour", [2]),
        ("title:daily", [2]),
        ("in:daily", [2]),
    ],
)
def test_marks_are_found(query: str, indices: list[int]) -> None:
    index = Index(MARKS, {"b": "The Daily"})
    assert [MARKS.index(mark) for mark in index.find(parse(query, MARKS_PLACE))] == indices


def test_typing_on_and_deleting_again_finds_the_same() -> None:
    index = Index(MARKS)
    for words in ["h", "ha", "harbour w", "harbour", "s", ""]:
        query = parse(words)
        assert index.find(query) == Index(MARKS).find(query)


def test_sorted_by_words() -> None:
    assert [mark.exact[:3] for mark in Index(MARKS).find(Query(), "words")] == [
        "a h",
        "STR",
        "The",
    ]


def test_the_tag_used_most_is_offered_first() -> None:
    assert tags_of(MARKS) == ["sea", "Ports"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("color:beige", "color:beige is none; there are yellow, green, blue, pink, orange, purple"),
        ("is:read", "is:read is none; there are in-place, moved, changed, orphan, denied"),
        ("about:sand", "your marks have no about:"),
    ],
)
def test_what_no_mark_can_be_is_said(query: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        parse(query, MARKS_PLACE, is_whole=True)


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("colo", "color:"),
        ("why color:pi", "why color:pink"),
        ("is:in", "is:in-place"),
        ("tag:S", "tag:sea"),
        ("tag:tw", 'tag:"two words"'),
        ("tag:sea", None),
        ("harbour", None),
        ("", None),
    ],
)
def test_a_filter_is_completed(line: str, whole: str | None) -> None:
    assert completed(line, ["sea", "two words"]) == whole
