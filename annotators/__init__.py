"""What is found in an article, and what the reader marks in it.

A library that works in a notebook or a script: it knows nothing of Textual.

    from annotators import annotate

    findings = annotate("“It only waits,” said Ada Brandt.")
    findings.claims[0].speaker  # "Ada Brandt"

`annotate_many` takes many texts, and `from_doc` a Doc that any English spaCy pipeline has parsed.
Importing this package imports nothing else: the first use of one of the three does.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotators.attribution.assemble import from_doc
    from annotators.running.annotate import annotate, annotate_many

__all__ = ["annotate", "annotate_many", "from_doc"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from annotators.running import annotate

    return getattr(annotate, name)
