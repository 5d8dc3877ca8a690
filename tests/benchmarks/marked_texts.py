"""Texts with the rows that a person marked, and the people in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from annotators.training.reader.corpora import is_kept_apart_by
from annotators.training.reader.documents import Place
from tests.benchmarks import gold
from tests.benchmarks.data import wanted
from tests.benchmarks.retellings import People, gender, people_named

_PAIR = re.compile(r"\b[A-Z]\w+ [A-Z]\w+")


class Marked(NamedTuple):
    """A row that a person marked: what is said, and the names under which it may stand."""

    content: tuple[Place, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A text with its marked rows and its people."""

    text: str
    rows: tuple[Marked, ...]
    people: People = field(default_factory=dict)


def gold_cases() -> list[Case]:
    """Our own short texts."""
    cases = gold.cases()
    speakers = {row["speaker"] for case in cases for row in case["rows"]}
    return [
        Case(
            case["text"],
            tuple(
                Marked(tuple(places(case["text"], row["content"])), (row["speaker"],))
                for row in case["rows"]
            ),
            people_named(
                pair
                for pair in dict.fromkeys(_PAIR.findall(case["text"]))
                if pair in speakers or gender(pair.split()[0])
            ),
        )
        for case in cases
    ]


def article_cases(data: Path | None) -> list[Case]:
    """Articles of world news that are not learned from.

    Raises:
        FileNotFoundError: the data has none.
    """
    path = wanted(data, "reader/train.jsonl", "marked articles of world news")
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    return [_article(marked_text) for marked_text in texts if is_kept_apart_by(marked_text["id"])]


def _article(marked_text: dict[str, Any]) -> Case:
    people: dict[str, str] = {}
    for name_span in marked_text["names"]:
        if name_span["label"] == "PERSON":
            people_here = people_named([name_span["who"]])
            known = name_span["gender"] if name_span["gender"] in ("f", "m") else None
            people |= {name: known or kind for name, kind in people_here.items()}
    rows = (
        Marked(tuple((start, end) for start, end in row["spans"]), (row["who"], *row["also"]))
        for row in marked_text["rows"]
        if not row.get("optional")
    )
    return Case(marked_text["text"], tuple(rows), people)


def places(text: str, content: str) -> Iterator[Place]:
    """Where a content stands whose pieces were put together: each piece as long as can be.

    Raises:
        ValueError: the text has not all of the words in this order.
    """
    words, at = content.split(), 0
    while words:
        for count in range(len(words), 0, -1):
            piece = re.compile(r"\s+(?:> )?".join(map(re.escape, words[:count])))
            if match := piece.search(text, at):
                break
        else:
            raise ValueError(f"{content!r} is not in {text!r}")
        yield match.span()
        words, at = words[count:], match.end()
