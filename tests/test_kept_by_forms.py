"""The table of what each form keeps of a mark is true, of what it has and of what it lacks."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from annotators.notebook import formats
from annotators.notebook.formats import BINARY, EXPORTERS, annotated
from annotators.notebook.formats.html import nothing_found
from annotators.notebook.formats.importing import IMPORTERS, import_text
from annotators.notebook.mark import Creator, Link, Mark, MarkedClaim, Verdict, mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Article, Span
from tests.support.imported import files

ARTICLE = Article(
    text="Ferries\n\nThe ferries run again, Tomas Okafor said. Nobody else spoke.",
    title="Ferries run",
    url="https://herald.example/ferries",
)
WORDS = Span(9, 30)
AT = "2026-01-02T03:04:05.000000+00:00"
PLAIN = mark_on(ARTICLE, WORDS, id="a" * 32, label="Evidence", created=AT, modified=AT)
SPOKEN = replace(PLAIN, speaker="Tomas Okafor")
ANSWER = replace(PLAIN, id="b" * 32, span=Span(32, 44), exact="Tomas Okafor")
CLAIM = MarkedClaim(act="denies", polarity="denies", form="indirect", confidence=0.4, verb="denied")
VERDICT = Verdict(finding="claim", kind="says", speaker="Ada Voss", speaker_found="Bo Lind")


@dataclass(frozen=True)
class Case:
    """What a form can keep: marks that have it, the same without it, and the fields it fills."""

    marks: tuple[Mark, ...]
    without: tuple[Mark, ...] = (PLAIN,)
    fields: tuple[str, ...] = ()
    article: Article = ARTICLE


def case_of(name: str, value: object) -> Case:
    return Case(marks=(replace(PLAIN, **{name: value}),), fields=(name,))  # type: ignore[arg-type]


ROWS = {
    "words": Case((PLAIN,), (), ("exact", "span")),
    "whole article": Case((replace(PLAIN, exact="", prefix="", suffix=""),), (), ("is_of_whole",)),
    "note": case_of("note", "Read again"),
    "tags": case_of("tags", ("sea",)),
    "colour": case_of("color", "pink"),
    "label": Case((PLAIN,), (replace(PLAIN, label=None),), ("label",)),
    "replies": Case((PLAIN, replace(ANSWER, answers=PLAIN.id)), (PLAIN, ANSWER), ("answers",)),
    "links": Case((PLAIN, replace(ANSWER, links=(Link(PLAIN.id),))), (PLAIN, ANSWER), ("links",)),
    "speaker": case_of("speaker", "Tomas Okafor"),
    "claim": Case((replace(SPOKEN, claim=CLAIM),), (SPOKEN,), ("claim",)),
    "verdict": case_of("verdict", VERDICT),
    "creator": case_of("creator", Creator("Ada", "acct:ada@hypothes.is")),
    "created": case_of("created", "2026-01-01T03:04:05.000000+00:00"),
    "title": Case((PLAIN,), (), (), ARTICLE),
    "text": Case((PLAIN,), (), (), ARTICLE),
}


def table() -> dict[tuple[str, str], str]:
    """What the docstring says of each form and row: both, out, or -."""
    forms: list[str] = []
    losses: dict[tuple[str, str], str] = {}
    for line in (formats.__doc__ or "").splitlines():
        cells = re.split(r"\s{2,}", line.strip())
        if line.startswith(" " * 8):
            forms = line.split()
        elif line.startswith(" " * 4):
            losses |= {(form, cells[0]): cell for form, cell in zip(forms, cells[1:], strict=True)}
    return losses


TABLE = table()


def export_of(form: str, article: Article, marks: tuple[Mark, ...]) -> str:
    groups = [(article, marks)] if marks else []
    if form in BINARY:
        return in_docs(BINARY[form]([(article, marks)], nothing_found))
    text = "".join(EXPORTERS[form](groups or [(article, ())]))
    return re.sub(r'"export_date": "[^"]*"', "", text)


def in_docs(data: bytes) -> str:
    import spacy
    from spacy.tokens import DocBin

    docs = DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab)
    return "\n".join(
        f"{doc.text} {[(s.text, s.label_, s.kb_id_) for s in doc.spans['sc']]} "
        f"{doc.spans['sc'].attrs}"
        for doc in docs
    )


def test_the_table_has_every_form_and_everything_that_can_be_told() -> None:
    assert {form for form, _ in TABLE} == {*EXPORTERS, *BINARY}
    assert {row for _, row in TABLE} == {*ROWS}
    assert {form for form, row in TABLE if TABLE[form, row] == "both"} == {*IMPORTERS}


@pytest.mark.parametrize(("form", "row"), TABLE)
def test_what_a_form_is_said_to_keep_is_in_it_and_nothing_else(form: str, row: str) -> None:
    case = ROWS[row]
    text = export_of(form, case.article, case.marks)
    if row in ("title", "text"):
        is_there = {"title": "Ferries run", "text": "Nobody else spoke"}[row] in text
    else:
        is_there = text != export_of(form, case.article, case.without)
    assert is_there == (TABLE[form, row] != "-")


@pytest.mark.parametrize(
    ("form", "row"), [place for place, cell in TABLE.items() if cell == "both"]
)
def test_what_is_said_to_come_back_comes_back(form: str, row: str) -> None:
    case = ROWS[row]
    texts = {} if row == "text" else {ARTICLE.id: ARTICLE, ARTICLE.url: ARTICLE}
    with TemporaryDirectory() as folder:
        notebook = Notebook(Path(folder))
        for text, page_marks in files(form, [(case.article, case.marks)]):
            import_text(text, notebook, texts.get, page_marks)
        ((article, marks),) = annotated(notebook, notebook.all())
        by_id = {mark.id: mark for mark in marks}
        for mark in case.marks:
            for name in case.fields:
                assert getattr(by_id[mark.id], name) == getattr(mark, name)
        assert article.title == "Ferries run"
        assert row != "text" or article.text == ARTICLE.text
