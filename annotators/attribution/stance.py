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
    ASKING,
    BY_POS,
    DISMISSING,
    DOCUMENTS,
    HARDLY,
    HIDING,
    IMPUTING,
    KNOWING,
    MERELY,
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

_QUESTIONS: Final = frozenset(
    ("whether", "if", "why", "how", "what", "who", "whom", "whose", "when", "where", "which")
)
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
    denying = [x for x in chain[1:] if _denies(words, x)]
    if denying:
        return "open" if negators(words, denying[0]) else "denies"
    if negated and (words.lemma[k] in HIDING or is_speech(words, candidate)):
        return "affirms"
    if _is_question(words, candidate) or _is_relayed(words, candidate):
        return "open"
    if _is_against(words, candidate):
        return "open"
    if not negated and (_is_held_back(words, chain) or words.lemma[k] in WITHDRAWING):
        return "open"
    if _denies(words, k):
        return "open" if negated else "denies"
    if not negated:
        return "affirms"
    act = act_of_word(words, k)
    return "open" if act in _OPEN_ACTS or words.lemma[k] in KNOWING else "denies"


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
    is_judged = any(
        words.lower[x] == "as" for c in words.children[k] for x in (c, *words.children[c])
    )
    return not is_judged and any(words.lemma[c] in NOUNS for c in objects)


def governors(words: Tokens, k: int) -> list[int]:
    """A cue and the words that it hangs on as an infinitive or a participle of the same subject,
    outermost last: to say, refused; to rule out, yet."""
    chain = [k]
    while len(chain) < 4:
        above = words.head[k]
        hangs = above < k and words.quote_of[above] < 0 and not words.children_by(k, "nsubj")
        if not (hangs and _is_infinitive_of(words, k, above)):
            before = _verb_before(words, k)
            if before is None:
                break
            above = before
        chain.append(above)
        k = above
    return chain


def _verb_before(words: Tokens, k: int) -> int | None:
    """The verb right before an infinitive, or before a participle that it denies or refuses,
    whatever the tree hangs it on: declined to | confirm, denied | saying."""
    x = k - 1
    while x > max(0, k - 4) and words.lower[x] in _BETWEEN:
        x -= 1
    if x < 0 or words.pos[x] != "VERB" or words.quote_of[x] >= 0:
        return None
    is_infinitive = "to" in words.lower[x + 1 : k]
    refuses = x == k - 1 and words.tag[k] == "VBG" and (_refuses(words, x) or _denies(words, x))
    return x if is_infinitive or refuses else None


_BETWEEN: Final = frozenset(("to", "have", "not", "been", "ever"))


def _is_infinitive_of(words: Tokens, k: int, above: int) -> bool:
    """Whether `k` is what the subject of `above` does, wants or refuses to do."""
    if words.pos[above] not in ("VERB", "ADJ", "AUX") or words.tag[k] not in ("VB", "VBG"):
        return False
    if any(above < c < k and words.base(c) in ("obj", "iobj") for c in words.children[above]):
        return False  # she asked him to say
    base = words.base(k)
    if base == "xcomp":
        return True
    lead = words.lower[k - 1]
    return base in _HANGING and (lead in ("from", "of") or _refuses(words, above))


def _refuses(words: Tokens, k: int) -> bool:
    return words.lemma[k] in REFUSING


def _negated(words: Tokens, chain: list[int]) -> bool:
    """Whether an odd number of negations stands over the cue."""
    count = sum(bool(negators(words, k)) for k in chain)
    count += sum(_refuses(words, k) for k in chain[1:])
    return count % 2 == 1


_HANGING: Final = ("xcomp", "advcl", "obl", "ccomp")


