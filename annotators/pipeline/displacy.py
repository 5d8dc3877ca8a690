"""The colours in which displaCy shows the spans of newsread’s components, by entry point."""

from __future__ import annotations

from typing import Final, get_args

from annotators.text.quotations import Style

COLORS: Final = {
    "SOURCE": "#c2e0ff",
    "CUE": "#ffdcb0",
    "CONTENT": "#c8f0c0",
    **dict.fromkeys((style.upper() for style in get_args(Style)), "#fff3a3"),
}
"""By label: of `newsread_claims`, then of `newsread_quotes`; those of people are spaCy’s own."""
