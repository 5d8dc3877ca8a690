"""Sums of money, known by their sign or coin: "$ 5.5 million", "500 euros", "Rs 5 lakh".

Plain functions of words and names; the component around them is in `component.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotators.text.repeated_names import Name

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGN = re.compile(
    r"^(?:US|A|AU|C|CA|HK|NZ|S|R|NT)?[$€£¥₹₦₱₩]$"
    r"|^(?:Rs\.?|USD|EUR|GBP|KD|QR|Dh|Dhs|AED|SR|RM|KSh)$"
)
_SUM = re.compile(r"^(?:(?:US|A|C|HK|NZ)?[$€£¥₹]|Dhs?|Rs\.?|AED|RM|R)\d[\d.,]*(?:m|bn|k|tn)?$")
_NUMBER = re.compile(r"^\d[\d.,]*(?:[kmb]n?|tn)?$", re.IGNORECASE)
_SCALE = frozenset("thousand million billion trillion crore lakh m bn tn".split())
_COINS = frozenset(
    "dollar dollars euro euros pound pounds rupee rupees yen yuan won peso pesos dirham dirhams "
    "dinar dinars rial rials riyal riyals rand shilling shillings naira colones franc francs "
    "kronor kroner baht ringgit rupiah real reais rouble roubles ruble rubles lira cents".split()
)


def sums(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names, and sums of money by their sign or coin, which win over what they overlap."""
    found = [Name(start, end, "MONEY") for start, end in _sums(words)]
    taken = {i for name in found for i in range(name.start, name.end)}
    return sorted([*(n for n in names if taken.isdisjoint(range(n.start, n.end))), *found])


def _sums(words: Sequence[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for i, word in enumerate(words):
        if found and i < found[-1][1]:
            continue
        if _SUM.match(word):
            found.append((i, _past_scale(words, i + 1)))
        elif _NUMBER.match(word):
            signed = i > 0 and bool(_SIGN.match(words[i - 1]))
            start, end = i - signed, _past_scale(words, i + 1)
            coin = _past_coin(words, end)
            if signed or coin > end:
                found.append((start, max(end, coin)))
    return found


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
