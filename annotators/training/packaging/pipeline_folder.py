"""The spaCy pipeline that ships, written around the files of its reader; its hash."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import spacy

from annotators.pipeline.loading import register_components
from annotators.pipeline.tokenizer import use_news_tokenizer
from annotators.training.packaging.lemma_exceptions import learn_exceptions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.language import Language
    from spacy.lookups import Lookups

    from annotators.training.treebanks.pieces import Piece

META: Final = {
    "name": "newsread",
    "description": "English news on a CPU: who said what, grammar and names.",
    "author": "newsread",
    "license": "CC BY-SA 4.0",
}
COMPONENTS: Final = (
    "newsread_sentences",
    "newsread_reader",
    "newsread_lemmatizer",
    "newsread_names",
)
_BATCH: Final = 8
"""Texts that are read together: few, so that the first is soon had."""


def write_pipeline(
    output: Path, sentences: Iterable[Piece], version: str, tables: Lookups | None = None
) -> None:
    """Write a pipeline into the folder whose `reader` has the files of a trained network.

    Args:
        sentences: those that the lemmatizer learns its exceptions from.
        tables: rules of lemmas; None for those of the package spacy-lookups-data.
    """
    _clear(output)
    nlp = _new_pipeline(output / "reader")
    lemmatizer: Any = nlp.get_pipe("newsread_lemmatizer")
    lemmatizer.initialize(lookups=tables)
    learn_exceptions(lemmatizer, sentences)
    index = lemmatizer.lookups.get_table("lemma_index")
    for pos, words in index.items():  # lists, which are looked through word by word
        index[pos] = dict.fromkeys(words)
    nlp.meta.update(META | {"version": version})
    nlp.to_disk(output)
    state_weights(output)


def _new_pipeline(reader: Path) -> Language:
    """All components; the learned one is that of a folder, which knows its labels."""
    register_components()
    nlp = spacy.blank("en", config={"nlp": {"batch_size": _BATCH}})
    use_news_tokenizer(nlp)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    learned: Any = nlp.get_pipe("newsread_reader")
    learned.folder = reader
    return nlp


def _clear(output: Path) -> None:
    """Remove the components of an earlier pipeline, so that none outlives its removal; what lies
    beside them, as the learned reader does, stays."""
    meta = output / "meta.json"
    if meta.is_file():
        for name in (*json.loads(meta.read_text("utf-8"))["pipeline"], "vocab"):
            shutil.rmtree(output / name, ignore_errors=True)


def state_weights(output: Path) -> None:
    """Put a hash of all files of a pipeline’s folder, the learned reader’s among them, into its
    `meta.json`, so that findings know which weights made them."""
    digest = sha256()
    for file in sorted(output.rglob("*")):
        if file.is_file() and file.suffix != ".md" and file.name != "meta.json":
            digest.update(file.relative_to(output).as_posix().encode())
            digest.update(file.read_bytes())
    path = output / "meta.json"
    meta = json.loads(path.read_text("utf-8"))
    meta["weights"] = digest.hexdigest()
    path.write_text(json.dumps(meta, indent=2) + "\n", "utf-8")
