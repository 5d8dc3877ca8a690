"""The embedding of the shipped pipeline: word shapes, fixed word vectors, and quotation state.

Registered as the spaCy architecture `newsread.NewsEmbed.v1`. Three things make a word's vector:

- learned hash embeddings of its norm, prefix, suffix and shape, as in spaCy's MultiHashEmbed;
- where it stands to quotation marks (outside, inside, a mark that opens or closes, a paragraph
  break), which a window of a few words cannot see;
- a fixed word vector made on far more text than any annotated set, held as 8-bit integers: a
  twentieth of a megabyte for each thousand words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import IS_SPACE, LOWER, ORTH  # type: ignore[import-not-found]
from spacy.strings import get_string_id
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

from annotators.pipeline.sentence_boundaries import is_hard_wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc

OUTSIDE, INSIDE, OPENS, CLOSES, PARAGRAPH = range(5)

_STRAIGHT = frozenset(get_string_id(mark) for mark in ('"', "''", "``"))
_OPENING = frozenset(get_string_id(mark) for mark in ("“", "«", "„"))
_CLOSING = frozenset(get_string_id(mark) for mark in ("”", "»"))
_BREAK = "\n\n"
_BREAK_ID = get_string_id(_BREAK)
_SPACE_ID = get_string_id(" ")
_MARKS = np.array(sorted(_STRAIGHT | _OPENING | _CLOSING | {_BREAK_ID}), dtype="uint64")
_VECTOR_SCALE = 32.0
"""GloVe's values lie within ±5.5, nearly all within ±4: steps of 1/32."""


def quotation_states(orths: np.ndarray) -> np.ndarray:
    """For each word whether it is outside or inside quotation marks, or a mark or break itself.

    A paragraph break ends a quotation, so that a missing mark spoils one paragraph at most. The
    pipeline was trained with just these states: with those of any better scanner, such as
    `annotators.text.quotation_marks`, it would have to be trained again.
    """
    states = np.zeros(len(orths), dtype="uint64")
    start, inside = 0, False
    for i in map(int, np.flatnonzero(np.isin(orths, _MARKS))):
        if inside:
            states[start:i] = INSIDE
        mark = int(orths[i])
        start = i + 1
        if mark == _BREAK_ID:
            states[i], inside = PARAGRAPH, False
        elif mark in _OPENING or (mark in _STRAIGHT and not inside):
            states[i], inside = OPENS, True
        else:
            states[i], inside = CLOSES, False
    if inside:
        states[start:] = INSIDE
    return states


def _extract(
    model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
) -> tuple[list[np.ndarray], Callable[[Any], list[Any]]]:
    features = []
    for doc in docs:
        columns = doc.to_array([*model.attrs["columns"], ORTH])
        _level_breaks(doc, columns)
        columns[:, -1] = quotation_states(columns[:, -1])
        features.append(columns)
    return features, lambda gradient: []


def _level_breaks(doc: Doc, columns: np.ndarray) -> None:
    """Make every paragraph break look alike, and a line break inside a paragraph like a space."""
    spaces = np.flatnonzero(doc.to_array([IS_SPACE]))
    if not len(spaces):
        return
    needed = 2 if is_hard_wrapped(doc.text) else 1
    for i in map(int, spaces):
        is_break = doc[i].text.count("\n") >= needed
        columns[i] = _BREAK_ID if is_break else _SPACE_ID


def _look_up(
    model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
) -> tuple[list[np.ndarray], Callable[[Any], list[Any]]]:
    keys, table = model.attrs["keys"], model.attrs["table"]
    found = []
    for doc in docs:
        wanted = doc.to_array([LOWER]).reshape(-1)
        rows = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        vectors = table[rows].astype("float32")
        vectors *= ((keys[rows] == wanted) / _VECTOR_SCALE).astype("float32")[:, None]
        found.append(vectors)
    return found, lambda gradient: []


def set_vectors(model: Model[Any, Any], words: Sequence[str], vectors: np.ndarray) -> None:
    """Give every word-vector layer in `model` these words' vectors, rounded to 8 bits."""
    keys = np.array([get_string_id(word) for word in words], dtype="uint64")
    order = np.argsort(keys)
    table = np.clip(np.round(vectors * _VECTOR_SCALE), -127, 127).astype("int8")
    for node in model.walk():
        if node.name == "fixed_vectors":
            node.attrs["keys"], node.attrs["table"] = keys[order], table[order]


@registry.architectures("newsread.NewsEmbed.v1")  # type: ignore[untyped-decorator]
def news_embed(
    width: int,
    attrs: list[str],
    sizes: list[int],
    rows: list[int],
    state_size: int,
    vector_size: int,
) -> Model[list[Doc], Any]:
    """Embed words by hashed attributes (`sizes`, `rows` each), quotation state and fixed vector.

    Args:
        width: of the output.
        attrs: token attributes to embed, such as NORM and SHAPE.
        sizes: width of each attribute's embedding.
        rows: rows of each attribute's hash table.
        state_size: width of the embedding of the quotation state.
        vector_size: width of the fixed vectors, which `set_vectors` fills in.
    """
    hashed: list[Model[Any, Any]] = [
        HashEmbed(size, count, column=i, seed=i + 1, dropout=0.0)
        for i, (size, count) in enumerate(zip(sizes, rows, strict=True))
    ]
    state: Model[Any, Any] = HashEmbed(
        state_size, 32, column=len(attrs), seed=len(attrs) + 1, dropout=0.0
    )
    extract: Model[Any, Any] = Model("news_features", _extract, attrs={"columns": attrs})
    vectors: Model[Any, Any] = Model(
        "fixed_vectors",
        _look_up,
        dims={"nO": vector_size},
        attrs={"keys": np.zeros(1, "uint64"), "table": np.zeros((1, vector_size), "int8")},
    )
    total = sum(sizes) + state_size + vector_size
    embed: Model[Any, Any] = concatenate(
        chain(extract, list2ragged(), with_array(concatenate(*hashed, state))),
        chain(vectors, list2ragged()),
    )
    mix: Model[Any, Any] = with_array(Maxout(width, total, nP=3, dropout=0.0, normalize=True))
    return chain(embed, mix, ragged2list())
