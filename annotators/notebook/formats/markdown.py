"""Notes as Markdown, for Obsidian and everything else that reads it; updated in place.

What newsread writes of an article lies between two markers. Around them and in the front matter
others may write what they like: `updated` leaves it as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotators.notebook.formats.front_matter import front_matter, merged
from annotators.notebook.formats.iris import iri_of
from annotators.notebook.quoted_marks import address_of, statement_in
from annotators.notebook.verdict_words import verdict_in_words
from annotators.presentation.escaping import escaped, escaped_lines
from annotators.presentation.statements import OWN_WORDS, Origin
from annotators.presentation.statements import as_markdown as as_block
from annotators.text.quotations import find_quotations
from articles.safe import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Mark
    from articles.article import Article, Span

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_MARKER = re.compile(r"<!--(?=\s*newsread)", re.IGNORECASE)


def as_markdown(annotated: Iterable[Annotated]) -> Iterator[str]:
    """A file of one article, with front matter, or all in one, without."""
    groups = list(annotated)
    if len(groups) == 1:
        yield updated("", *groups[0])
        return
    for number, (article, marks) in enumerate(groups):
        yield ("\n" if number else "") + block(article, marks)


def updated(existing: str, article: Article, marks: Sequence[Mark]) -> str:
    """The text of a Markdown file with this article's notes as they are now.

    They replace what stands between the article's markers, or are put at the end. Keys that the
    front matter lacks are added to it; all else is as it was. A new file gets front matter.
    """
    if not existing.strip():
        return f"{front_matter(_about(article, marks))}\n{block(article, marks)}"
    if existing.count("\n") == existing.count("\r\n") > 0:  # a file of Windows stays one
        return updated(existing.replace("\r\n", "\n"), article, marks).replace("\n", "\r\n")
    span, new = _place_of(article, existing), block(article, marks)
    if span is None:
        text = f"{existing.rstrip()}\n\n{new}"
    else:
        text = existing[: span[0]] + new.rstrip("\n") + existing[span[1] :]
    return merged(text, _about(article, marks)) if len(ids_in(text)) == 1 else text


def ids_in(text: str) -> list[str]:
    """The ids of the articles whose notes a file holds."""
    return re.findall(r"<!-- newsread begin (\S+)", text)


def block(article: Article, marks: Sequence[Mark]) -> str:
    """One article's notes between its markers."""
    heading = [f"# {escaped(article.title or article.url or 'Untitled')}", _byline(article)]
    quoted = find_quotations(article.text) if any(mark.speaker for mark in marks) else []
    sections = [*filter(None, heading), *(_section(article, mark, quoted) for mark in marks)]
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
    found = re.search(
        rf"<!-- newsread begin {name} (?:(?!<!-- newsread begin ).)*?<!-- newsread end {name} -->",
        text,
        re.DOTALL,
    )
    return found and found.span()


def _about(article: Article, marks: Iterable[Mark]) -> dict[str, str | list[str]]:
    tags = dict.fromkeys(tag for mark in marks for tag in mark.tags)
    return {
        "title": article.title or article.url or "Untitled",
        "author": article.byline or "",
        "source": article.source or "",
        "published": article.published or "",
        "url": article.url or "",
        "newsread": article.id if article.text else "",
        "tags": list(tags),
    }


def _byline(article: Article) -> str:
    known = [escaped(s) for s in (article.byline, article.source, article.published) if s]
    if article.url and re.fullmatch(r"https?://[!-;=?-~]+", article.url):
        known.append(f"<{article.url}>")
    return " · ".join(known)


def _section(article: Article, mark: Mark, quoted: Iterable[Span]) -> str:
    """The words as a quotation, the note as it was written, then tags, colour and the like."""
    quotation = _quotation(mark, quoted) if mark.exact else ""
    below = " · ".join(_facts(article, mark))
    return "\n\n".join(
        filter(None, (quotation, _note(mark.note), f"{below} ^{_anchor_of(mark.id)}"))
    )


def _quotation(mark: Mark, quoted: Iterable[Span]) -> str:
    """The words with whose they are; the article's own as they stand in it, line by line."""
    said = statement_in(mark)
    if OWN_WORDS not in said.notes:
        return as_block(said, Origin()).rstrip()
    lines = escaped_lines(mark.exact).split("\n")
    if credit := ", ".join(_whose(mark, quoted)):
        lines += ["", f"— {credit}"]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _whose(mark: Mark, quoted: Iterable[Span]) -> Iterator[str]:
    """Who is known to say words of which nothing else is: those marked before that was kept."""
    if mark.speaker and mark.claim is None and not mark.verdict:
        yield escaped(mark.speaker)
        if not any(each.covers(mark.span) for each in quoted) and mark.state != "orphan":
            yield OWN_WORDS


def _facts(article: Article, mark: Mark) -> Iterator[str]:
    if mark.tags:
        yield " ".join(f"#{_tag(tag)}" for tag in mark.tags)
    if mark.label:
        yield escaped(mark.label)
    if mark.color:
        yield mark.color
    if mark.verdict:
        yield escaped(verdict_in_words(mark.verdict))
    if mark.answers:
        yield f"answers [[#^{_anchor_of(mark.answers)}]]"
    for link in mark.links:
        yield f"{escaped(link.kind) or 'see'} [[#^{_anchor_of(link.to)}]]"
    if mark.is_of_whole:
        yield "on the whole article"
    if mark.creator:
        yield f"by {escaped(str(mark.creator))}"
    if mark.state == "orphan":
        yield "not found in the article"
    yield mark.created[:10]
    yield from Origin(url=address_of(mark, article)).as_link() if mark.exact else ()


def _anchor_of(mark: str) -> str:
    """A block id as Obsidian has it: letters, digits and dashes."""
    return re.sub("[^A-Za-z0-9-]", "-", mark)


def _tag(tag: str) -> str:
    """A tag in one word."""
    return re.sub(r"[^\w/-]+", "-", shown(tag)).strip("-") or "tag"


def _note(note: str) -> str:
    """Markdown of the reader's: all of it, but it cannot reach beyond its own place."""
    text = _MARKER.sub("&lt;!--", shown(note.strip()))
    fence = ""
    for found in _FENCE.finditer(text):
        if not fence:
            fence = found[1]
        elif found[1].startswith(fence):
            fence = ""
    return f"{text}\n{fence}" if fence else text
