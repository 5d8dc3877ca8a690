"""Words for one of a people: the Dutchman, a Swede, the Norwegian."""

from __future__ import annotations

import re
from typing import Final

_ONE: Final = re.compile(
    r"[A-Z]\w+(?:man|woman|an|ese|i)"
    r"|Briton|Croat|Czech|Dane|Finn|Filipino|Greek|Kazakh|Kurd|Pole|Scot|Serb|Slovak|Slovene"
    r"|Spaniard|Swede|Swiss|Thai|Turk|Uzbek"
)


def is_of_people(word: str) -> bool:
    """Whether a word may call somebody by their people; not how many do so: Ostrian, Dutchman."""
    return _ONE.fullmatch(word) is not None
