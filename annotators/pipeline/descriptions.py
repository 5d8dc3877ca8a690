"""Which spaCy pipeline reads the articles: found, described and fingerprinted without spaCy.

A pipeline is named by its package ("en_core_web_sm"), by the path of a folder that spaCy wrote, or
by None: the one that newsread ships.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from articles.store.any_json import dumps, loads

SHIPPED = "en_newsread"


class PipelineError(Exception):
    """A pipeline cannot be used: one sentence says which, why, and what would be right."""


class Description(NamedTuple):
    """What is to be known of a pipeline before it is loaded."""

    name: str
    version: str
    path: Path
    """The folder that holds `config.cfg`."""
    size: int
    """Bytes on disk."""
    components: tuple[str, ...]
    labels: tuple[str, ...]
    """Entity labels."""

    @property
    def limits(self) -> str | None:
        """What newsread cannot do with this pipeline, in a sentence; None if nothing."""
        if "newsread_reader" in self.components:
            return None
        if "parser" not in self.components:
            lack = "no parser: sentences go by punctuation, indirect speech is not found"
        elif "ner" not in self.components:
            lack = "no ner: names of people, places and organisations are not found"
        else:
            return None
        return f"{self.name} has {lack}"


def describe(name: str | None = None) -> Description:
    """Name, version, components, labels, size and place of a pipeline.

    Raises:
        PipelineError: there is no such pipeline, its folder is not one, or neither a parser nor a
            recognizer of names is among its components.
    """
    folder, meta = _found(name)
    named, components = meta.get("labels", {}), tuple(meta.get("pipeline", ()))
    described = f"{meta.get('lang', '')}_{meta.get('name', '')}".strip("_")
    if not {"newsread_reader", "parser", "ner"} & {*components}:
        raise PipelineError(
            f"{described}: a pipeline needs a parser or ner to find who said what; "
            f"this one has {', '.join(components) or 'nothing'}"
        )
    return Description(
        name=described,
        version=str(meta.get("version", "")),
        path=folder,
        size=sum(file.stat().st_size for file in _files(folder)),
        components=components,
        labels=tuple(named.get("newsread_reader") or named.get("ner", ())),
    )


@cache
def fingerprint(name: str | None = None) -> str:
    """A short text that changes whenever the pipeline's weights or version do.

    It is part of the key under which findings are kept. A shipped pipeline names its weights' hash
    in `meta.json`; for any other, sizes and times of its files stand in for it.

    Raises:
        PipelineError: there is no such pipeline.
    """
    folder, meta = _found(name)
    identity = meta.get("weights") or [
        (str(file.relative_to(folder)), file.stat().st_size, file.stat().st_mtime_ns)
        for file in _files(folder)
    ]
    parts = [meta.get("lang"), meta.get("name"), meta.get("version"), identity]
    digest = sha256(dumps(parts)).hexdigest()
    return f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}-{digest[:16]}"


def _files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*")) if file.is_file()]


def _found(name: str | None) -> tuple[Path, dict[str, Any]]:
    """The folder of a pipeline that holds its `config.cfg`, and what its `meta.json` says.

    Raises:
        PipelineError: there is none by that name, or it has no such file that can be read.
    """
    folder = Path(__file__).parents[1] / SHIPPED if name is None else Path(name)
    if not folder.is_dir():
        folder = _package_folder(str(name))
    name = name or SHIPPED
    missing = [part for part in ("config.cfg", "meta.json") if not (folder / part).is_file()]
    if missing:
        raise PipelineError(f"{name}: not a spaCy pipeline, {folder} has no {missing[0]}")
    try:
        meta = loads((folder / "meta.json").read_bytes())
    except (OSError, ValueError) as error:
        raise PipelineError(f"{name}: {folder / 'meta.json'} cannot be read ({error})") from error
    if not isinstance(meta, dict):
        raise PipelineError(f"{name}: {folder / 'meta.json'} holds no description")
    return folder, meta


def _package_folder(name: str) -> Path:
    from importlib.util import find_spec

    try:
        spec = find_spec(name) if name.isidentifier() else None
    except (ImportError, ValueError):
        spec = None
    if spec is None or spec.origin is None:
        raise PipelineError(
            f"{name}: no such pipeline; name a folder, or install one with "
            f"newsread pipeline install en_core_web_sm"
        )
    package = Path(spec.origin).parent
    inner = sorted(package.glob("*/config.cfg"))
    return inner[-1].parent if inner else package
