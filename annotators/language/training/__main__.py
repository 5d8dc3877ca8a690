"""`python -m annotators.language.training train|evaluate`: from raw data to weights, and figures."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(prog="python -m annotators.language.training")
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train from raw data and write a pipeline")
    train.add_argument("--data", type=Path, required=True, help="folder of the raw data")
    train.add_argument("--vectors", type=Path, required=True, help="glove.6B.50d.txt")
    train.add_argument("--output", type=Path, required=True, help="folder to write")
    train.add_argument("--clear-only", action="store_true", help="clearly licensed data and GMB")
    train.add_argument("--seed", type=int, default=1)
    train.add_argument("--steps", type=int, default=6000)
    train.add_argument("--start", type=Path, help="weights to go on from")
    evaluate = commands.add_parser("evaluate", help="measure pipelines on all test sets")
    evaluate.add_argument("pipelines", nargs="*", help="names or paths; none: the shipped one")
    evaluate.add_argument("--data", type=Path, required=True)
    evaluate.add_argument("--split", choices=("dev", "test"), default="test")
    options = parser.parse_args(arguments)
    return _train(options) if options.command == "train" else _evaluate(options)


def _train(options: argparse.Namespace) -> int:
    import spacy

    from annotators.language.training import corpus, trainer

    started = time.monotonic()
    sources = corpus.training_sources(
        options.data, spacy.blank("en"), clear_only=options.clear_only
    )
    for source in sources:
        words = sum(map(len, source.pieces))
        print(f"{source.name}: {len(source.pieces)} pieces, {words} words", flush=True)
    nlp = trainer.new_pipeline(
        sources, trainer.read_vectors(options.vectors, 100_000), options.seed
    )
    if options.start:
        nlp.from_disk(options.start, exclude=["vocab"])
    print(f"ready after {time.monotonic() - started:.0f} s", flush=True)

    def after(step: int, line: str) -> None:
        if line:
            print(line, flush=True)
        if step % 1000 == 0:
            nlp.to_disk(options.output)

    trainer.train(nlp, sources, trainer.Schedule(steps=options.steps), options.seed, after)
    nlp.to_disk(options.output)
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from annotators.language.training.evaluation import table

    print(table(options.pipelines or [""], options.data, options.split))
    return 0


if __name__ == "__main__":
    sys.exit(main())
