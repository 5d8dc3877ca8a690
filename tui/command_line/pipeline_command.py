"""`newsread pipeline`: get another spaCy pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command_line.say import line, say
from tui.command_line.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Install one of spaCy's own English pipelines; 1 if it cannot be had here."""
    from annotators.pipeline import PipelineError
    from annotators.pipeline.installing import install

    name = usage().parse_args(arguments).name
    try:
        pipeline = install(name)
    except PipelineError as error:
        say(str(error))
        return 1
    line(
        f"{pipeline.name} {pipeline.version} is installed; "
        f"choose it with “newsread --pipeline {name}”"
    )
    line(f'or for good with “pipeline = "{name}"” in config.toml.')
    return 0


def usage() -> Usage:
    """The parser of the command's arguments."""
    from annotators.pipeline.installing import OFFERED

    usage = Usage(prog="newsread pipeline", description="Get another language pipeline.")
    commands = usage.add_subparsers(required=True, metavar="install")
    installing = commands.add_parser("install", help="have spaCy download one of its pipelines")
    installing.add_argument("name", choices=OFFERED, help=", ".join(OFFERED), metavar="NAME")
    return usage
