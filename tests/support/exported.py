"""An article, findings and marks for tests of what is written out."""

from functools import partial
from typing import Any

from annotators.findings import Claim, Entity, Findings
from annotators.notebook.formats import EXPORTERS
from annotators.notebook.mark import Mark, MarkedClaim, mark_on
from articles.article import Article
from tests.support.readings import span

ARTICLE = Article(
    text="The harbour 🗞 opens.\n\n“At last,” Ada Quill said.\nNobody else spoke.",
    title='Harbour: "open" #1 — yes? [x]\n- no',
    byline="Ann O'Hara",
    url="https://herald.example/harbour",
    published="2026-03-09",
)

Groups = list[tuple[Article, tuple[Mark, ...]]]

place = partial(span, text=ARTICLE.text)

FINDINGS = Findings(
    entities=(
        Entity(
            start=place("Ada Quill").start,
            end=place("Ada Quill").end,
            label="PERSON",
            name="Ada Quill",
        ),
    ),
    claims=(Claim(content=(place("“At last,”"),), speaker="Ada Quill", form="direct"),),
)

DENIED = MarkedClaim(
    act="denies", polarity="denies", form="indirect", confidence=0.4, verb="denied"
)


def mark_of(words: str = "harbour 🗞", **values: Any) -> Mark:
    return mark_on(ARTICLE, place(words), **values)


def export_of(form: str, *marks: Mark, article: Article = ARTICLE) -> str:
    """Marks of one article in a form."""
    return "".join(EXPORTERS[form]([(article, marks)]))
