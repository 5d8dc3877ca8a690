"""Phrases that stand for “said that” and say something else of it: left open, denied, or said.

No set has many of them. Each is put together by chance from what stands over the verb, the verb and
what leads to the clause, so that a reader learns the parts and not the phrases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from random import Random


class Phrase(NamedTuple):
    """Words in the place of “said that”, and what they make of the clause behind them."""

    words: str
    acts: tuple[str, ...]
    stance: str


class _Verb(NamedTuple):
    base: str
    third: str
    past: str
    participle: str
    gerund: str


def _verbs(lines: str) -> tuple[_Verb, ...]:
    return tuple(_Verb(*forms.split("/")) for forms in lines.split(", "))


_SAYING: Final = _verbs(
    "say/says/said/said/saying, confirm/confirms/confirmed/confirmed/confirming, "
    "reveal/reveals/revealed/revealed/revealing, admit/admits/admitted/admitted/admitting, "
    "disclose/discloses/disclosed/disclosed/disclosing, claim/claims/claimed/claimed/claiming, "
    "tell reporters/tells reporters/told reporters/told reporters/telling reporters, "
    "announce/announces/announced/announced/announcing, state/states/stated/stated/stating, "
    "acknowledge/acknowledges/acknowledged/acknowledged/acknowledging, "
    "explain/explains/explained/explained/explaining, argue/argues/argued/argued/arguing, "
    "suggest/suggests/suggested/suggested/suggesting, warn/warns/warned/warned/warning, "
    "concede/concedes/conceded/conceded/conceding, insist/insists/insisted/insisted/insisting"
)
_DENYING: Final = _verbs(
    "deny/denies/denied/denied/denying, rule out/rules out/ruled out/ruled out/ruling out, "
    "dispute/disputes/disputed/disputed/disputing, exclude/excludes/excluded/excluded/excluding"
)
_HOLDING: Final = _verbs(
    "think/thinks/thought/thought/thinking, believe/believes/believed/believed/believing, "
    "accept/accepts/accepted/accepted/accepting, expect/expects/expected/expected/expecting, "
    "agree/agrees/agreed/agreed/agreeing, consider/considers/considered/considered/considering"
)
_NOT: Final = (
    "did not", "didn’t", "does not", "would not", "wouldn’t", "will not", "has not wanted to",
    "refused to", "has refused to", "declined to", "has declined to", "was unwilling to",
    "was unable to", "was in no position to", "was not ready to", "was not prepared to",
    "has yet to", "had yet to", "failed to", "was reluctant to", "never wanted to", "could not",
    "neglected to", "chose not to", "opted not to", "preferred not to", "promised not to",
    "was careful not to", "was told not to", "forgot to", "omitted to", "hesitated to",
)  # fmt: skip
"""Before an infinitive: it is not done."""
_WITHOUT: Final = (
    "stopped short of", "fell short of", "refrained from", "avoided", "shied away from",
    "shrank from", "held back from", "steered clear of", "spoke for an hour without",
    "left the room without", "came out against", "advised against", "has always opposed",
)  # fmt: skip
"""Before a gerund."""
_MAYBE: Final = (
    "may", "might", "could", "should", "ought to", "would like to", "was expected to",
    "is expected to", "was supposed to", "is likely to", "was about to", "was tempted to",
    "was pressed to", "was urged to", "was ready to", "came close to wanting to",
)  # fmt: skip
_MAYBE_DONE: Final = (
    "would have", "might have", "should have", "could have", "was thought to have",
    "is supposed to have", "was expected to have", "was meant to have",
)  # fmt: skip
"""Before a participle."""
_IMPUTED: Final = (
    "was accused of", "has been accused of", "stands accused of", "was suspected of",
    "was charged with", "came close to", "was on the point of",
)  # fmt: skip
_SO: Final = (
    "went on to", "was forced to", "had to", "was quick to", "did not hesitate to",
    "did not forget to", "was bound to", "was the first to", "was moved to", "was heard to",
    "was not ashamed to", "did not fail to", "rose to", "used the occasion to", "took pains to",
    "was not too proud to", "felt obliged to", "was not afraid to", "took the floor to",
)  # fmt: skip
"""Before an infinitive: it is done, be there a negation."""
_SO_DOING: Final = (
    "never tired of", "did not shy away from", "could not help", "ended by", "began by",
    "made no bones about", "was not alone in", "did not stop short of", "kept", "insisted on",
)  # fmt: skip
_CLAIMS: Final = (
    "claims", "reports", "suggestions", "rumours", "allegations", "accusations", "speculation",
    "the idea", "the notion", "the claim", "talk", "assertions", "media reports", "any suggestion",
    "complaints", "the charge", "fears", "the accusation",
)  # fmt: skip
_DISMISSED: Final = (
    "denied", "rejected", "dismissed", "disputed", "refuted", "rebutted", "brushed aside",
    "laughed off", "scoffed at", "poured scorn on", "poured cold water on", "shot down",
    "waved away", "bristled at", "pushed back on", "contested", "hit back at", "batted away",
    "took issue with", "repudiated", "vehemently denied", "has flatly rejected", "has dismissed",
    "ridiculed", "knocked down", "threw out", "was at pains to deny",
)  # fmt: skip
_RELAYED: Final = (
    "responded to", "reacted to", "was asked about", "answered questions about", "looked into",
    "commented on", "addressed", "spoke about", "faced", "was confronted with", "is investigating",
    "declined to comment on", "would not be drawn on", "refused to discuss", "sidestepped",
    "neither confirmed nor denied", "would neither confirm nor deny", "could not confirm",
    "had no comment on", "fielded questions on", "withdrew", "retracted", "took back",
)  # fmt: skip
"""Before claims that are only spoken of."""
_ASKED: Final = (
    "asked", "wondered", "was asked", "wanted to know", "questioned", "inquired", "did not know",
    "was not sure", "had no idea", "left open", "gave no answer on", "said nothing about",
    "kept silent about", "is to decide", "was unsure", "would not speculate on",
    "had no comment on", "gave no hint as to", "left it unclear", "is undecided on",
)  # fmt: skip
"""Before whether."""
_NO_EVIDENCE: Final = (
    "gave no indication", "gave no sign", "made no claim", "gave no assurance", "had no evidence",
    "saw no proof", "offered no proof", "gave no hint", "made no promise",
)  # fmt: skip
_DOUBTING: Final = (
    "doubts", "doubted", "has doubts", "was not convinced", "was far from convinced",
    "is sceptical", "denies", "denied", "disputes", "disputed", "has denied", "has always denied",
    "strongly denies", "flatly denied", "called it untrue", "called it a lie", "said it was false",
)  # fmt: skip
_SURE: Final = (
    "has no doubt", "does not doubt", "made no secret of the fact", "did not hide the fact",
    "left no doubt", "is in no doubt", "did not dispute",
)  # fmt: skip
_SAYS: Final = ("says", "holds", "denies", "other")
_DENIES: Final = ("denies", "holds")


def phrase(random: Random) -> Phrase:
    """A phrase, put together by chance."""
    words_of, acts, stance, _ = random.choices(_KINDS, [share for *_, share in _KINDS])[0]
    return Phrase(words_of(random), acts, stance)


def _to(random: Random) -> str:
    return random.choices(("that", "whether", "if", "why", "how"), (40, 45, 8, 4, 3))[0]


def _unsaid(random: Random) -> str:
    return f"{random.choice(_NOT)} {random.choice(_SAYING).base} {_to(random)}"


def _without(random: Random) -> str:
    return f"{random.choice(_WITHOUT)} {random.choice(_SAYING).gerund} {_to(random)}"


def _maybe(random: Random) -> str:
    verb = random.choice((*_SAYING, *_HOLDING))
    return random.choice(
        (
            f"{random.choice(_MAYBE)} {verb.base} that",
            f"{random.choice(_MAYBE_DONE)} {verb.participle} that",
            f"{random.choice(_IMPUTED)} {random.choice(_SAYING).gerund} that",
            f"{random.choice(('almost', 'nearly', 'no longer', 'all but'))} {verb.past} that",
        )
    )


def _undenied(random: Random) -> str:
    verb = random.choice(_DENYING)
    return f"{random.choice(_NOT)} {verb.base} {random.choice(('that', 'that', 'the idea that'))}"


def _relayed(random: Random) -> str:
    return f"{random.choice(_RELAYED)} {random.choice(_CLAIMS)} that"


def _asked(random: Random) -> str:
    return f"{random.choice(_ASKED)} {random.choice(('whether', 'whether', 'if'))}"


def _without_evidence(random: Random) -> str:
    return f"{random.choice(_NO_EVIDENCE)} that"


def _dismissed(random: Random) -> str:
    return f"{random.choice(_DISMISSED)} {random.choice(_CLAIMS)} that"


def _unheld(random: Random) -> str:
    negation = random.choice(("does not", "did not", "doesn’t", "never", "no longer"))
    verb = random.choice(_HOLDING)
    form = verb.base if negation.startswith(("do", "did")) else verb.past
    return f"{negation} {form} that"


def _doubted(random: Random) -> str:
    doubting = random.choice(_DOUBTING)
    return f"{doubting} {random.choice(('that', 'whether')) if 'doubt' in doubting else 'that'}"


def _denied_doing(random: Random) -> str:
    head = random.choice(("denied", "denies", "has denied", "denied ever"))
    return f"{head} {random.choice(_SAYING).gerund} that"


def _affirmed(random: Random) -> str:
    return random.choice(
        (
            f"{random.choice(_SO)} {random.choice(_SAYING).base} that",
            f"{random.choice(_SO_DOING)} {random.choice(_SAYING).gerund} that",
            f"{random.choice(_SURE)} that",
        )
    )


_KINDS: Final = (
    (_unsaid, _SAYS, "open", 22),
    (_without, _SAYS, "open", 6),
    (_maybe, _SAYS, "open", 18),
    (_undenied, _SAYS, "open", 8),
    (_relayed, _SAYS, "open", 9),
    (_asked, _SAYS, "open", 8),
    (_without_evidence, _SAYS, "open", 3),
    (_dismissed, _DENIES, "denies", 9),
    (_unheld, _DENIES, "denies", 6),
    (_doubted, _DENIES, "denies", 6),
    (_denied_doing, _DENIES, "denies", 3),
    (_affirmed, ("says", "holds"), "affirms", 12),
)
"""What makes them, what they make of it, and how often."""
