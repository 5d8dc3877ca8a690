"""First names that tell a man from a woman, in lower case; `first_names.txt` names its source."""

from __future__ import annotations

from typing import Final

from annotators.text.lexicon import sections

_SECTIONS: Final = sections("first_names.txt")
FEMALE_NAMES: Final = frozenset(_SECTIONS["female"])
MALE_NAMES: Final = frozenset(_SECTIONS["male"])
