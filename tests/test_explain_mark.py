"""One mark in one line."""

from dataclasses import replace

from annotators.notebook.corrections import judge
from annotators.notebook.mark import Creator, Mark
from annotators.notebook.relations import Relation
from tests.support.exported import ARTICLE, FINDINGS, mark_of
from tui.marks.explain_mark import explain_mark, in_one_line, words_of


def explained(mark: Mark) -> str:
    return explain_mark(mark, ARTICLE.text)


def test_a_note_of_somebody_else_is_said_to_be_theirs() -> None:
    note = mark_of(note="Why?", creator=Creator("Ada Voss"))
    assert explained(note) == "Ada Voss’s note: Why?"
    assert explained(replace(note, creator=None)) == "Your note: Why?"


def test_a_verdict_is_said_as_somebody_would_say_it() -> None:
    verdict = judge(ARTICLE, FINDINGS.claims[0], speaker="Bo Lind")
    assert explained(verdict) == "You judged: Bo Lind says this, not Ada Quill"


def test_a_mark_without_words_is_on_the_whole_article() -> None:
    note = replace(mark_of(), exact="")
    assert words_of(note, 40) == "the whole article"
    assert in_one_line(Relation("evidence", note)) == "evidence: the whole article"
