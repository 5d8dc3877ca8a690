from __future__ import annotations

import pytest

from annotators.notebook.mark import Mark, Verdict
from annotators.notebook.search import Index, tags_of
from annotators.notebook.search_line import Filter, completed, parse
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
        (Filter(words=("harbour",)), [2, 0]),
        (Filter(words=("harbour", "why")), [0]),
        (Filter(words=("strasse",)), [1]),
        (Filter(words=("ports",)), [0]),
        (Filter(words=("quill",)), [1]),
        (Filter(words=("daily",)), [2]),
        (Filter(tags=("sea",)), [1, 0]),
        (Filter(tags=("sea",), color="green"), [0]),
        (Filter(since="2024-01-02"), [2, 1]),
        (Filter(person="ada"), [1]),
        (Filter(state="orphan"), []),
        (Filter(until="2024-01-01"), [0]),
        (Filter(until="2024"), [2, 1, 0]),
        (Filter(before="2024"), []),
        (Filter(tags=("ports", "SEA")), [0]),
        (Filter(kind="claim"), [1]),
        (Filter(kind="highlighting"), [2, 1, 0]),
    ],
)
def test_marks_are_found(wanted: Filter, found: list[int]) -> None:
    index = Index(MARKS, {"b": "The Daily"})
    assert [MARKS.index(mark) for mark in index.find(wanted)] == found


def test_typing_on_and_deleting_again_finds_the_same() -> None:
    index = Index(MARKS)
    for words in ["h", "ha", "harbour w", "harbour", "s", ""]:
        wanted = Filter(words=tuple(words.split()))
        assert index.find(wanted) == Index(MARKS).find(wanted)


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
        ("old harbour", Filter(words=('old', 'harbour'))),
        ("tag:sea why", Filter(words=('why',), tags=("sea",))),
        ("color:Pink is:in-place", Filter(color="pink", state="in place")),
        ("kind:commenting by:ada", Filter(kind="commenting", person="ada")),
        ("since:2024-05", Filter(since="2024-05")),
        ("after:2024-05 before:2025", Filter(since="2024-05", before="2025")),
        ("in:daily", Filter(title="daily")),
        ("tag:", Filter()),
        ('tag:sea tag:"two words"', Filter(tags=("sea", "two words"))),
        ('"old harbour" by:"ada q', Filter(words=("old harbour",), person="ada q")),
        ("until:2024 kind:claim", Filter(until="2024", kind="claim")),
        ("http://a.example", Filter(words=("http://a.example",))),
        ("at 10:30", Filter(words=('at', '10:30'))),
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