def negators(words: Tokens, k: int) -> list[int]:
    """The words that negate `k`: not, never, without, a subject that is nobody; `yet` in `has yet
    to say`; and, where `or` joins it to another, whatever negates that."""
    found = [c for c in words.children[k] if words.lower[c] in NEGATIONS and c < k + 2]
    found = [c for c in found if words.quote_of[c] == words.quote_of[k]]
    found = [c for c in found if words.lower[c + 1] not in MERELY]
    found = [c for c in found if c < k or words.lower[c] != "no"]  # said no
    found += [c for c in words.children[k] if words.dep[c] == "nsubj" and is_nobody(words, c)]
    found += [c for c in _fronted(words, k) if c not in found]
    if words.tag[k] == "VBG" and words.lower[k - 1] in ("without", "against"):
        found.append(k - 1)
    if words.lower[max(0, k - 2) : k] == ["no", "longer"]:
        found.append(k - 2)
    if words.lower[max(0, k - 2) : k] == ["yet", "to"]:
        found.append(k - 2)
    joined = {words.lower[c] for c in words.children_by(k, "cc")}
    if not found and words.base(k) == "conj" and not words.children_by(k, "nsubj", "aux"):
        found = negators(words, words.head[k]) if joined & {"or", "nor"} else []
    return found


def _fronted(words: Tokens, k: int) -> list[int]:
    """The negation before an auxiliary that stands before the subject: nor has she said, at no time
    did she say."""
    for first in _before_subject(words, k)[:1]:
        for x in range(first - 1, max(-1, first - 5), -1):
            if words.pos[x] in ("PUNCT", "SPACE"):
                break
            if words.lower[x] in NEGATIONS and words.lower[x + 1] not in MERELY:
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
    """Whether it is only possible, wished or a condition that it is said, or others say that it
    was: may fear, should say, would have said, almost said, if he says, was accused of saying."""
    k, last = chain[0], chain[-1]
    modals = {words.lower[c] for c in words.children_by(last, "aux")}
    is_unreal = bool(modals & _HELD_BACK) or {"would", "have"} <= modals
    is_unreal |= "could" in modals and words.lemma[last] in WORDING
    condition = any(
        words.lower[c] in ("if", "unless") and c < k for c in words.children_by(k, "mark")
    )
    near = any(words.lower[c] in SHORT_OF for x in chain for c in (x, x - 1, *words.children[x]))
    imputed = any(words.lemma[x] in IMPUTING for x in (*chain[1:], *_imputers(words, k)))
    imputed |= words.lemma[k] in _ACCUSING and is_passive(words, k) and not _has_agent(words, k)
    is_verb = words.pos[k] == "VERB"
    return (is_verb and (is_unreal or near or imputed)) or condition


_ACCUSING: Final = frozenset(("accuse", "suspect"))


def is_passive(words: Tokens, k: int) -> bool:
    """Whether a verb stands in the passive."""
    return any(words.dep[c] in ("aux:pass", "nsubj:pass") for c in words.children[k])


def _has_agent(words: Tokens, k: int) -> bool:
    """Whether a passive says by whom: is accused | by the mayor | of sinking it."""
    cases = (case for c in words.children[k] for case in words.children_by(c, "case"))
    return any(words.lower[case] == "by" for case in cases)


def _imputers(words: Tokens, k: int) -> list[int]:
    """The passive by which others say it of the source: is alleged | to have said."""
    above = words.head[k]
    hangs = above < k and words.base(k) in _HANGING and not words.children_by(k, "nsubj")
    return [above] if hangs and is_passive(words, above) else []


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


def _is_question(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content is a question outside quotation marks: whether it fell; asked who."""
    start, end = candidate.content[0]
    k = candidate.head
    while start < end and words.lower[start] in ("that", "about", "on", "of", "as", "to"):
        start += 1
    if start >= end or words.quote_of[start] >= 0 or words.lower[start] not in _QUESTIONS:
        return False
    if words.lower[start] == "whether":
        return True
    if words.lower[start] == "if":
        told = words.lemma[k] in ASKING or words.lemma[k] in KNOWING or bool(negators(words, k))
        return start > k and candidate.relation == "verb" and told
    return words.lemma[k] in ASKING


def _is_against(words: Tokens, candidate: Candidate) -> bool:
    """Whether it is what somebody spoke against, or did something without: against | saying so."""
    start = candidate.content[0][0]
    return words.tag[start] == "VBG" and words.lower[start - 1] in ("against", "without")


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
