"""The same text said another way: which of its rows are found again.

    python -m tests.benchmarks.metamorphic [--data DIR] [--only WORDS] [--errors]

Each transformation of `retellings` is tried on the texts of `tests/gold/rows.jsonl` and, with
--data, on those articles of `DIR/reader/train.jsonl` that the reader does not learn from. Printed,
for each:

texts   how many it changes
right   marked rows of all texts found under their speaker before -> after
kept    of those right before in the texts that it changes, how many are after
same    rows shown before in these texts that are shown after, with the same words, speaker, act
        and polarity, up to the exchange; what is held counts as said, for a verb may be both
more    rows shown after that were not before

--only tries the transformations whose names hold WORDS; --errors prints the marked rows that are
not kept, and what is shown in their place; --changes the rows shown before alone (-), and after
alone (+).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from annotators.findings import Attribution
from annotators.running.annotate import annotate_many
from annotators.text.titles import count_titles
from annotators.training.reader.documents import Document, Place, Row, edited
from articles.flowing import flowing
from tests.benchmarks.figure import Figure, at_least
from tests.benchmarks.marked_texts import Case, article_cases, gold_cases
from tests.benchmarks.retellings import TRANSFORMATIONS, Retelling, Transformation

Rows = Sequence[Attribution]

ALIKE = 0.5
"""The share of words in common from which two contents are one."""
GOAL = 96.8
"""Percent of the rows right before that are right after: 183 of 189."""
_ARTICLES = frozenset(("the", "a", "an"))


class Shown(NamedTuple):
    """A row as far as it is to stay the same."""

    words: tuple[str, ...]
    speaker: tuple[str, ...]
    act: str
    polarity: str

    def told(self) -> str:
        """In one line."""
        return f"{' '.join(self.speaker)} {self.act}/{self.polarity}: {' '.join(self.words)}"


@dataclass
class Kept:
    """What became of the rows under one transformation."""

    name: str
    asked: int = 0
    right_before: int = 0
    right_after: int = 0
    texts: int = 0
    known: int = 0
    """Marked rows right before, in texts that it changes."""
    kept: int = 0
    shown: int = 0
    same: int = 0
    more: int = 0
    lost: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Percent of the rows right before that are kept."""
        return 100 * self.kept / max(1, self.known)

    def __str__(self) -> str:
        right = f"{self.right_before} -> {self.right_after}"
        share_kept, share_same = f"{self.kept} of {self.known}", f"{self.same} of {self.shown}"
        return (
            f"{self.name:32} {self.texts:5}  {right:>12} of {self.asked:<4} {share_kept:>12} "
            f"{self.share:6.1f}% {share_same:>12} {100 * self.same / max(1, self.shown):6.1f}% "
            f"{self.more:5}"
        )


HEADING = f"{'':32} {'texts':>5}  {'right':>12} {'':7} {'kept':>12} {'':7} {'same':>12} {'':7} more"


def measured(cases: Sequence[Case], only: str = "") -> Iterator[Kept]:
    """Every transformation whose name holds some words on the cases, as it is done."""
    before = rows_shown(case.text for case in cases)
    for name, transform in TRANSFORMATIONS.items():
        if only in name:
            yield kept_rows(name, cases, before, repeat(transform))


def rows_shown(texts: Iterable[str]) -> list[Rows]:
    """The rows that are found in each of the texts."""
    return [[*findings.claims, *findings.positions] for findings in annotate_many(texts)]


def kept_rows(
    name: str, cases: Sequence[Case], before: Sequence[Rows], turns: Iterable[Transformation]
) -> Kept:
    """What becomes of the rows of the cases, each under the transformation whose turn it is.

    before: the rows that are found in each as it is.
    """
    retellings = [turn(case.text, case.people) for case, turn in zip(cases, turns, strict=False)]
    after = iter(rows_shown(r.of(c.text) for c, r in zip(cases, retellings, strict=True) if r))
    kept = Kept(name, sum(len(case.rows) for case in cases))
    for case, retelling, rows in zip(cases, retellings, before, strict=True):
        _count(kept, case, retelling, rows, next(after) if retelling else rows)
    return kept


