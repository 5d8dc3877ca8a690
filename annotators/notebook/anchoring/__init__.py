"""Finding the reader's marks again when an article has changed.

The two versions are compared once, word by word, whatever the number of marks: `articles.diff` says
which word of the one became which of the other, also where paragraphs have moved; `places` reads
off it where a span went, and how sure that is. A mark without the text it was made on is looked
for by its words alone, in `quotes`.
"""

from __future__ import annotations

from annotators.notebook.anchoring.marks import place_all
from annotators.notebook.anchoring.places import Places
from annotators.notebook.anchoring.quotes import find

__all__ = ["Places", "find", "place_all"]
