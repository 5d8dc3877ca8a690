"""How often each speaker speaks; what is in doubt or left open is never counted as said."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.findings import Attribution, Claim, Quote


def is_said(claim: Attribution) -> bool:
    """Whether it is reported for sure enough that somebody says it, or denies it."""
    return not (claim.is_in_doubt or claim.is_open)


def claims_by(claims: Iterable[Claim]) -> Counter[str]:
    """How many claims each speaker makes, in any form, appeals too."""
    return Counter(claim.speaker for claim in claims if is_said(claim))


def quotations_by(quotes: Iterable[Quote]) -> Counter[str]:
    """How many quotations each speaker has; those that are nobody's statement are no one's."""
    return Counter(
        quote.speaker
        for quote in quotes
        if quote.speaker and quote.kind != "scare" and not quote.is_in_doubt
    )