def _count(kept: Kept, case: Case, retelling: Retelling | None, before: Rows, after: Rows) -> None:
    """Add what became of the marked rows of one text."""
    right = [is_found(case.text, row.content, row.speakers, before) for row in case.rows]
    kept.right_before += sum(right)
    if retelling is None:
        kept.right_after += sum(right)
        return
    kept.texts += 1
    kept.known += sum(right)
    text = retelling.of(case.text)
    for row, was_right in zip(case.rows, right, strict=True):
        content = moved(case.text, retelling, row.content)
        speakers = [retelling.name(speaker) for speaker in row.speakers]
        is_right = is_found(text, content, speakers, after)
        kept.right_after += is_right
        kept.kept += was_right and is_right
        if was_right and not is_right:
            best = _likest(text, content, after)
            nearest = f"{best.speaker}: {_part(text, _places_of(best))}" if best else "nothing"
            around = text[max(0, content[0][0] - 150) : content[-1][1] + 150]
            kept.lost.append(
                f"  {speakers[0]}: {_part(text, content)}\n    {nearest}\n    {around!r}"
            )
    _compare(kept, case.text, retelling, before, after)


def _compare(kept: Kept, text: str, retelling: Retelling, before: Rows, after: Rows) -> None:
    """Add which of the rows shown are shown again."""
    new_text = retelling.of(text)
    rows_after = [_shown(new_text, _places_of(row), row.speaker, row) for row in after]
    kept.shown += len(before)
    for row in before:
        content = moved(text, retelling, _places_of(row))
        expected = _shown(new_text, content, retelling.name(row.speaker), row)
        if expected in rows_after:
            rows_after.remove(expected)
            kept.same += 1
        else:
            kept.changed.append(f"  - {expected.told()}\n    {new_text[:300]!r}")
    kept.changed += [f"  + {row.told()}\n    {new_text[:300]!r}" for row in rows_after]
    kept.more += len(rows_after)


def moved(text: str, retelling: Retelling, content: tuple[Place, ...]) -> tuple[Place, ...]:
    """Where in the text said another way a content of the text is."""
    row = Row(source=(), cue=(), content=content, acts=(), stances=())
    return edited(Document("", text, (row,)), retelling.edits).rows[0].content


def is_found(text: str, content: Iterable[Place], speakers: Iterable[str], rows: Rows) -> bool:
    """Whether one of the rows has half of the words, and one of the speakers."""
    best = _likest(text, content, rows)
    return best is not None and _name(best.speaker) in set(map(_name, speakers))


def _likest(text: str, content: Iterable[Place], rows: Rows) -> Attribution | None:
    """The row that has most words in common with the content, if it has half of them."""
    words = set(_words(text, content))

    def likeness(row: Attribution) -> float:
        row_words = set(_words(text, _places_of(row)))
        return len(words & row_words) / max(1, len(words | row_words))

    best = max(rows, key=likeness, default=None)
    return best if best is not None and likeness(best) >= ALIKE else None


def _shown(text: str, content: Iterable[Place], speaker: str, row: Attribution) -> Shown:
    act = str(getattr(row, "act", ""))
    return Shown(
        _words(text, content), _name(speaker), "says" if act == "holds" else act, row.polarity
    )


def _places_of(row: Attribution) -> tuple[Place, ...]:
    return tuple((span.start, span.end) for span in row.content)


def _part(text: str, content: Iterable[Place]) -> str:
    return " … ".join(" ".join(flowing(text[start:end]).text.split()) for start, end in content)


def _words(text: str, content: Iterable[Place]) -> tuple[str, ...]:
    """Words without marks and capitals, nor the conjunction before them."""
    words = re.findall(r"\w+", _part(text, content).lower())
    return tuple(words[1:] if words[:1] == ["that"] else words)


def _name(name: str) -> tuple[str, ...]:
    """The words of a name without its titles and article."""
    words = name.split()
    words = words[count_titles(words) :] or words
    lower = [word.lower().removesuffix("’s") for word in words]
    return tuple(lower[1:] if len(lower) > 1 and lower[0] in _ARTICLES else lower)


def figures(data: Path | None) -> Iterator[Figure]:
    """The share of rows that each transformation keeps: of our own texts, and of articles.

    Raises:
        FileNotFoundError: the data has no articles.
    """
    for kept in measured(gold_cases()):
        yield Figure(f"{kept.name}, of {kept.known}", kept.share, "%", at_least(GOAL))
    for kept in measured(article_cases(data)):
        yield Figure(f"articles, {kept.name}, of {kept.known}", kept.share, "%", at_least(GOAL))


def main() -> None:
    """Print the figures, and with --errors what is lost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, metavar="DIR")
    parser.add_argument("--only", default="", metavar="WORDS")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--changes", action="store_true")
    options = parser.parse_args()
    sets = {"short texts of our own": gold_cases()}
    if options.data:
        sets["articles of world news"] = article_cases(options.data)
    for name, cases in sets.items():
        print(f"{len(cases)} {name}", HEADING, sep="\n")
        for kept in measured(cases, options.only):
            lines = (kept.lost if options.errors else []) + (
                kept.changed if options.changes else []
            )
            print(kept, *lines, sep="\n", flush=True)


if __name__ == "__main__":
    main()
