"""An article with its findings and marks as one HTML page that needs nothing else.

Ranges overlap freely, and HTML elements cannot: the text is cut wherever any range begins or
ends, and each piece is put in a `span` with the classes of all the ranges it lies in.
"""

from __future__ import annotations

from collections import defaultdict
from html import escape
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from annotators.findings import UNNAMED, Claim, Findings, is_said
from annotators.notebook.corrections import corrected
from annotators.notebook.formats.excerpts import with_text
from annotators.notebook.quoted_marks import address_of, credits_of, statement_in
from annotators.presentation.statements import OWN_WORDS, Origin, sentence, statement_of
from annotators.presentation.text_fragments import linked
from annotators.text.quotations import find_quotations
from articles.flowing import displayed
from articles.safe import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotators.findings import Position
    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Mark
    from articles.article import Article, Span

    Classes = list[tuple[Span, str]]


PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<p class="about">{about}</p>
{text}
</main>
<aside>
{aside}
</aside>
</body>
</html>
"""


def nothing_found(article: Article) -> Findings:
    """What is known of an article that no pipeline has read."""
    return Findings(language=article.language)


def as_html(
    annotated: Iterable[Annotated], findings_of: Callable[[Article], Findings] = nothing_found
) -> Iterator[str]:
    """A page each. Verdicts are applied; they are not shown as marks."""
    for article, marks in annotated:
        article, marks = with_text(article, marks)
        findings = corrected(findings_of(article), marks)
        yield to_html(article, findings, [mark for mark in marks if not mark.verdict])


def to_html(article: Article, findings: Findings, marks: Sequence[Mark] = ()) -> str:
    """The page. Text from outside is escaped, and what could steer a screen is replaced."""
    rows: list[Claim | Position] = [*findings.claims, *findings.positions]
    starts = [row.content[0].start for row in rows] + [_first(mark, article.text) for mark in marks]
    anchors = {start: f"c{number}" for number, start in enumerate(starts) if start >= 0}
    classes = _classes(article, findings, marks)
    paragraphs = _paragraphs(displayed(article.text), classes, anchors)
    return PAGE.format(
        language=escape(findings.language),
        title=_safe(article.title or article.url or "Untitled"),
        style=files("annotators.notebook.formats").joinpath("page.css").read_text(encoding="utf-8"),
        about=" · ".join(_about(article)),
        text="\n".join(paragraphs),
        aside="\n".join(_aside(article, rows, anchors, marks)),
    )


def _safe(text: str) -> str:
    return escape(shown(text))


def _about(article: Article) -> Iterator[str]:
    yield from (_safe(s) for s in (article.byline, article.source, article.published) if s)
    if article.url and article.url.startswith(("http://", "https://")):
        yield f'<a href="{_safe(article.url)}">{_safe(article.url)}</a>'


def _classes(article: Article, findings: Findings, marks: Iterable[Mark]) -> Classes:
    """Every range that is to be seen, with its class."""
    return [
        *((part, part.kind) for part in article.parts),
        *((entity, "entity") for entity in findings.entities if entity.mention == "name"),
        *((span, "claim") for row in findings.claims for span in row.content),
        *((quote, "scare" if quote.kind == "scare" else "quote") for quote in findings.quotes),
        *((mark.span, f"mark {escape(mark.color or '')}") for mark in marks if mark.exact),
    ]


def _paragraphs(text: str, ranges: Classes, anchors: dict[int, str]) -> Iterator[str]:
    start = 0
    ordered = sorted(ranges, key=lambda pair: pair[0].start)
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            here = [pair for pair in ordered if pair[0].start < end and start < pair[0].end]
            yield f"<p>{''.join(_pieces(text, start, end, here, anchors))}</p>"
        start = end + 1


def _pieces(
    text: str, start: int, end: int, classes: Classes, anchors: dict[int, str]
) -> Iterator[str]:
    """The pieces of a paragraph, cut wherever a range begins or ends, as HTML."""
    borders = {start, end, *(at for at in anchors if start < at < end)}
    borders |= {at for span, _ in classes for at in (span.start, span.end) if start < at < end}
    cuts = sorted(borders)
    for begin, stop in pairwise(cuts):
        names = " ".join(name for span, name in classes if span.start <= begin < span.end)
        words = _safe(text[begin:stop].replace("\xad", ""))
        identity = f' id="{anchors[begin]}"' if begin in anchors else ""
        yield f'<span class="{names}"{identity}>{words}</span>' if names or identity else words


def _aside(
    article: Article,
    rows: Sequence[Claim | Position],
    anchors: dict[int, str],
    marks: Sequence[Mark],
) -> Iterator[str]:
    by_speaker: dict[str, list[Claim | Position]] = defaultdict(list)
    for row in rows:
        if not row.is_in_doubt:
            by_speaker[row.speaker].append(row)
    for speaker, speaker_rows in by_speaker.items():
        claim_count = sum(isinstance(row, Claim) and is_said(row) for row in speaker_rows)
        name = _safe("Unnamed sources" if speaker == UNNAMED else speaker)
        count = f" ({claim_count})" if claim_count else ""
        yield f"<h2>{name}{count}</h2>\n{_list(article, speaker_rows, anchors)}"
    if doubtful := [row for row in rows if row.is_in_doubt]:
        summary = f"<summary>In doubt ({len(doubtful)})</summary>"
        listed = _list(article, doubtful, anchors, named=True)
        yield f"<details>{summary}\n{listed}\n</details>"
    if marks:
        yield "<h2>Notes</h2>"
        quoted = find_quotations(article.text) if any(mark.speaker for mark in marks) else []
        yield from (_note(article, mark, anchors, quoted) for mark in marks)


def _note(article: Article, mark: Mark, anchors: dict[int, str], quoted: Sequence[Span]) -> str:
    """The marked words with whose they are, which lead to their place, and what was noted."""
    tags = " ".join(f"#{_safe(tag)}" for tag in mark.tags)
    source = _source(address_of(mark, article)) if mark.exact else ""
    note = f'<p class="note">{_safe(mark.note)} <i>{tags}</i>{source}</p>'
    if not mark.exact:
        return note
    statement = statement_in(mark)
    is_own = OWN_WORDS in statement.notes
    words = _safe(mark.exact if is_own else sentence(statement, Origin()))
    credit = ", ".join(credits_of(mark, quoted)) if is_own else ""
    at = anchors.get(_first(mark, article.text))
    link = f'<a href="#{at}">{words}</a>' if at else words
    return f"<blockquote>{link}{_safe(credit and f' — {credit}')}</blockquote>{note}"


def _first(mark: Mark, text: str) -> int:
    """Where the words of a mark begin, white space before them left out; -1 if they are not there.

    A mark that lost its words has the place where they were.
    """
    is_there = mark.exact.strip() and mark.span.of(text) == mark.exact
    return mark.span.start + len(mark.exact) - len(mark.exact.lstrip()) if is_there else -1


def _source(address: str | None) -> str:
    """A link to the page, if it has an address that a browser opens."""
    if not address or not address.startswith(("http://", "https://")):
        return ""
    return f' <a href="{_safe(address)}">source</a>'


def _list(
    article: Article,
    rows: Iterable[Claim | Position],
    anchors: dict[int, str],
    *,
    named: bool = False,
) -> str:
    """A list of statements, with the article's verbs and what a reader has to know of them.

    named: whether each has its speaker before it.
    """
    items, text, url = [], article.text, article.url or ""
    for row in rows:
        statement = statement_of(row, text)
        at = anchors[row.content[0].start]
        notes = f" <i>({_safe(', '.join(statement.notes))})</i>" if statement.notes else ""
        by = f"{_safe(statement.speaker)}? " if named and statement.speaker else ""
        verb = f"<b>{_safe(statement.label)}</b> " if statement.label else ""
        link = f'<a href="#{at}">{_safe(statement.words)}</a>'
        items.append(f"<li>{by}{verb}{link}{notes}{_source(linked(url, text, row.content))}</li>")
    return "<ul>\n" + "\n".join(items) + "\n</ul>"
