"""All the marks of an article, wherever they were made, in the version that is read now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby

from annotators.notebook.anchoring.placed import Place, Placed, made_here, shown_for_whole
from annotators.notebook.anchoring.places import Places
from annotators.notebook.anchoring.quotes import find
from annotators.notebook.mark import Mark
from articles.article import Article


def place_all(
    marks: Iterable[Mark], article: Article, versions: Mapping[str, str]
) -> tuple[Placed, ...]:
    """Each mark with its place in the article, comparing each older version with it just once.

    `versions` are the texts of the older versions by `Article.id`. Marks on a version whose text
    is not there are looked for by their words.
    """
    by_version = sorted(marks, key=lambda mark: mark.article)
    return tuple(
        placed
        for version, group in groupby(by_version, key=lambda mark: mark.article)
        for placed in _placed(group, article, version, versions.get(version))
    )


def _placed(
    marks: Iterable[Mark], article: Article, version: str, text: str | None
) -> Iterator[Placed]:
    marks = list(marks)
    for mark in marks:
        if not mark.exact:
            yield Placed(mark, shown_for_whole(article))
    marks = [mark for mark in marks if mark.exact]
    if version == article.id:
        yield from (_at_home(mark, article.text) for mark in marks)
    elif text is None:
        yield from (Placed(mark, _by_words(mark, article.text)) for mark in marks)
    else:
        places = _compared(text, article.text)
        yield from (Placed(mark, places.of(mark.span)) for mark in marks)


@lru_cache(maxsize=4)
def _compared(old: str, new: str) -> Places:
    """Two versions compared; cached, for they are asked again after every change to a mark."""
    return Places(old, new)


def _at_home(mark: Mark, text: str) -> Placed:
    """Where a mark of this version is; an imported one may have words that are not in it."""
    if mark.span.of(text) == mark.exact:
        return made_here(mark)
    return Placed(mark, _by_words(mark, text))


def _by_words(mark: Mark, text: str) -> Place:
    return find(text, mark.exact, mark.prefix, mark.suffix, near=mark.span.start)
