"""Whether a source affirms what its cue leads to, denies it, or leaves it open.

Three things decide: what kind of verb the cue is (one of denying, of asking, of saying, of
holding), how often it is negated, and whether the content is a question. Who is said not to say
something leaves it open; who does not think so denies it; who does not deny it leaves it open.
"""

from __future__ import annotations

from typing import Final

from annotators.attribution.candidate import Candidate
from annotators.findings import Polarity
from annotators.text.lexicon import (
    BY_POS,
    DISMISSING,
    DOCUMENTS,
    HARDLY,
    NEGATING_VERBS,
    NEGATIONS,
    NOBODY,
    NOUNS,
    PHRASES,
    REFUSING,
    SHORT_OF,
    TOPICAL,
    UNBELIEVING,
    UNTRUE,
    VERBS,
    WITHDRAWING,
    WORDING,
    Act,
)
from annotators.text.tokens import Tokens

_OPEN_ACTS: Final = frozenset(("says", "demands", "denies", "shows"))
"""Acts that, when somebody does not do them, leave the content open. Who does not hold something
to be so denies it, as far as one can tell: does not think, does not expect."""
_HELD_BACK: Final = frozenset(("may", "might", "should", "ought"))
_INVERTED: Final = frozenset(("had", "should", "were"))
"""What makes a condition of a clause that it opens: had she said so, …"""


def stance(words: Tokens, candidate: Candidate) -> Polarity:
    """Whether the source affirms the content, denies it or leaves it open, by its cue."""
    if not candidate.cue or candidate.relation in TELLING:
        return "affirms"
    k = candidate.head
    chain = governors(words, k)
    negated = _negated(words, chain)
    if words.lemma[k] in UNBELIEVING:
        return "affirms" if negated else "denies"
    if negated and is_speech(words, candidate):
        return "affirms"
    if _is_relayed(words, candidate):
        return "open"
    if not negated and (_is_held_back(words, chain) or words.lemma[k] in WITHDRAWING):
        return "open"
    if _denies(words, k) and not _is_judged(words, candidate):
        return "open" if negated else "denies"
    if not negated:
        return "affirms"
    act = act_of_word(words, k)
    return "open" if act in _OPEN_ACTS else "denies"


