"""Cues that lead to a clause by a noun: refuted the claim that …, called the news that … a lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from annotators.attribution.negation import negators
from annotators.text.lexicon import ENDORSING, NOUNS, VERBS

if TYPE_CHECKING:
    from annotators.attribution.candidate import Candidate
    from annotators.findings import Polarity
    from annotators.text.intervals import Range
    from annotators.text.tokens import Tokens


def noun_lead(words: Tokens, k: int) -> Range | None:
    """The words by which a verb leads to the clause of a noun of saying: rejected | as nonsense the
    idea | that it sank."""
    end = words.sentences[words.sentence[k]][1]
    for that in range(k + 2, min(k + _LONGEST, end)):
        if words.lower[that] not in ("that", "whether"):
            continue
        noun = that - 1
        is_its = words.head[words.head[that]] == noun and words.lemma[noun] in NOUNS
        is_lead = _BARRED.isdisjoint(words.pos[k + 1 : noun]) and words.quote_of[noun] < 0
        return (k + 1, that) if is_its and is_lead and words.pos[noun] == "NOUN" else None
    return None


_LONGEST: Final = 10
"""Words from a verb to the `that` it leads to."""
_BARRED: Final = frozenset(("PUNCT", "SPACE", "PROPN", "VERB"))


def of_noun_clause(words: Tokens, candidate: Candidate) -> Polarity | None:
    """What the source makes of a noun’s clause by a verb that endorses it (repeated the claim that
    it sank) or calls it something (called the claim that it sank a lie); None for other verbs."""
    k = candidate.head
    lead = noun_lead(words, k)
    if lead is None or words.tag[k] not in _DONE or negators(words, k):
        return None
    if words.lemma[k] in ENDORSING or VERBS.get(words.lemma[k]) == "supports":
        return "affirms"
    if words.lemma[k] in _WEIGHING and NOUNS[words.lemma[lead[1] - 1]] != "shows":
        return "open"  # found evidence that it sank
    if words.lemma[k] not in _CALLING:
        return None
    before = words.lower[slice(*lead)]
    called = before if "as" in before else _last_words(words, candidate)
    if not _APPROVING.isdisjoint(called):
        return "affirms"
    is_open = any(word.endswith("ing") and word != "misleading" for word in called)
    return "open" if is_open else "denies"


def _last_words(words: Tokens, candidate: Candidate) -> list[str]:
    """The last word of the content, where it says what the clause is called."""
    last = candidate.content[-1][1]
    spoken = [k for k in range(candidate.content[-1][0], last) if words.pos[k] != "PUNCT"]
    return [words.lower[k] for k in spoken[-1:]]


_DONE: Final = frozenset(("VBD", "VBZ", "VBP", "VBN"))
"""Tags of what is done, and not only wanted or refused."""
_CALLING: Final = frozenset(
    ("call", "brand", "label", "dub", "term", "describe", "characterize", "characterise", "portray")
)
"""Verbs that do not go without what something is called."""
_WEIGHING: Final = frozenset(("find", "consider", "deem", "judge"))
_APPROVING: Final = frozenset(
    (
        "true",
        "right",
        "correct",
        "accurate",
        "credible",
        "plausible",
        "fair",
        "justified",
        "serious",
    )
)
