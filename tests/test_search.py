from __future__ import annotations

import pytest

from annotators.mark import Mark, Verdict
from annotators.search import Filter, Index, parse, tags_of
from articles.article import Span

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
    ("wanted", "found"),
    [
        (Filter(), [2, 1, 0]),
        (Filter(words="HARBOUR"), [2, 0]),
        (Filter(words="harbour why"), [0]),
        (Filter(words="straße"), [1]),
        (Filter(words="ports"), [0]),
        (Filter(words="quill"), [1]),
        (Filter(words="daily"), [2]),
        (Filter(tag="sea"), [1, 0]),
        (Filter(tag="sea", color="green"), [0]),
        (Filter(article="b"), [2]),
        (Filter(since="2024-01-02"), [2, 1]),
        (Filter(person="ada"), [1]),
        (Filter(state="orphan"), []),
        (Filter(motivation="highlighting"), [2, 1, 0]),
    ],
)
def test_marks_are_found(wanted: Filter, found: list[int]) -> None:
    index = Index(MARKS, {"b": "The Daily"})
    assert [MARKS.index(mark) for mark in index.find(wanted)] == found


def test_typing_on_and_deleting_again_finds_the_same() -> None:
    index = Index(MARKS)
    for words in ["h", "ha", "harbour w", "harbour", "s", ""]:
        assert index.find(Filter(words=words)) == Index(MARKS).find(Filter(words=words))


def test_sorted_by_words() -> None:
    assert [mark.exact[:3] for mark in Index(MARKS).find(Filter(), "words")] == [
        "a h",
        "STR",
        "The",
    ]


def test_the_tag_used_most_is_offered_first() -> None:
    assert tags_of(MARKS) == ["sea", "Ports"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", Filter()),
        ("old harbour", Filter(words="old harbour")),
        ("tag:sea why", Filter(words="why", tag="sea")),
        ("color:Pink is:in-place", Filter(color="pink", state="in place")),
        ("kind:commenting by:ada", Filter(motivation="commenting", person="ada")),
        ("since:2024-05", Filter(since="2024-05")),
        ("in:daily", Filter(title="daily")),
        ("tag:", Filter()),
        ("at 10:30", Filter(words="at 10:30")),
    ],
)  # fmt: skip
def test_a_line_asks_for_a_filter(query: str, wanted: Filter) -> None:
    assert parse(query) == (wanted, "")


def test_a_value_that_is_not_known_is_said() -> None:
    assert parse("color:beige") == (
        Filter(),
        "color: is one of yellow, green, blue, pink, orange, purple",
    )


def test_marks_are_found_by_the_title_of_their_article() -> None:
    assert Index(MARKS, {"b": "The Daily"}).find(Filter(title="daily")) == [MARKS[2]]
