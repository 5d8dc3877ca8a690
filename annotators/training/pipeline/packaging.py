"""Trained weights made into the pipeline that ships: rules added, strings dropped, facts stated."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter, defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
from spacy.tokens import Doc
from thinc.api import Model

from annotators.pipeline import lemmatizer as _lemmas  # noqa: F401
from annotators.pipeline import parse_repair as _tree_rules  # noqa: F401
from annotators.pipeline import sentences as _sentences  # noqa: F401
from annotators.pipeline.entities import component as _name_rules  # noqa: F401
from annotators.training.pipeline import corpus

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from annotators.training.pipeline.documents import Piece

META = {
    "name": "newsread",
    "description": "English news on a CPU: grammar and names.",
    "author": "newsread",
    "license": "CC BY-SA 4.0",
}
RULED = frozenset({"ADJ", "ADV", "NOUN", "VERB"})
"""Parts of speech for which spaCy has rules; for the others the table of exceptions is all."""
UNLEARNT = frozenset({"NUM", "X", "SYM", "SPACE"})
_WORD = re.compile(r"['’`]?[^\W\d_]+(?:['’-][^\W\d_]+)*[.'’]?|['’]|\d\d(?:\d\d)?s")
"""A word, an ending ("'s"), or a decade: no number, address or file name is one."""


def package(trained: Path, output: Path, data: Path, version: str) -> Language:
    """Write the pipeline that ships from trained weights."""
    nlp = spacy.load(trained)
    nlp.add_pipe("newsread_sentences", before="parser")
    nlp.add_pipe("newsread_trees", after="parser")
    nlp.add_pipe("newsread_names", after="ner")
    lemmatizer: Any = nlp.add_pipe("newsread_lemmatizer", after="newsread_trees")
    lemmatizer.initialize()
    learn_exceptions(lemmatizer, nlp, _sentences_of(data))
    nlp.meta.update(META)
    nlp.meta["version"] = version
    lean = _without_strings(nlp)
    round_weights(lean)
    _clear(output)
    lean.to_disk(output)
    state_weights(output)
    return lean


_LEVELS = 512
"""Values that a weight can take between four deviations to either side: the wheel is 4 MB smaller
than with all 32 bits."""


def round_weights(nlp: Language) -> None:
    """Round all weights to `_LEVELS` steps that are powers of two, so that they compress. Changes
    the pipeline's models."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                for name in node.param_names:
                    if node.has_param(name):
                        node.set_param(name, _rounded(node.get_param(name)))


def _rounded(values: Any) -> Any:
    spread = float(np.sqrt(np.mean(values**2)))
    if not spread:
        return values
    step = 2.0 ** np.floor(np.log2(8 * spread / _LEVELS))
    return (np.round(values / step) * step).astype(values.dtype)


def _sentences_of(data: Path) -> list[Piece]:
    ewt = [s for doc in corpus.ewt_documents(data, "train") for p in doc for s in p]
    gum = corpus.gum_documents(corpus.gum_files(data, "train"))
    return ewt + [s for doc in gum for p in doc for s in p]


def learn_exceptions(lemmatizer: Any, nlp: Language, pieces: list[Piece], least: int = 2) -> None:
    """Add what the treebanks say against the rules to the lemmatizer's table of exceptions."""
    lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for piece in pieces:
        for word, pos, lemma in zip(piece.words, piece.pos or [], piece.lemmas or [], strict=True):
            lemmas[word.lower(), pos][lemma] += 1
    table = lemmatizer.lookups.get_table("lemma_exc")
    for (word, pos), counts in lemmas.items():
        lemma, count = counts.most_common(1)[0]
        if count < least or count < 0.7 * counts.total() or not _is_learnt(word, pos, lemma):
            continue
        doc = Doc(nlp.vocab, words=[word], pos=[pos])
        if pos not in RULED or lemmatizer.rule_lemmatize(doc[0])[0] != lemma:
            table[pos.lower()] = {**table.get(pos.lower(), {}), word: [lemma]}
    lemmatizer.cache = {}


def _is_learnt(word: str, pos: str, lemma: str) -> bool:
    """Whether an exception says something of English: no address does, nor who wrote to whom.

    Of names only those are learnt that have another base form: "Americans", "Nov.".
    """
    if pos == "PUNCT":
        return not any(map(str.isalnum, word))
    if pos in UNLEARNT or not _WORD.fullmatch(word):
        return False
    return pos != "PROPN" or lemma.lower() != word


def _without_strings(nlp: Language) -> Language:
    """The same pipeline with a vocabulary that holds labels only, not every word of training."""
    lean = spacy.util.load_model_from_config(nlp.config, meta=nlp.meta, auto_fill=True)
    for labels in nlp.pipe_labels.values():
        for label in labels:
            lean.vocab.strings.add(label)
            lean.vocab.morphology.add(label if "=" in label else "")
    return lean.from_bytes(nlp.to_bytes(exclude=["vocab"]), exclude=["vocab"])


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
