"""Commands that copy the selection, or the claim here, with who said it and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.presentation.quoting import quoted_at, quoted_in
from annotators.presentation.statements import as_markdown, in_short, origin_of, sentence
from annotators.presentation.text_fragments import linked

if TYPE_CHECKING:
    from annotators.presentation.quoting import Quoted
    from tui.reader.reading import Reading


def copy(r: Reading) -> None:
    """Copy what is selected or here, with who says it, where, and what is to be known of it."""
    if quoted := _quoted(r):
        text = sentence(quoted.statement, origin_of(r.document.article))
        r.host.copy(text, in_short(quoted.statement))


def cite(r: Reading) -> None:
    """Copy it as a block quotation in Markdown, whose link leads to the words."""
    if quoted := _quoted(r):
        article = r.document.article
        address = linked(article.url, article.text, quoted.spans) if article.url else None
        text = as_markdown(quoted.statement, origin_of(article, address))
        r.host.copy(text, in_short(quoted.statement))


def _quoted(r: Reading) -> Quoted | None:
    """The words to copy: those selected, else of the claim here, else the article's own."""
    document, selected = r.document, r.view.selected
    r.view.select(None)
    if selected:
        return quoted_in(document.findings, document.text, selected)
    if here := quoted_at(document.findings, document.text, r.view.cursor, r.chosen):
        return here
    span = r.target
    return quoted_in(None, document.text, span) if span else None
