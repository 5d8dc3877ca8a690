"""What is said of a change that is taken back."""

from dataclasses import replace

import pytest

from annotators.notebook.mark import Mark, Verdict
from articles import Span
from tui.marks.explain_change import explain_change

MARK = Mark(article="a", span=Span(0, 9), exact="Ada Quill")
VERDICT = Verdict(finding="claim", kind="says", speaker="Ben Ott", speaker_found="Ada Quill")

CHANGES = [
    (None, MARK, "mark on “Ada Quill”"),
    (None, replace(MARK, color="yellow"), "yellow highlight on “Ada Quill”"),
    (MARK, replace(MARK, tags=("bridge", "safety")), "tags bridge, safety on “Ada Quill”"),
    (replace(MARK, tags=("bridge",)), MARK, "no tags on “Ada Quill”"),
    (MARK, replace(MARK, note="Why\nnow?", tags=("a",)), "note “Why now?”; tags a on “Ada Quill”"),
    (MARK, replace(MARK, span=Span(0, 3)), "borders on “Ada Quill”"),
    (replace(MARK, note="Ask."), None, "deleting note “Ask.” on “Ada Quill”"),
    (None, replace(MARK, verdict=VERDICT), "speaker Ben Ott on “Ada Quill”"),
    (
        None,
        replace(MARK, verdict=replace(VERDICT, rejects=True)),
        "judgement “not a claim” on “Ada Quill”",
    ),
    (
        None,
        replace(MARK, verdict=replace(VERDICT, speaker="Ada Quill")),
        "judgement “Ada Quill says this” on “Ada Quill”",
    ),
]


@pytest.mark.parametrize(("earlier", "later", "words"), CHANGES)
def test_a_change_is_said_by_what_it_made(
    earlier: Mark | None, later: Mark | None, words: str
) -> None:
    assert explain_change(earlier, later) == words
