"""Findings kept on disk, so that an article seen before never wakes spaCy.

Everything here can be deleted at any time: it is computed again when it is next wanted.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotators.codec import decode_pieces, encode_in_pieces
from annotators.findings import is_said
from articles.places import make_private
from articles.store.durable import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.findings import Findings

UNUSED = 30 * 86_400
"""Seconds after which findings of a pipeline to which none are added may go."""
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


class FindingsCache(NamedTuple):
    """The findings of one pipeline: a file for each text, named by the text's hash.

    A line of it is a piece of JSON, for a text of ten million characters has as much of it.
    """

    folder: Path
    fingerprint: str
    """Of the pipeline and of the code that reads its results: see `fingerprint`."""

    def get(self, article_id: str) -> Findings | None:
        """What was found in a text before; nothing if it is not kept or cannot be read."""
        from articles.store.any_json import loads

        try:
            with self._file(article_id).open("rb") as lines:
                return decode_pieces(map(loads, lines))
        except (OSError, AttributeError, KeyError, TypeError, ValueError):
            return None  # a cache that is damaged is a cache that is empty

    def has(self, article_id: str) -> bool:
        """Whether something is kept for a text; that it can be read is not sure."""
        return self._file(article_id).exists()

    def put(self, article_id: str, findings: Findings) -> None:
        """Keep findings. A disk that is full or read-only keeps nothing, and costs nothing else."""
        from articles.store.any_json import dumps

        with suppress(OSError):
            if not (self.folder / self.fingerprint).is_dir():
                _forget_unused(self.folder)
            claim_count = sum(map(is_said, findings.claims))
            _replace(self._file(article_id), map(dumps, encode_in_pieces(findings)))
            _append(self._counts, f"{article_id} {claim_count}\n".encode())

    def claims(self) -> dict[str, int]:
        """How many claims were found in each text, without what is left open or in doubt: for a
        list, which has no time to read them."""
        try:
            lines = self._counts.read_bytes().splitlines()
        except OSError:
            return {}
        rows = (line.decode("ascii", "replace").split() for line in lines)
        return {row[0]: int(row[1]) for row in rows if len(row) == 2 and row[1].isdecimal()}

    @property
    def _counts(self) -> Path:
        """A line for each text, so that writers, who may be many, only ever append."""
        return self.folder / self.fingerprint / "claims"

    def _file(self, article_id: str) -> Path:
        return self.folder / self.fingerprint / f"{article_id}.json"


def fingerprint(pipeline: str | None = None) -> str:
    """Sixteen hexadecimal digits that change when the pipeline or our own code does.

    Raises:
        annotators.pipeline.PipelineError: there is no such pipeline.
    """
    from annotators.pipeline import fingerprint as pipeline_fingerprint

    digest = sha256(pipeline_fingerprint(pipeline).encode())
    for source in _sources(Path(__file__).parent.parent):
        state = source.stat()
        digest.update(f"{source.path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


FOLDERS = (
    "attribution",
    "coreference",
    "en_newsread/reader",
    "encoder",
    "pipeline",
    "pipeline/entities",
    "presentation",
    "running",
    "text",
)
"""Those in which findings are made and worded."""


LAYOUT = ("datelines.py", "flowing.py", "hyphens.py", "line_ends.py")
"""What says how a text is read, beside them."""


def _sources(package: Path) -> list[os.DirEntry[str]]:
    """The files that findings hang on: our code, word lists and the learned reader. The pipeline,
    which has a fingerprint of its own, and the recipes are left out."""
    folders = [package, *(package / name for name in FOLDERS)]
    kinds = (".py", ".json", ".txt", ".onnx", ".npz")
    files = [f for at in folders for f in os.scandir(at) if f.name.endswith(kinds)]
    files += [f for f in os.scandir(package.parent / "articles") if f.name in LAYOUT]
    return sorted(files, key=lambda file: file.path)


def _forget_unused(folder: Path) -> None:
    """Remove the findings of other pipelines and versions to which none were added for long.

    Should another newsread still read them, it finds them anew.
    """
    for found in os.scandir(folder) if folder.is_dir() else ():
        is_ours = _FINGERPRINT.fullmatch(found.name) and found.is_dir(follow_symlinks=False)
        if is_ours and found.stat().st_mtime < time.time() - UNUSED:
            shutil.rmtree(found.path, ignore_errors=True)


def _append(path: Path, line: bytes) -> None:
    """Add a line in one write, which no other process can come between."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o600)
    try:
        os.write(descriptor, line)
    finally:
        os.close(descriptor)


def _replace(path: Path, lines: Iterable[bytes]) -> None:
    """Write a whole file or nothing: another newsread may be reading it, or writing the same."""
    make_private(path.parent)
    write_whole(path, (line + b"\n" for line in lines), is_lasting=False)
