"""The verb of a row in the article's own words, so that it reads alone: “did not rule out”."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from annotators.presentation.capitals import in_small
from annotators.presentation.exact_words import joined
from annotators.presentation.passives import BE, Active, active, is_passive
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

_BE = "|".join(sorted(BE))
_AUXILIARY = rf"{_BE}|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must"
_HELD_BACK = (
    r"(?:refus|declin|fail|neglect)(?:e|es|ed|s|ing)?\s+to|stop(?:s|ped)?\s+short\s+of"
    r"|(?:refrain|abstain)(?:s|ed|ing)?\s+from|avoid(?:s|ed|ing)?"
)
_SMALL = r"also|still|now|again|even|ever|yet"
_ADVERB = rf"[a-z]+ly|{_SMALL}"
_ASIDE = r",\s[^,;:.\n]{1,40},\s+"
"""What may stand between an auxiliary and its verb: did, however, admit."""
_LEADING = re.compile(
    rf"(?:\b(?:{_AUXILIARY}|\w+n['’]t|cannot|not|never|neither\s+\w+\s+nor|neither|{_HELD_BACK}"
    rf"|{_ADVERB})(?:\s+|{_ASIDE}))+$",
    re.IGNORECASE,
)
"""What belongs to a verb and stands before it: auxiliaries, negations, what one refuses to do."""
_BARE_ADVERBS = re.compile(rf"(?:(?:{_SMALL})\s+)*", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\s+nor\s+\w+", re.IGNORECASE)
_OF_A_NOUN = re.compile(
    r"(?:['’]s?|\b(?:his|her|their|its|our|my|the|an?|no|any))\s+$", re.IGNORECASE
)
_NOBODY = re.compile(r"\b(?:neither|nor|nobody|no one|none|no)\b", re.IGNORECASE)
_OWN_SUBJECT = re.compile(
    r"(?:nobody|no[ -]one|none|no|neither|not|hardly|scarcely|barely|it (?:is|was))\b",
    re.IGNORECASE,
)
"""How a cue begins that has its own subject, for nobody is its source."""
_ASKED = re.compile(r"(?:\w+ )?asked")
_QUESTION = re.compile(r"(?:whether|if|who|what|when|where|why|how)\b", re.IGNORECASE)
_HEADLESS = re.compile(
    r"(?:not|nor|no(?! longer)|without|against|never (?:did|has|have|had)|hardly)\b", re.IGNORECASE
)
"""How a negated cue begins that cannot stand behind a name: nor did, without saying, not to say."""
_PARTICLE = re.compile(r"\s+(about|against|as|at|by|for|from|in|into|of|on|out|over|to|with)\s+")
_TO_SOMEBODY = frozenset(("assure", "brief", "convince", "inform", "notify", "persuade", "remind"))
_INFINITIVE = re.compile(r"(?:not |never )?to\s")
_WHOM = re.compile(r"\s+((?!that\b)[^\W\d_][\w’']*(?: [\w’']+){0,5})\s+")
_AS = re.compile(r"\b(as(?:\s+\w+ing)?)\s+$")
_AS_SAYING = re.compile(r"\s+(as\s+(?:saying|having\s+said)|to\s+(?:say|have\s+said))\b")
"""How a passive goes on that tells what its subject says: she was quoted as saying."""
_REPORTED = frozenset(("quoted", "cited", "reported", "heard", "overheard"))
_IN = re.compile(r"\s+(?:as|by|in|on|at)\b")
_PERCEIVED = re.compile(r"\b(?:hear|heard|let|made|make|see|saw)\s+$")
_WITH_IT = re.compile(r"\s+it\b\s*[,.;:–—]")
"""What stands behind a verb that has no content of its own: as she puts *it*, the dam leaks."""
_INVERTED = re.compile(
    r"(?:\b(?P<no>never|nor|neither|not once|at no time|at no point|rarely|seldom|hardly)\s+)?"
    r"\b(?P<aux>did|does|do|has|have|had|will|would|can|could|should|must)\s+"
    r"(?:(?:the|an?|his|her|their|its)\s+)?$",
    re.IGNORECASE,
)
"""What stands before a source that its verb comes behind: never has, only then did."""
_NO: Final = {"nor": "not", "neither": "not", "at no time": "never", "at no point": "never"}
_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my")
)
_PREPOSITIONS = frozenset(
    ("according", "per", "for", "in", "as", "to", "by", "from", "via", "with", "on", "of")
)
_TELL_AS_SAY: Final = {"tell": "say", "tells": "says", "told": "said", "telling": "saying"}
_THIRD_PERSON: Final = {
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
    “said”). Where the article has no verb, or none that can surely stand so, it is the past of the
    row's act; an adverb that names nobody (“reportedly”) stays as it is. In small letters but for
    names.
    """
    verb = _verb_of(row, text)
    if not (row.cue and verb):
        return verb
    written = f"{_leading(row, text)} {_cue_of(row, text)}".split()
    capitalized = {word.lower(): word for word in written if in_small(word, text) != word.lower()}
    return " ".join(capitalized.get(word, word) for word in verb.split())


