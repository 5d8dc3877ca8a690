"""Marks of every kind, on texts with everything in them, for the tests of exports and imports."""

from dataclasses import replace

from hypothesis import strategies as st

from annotators.notebook.colors import COLORS
from annotators.notebook.mark import MOTIVATIONS, Creator, Link, Mark, MarkedClaim, Verdict, mark_on
from articles.article import Article, Span

STRANGE = "".join(
    (
        "🗞👩\u200d🔬é\u0301مرحباשלום",
        "\u202e\u200f\u2028\ufeff\udc80",
        "\n\r\t\x00\x1b\x85",
        "[31m\"'\\<>&=+-@#|`*_[]{}$%:,;-->",
    )
)
CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
"""Those of which texts are made that no form needs to change."""
_character = st.characters(codec="utf-8") | st.sampled_from(STRANGE)
words = st.text(_character, max_size=30)
some_words = st.text(_character, min_size=1, max_size=30)
spans = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 9), st.integers(1, 9)
)
verdicts = st.builds(
    Verdict,
    finding=st.sampled_from(["quote", "claim", "position", "entity"]),
    rejects=st.booleans(),
    speaker=st.none() | words,
    kind=st.none() | words,
    was=st.none() | spans,
    speaker_found=st.none() | words,
)

chances = st.floats(0, 1)
claims = st.builds(
    MarkedClaim,
    act=words,
    polarity=words,
    form=words,
    confidence=chances,
    verb=words,
    speaker_found=st.none() | words,
)
creators = st.builds(Creator, name=some_words, id=words) | st.builds(Creator, id=some_words)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    return Article(
        text=draw(some_words) + "Ada 🗞 said so.\n\nAnd again." + draw(words),
        title=draw(st.none() | some_words),
        source=draw(st.none() | some_words),
        byline=draw(st.none() | some_words),
        published=draw(st.none() | some_words),
        url=draw(st.none() | st.just("https://herald.example/a?b=c") | some_words),
    )


@st.composite
def marks_on(draw: st.DrawFn, article: Article) -> Mark:
    start = draw(st.integers(0, len(article.text) - 1))
    place = mark_on(article, Span(start, draw(st.integers(start + 1, len(article.text)))))
    states = ["in place", "moved", "changed", "orphan"]
    if draw(st.integers(0, 4)) == 0:  # of the whole article
        place, states = replace(place, span=Span(0, 1), exact="", prefix="", suffix=""), states[:1]
    mark = replace(
        place,
        motivation=draw(st.sampled_from(MOTIVATIONS)),
        color=draw(st.none() | st.sampled_from(COLORS)),
        label=draw(st.none() | words),
        note=draw(words),
        tags=tuple(draw(st.lists(words, max_size=3))),
        answers=draw(st.none() | some_words),
        links=tuple(draw(st.lists(st.builds(Link, words, words), max_size=2))),
        speaker=draw(st.none() | some_words),
        claim=draw(st.none() | claims),
        verdict=draw(st.none() | verdicts),
        creator=draw(st.none() | creators),
        state=draw(st.sampled_from(states)),
    )
    return replace(mark, id=draw(st.just(mark.id) | some_words))


@st.composite
def annotated(draw: st.DrawFn) -> list[tuple[Article, tuple[Mark, ...]]]:
    """Some articles, each with some marks; no id twice."""
    groups = draw(
        st.lists(articles(), min_size=1, max_size=2, unique_by=lambda article: article.id)
    )
    ids_before: set[str] = set()
    groups_made = []
    for article in groups:
        marks = draw(st.lists(marks_on(article), min_size=1, max_size=3))
        new = {mark.id: mark for mark in marks if mark.id not in ids_before}
        ids_before |= new.keys()
        groups_made.append((article, tuple(new.values())))
    return groups_made
