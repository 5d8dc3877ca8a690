"""Words in quotation marks that name something: a term, a title, the name of a show."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotators.encoder.shipped import Read
    from annotators.text.quotations import Quotation

_IN_MARKS: Final = frozenset(("marks", "single"))


def chances(read: Read, quotations: Sequence[Quotation]) -> list[float]:
    """For each quotation the chance that it names something and is nobody’s statement; 0 for turns,
    block quotations and speech after a dash."""
    encoded = read.encoded
    starts, ends = encoded.pieces.starts, encoded.pieces.ends
    borders = [window.start for window in encoded.windows]
    in_marks, vectors = [], []
    for n, quotation in enumerate(quotations):
        first = bisect_right(ends, quotation.start)
        if quotation.style not in _IN_MARKS or first >= len(starts):
            continue
        window = encoded.windows[bisect_right(borders, first) - 1]
        last = max(first, bisect_left(starts, quotation.end) - 1)
        last = min(last, window.first + len(window.vectors) - 1)
        in_marks.append(n)
        vectors.append(window.vectors[[first - window.first, last - window.first]].ravel())
    by_quotation = [0.0] * len(quotations)
    if in_marks:
        for n, chance in zip(in_marks, read.heads.terms(np.stack(vectors)).tolist(), strict=True):
            by_quotation[n] = chance
    return by_quotation
