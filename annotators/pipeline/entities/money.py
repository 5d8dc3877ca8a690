"""Sums of money, known by their coin: "500 euros", "3 million Egyptian pounds".

Plain functions of words and names; the component around them is in `component.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotators.text.repeated_names import Name

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(r"^\d[\d.,]*$")
_SCALE = frozenset("thousand million billion trillion crore lakh m bn tn".split())
_COINS = frozenset(
    "dollar dollars euro euros pound pounds rupee rupees yen yuan won peso pesos dirham dirhams "
    "dinar dinars rial rials riyal riyals rand shilling shillings naira colones franc francs "
    "kronor kroner baht ringgit rupiah real reais rouble roubles ruble rubles lira cents".split()
)


def sums(words: Sequence[str]) -> list[Name]:
    """Sums of money, from their number to their coin."""
    numbers = (i for i, word in enumerate(words) if _NUMBER.match(word))
    starts_ends = ((i, _past_scale(words, i + 1)) for i in numbers)
    amounts = ((i, end, _past_coin(words, end)) for i, end in starts_ends)
    return [Name(i, coin, "MONEY") for i, end, coin in amounts if coin > end]


def _past_scale(words: Sequence[str], i: int) -> int:
    return i + (i < len(words) and words[i].lower() in _SCALE)


def _past_coin(words: Sequence[str], i: int) -> int:
    """Past a coin ("dollars", "US dollars", "Egyptian pounds") that stands at `i`, if one does."""
    for skipped in (0, 1):
        at = i + skipped
        is_coin = at < len(words) and words[at].lower() in _COINS
        if is_coin and (not skipped or words[i][:1].isupper()):
            return at + 1
    return i
