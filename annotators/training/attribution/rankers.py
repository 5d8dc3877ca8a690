"""Train three of the small models of `annotators/attribution/weights` from a gold file.

    python -m annotators.training.attribution.rankers TRAIN.jsonl [--pipeline NAME]

`ranking` says which candidates are attributions, `statements` which quotations are
somebody's statement, `sources` whose an attribution is. `confidence` is trained after them, by
`confidences`. No text is kept: a weight belongs to a lemma, a tag, a relation
or a rule.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotators.attribution import extract, network, quote_classifier, source_ranker
from annotators.attribution.candidate import Candidate
from annotators.attribution.features import features
from annotators.attribution.network import Network
from annotators.attribution.syntactic_source import Source
from annotators.pipeline import load
from annotators.text.intervals import holds, jaccard, shared, union
from annotators.training.attribution import networks
from annotators.training.attribution.gold import Example, Marked, read
from annotators.training.attribution.networks import Choice, Recipe

WEIGHTS = Path(__file__).parents[2] / "attribution" / "weights"
PARTS = 3
"""Into how many parts articles are put, so that each is seen by networks without it."""
OTHER_CUE = 0.4
"""How right a content still is with another cue than a person's; and so below. Best of what was
tried from 0 to 1 on the latest quarter of the articles."""
OTHER_SOURCE = 0.5
RANKING = Recipe(rounds=10, dropout=0.4, l2=1e-4)
STATEMENTS = Recipe(width=24, rounds=12, batch=64, dropout=0.4, l2=3e-4, least=4)
SOURCES = Recipe(width=64, rounds=10, batch=64, dropout=0.4, l2=3e-4)


def main() -> None:
    """Train all three and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("--pipeline")
    options = parser.parse_args()
    examples = sorted(read(options.train, load(options.pipeline)), key=lambda each: each.day)
    train(examples)


def train(examples: Sequence[Example]) -> None:
    """The networks that work one after another, each on what the one before it makes of articles
    that it has not learned from (stacked generalisation, Wolpert 1992)."""
    parts = [examples[n::PARTS] for n in range(PARTS)]
    marked = [ranking_choices(part) for part in parts]
    apart = [networks.fit(_joined(marked, but=n), RANKING) for n in range(PARTS)]
    _put("statements", statement_model(_unseen(parts, apart)))
    told = list(_choices(_unseen(parts, apart), told=True))
    _put("sources", networks.fit(told, SOURCES))
    _put("sources", networks.fit(told + list(_choices(_unseen(parts, apart), told=False)), SOURCES))
    _put("ranking", networks.fit(_joined(marked), RANKING))


def _joined(parts: list[list[Choice]], but: int = -1) -> list[Choice]:
    """The choices of all parts but one."""
    return [choice for n, part in enumerate(parts) if n != but for choice in part]


def _unseen(parts: list[Sequence[Example]], apart: list[Network]) -> Iterator[Example]:
    """All examples, while those candidates are ranked by the network that learned from others."""
    for part, model in zip(parts, apart, strict=True):
        _put("ranking", model)
        yield from part


def _put(name: str, model: Network) -> None:
    """Write a network, and let the next step use it."""
    networks.save(model, WEIGHTS / f"{name}.json")
    network.load.cache_clear()
    print(f"{name}: {len(model.names)} names", flush=True)


def rightness(candidate: Candidate, marked: Marked) -> float:
    """How right a candidate is, from 0 to 1, beside what a person marked: by the Jaccard overlap of
    the contents, and less where its cue or its source is another."""
    overlap = jaccard(candidate.content, marked.content)
    content = 1.0 if overlap >= 0.8 else 0.7 if overlap >= 0.5 else 0.0
    cue = 1.0 if _has_cue(candidate, marked) else OTHER_CUE
    return content * cue * (1.0 if _has_source(candidate, marked) else OTHER_SOURCE)


def _has_cue(candidate: Candidate, marked: Marked) -> bool:
    if not candidate.cue or not marked.cue:
        return not candidate.cue and not marked.cue
    return shared(candidate.cue, marked.cue) > 0


def _has_source(candidate: Candidate, marked: Marked) -> bool:
    if candidate.source is None or not marked.source:
        return candidate.source is None and not marked.source
    return holds(marked.source, candidate.source.head)


def ranking_choices(examples: Sequence[Example]) -> list[Choice]:
    """Every candidate, and how far it is an attribution."""
    choices = []
    for each in examples:
        found = extract.gathered(each.text.words, each.spans, each.text.tags)
        rows = features(each.text.words, found, each.text.tags)
        for candidate, row in zip(found, rows, strict=True):
            right = (rightness(candidate, marked) for marked in each.near(candidate.content))
            choices.append(Choice([list(map(sys.intern, row))], [max(right, default=0.0)]))
    return choices


def statement_model(examples: Iterable[Example]) -> Network:
    """Which quotations are statements: those that people gave to a source, half or more."""
    rows = [row for each in examples for row in statement_rows(each)]
    return networks.fit([Choice([names], [label]) for names, label in rows], STATEMENTS)


def statement_rows(each: Example) -> Iterator[tuple[list[str], float]]:
    """Each quotation of an article, and whether people gave it to a source."""
    words, tags = each.text.words, each.text.tags
    best = quote_classifier.best_scores(extract.scored(words, each.spans, tags), each.spans)
    told = union(r for m in each.marked for r in m.content)
    for quotation, span, score in zip(each.quotations, each.spans, best, strict=True):
        if quotation.style != "turn":
            label = float(2 * shared((span,), told) >= span[1] - span[0])
            yield quote_classifier.features(words, quotation, span, score, tags), label


def _choices(examples: Iterable[Example], *, told: bool) -> Iterator[Choice]:
    """The options for each source, and which is right, along a chain of speakers: the one that
    people see (`told`), and once there is a network the one it makes itself, mistakes and all."""
    for each in examples:
        previous: Source | None = None
        for row in extract.unlinked(each.text, each.quotations, each.spans)[0]:
            overlap, marked = each.best(row.content)
            right: Source | None = None
            if overlap >= 0.3 and marked is not None:
                found = source_ranker.options(each.text, row, previous)
                labels = [holds(marked.source, option.head) for option in found]
                count = sum(labels)
                if found and (count or not marked.source):
                    yield Choice(
                        [option.features for option in found],
                        [label / max(count, 1) for label in labels],
                    )
                hits = (o for o, label in zip(found, labels, strict=True) if label)
                right = next((Source(o.head, o.rule) for o in hits), None)
            previous = (right or row.source if told else _linked(each, row, previous)) or previous


def _linked(each: Example, row: Candidate, previous: Source | None) -> Source | None:
    """The source that the present model chooses."""
    if row.relation in extract.TOLD:
        return row.source
    content = row.content
    source = source_ranker.link(each.text, row, previous)
    row.content = content
    return source


if __name__ == "__main__":
    main()
