"""What a change to a mark did, in the few words said when it is undone: pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from annotators.notebook.verdict_words import FINDINGS, verdict_in_words
from annotators.presentation.exact_words import in_marks
from articles.safe import one_line
from tui.marks.explain_mark import in_short, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotators.notebook.mark import Mark, Verdict

Step = Literal["undo", "redo"]
"""A step through what was done to marks: back, or forward again."""


BRIEF: Final = 24
"""Characters of a note, and of the words that it is on, in such a sentence: both fit on a line."""


def explain_change(earlier: Mark | None, later: Mark | None) -> str:
    """How an earlier mark became a later one: `tags bridge on “Ada …”`; None stands for no mark."""
    mark = later or earlier
    if mark is None:
        return ""
    if earlier and later:
        parts = _parts(later).items()
        change = "; ".join(words for name, words in parts if _differs(name, earlier, later))
    else:
        change = f"deleting {_all(mark)}" if earlier else _all(mark)
    return one_line(f"{change or 'a change to a mark'} on {words_of(mark, BRIEF)}")


def explain_step(
    step: Step, ids: Sequence[str], before: Mapping[str, Mark], after: Mapping[str, Mark]
) -> str:
    """What was undone or done again, by the marks as they were before this step and after it.

    ids: of the marks that the step changed, at least one.
    """
    if step == "undo":
        return f"Undone: {explain_changes(ids, after, before)}"
    return f"Done again: {explain_changes(ids, before, after)}"


def explain_changes(
    ids: Sequence[str], earlier: Mapping[str, Mark], later: Mapping[str, Mark]
) -> str:
    """In words what became of the first of these marks, and how many others changed with it.

    ids: of the marks that changed, at least one.
    """
    change = explain_change(earlier.get(ids[0]), later.get(ids[0]))
    others = len(ids) - 1
    more = f", and {others} other mark{'s' * (others > 1)}" if others else ""
    return f"{change or 'a mark of another version'}{more}"


def _all(mark: Mark) -> str:
    """Every field that the mark has, in words; `mark` if it has none."""
    parts = [words for name, words in _parts(mark).items() if getattr(mark, name)]
    features = [words for words in parts if words != "borders"]
    return "; ".join(features) or "mark"


def _parts(mark: Mark) -> dict[str, str]:
    """What each field of the mark comes to in words, the reader's own before the rest."""
    return {
        "verdict": _verdict(mark.verdict) if mark.verdict else "no judgement",
        "note": f"note {in_marks(in_short(mark.note, BRIEF))}" if mark.note else "no note",
        "tags": f"tags {', '.join(mark.tags)}" if mark.tags else "no tags",
        "label": f"type {mark.label}" if mark.label else "no type",
        "color": f"{mark.color} highlight" if mark.color else "no colour",
        "links": "a link" if mark.links else "no link",
        "span": "borders",
    }


def _differs(name: str, earlier: Mark, later: Mark) -> bool:
    return bool(getattr(earlier, name) != getattr(later, name))


def _verdict(verdict: Verdict) -> str:
    if not verdict.rejects and verdict.speaker and verdict.speaker != verdict.speaker_found:
        return f"speaker {verdict.speaker}"
    if not verdict.rejects and verdict.was:
        return f"borders of a {FINDINGS[verdict.finding]}"
    return f"judgement “{verdict_in_words(verdict)}”"