def turned_round(row: Attribution, text: str) -> Active | None:
    """A passive in the active, or in the plain form where that may not say the same; else None."""
    if not is_passive(row, text) or not _is_verbal(row, text):
        return None
    active_voice = active(_phrase(row, text), row, text)
    if active_voice is None:
        words = joined(row.content, text)
        return Active(f"{past_of(row)}{'' if words.startswith('that ') else ':'}", words)
    return active_voice._replace(verb=verb_of(row, text))


def _verb_of(row: Attribution, text: str) -> str:
    cue = _words(_cue_of(row, text))
    if not row.source and _ASKED.fullmatch(cue) and _QUESTION.match(text, row.content[0].start):
        return "it was asked"
    if not row.source and (subject := _OWN_SUBJECT.match(cue)):
        return f"{subject[0]}{cue[subject.end() :]}{_particle(row, text)}"
    if not any(map(str.isalpha, cue)):
        return past_of(row)
    if not row.source and (cue.endswith("ly") or cue.startswith(("is ", "isn", "was ", "are "))):
        return cue
    if not _is_verbal(row, text):
        return past_of(row)
    phrase = _phrase(row, text)
    if is_passive(row, text):
        active_voice = active(phrase, row, text)
        return active_voice.verb if active_voice else past_of(row)
    addressee = _addressee(row, text)
    phrase = _finite(phrase if addressee else _tell_as_say(phrase, row), row, text)
    if row.polarity != "affirms" and _HEADLESS.match(phrase):
        last = phrase.split()[-1]
        tag = "VBG" if last.endswith("ing") else "VBZ" if last.endswith("s") else "VBD"
        phrase = f"did not {lemma_of(last, tag)}"
    if row.polarity != "affirms" and _is_nobody(row, text) and not tells_denial(phrase):
        phrase = f"did not {lemma_of(phrase.split()[-1], 'VBD')}"
    return _in_third_person(f"{phrase}{addressee}{_particle(row, text)}", row, text)


def _phrase(row: Attribution, text: str) -> str:
    """The cue with what belongs to it, in small letters: had not said, neither wrote nor said."""
    written = f"{_leading(row, text)}{_cue_of(row, text)}"
    phrase = _words(_BARE_ADVERBS.sub("", written, count=1))
    if phrase.startswith("neither ") and (nor := _ALTERNATIVE.match(text, row.cue[-1].end)):
        phrase += _words(f" {nor[0]}")
    return phrase


def _leading(row: Attribution, text: str) -> str:
    """What belongs to the cue and stands before it, or before a source: *never has* she *said*."""
    if leading := _LEADING.search(_before(row, text)):
        return re.sub(_ASIDE, " ", leading[0])
    inverted = _inverted(row, text)
    if inverted is None or _words(_cue_of(row, text)).split()[0] == inverted["aux"].lower():
        return ""
    no = _words(inverted["no"] or "")
    return f"{inverted['aux'].lower()} {_NO.get(no, no)} "


def _inverted(row: Attribution, text: str) -> re.Match[str] | None:
    """The auxiliary before a source that its verb comes behind."""
    at, end = (row.source[0].start, row.source[-1].end) if row.source else (0, len(text))
    if end > row.cue[0].start or text[end : row.cue[0].start].strip():
        return None
    return _INVERTED.search(text[max(0, at - 40, text.rfind("\n", 0, at) + 1) : at])


def _is_verbal(row: Attribution, text: str) -> bool:
    """Whether a cue can stand behind a name: no noun, preposition, or verb with an “it”."""
    cue = _words(_cue_of(row, text)).split()
    is_of_it = cue[0] == "it" and not is_passive(row, text)  # it is the view of
    if is_of_it or cue[0] in _PREPOSITIONS | _DETERMINERS or _is_noun(cue[-1], row, text):
        return False
    if cue[0] in NOUNS and cue[0] not in VERBS and len(cue) > 1:
        return False
    behind = row.cue[-1].end
    is_of_content = any(span.start <= behind + 1 < span.end for span in row.content)
    return is_of_content or not _WITH_IT.match(text, behind)


def _cue_of(row: Attribution, text: str) -> str:
    """The cue on one line, with a word that stands in it: neither (confirmed) nor denied."""
    others = (*row.source, *row.content)
    parts = [row.cue[0].of(text)] if row.cue else []
    for before, after in pairwise(row.cue):
        gap = Span(before.end, after.start)
        is_whole = len(gap.of(text).split()) < 3 and not any(gap.overlaps(o) for o in others)
        parts += [gap.of(text) if is_whole else " ", after.of(text)]
    return " ".join("".join(parts).split())


def past_of(row: Attribution) -> str:
    """The verb of a row that the article has none for, or none that can surely stand alone."""
    pasts = {"denies": "denied", "open": "did not say"}
    return pasts.get(row.polarity) or PAST[getattr(row, "act", "says")]


