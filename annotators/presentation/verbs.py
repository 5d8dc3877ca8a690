"""The verb of a row in the article's own words, so that it reads alone: “did not rule out”."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from annotators.text.lemmas import lemma_of
from annotators.text.lexicon import IRREGULAR, NEGATING_VERBS, NEGATIONS, NOUNS, VERBS
from articles.article import Span

if TYPE_CHECKING:
    from annotators.findings import Attribution

PAST: Final = {
    "says": "said", "denies": "denied", "holds": "thought", "shows": "showed",
    "demands": "demanded", "wants": "wanted", "supports": "supported", "opposes": "opposed",
    "plans": "planned", "decides": "decided",
}  # fmt: skip
"""What stands for a row's verb where the article has none: a colon, “according to”, a noun."""

_BE = r"am|is|are|was|were|be|been|being"
_AUXILIARY = rf"{_BE}|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must"
_HELD_BACK = (
    r"(?:refus|declin|fail|neglect)(?:e|es|ed|s|ing)?\s+to|stop(?:s|ped)?\s+short\s+of"
    r"|(?:refrain|abstain)(?:s|ed|ing)?\s+from|avoid(?:s|ed|ing)?"
)
_SMALL = r"also|still|now|again|even|ever|yet"
_ADVERB = rf"[a-z]+ly|{_SMALL}"
_LEADING = re.compile(
    rf"(?:\b(?:{_AUXILIARY}|\w+n['’]t|cannot|not|never|neither\s+\w+\s+nor|neither|{_HELD_BACK}"
    rf"|{_ADVERB})\s+)+$",
    re.IGNORECASE,
)
"""What belongs to a verb and stands before it: auxiliaries, negations, what one refuses to do."""
_BARE_ADVERBS = re.compile(rf"(?:(?:{_SMALL})\s+)*", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\s+nor\s+\w+", re.IGNORECASE)
_PASSIVE = re.compile(rf"(?:(?:{_BE}|has|have|had)\s+)+", re.IGNORECASE)
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_OF_A_NOUN = re.compile(
    r"(?:['’]s?|\b(?:his|her|their|its|our|my|the|an?|no|any))\s+$", re.IGNORECASE
)
_NOBODY = re.compile(r"\b(?:neither|nor|nobody|no one|none|no)\b", re.IGNORECASE)
_OWN_SUBJECT = re.compile(
    r"(?:nobody|no[ -]one|none|no|neither|not|hardly|scarcely|barely)\b", re.IGNORECASE
)
"""How a cue begins that has its own subject, for nobody is its source."""
_HEADLESS = re.compile(
    r"(?:not|nor|no(?! longer)|without|against|never (?:did|has|have|had)|hardly)\b", re.IGNORECASE
)
"""How a negated cue begins that cannot stand behind a name: nor did, without saying, not to say."""
_PARTICLE = re.compile(r"\s+(about|against|as|at|by|for|from|in|into|of|on|out|over|to|with)\s+")
_PREPOSITIONS = frozenset(
    ("according", "per", "for", "in", "as", "to", "by", "from", "via", "with", "on", "of")
)
_TOLD: Final = {"tell": "say", "tells": "says", "told": "said", "telling": "saying"}
_FOR_ONE: Final = {
    "am": "is", "are": "is", "do": "does", "have": "has", "don't": "doesn't", "don’t": "doesn’t",
    "haven't": "hasn't", "haven’t": "hasn’t",
}  # fmt: skip
_DOUBLED = frozenset(
    ("admit", "commit", "permit", "submit", "quip", "stop", "plan", "blog", "refer", "concur")
)
"""Verbs that double their last letter in the past."""


def verb_of(row: Attribution, text: str) -> str:
    """What is done with the content, as the article has it: “denied”, “did not rule out”.

    With its auxiliaries and negations, and in a form that a name can stand before (“saying” is
    “said”). Where the article has no verb it is the past of the row's act; an adverb that names
    nobody (“reportedly”) stays as it is. Lower case.
    """
    if not row.source and (subject := _OWN_SUBJECT.match(_cue_of(row, text))):
        return f"{subject[0].lower()}{_cue_of(row, text)[subject.end() :]}{_particle(row, text)}"
    cue = _words(_cue_of(row, text))
    *_, last = cue.split() or [""]
    if not last.isalpha() and not any(map(str.isalpha, cue)):
        return _past_of(row)
    if not row.source and (last.endswith("ly") or cue.startswith(("is ", "isn", "was ", "are "))):
        return cue
    if cue.split()[0] in _PREPOSITIONS or _is_noun(last, row, text):
        return _past_of(row)
    before = _before(row, text)
    leading = _LEADING.search(before)
    phrase = _words(_BARE_ADVERBS.sub("", f"{leading[0] if leading else ''}{cue}", count=1))
    if phrase.startswith("neither ") and (nor := _ALTERNATIVE.match(text, row.cue[-1].end)):
        phrase += _words(f" {nor[0]}")
    phrase = _finite(_active(_said(phrase, row), row, text), before)
    if row.polarity != "affirms" and _HEADLESS.match(phrase):
        last = phrase.split()[-1]
        tag = "VBG" if last.endswith("ing") else "VBZ" if last.endswith("s") else "VBD"
        phrase = f"did not {lemma_of(last, tag)}"
    if row.polarity != "affirms" and _is_nobody(row, text) and not tells_denial(phrase):
        phrase = f"did not {lemma_of(phrase.split()[-1], 'VBD')}"
    return _as_of_one(f"{phrase}{_particle(row, text)}", row, text)


def _cue_of(row: Attribution, text: str) -> str:
    """The cue on one line, with a word that stands in it: neither (confirmed) nor denied."""
    others = (*row.source, *row.content)
    parts = [row.cue[0].of(text)] if row.cue else []
    for before, after in pairwise(row.cue):
        gap = Span(before.end, after.start)
        is_whole = len(gap.of(text).split()) < 3 and not any(gap.overlaps(o) for o in others)
        parts += [gap.of(text) if is_whole else " ", after.of(text)]
    return " ".join("".join(parts).split())


def _past_of(row: Attribution) -> str:
    """The verb of a row that the article has none for."""
    told = {"denies": "denied", "open": "did not say"}
    return told.get(row.polarity) or PAST[getattr(row, "act", "says")]


def has_own_subject(verb: str) -> bool:
    """Whether a verb says by itself that nobody does it: nobody said, no minister said."""
    return _OWN_SUBJECT.match(verb) is not None


def tells_denial(verb: str) -> bool:
    """Whether a verb says by itself that something is not so, or was not said."""
    said = re.findall(r"[^\W\d_]+(?:['’]t)?", verb.lower())
    return any(word in NEGATIONS or word.endswith(("n't", "n’t")) or _denies(word) for word in said)


def _denies(word: str) -> bool:
    lemmas = {word, *(lemma_of(word, tag) for tag in ("VBZ", "VBD", "VBG"))}
    held_back = {"refuse", "decline", "refrain", "abstain", "avoid"}
    return any(
        VERBS.get(each) == "denies" or each in NEGATING_VERBS or each in held_back
        for each in lemmas
    )


def _is_nobody(row: Attribution, text: str) -> bool:
    """Whether it is the source that says no: nobody, neither the mayor nor her office."""
    return any(_NOBODY.search(text[max(0, s.start - 9) : s.end]) for s in row.source)


def _words(text: str) -> str:
    return " ".join(text.split()).lower()


def _before(row: Attribution, text: str) -> str:
    """What stands before the cue on its line, from the end of source or content on."""
    at = row.cue[0].start
    ends = (span.end for span in (*row.source, *row.content) if span.end <= at)
    start = max([*ends, text.rfind("\n", 0, at) + 1, at - 80])
    return text[max(0, start) : at]


def _is_noun(word: str, row: Attribution, text: str) -> bool:
    """Whether a cue is a noun (her claim, in his view) and no verb."""
    singular = word if word in NOUNS else lemma_of(word, "NNS")
    if singular not in NOUNS:
        return False
    return singular not in VERBS or bool(
        _OF_A_NOUN.search(text[max(0, row.cue[0].start - 9) : row.cue[0].start])
    )


def _said(phrase: str, row: Attribution) -> str:
    """“Told” wants whom: where the content does not begin with them, it is “said”."""
    *first, last = phrase.split()
    names_addressee = 0 <= row.content[0].start - row.cue[-1].end <= 1 and row.form != "direct"
    return " ".join([*first, last if names_addressee else _TOLD.get(last, last)])


def _particle(row: Attribution, text: str) -> str:
    """The one small word between cue and content: had hoped *for* more."""
    at, to = row.cue[-1].end, row.content[0].start
    found = _PARTICLE.fullmatch(text, at, to) if at < to and not is_passive(row, text) else None
    return f" {found[1].lower()}" if found else ""


def is_passive(row: Attribution, text: str) -> bool:
    """Whether the one who says it stands behind “by”: the plan was called mad *by Ada Quill*."""
    if not (row.source and row.cue) or row.source[0].start < row.cue[-1].end:
        return False
    return bool(_BY.search(text[row.cue[-1].end : row.source[0].start]))


def _active(phrase: str, row: Attribution, text: str) -> str:
    """“Was accused” by somebody, said of that somebody: “accused”."""
    if not is_passive(row, text):
        return phrase
    if tells_denial(phrase) and _PASSIVE.match(phrase):
        return f"did not {lemma_of(phrase.split()[-1], 'VBN')}"
    return _PASSIVE.sub("", phrase, count=1)


def _finite(phrase: str, before: str) -> str:
    """A participle or infinitive that stands alone as the past: saying, (went on) to say."""
    first, *others = phrase.split()
    if first.endswith("ing") and lemma_of(first, "VBG") != first:
        first = _past(lemma_of(first, "VBG"), first)
    elif not others and first in VERBS and re.search(r"\bto\s+$", before):
        first = _past(first, "")
    return " ".join([first, *others])


def _past(lemma: str, participle: str) -> str:
    if lemma in _PASTS:
        return _PASTS[lemma]
    stem = participle[:-3] or lemma + lemma[-1] * (lemma in _DOUBLED)
    if stem.endswith("e"):
        return f"{stem}d"
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return f"{stem[:-1]}ied"
    return f"{stem}ed"


_PASTS: Final[dict[str, str]] = {}
for _form, _lemma in IRREGULAR.items():
    if not _form.endswith("s"):
        _PASTS.setdefault(_lemma, _form)


def _as_of_one(phrase: str, row: Attribution, text: str) -> str:
    """What somebody says of themselves (I think), said of them: “thinks”."""
    if not row.source or row.source[0].of(text) != "I" or row.speaker == "I":
        return phrase
    first, *others = phrase.split()
    if first in _FOR_ONE:
        first = _FOR_ONE[first]
    elif first in VERBS and first not in IRREGULAR:
        ending = "es" if first.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
        is_y = first.endswith("y") and first[-2:-1] not in "aeiou"
        first = f"{first[:-1]}ies" if is_y else first + ending
    return " ".join([first, *others])
