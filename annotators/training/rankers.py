"""Train the four small models of `annotators/weights` from a gold file.

    python -m annotators.training.rankers TRAIN.jsonl [--pipeline NAME] [--out FOLDER]

`ranking` says which candidates are attributions, `statements` which quotations are somebody's
statement, `sources` whose an attribution is, `confidence` how sure the row is. The last is
learned on a tenth of the articles, with the others trained on the rest; these are then trained
again on all. No text is kept: a weight belongs to a lemma, a tag, a relation or a rule.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotators import logistic
from annotators.attribution import confidence, finding, linking, statements
from annotators.attribution.candidates import Candidate
from annotators.attribution.features import features
from annotators.attribution.naming import source_range
from annotators.attribution.ranges import holds, shared, union
from annotators.attribution.sources import Source
from annotators.language import load
from annotators.logistic import Logistic
from annotators.training.fit import fit, save
from annotators.training.gold import Example, read

WEIGHTS = Path(__file__).parent.parent / "weights"


def main() -> None:
    """Train all four and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("--pipeline")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    examples = list(read(options.train, load(options.pipeline)))
    held, rest = examples[::10], [e for n, e in enumerate(examples) if n % 10]
    train(rest, options.out)
    put(options.out, "confidence", confidence_model(held))
    train(examples, options.out)


def train(examples: Sequence[Example], out: Path) -> None:
    """The three models that work one after another, each on what the one before it makes."""
    put(out, "ranking", ranking(examples))
    put(out, "statements", statement_model(examples))
    told = list(_source_rows(examples, told=True))
    put(out, "sources", _fitted(told))
    put(out, "sources", _fitted(told + list(_source_rows(examples, told=False))))


def put(out: Path, name: str, model: Logistic) -> None:
    """Write a model, and let the next step use it."""
    save(model, out / f"{name}.json")
    logistic.load.cache_clear()
    print(f"{name}: {len(model.weights)} weights")


def likeness(overlap: float) -> float:
    """How right a candidate's content is, from its Jaccard overlap with a person's."""
    return 1.0 if overlap >= 0.8 else 0.7 if overlap >= 0.5 else 0.0


def ranking(examples: Sequence[Example]) -> Logistic:
    """Which candidates are attributions."""
    rows, labels = [], []
    for each in examples:
        for candidate in finding.gathered(each.text.words, each.spans, each.text.tags):
            rows.append(features(each.text.words, candidate, each.text.tags))
            labels.append(likeness(each.best(candidate.content)[0]))
    return fit(rows, labels)


def statement_model(examples: Sequence[Example]) -> Logistic:
    """Which quotations are statements: those that people gave to a source, half or more."""
    rows, labels = [], []
    for each in examples:
        words, tags = each.text.words, each.text.tags
        best = statements.best_scores(finding.scored(words, each.spans, tags), each.spans)
        told = union(r for m in each.marked for r in m.content)
        for quotation, span, score in zip(each.quotations, each.spans, best, strict=True):
            if quotation.style != "turn":
                rows.append(statements.features(words, quotation, span, score, tags))
                labels.append(float(2 * shared((span,), told) >= span[1] - span[0]))
    return fit(rows, labels, l2=1.0)


def _fitted(rows: list[tuple[list[str], float]]) -> Logistic:
    return fit([names for names, _ in rows], [label for _, label in rows], l2=1.0)


def _source_rows(examples: Sequence[Example], *, told: bool) -> Iterator[tuple[list[str], float]]:
    """Options and whether each is the source, along a chain of speakers: the one that people see
    (`told`), and once there is a model the one that it makes itself, mistakes and all."""
    for each in examples:
        previous: Source | None = None
        for row in finding.unlinked(each.text, each.quotations, each.spans)[0]:
            overlap, marked = each.best(row.content)
            found = linking.options(each.text, row, previous)
            right: Source | None = None
            if overlap >= 0.3 and marked is not None:
                for option in found:
                    label = float(holds(marked.source, option.head))
                    right = Source(option.head, option.rule) if label and not right else right
                    yield option.features, label
            previous = (right or row.source if told else _linked(each, row, previous)) or previous


def _linked(each: Example, row: Candidate, previous: Source | None) -> Source | None:
    """The source that the present model chooses."""
    if row.relation in finding.TOLD:
        return row.source
    content = row.content
    source = linking.link(each.text, row, previous)
    row.content = content
    return source


def confidence_model(examples: Sequence[Example]) -> Logistic:
    """How often a row like it is right in content and source."""
    rows, labels = [], []
    for each in examples:
        for row in finding.find_attributions(each.text, each.quotations, each.spans)[0]:
            rows.append(confidence.features(row))
            labels.append(float(_is_right(each, row)))
    return fit(rows, labels, least=5, l2=1.0)


def _is_right(each: Example, row: Candidate) -> bool:
    overlap, marked = each.best(row.content)
    if marked is None or overlap < 0.5:
        return False
    if not marked.source or row.source is None:
        return not marked.source and row.source is None
    start, end = source_range(each.text, row, row.source.head)
    return marked.head is not None and start < marked.head[1] and marked.head[0] < end


if __name__ == "__main__":
    main()