def is_speech(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content is whole sentences in quotation marks, which are said whatever is denied
    of their verb: She did not mince words: “It is late.” But these she did not say: She never said:
    “It is late.”"""
    spans, k = candidate.content, candidate.head
    if words.lemma[k] in WORDING:
        kinds = _ADDRESSEE if words.lemma[k] == "tell" else _SKIPPED
        if all(words.pos[x] in kinds for x in range(k + 1, spans[0][0])):
            return False
    first = "".join(words.form[spans[0][0] : spans[0][0] + 2]).lstrip("\"'“‘«„")
    return words.are_quoted(spans) and first[:1].isupper()


_SKIPPED: Final = frozenset(("PUNCT", "SPACE", "ADV"))
_ADDRESSEE: Final = _SKIPPED | {"NOUN", "PROPN", "PRON", "DET", "ADJ"}


TELLING: Final = frozenset(("carried", "turn", "colon", "according", "adverb"))
"""Relations that tell by themselves that something is said."""


def act_of_word(words: Tokens, k: int) -> Act:
    """What a cue makes of its content by its own meaning and that of its particle."""
    lemma = words.lemma[k]
    particle = phrase_act(words, k)
    return particle or BY_POS.get(words.pos[k], VERBS).get(lemma, VERBS.get(lemma, "says"))


def is_listed(words: Tokens, k: int) -> bool:
    """Whether the lexicon knows what a cue makes of its content."""
    return words.lemma[k] in BY_POS.get(words.pos[k], VERBS) or phrase_act(words, k) is not None


def phrase_act(words: Tokens, k: int) -> Act | None:
    """What a verb means with its particle, where that is something else: to rule out."""
    particles = (words.lower[c] for c in words.children_by(k, "compound", "advmod") if c > k)
    acts = (PHRASES.get((words.lemma[k], particle)) for particle in particles)
    return next((act for act in acts if act is not None), None)


def _denies(words: Tokens, k: int) -> bool:
    lemma = words.lemma[k]
    return (
        lemma in NEGATING_VERBS
        or NOUNS.get(lemma) == "denies"
        or phrase_act(words, k) == "denies"
        or _dismisses(words, k)
    )


def _dismisses(words: Tokens, k: int) -> bool:
    """Whether a verb dismisses a statement, or a noun is the statement that is dismissed."""
    if words.pos[k] == "NOUN":
        above = words.head[k]
        is_object = words.base(k) in ("obj", "obl", "dep") and above < k
        return is_object and (words.lemma[above] in DISMISSING or _denies(words, above))
    if words.lemma[k] not in DISMISSING:
        return False
    objects = [c for c in words.children_by(k, "obj", "obl") if c > k]
    return any(words.lemma[c] in NOUNS for c in objects)


def _is_judged(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content says what the cue takes something for: rejected it | as groundless."""
    starts = {start for start, _ in candidate.content}
    inside = (x for start, end in candidate.content for x in range(start, end))
    leading = [x for x in inside if words.lower[x] == "as" and words.dep[x] in _LEADING]
    judged = (words.head[x] for x in leading)
    return bool(starts & {*leading}) or any(candidate.head in (k, words.head[k]) for k in judged)


_LEADING: Final = frozenset(("prep", "case", "mark"))


def governors(words: Tokens, k: int) -> list[int]:
    """A cue and the words that it hangs on as an infinitive or a participle of the same subject,
    outermost last: to say, refused; to rule out, yet."""
    chain = [k]
    while len(chain) < 4:
        above = words.head[k]
        hangs = above < k and words.quote_of[above] < 0 and not words.children_by(k, "nsubj")
        if not (hangs and _is_infinitive_of(words, k, above)):
            break
        chain.append(above)
        k = above
    return chain


def _is_infinitive_of(words: Tokens, k: int, above: int) -> bool:
    """Whether `k` is what the subject of `above` does, wants or refuses to do."""
    if words.pos[above] not in ("VERB", "ADJ", "AUX") or words.tag[k] not in ("VB", "VBG"):
        return False
    return words.base(k) == "xcomp"


def _refuses(words: Tokens, k: int) -> bool:
    return words.lemma[k] in REFUSING


def _negated(words: Tokens, chain: list[int]) -> bool:
    """Whether an odd number of negations stands over the cue, one of which may be its subject."""
    count = sum(bool(negators(words, k)) for k in chain)
    count += any(is_nobody(words, c) for c in words.children_by(chain[-1], "nsubj"))
    count += sum(_refuses(words, k) for k in chain[1:])
    return count % 2 == 1


def negators(words: Tokens, k: int) -> list[int]:
    """The words that negate `k`: not, never, no in `at no time did she say`; not what is quoted:
    “No,” she said."""
    levels = (-1, words.quote_of[k])
    negators_beside = [
        c
        for c in words.children[k]
        if words.lower[c] in NEGATIONS and c < k + 2 and words.quote_of[c] in levels
    ]
    return negators_beside + [c for c in _fronted(words, k) if c not in negators_beside]


def _fronted(words: Tokens, k: int) -> list[int]:
    """The negation before an auxiliary that stands before the subject: nor has she said, at no time
    did she say."""
    for first in _before_subject(words, k)[:1]:
        for x in range(first - 1, max(-1, first - 5), -1):
            if words.pos[x] in ("PUNCT", "SPACE"):
                break
            if words.lower[x] in NEGATIONS:
                return [x]
    return []


def is_nobody(words: Tokens, k: int) -> bool:
    """Whether a subject is nobody, no minister, not everyone, hardly anyone."""
    first = words.left[k]
    return (
        words.lower[k] in NOBODY
        or any(words.lower[c] in ("no", "neither") and c < k for c in words.children[k])
        or words.lower[first] in HARDLY
        or (first > 0 and words.lower[first - 1] in HARDLY and words.base(k) == "nsubj")
    )


def _is_held_back(words: Tokens, chain: list[int]) -> bool:
    """Whether it is only possible or wished that it is said, or of somebody by nobody knows whom:
    may fear, should say, would have said, almost said, is accused of."""
    k, last = chain[0], chain[-1]
    modals = {words.lower[c] for c in words.children_by(last, "aux")}
    is_unreal = bool(modals & _HELD_BACK) or {"would", "have"} <= modals
    is_unreal |= "could" in modals and words.lemma[last] in WORDING
    near = any(words.lower[c] in SHORT_OF for x in chain for c in (x, x - 1, *words.children[x]))
    imputed = words.lemma[k] in _ACCUSING and is_passive(words, k) and not _has_agent(words, k)
    return words.pos[k] == "VERB" and (is_unreal or near or imputed)


_ACCUSING: Final = frozenset(("accuse", "suspect"))


def is_passive(words: Tokens, k: int) -> bool:
    """Whether a verb stands in the passive."""
    return any(words.dep[c] in ("aux:pass", "nsubj:pass") for c in words.children[k])


def _has_agent(words: Tokens, k: int) -> bool:
    """Whether a passive says by whom: is accused | by the mayor | of sinking it."""
    cases = (case for c in words.children[k] for case in words.children_by(c, "case"))
    return any(words.lower[case] == "by" for case in cases)


def is_unreported(words: Tokens, candidate: Candidate) -> bool:
    """Whether the article does not report that it was said, but asks, supposes or denies it."""
    k = candidate.head
    is_verb = bool(candidate.cue) and words.pos[k] in ("VERB", "AUX")
    if is_verb and _is_contrary(words, k):
        return True
    is_told = candidate.relation in TELLING
    return (
        is_verb
        and not is_told
        and (_is_asked(words, k) or _is_untrue(words, k) or _is_other(words, k))
    )


def _is_asked(words: Tokens, k: int) -> bool:
    """Whether it is a question or a condition that it is said: did she say so? Had she said so, …
    If she says so, …"""
    before = _before_subject(words, k)
    if any(words.lower[c] in ("if", "unless") and c < k for c in words.children_by(k, "mark")):
        return True
    if not before:
        return False
    if words.left[k] == before[0] and words.lower[before[0]] in _INVERTED:
        return True
    start, end = words.sentences[words.sentence[k]]
    stops = [words.form[x] for x in range(start, end) if words.quote_of[x] < 0 and x > k]
    return "?" in stops


def _before_subject(words: Tokens, k: int) -> list[int]:
    """The auxiliaries of a verb that stand before its subject: did she say, nor has she said."""
    subjects = words.children_by(k, "nsubj")
    return [c for c in words.children_by(k, "aux") if subjects and c < subjects[0]]


def _is_untrue(words: Tokens, k: int) -> bool:
    """Whether it is said of the saying that it is not so: it is untrue that she said …"""
    above = words.head[k]
    if above >= k or words.base(k) not in ("csubj", "ccomp", "advcl"):
        return False
    is_not = words.lower[above] == "true" and bool(negators(words, above))
    return is_not or words.lower[above] in UNTRUE


def _is_contrary(words: Tokens, k: int) -> bool:
    """Whether it is told as the contrary of what was said: contrary to what she said, it sank."""
    start = max(words.sentences[words.sentence[k]][0], k - 8)
    return words.lower[start:k].count("contrary") == 1 and "," not in words.form[start:k]


def _is_other(words: Tokens, k: int) -> bool:
    """Whether what is said is said not to be these words: “We wait” is not what she said."""
    what = next((c for c in (words.head[k], *words.children[k]) if words.lower[c] == "what"), None)
    if what is None or what > k:
        return False
    return any(negators(words, x) for x in {what, words.head[what], words.head[k]} - {k})


def _is_relayed(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content is only what others say, which was spoken of: responded to reports
    that he would go."""
    if words.lemma[candidate.head] not in TOPICAL:
        return False
    start, end = candidate.content[0]
    near = range(start - 1, min(end, start + 3))
    return words.quote_of[start] < 0 and any(
        words.pos[x] == "NOUN" and (words.lemma[x] in DOCUMENTS or words.lemma[x] in NOUNS)
        for x in near
    )
