"""Names and pronouns against the coreference layer of GUM.

    python -m tests.benchmarks.people TREES COREF [--kind news] [--pipeline NAME] [--errors]

TREES holds `GUM_*.conllu` (for the text), COREF `GUM_*.conll` (for who is who). Printed:

names     P, R, F1 of links between two mentions by name; both ends have to be found as names
pronouns  of he, him, his, she, her, hers whose chain holds a person's name: the share that is
          given to the one of that chain; and the share of those given that are right
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from annotators.findings import Entity, Findings
from annotators.running.annotate import annotate
from annotators.text.lexicon import PRONOUN_GENDERS
from articles.article import Span
from tests.benchmarks.data import wanted
from tests.benchmarks.figure import Figure

_BRACKET = re.compile(r"\((?P<open>[\w:]+-\d+)(?P<one>\))?|(?P<close>[\w:]+-\d+)\)")
_KINDS = {"person", "organization", "place"}


@dataclass
class Gold:
    """One document: its text, and its mentions by chain, names and pronouns apart."""

    text: str = ""
    names: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    pronouns: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))


def read(trees: Path, coref: Path) -> Gold:
    """A document from its trees and its coreference file, whose tokens are the same."""
    gold = Gold()
    tokens = []
    for word, tag, space, newline in _tokens(trees):
        gold.text += "\n" if newline and gold.text else ""
        tokens.append((len(gold.text), len(gold.text) + len(word), tag, word))
        gold.text += word + (" " if space else "")
    for first, last, chain in _mentions(coref):
        span = Span(tokens[first][0], tokens[last][1])
        tags = [tokens[k][2] for k in range(first, last + 1)]
        words = [tokens[k][3].lower() for k in range(first, last + 1)]
        if len(words) == 1 and words[0] in PRONOUN_GENDERS:
            gold.pronouns[chain].append(span)
        elif chain.partition("-")[0] in _KINDS and len(words) <= 8 and _is_name(tags, words):
            gold.names[chain].append(span)
    return gold


def _is_name(tags: list[str], words: list[str]) -> bool:
    """Whether a mention is a name with at most a title and a genitive around it."""
    core = [
        t for t, w in zip(tags, words, strict=True) if w not in ("the", "'s", "’s", "of", "'", "’")
    ]
    return bool(core) and core[-1].startswith("NNP") and all(t.startswith("NNP") for t in core)


def _tokens(path: Path) -> Iterator[tuple[str, str, bool, bool]]:
    """Word, tag, whether a blank follows, whether a paragraph begins with it."""
    fresh = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar"):
            fresh = True
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            yield cells[1], cells[4], "SpaceAfter=No" not in cells[9], fresh
            fresh = False


def _mentions(path: Path) -> Iterator[tuple[int, int, str]]:
    """First token, last token and chain of every mention."""
    standing: dict[str, list[int]] = defaultdict(list)
    number = -1
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 3:
            continue
        number += 1
        for bracket in _BRACKET.finditer(cells[2]):
            if bracket["open"]:
                if bracket["one"]:
                    yield number, number, bracket["open"]
                else:
                    standing[bracket["open"]].append(number)
            elif standing[bracket["close"]]:
                yield standing[bracket["close"]].pop(), number, bracket["close"]


@dataclass
class Score:
    """Counts over all documents."""

    linked: int = 0
    linked_right: int = 0
    links: int = 0
    found: int = 0
    names: int = 0
    given: int = 0
    given_right: int = 0
    pronouns: int = 0

    def figures(self) -> Iterator[Figure]:
        """What the counts come to."""
        p, r = self.linked_right / max(1, self.linked), self.linked_right / max(1, self.links)
        yield Figure(f"names found, of {self.names}", 100 * self.found / max(1, self.names), "%")
        yield Figure("links between names, precision", 100 * p, "%")
        yield Figure("links between names, recall", 100 * r, "%")
        yield Figure("links between names, F1", 200 * p * r / max(1e-9, p + r), "%")
        right = 100 * self.given_right
        yield Figure(f"pronouns right, of {self.pronouns}", right / max(1, self.pronouns), "%")
        yield Figure("pronouns right, of those given", right / max(1, self.given), "%")


def add(score: Score, gold: Gold, findings: Findings) -> list[str]:
    """Count one document, and say what went wrong."""
    by_name = [(e, _chain(gold.names, e)) for e in findings.entities if e.mention == "name"]
    known = [(e, chain) for e, chain in by_name if chain]
    return [*_add_names(score, gold, known), *_add_pronouns(score, gold, known, findings)]


def _add_names(score: Score, gold: Gold, known: Sequence[tuple[Entity, str]]) -> list[str]:
    """Count the names, each with its chain, and say which pairs are wrongly linked or apart."""
    score.found += len(known)
    score.names += sum(map(len, gold.names.values()))
    wrong = []
    for (a, x), (b, y) in combinations(known, 2):
        score.linked += a.name == b.name
        score.links += x == y
        score.linked_right += a.name == b.name and x == y
        if (a.name == b.name) != (x == y):
            wrong.append(
                f"{a.of(gold.text)} [{a.name}] / {b.of(gold.text)} [{b.name}] gold {x == y}"
            )
    return wrong


def _add_pronouns(
    score: Score, gold: Gold, known: Iterable[tuple[Entity, str]], findings: Findings
) -> list[str]:
    """Count the pronouns, and say which have a wrong name, or none."""
    wrong = []
    chain_names = defaultdict(set)
    for entity, chain in known:
        chain_names[chain].add(entity.name)
    names = {e.start: e.name for e in findings.entities if e.mention == "pronoun"}
    for chain, spans in gold.pronouns.items():
        if chain not in gold.names:
            continue
        for span in spans:
            name = names.get(span.start)
            score.pronouns += 1
            score.given += name is not None
            score.given_right += name in chain_names[chain]
            if name not in chain_names[chain]:
                around = gold.text[max(0, span.start - 60) : span.end + 20].replace("\n", "/")
                wrong.append(f"{around!r}: {name}, gold {sorted(chain_names[chain])}")
    return wrong


def _chain(names: dict[str, list[Span]], entity: Entity) -> str:
    """The chain of the gold name with the same last word as an entity, or nothing."""
    for chain, spans in names.items():
        for span in spans:
            if span.overlaps(entity) and abs(span.end - entity.end) <= 2:
                return chain
    return ""


def figures(data: Path | None, kind: str = "news") -> Iterator[Figure]:
    """The figures of all documents of a kind, from the folders `ud/gum` and `coref`."""
    trees = wanted(data, "ud/gum", "github.com/amir-zeldes/gum, folder dep")
    coref = wanted(data, "coref", "github.com/amir-zeldes/gum, folder coref/gum/conll")
    score, _ = scored(trees, coref, kind)
    yield from score.figures()


def scored(
    trees: Path, coref: Path, kind: str, pipeline: str | None = None
) -> tuple[Score, list[str]]:
    """The counts over all documents of a kind, and what went wrong in which."""
    score, wrong = Score(), []
    for path in sorted(coref.glob(f"GUM_{kind}_*.conll")):
        tree = trees / f"{path.stem}.conllu"
        if tree.exists():
            gold = read(tree, path)
            lines = add(score, gold, annotate(gold.text, pipeline))
            wrong += [f"{path.stem} {line}" for line in lines]
    return score, wrong


def main() -> None:
    """Print the figures for a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("trees", type=Path)
    parser.add_argument("coref", type=Path)
    parser.add_argument("--kind", default="news")
    parser.add_argument("--pipeline")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    score, wrong = scored(options.trees, options.coref, options.kind, options.pipeline)
    print(*(wrong if options.errors else []), *score.figures(), sep="\n")


if __name__ == "__main__":
    main()
