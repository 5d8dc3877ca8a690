"""Notes as Markdown for Obsidian, which other programs read as well; updated in place.

What newsread writes of an article lies between two markers. Around them and in the front matter
others may write what they like: `updated` leaves it as it is. As Obsidian has it, an id on a line
of its own names the quotation above it, a link names the file that its mark is in, and a tag is
one word that is no number (help.obsidian.md: Internal links, Tags).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotators.notebook.formats.front_matter import front_matter, merged
from annotators.notebook.formats.iris import iri_of
from annotators.notebook.formats.markdown_parts import (
    facts,
    heading,
    note_of,
    quotation,
    quoted_in,
)
from articles.safe import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Mark
    from articles.article import Article, Span

    Homes = Mapping[str, str]
    """The id of a mark -> the name of the file that it is in, without its `.md`."""

HERE: Homes = {}


def as_markdown(annotated: Iterable[Annotated]) -> Iterator[str]:
    """A file of one article, with front matter, or all in one, without."""
    groups = list(annotated)
    if len(groups) == 1:
        yield updated("", *groups[0])
        return
    for number, (article, marks) in enumerate(groups):
        yield ("\n" if number else "") + block(article, marks)


def updated(existing: str, article: Article, marks: Sequence[Mark], homes: Homes = HERE) -> str:
    """The text of a Markdown file with this article's notes as they are now.

    They replace what stands between the article's markers, or are put at the end. Keys that the
    front matter lacks are added to it; all else is as it was. A new file gets front matter.

    homes: where the marks are that are not in this file.
    """
    new = block(article, marks, homes)
    if not existing.strip():
        return f"{front_matter(_about(article, marks))}\n{new}"
    if existing.count("\n") == existing.count("\r\n") > 0:  # a file of Windows stays one
        unix = existing.replace("\r\n", "\n")
        return updated(unix, article, marks, homes).replace("\n", "\r\n")
    span = _place_of(article, existing)
    if span is None:
        text = f"{existing.rstrip()}\n\n{new}"
    else:
        text = existing[: span[0]] + new.rstrip("\n") + existing[span[1] :]
    return merged(text, _about(article, marks)) if len(ids_in(text)) == 1 else text


def ids_in(text: str) -> list[str]:
    """The ids of the articles whose notes a file holds."""
    return re.findall(r"<!-- newsread begin (\S+)", text)


def block(article: Article, marks: Sequence[Mark], homes: Homes = HERE) -> str:
    """One article's notes between its markers."""
    quoted = quoted_in(article, marks)
    sections = [*heading(article), *(_section(article, mark, quoted, homes) for mark in marks)]
    name = name_of(article)
    return "\n\n".join([_begin(name), *sections, f"<!-- newsread end {name} -->"]) + "\n"


def _begin(name: str) -> str:
    return f"<!-- newsread begin {name} (what is written in here is replaced) -->"


def name_of(article: Article) -> str:
    """What tells an article's markers from others: its hash, or its address."""
    name = article.id if article.text else iri_of(article.url or article.id)
    return name.replace("--", "%2D%2D")  # which would end a comment


def _place_of(article: Article, text: str) -> tuple[int, int] | None:
    """From the first character of the first marker to the last one of the second."""
    name = re.escape(name_of(article))
    match = re.search(
        rf"<!-- newsread begin {name} (?:(?!<!-- newsread begin ).)*?<!-- newsread end {name} -->",
        text,
        re.DOTALL,
    )
    return match and match.span()


def _about(article: Article, marks: Iterable[Mark]) -> dict[str, str | list[str]]:
    tags = dict.fromkeys(tag_of(tag) for mark in marks for tag in mark.tags)
    return {
        "title": article.title or article.url or "Untitled",
        "author": article.byline or "",
        "source": article.source or "",
        "published": article.published or "",
        "url": article.url or "",
        "newsread": article.id if article.text else "",
        "tags": list(tags),
    }


def _section(article: Article, mark: Mark, quoted: Iterable[Span], homes: Homes) -> str:
    """The words as a quotation with their id, the note as it was written, tags and the like."""

    def reference(to: str) -> str:
        return f"[[{homes.get(to, '')}#^{anchor_of(to)}]]"

    words, anchor = quotation(mark, quoted), f"^{anchor_of(mark.id)}"
    below = facts(article, mark, " ".join(f"#{tag_of(tag)}" for tag in mark.tags), reference)
    parts = (words, anchor, note_of(mark), below) if words else (note_of(mark), f"{below} {anchor}")
    return "\n\n".join(filter(None, parts))


def anchor_of(mark: str) -> str:
    """A block id as Obsidian has it: letters, digits and dashes."""
    return re.sub("[^A-Za-z0-9-]", "-", mark)


def tag_of(tag: str) -> str:
    """A tag in one word; before one without a letter stands a `y`, as before a year."""
    word = re.sub(r"[^\w/-]+", "-", shown(tag))
    word = re.sub(r"/(?=/)", "", word).strip("-/") or "tag"
    return word if re.search(r"[^\W\d]", word) else f"y{word}"
