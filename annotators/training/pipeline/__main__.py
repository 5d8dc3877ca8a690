"""`python -m annotators.training.pipeline train|evaluate`: raw data to weights, and figures."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotators.pipeline import SHIPPED

if TYPE_CHECKING:
    from annotators.training.pipeline.corpus import Source

VERSION = "0.3.0"
"""Of the weights: raised with every version that is committed."""
SHIPPED_FOLDER = Path(__file__).parents[2] / SHIPPED


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(prog="python -m annotators.training.pipeline")
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train from raw data, and write the pipeline")
    train.add_argument("--data", type=Path, required=True, help="folder of the raw data")
    train.add_argument("--vectors", type=Path, help="default: DATA/vectors/glove.6B.50d.txt")
    train.add_argument("--output", type=Path, default=SHIPPED_FOLDER, help="folder to write")
    train.add_argument("--work", type=Path, default=Path("build/training"), help="for checkpoints")
    train.add_argument("--clear-only", action="store_true", help="clearly licensed data and GMB")
    train.add_argument("--seed", type=int, default=1)
    train.add_argument("--steps", type=int, help="default: as many as the shipped weights took")
    train.add_argument("--sources", type=Path, help="WORK/sources.jsonl of an earlier training")
    train.add_argument("--without-teacher", action="store_true", help="gold labels alone")
    train.add_argument("--start", type=Path, help="weights of an earlier training to go on from")
    packed = commands.add_parser("package", help="only the last step of train, from its checkpoint")
    packed.add_argument("--data", type=Path, required=True)
    packed.add_argument("--output", type=Path, default=SHIPPED_FOLDER)
    packed.add_argument("--work", type=Path, default=Path("build/training"))
    evaluate = commands.add_parser("evaluate", help="measure pipelines on all test sets")
    evaluate.add_argument("pipelines", nargs="*", help="names or paths; none: the shipped one")
    evaluate.add_argument("--data", type=Path, required=True)
    evaluate.add_argument("--split", choices=("dev", "test"), default="test")
    options = parser.parse_args(arguments)
    return {"train": _train, "package": _package, "evaluate": _evaluate}[options.command](options)


def _train(options: argparse.Namespace) -> int:
    from annotators.training.pipeline import trainer

    vectors = options.vectors or options.data / "vectors" / "glove.6B.50d.txt"
    sources = _sources(options)
    for source in sources:
        words = sum(map(len, source.pieces))
        print(f"{source.name}: {len(source.pieces)} pieces, {words} words", flush=True)
    nlp = trainer.new_pipeline(sources, trainer.read_vectors(vectors, 100_000), options.seed)
    schedule = trainer.Schedule()
    if options.start:
        nlp.from_disk(options.start, exclude=["vocab", "tokenizer"])
        schedule = trainer.CONTINUED
    if options.steps:
        schedule = replace(schedule, steps=options.steps)

    def after(step: int, line: str) -> None:
        _say(step, line)
        if step % 1000 == 0 or step == schedule.steps:
            nlp.to_disk(options.work)

    trainer.train(nlp, sources, schedule, options.seed, after)
    return _package(options)


def _sources(options: argparse.Namespace) -> list[Source]:
    """What the pipeline learns from, with what a teacher says of it unless that is not wanted."""
    from annotators.training.pipeline import corpus, schedule

    if options.sources:
        return schedule.read_sources(options.sources)
    read = partial(corpus.training_sources, options.data, clear_only=options.clear_only)
    if options.without_teacher:
        return read()
    from annotators.training.pipeline.train_teacher import taught

    short = read(longest=schedule.LONGEST)
    sources = schedule.school(read(), short, taught(short, options.seed, _say))
    options.work.mkdir(parents=True, exist_ok=True)
    schedule.write_sources(options.work / "sources.jsonl", sources)
    return sources


def _say(step: int, line: str) -> None:
    if line:
        print(line, flush=True)


def _package(options: argparse.Namespace) -> int:
    from annotators.training.pipeline.packaging import package

    package(options.work, options.output, options.data, VERSION)
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from annotators.training.pipeline.evaluation import table

    print(table(options.pipelines or [""], options.data, options.split))
    return 0


if __name__ == "__main__":
    sys.exit(main())