def has_own_subject(verb: str) -> bool:
    """Whether a verb says by itself that nobody does it: nobody said, no minister said."""
    return _OWN_SUBJECT.match(verb) is not None


def tells_denial(verb: str) -> bool:
    """Whether a verb says by itself that something is not so, or was not said."""
    words = re.findall(r"[^\W\d_]+(?:['’]t)?", verb.lower())
    return any(
        word in NEGATIONS or word.endswith(("n't", "n’t")) or _denies(word) for word in words
    )


def _denies(word: str) -> bool:
    lemmas = {word, *(lemma_of(word, tag) for tag in ("VBZ", "VBD", "VBG"))}
    held_back = {"refuse", "decline", "refrain", "abstain", "avoid"}
    return any(
        VERBS.get(lemma) == "denies" or lemma in NEGATING_VERBS or lemma in held_back
        for lemma in lemmas
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
    is_verb = singular in VERBS or lemma_of(word, "VBD") in VERBS
    return not is_verb or bool(
        _OF_A_NOUN.search(text[max(0, row.cue[0].start - 9) : row.cue[0].start])
    )


def _tell_as_say(phrase: str, row: Attribution) -> str:
    """The phrase with “said” for “told”, unless the content begins with whom it was told."""
    *first, last = phrase.split()
    names_addressee = 0 <= row.content[0].start - row.cue[-1].end <= 1 and row.form != "direct"
    return " ".join([*first, last if names_addressee else _TELL_AS_SAY.get(last, last)])


def _addressee(row: Attribution, text: str) -> str:
    """Whom it is said to, where the verb cannot do without: reminded *the jury* that it rained,
    told *them* to go."""
    at, to = row.cue[-1].end, row.content[0].start
    verb = lemma_of(_words(row.cue[-1].of(text)), "VBD")
    is_order = verb == "tell" and _INFINITIVE.match(text, to)
    if row.form == "direct" or not (is_order or verb in _TO_SOMEBODY):
        return ""
    addressee = _WHOM.fullmatch(text, at, to) if at < to else None
    is_free = not any(Span(at, to).overlaps(span) for span in row.source)
    return f" {addressee[1]}" if addressee and is_free else ""


def _particle(row: Attribution, text: str) -> str:
    """What stands between cue and content and belongs to the cue: had hoped *for* more."""
    at, to = row.cue[-1].end, row.content[0].start
    if at >= to:
        particle = _AS_SAYING.match(text, at) if _is_of_patient(row, text) else None
    else:
        particle = _PARTICLE.fullmatch(text, at, to)
        if not particle and _is_of_patient(row, text):
            particle = _AS.search(text[at:to])
    return f" {_words(particle[1])}" if particle else ""


def _is_of_patient(row: Attribution, text: str) -> bool:
    """Whether a cue is a passive whose subject is the source: she *was quoted* as saying."""
    return not is_passive(row, text) and not BE.isdisjoint(
        _finite(_phrase(row, text), row, text).split()
    )


def _finite(phrase: str, row: Attribution, text: str) -> str:
    """A participle or infinitive that stands alone as the past: saying, (went on) to say."""
    first, *others = phrase.split()
    if first.endswith("ing") and lemma_of(first, "VBG") != first:
        first = _past(lemma_of(first, "VBG"), first)
    elif not others and first in VERBS and _is_infinitive(row, text):
        first = _past(first, "")
    elif first in _REPORTED and _is_apposed(row, text):
        first = f"was {first}"
    return " ".join([first, *others])


def _is_infinitive(row: Attribution, text: str) -> bool:
    """Whether a verb stands behind “to”, or with a source behind a verb: (to) *hear her say*."""
    if re.search(r"\bto\s+$", _before(row, text)):
        return True
    source = row.source[0].start if row.source else 0
    return bool(_PERCEIVED.search(text[max(0, source - 9) : source]))


def _is_apposed(row: Attribution, text: str) -> bool:
    """Whether a participle says of the source what others did: Ada Quill, *quoted in* a letter."""
    if not row.source:
        return False
    is_behind = row.source[-1].end <= row.cue[0].start
    between = text[row.source[-1].end : row.cue[0].start]
    behind = text[row.cue[-1].end : row.cue[-1].end + 9]
    return bool(is_behind and between.strip() == "," and _IN.match(behind))


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
_PASTS["be"] = "was"


def _in_third_person(phrase: str, row: Attribution, text: str) -> str:
    """A verb in the first person (I think) put into the third: “thinks”."""
    if not row.source or row.source[0].of(text) != "I" or row.speaker == "I":
        return phrase
    first, *others = phrase.split()
    if first in _THIRD_PERSON:
        first = _THIRD_PERSON[first]
    elif first in VERBS and first not in IRREGULAR:
        ending = "es" if first.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
        is_y = first.endswith("y") and first[-2:-1] not in "aeiou"
        first = f"{first[:-1]}ies" if is_y else first + ending
    return " ".join([first, *others])
