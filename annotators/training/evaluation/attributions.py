"""What a packaged reader gets right, from its own answers alone: no tree, no names, no sieve."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from annotators.attribution.linker import LEAST, linked
from annotators.encoder.encoder import Encoder
from annotators.encoder.heads import Heads, Mentions
from annotators.text.quotations import find_quotations
from annotators.training.reader import corpora
from annotators.training.reader.windows import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from annotators.attribution.linker import Linked
    from annotators.encoder.encoder import Encoded
    from annotators.training.reader.documents import Document, Place

ALIKE: Final = 0.5
"""Jaccard index of the characters of two contents that are one."""


def report(folder: Path, data: Path) -> dict[str, dict[str, float]]:
    """Figures by set, as percentages."""
    encoder, heads = Encoder(folder), Heads.load(folder / "heads.npz")
    sets = {
        "PolNeAR dev": corpora.polnear(data, "dev"),
        "world news kept apart": filter(corpora.is_kept_apart, corpora.reader(data, "train")),
    }
    figures = {name: _attributions(documents, encoder, heads) for name, documents in sets.items()}
    return figures | {
        "GAP validation": {"F1": _gap(corpora.gap(data, "validation"), encoder, heads)}
    }


def _attributions(
    documents: Iterable[Document], encoder: Encoder, heads: Heads
) -> dict[str, float]:
    """F1 of attributions by their content; of those found, with the right source and stance."""
    count: Counter[str] = Counter()
    for document in documents:
        encoded = encoder(document.text, find_quotations(document.text))
        displayed, broad = linked(document.text, encoded, heads, least_broad=LEAST)
        rows = distinct(broad if document.style == "broad" else displayed)
        marked = [row for row in document.rows if not row.is_optional]
        count.update(marked=len(marked), predicted=len(rows))
        for row in marked:
            same = max(rows, key=lambda r: alike(r.content, row.content), default=None)
            if same is not None and alike(same.content, row.content) >= ALIKE:
                is_source = not row.source or bool(letters(same.source) & letters(row.source))
                count.update(matched=1, source=is_source, stance=same.stance in row.stances)
    f1 = 200 * count["matched"] / max(1, count["marked"] + count["predicted"])
    of = 100 / max(1, count["matched"])
    return {"F1": f1, "source": of * count["source"], "stance": of * count["stance"]}


def distinct(rows: Iterable[Linked]) -> list[Linked]:
    """The likelier first, without those that are one with a likelier one."""
    kept: list[Linked] = []
    for row in sorted(rows, key=lambda row: -row.chance):
        if all(alike(row.content, other.content) < ALIKE for other in kept):
            kept.append(row)
    return kept


def letters(places: Iterable[Place]) -> set[int]:
    """The characters of places."""
    return {at for start, end in places for at in range(start, end)}


def alike(places: Iterable[Place], others: Iterable[Place]) -> float:
    """Jaccard index of the characters of two sets of places."""
    a, b = letters(places), letters(others)
    return len(a & b) / max(1, len(a | b))


def _gap(passages: Iterable[Document], encoder: Encoder, heads: Heads) -> float:
    """F1 of the pairs of a pronoun and a name (Webster and others 2018)."""
    right = predicted = marked = 0
    for passage in passages:
        *names, pronoun = passage.mentions
        known = [m.place for m in passage.mentions]
        others = list(corpora.other_names(passage.text, known))
        places = [*(m.place for m in names), *others]
        encoded = encoder(passage.text, find_quotations(passage.text))
        mentions = _mentions(passage.text, encoded, [pronoun.place, *places])
        names_alone = heads.answers(mentions.some(slice(1, None)))
        scores = heads.links("who is meant", mentions.some(slice(0, 1)), names_alone)
        best = int(scores[0].argmax()) - 1
        meant = {n for n, m in enumerate(names) if m.key == pronoun.key}
        marked += len(meant)
        predicted += best in (0, 1)
        right += best in meant
    return 200 * right / max(1, marked + predicted)


def _mentions(text: str, encoded: Encoded, places: Iterable[Place]) -> Mentions:
    """What stands in these places, as mentions of which it can be asked who is meant."""
    spots = [_spot(text, encoded.pieces.starts, place) for place in places]
    firsts, lasts, kinds = map(list, zip(*spots, strict=True))
    vectors = np.concatenate([encoded.vectors[firsts], encoded.vectors[lasts]], axis=1)
    return Mentions(vectors, np.array(firsts), np.array(kinds))


def _spot(text: str, starts: list[int], place: Place) -> tuple[int, int, int]:
    first = int(np.searchsorted(starts, place[0], side="right")) - 1
    last = int(np.searchsorted(starts, place[1], side="left")) - 1
    return first, last, kind_of(text[place[0] : place[1]])
