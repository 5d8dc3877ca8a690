"""Turns passives into the active: “it was called late by Ada Quill” as “called it late”.

Only those whose meaning surely stays; for all others the caller has the plain form: a name, a verb
of saying and a colon. Pure functions of a row and its text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from annotators.presentation.capitals import within_sentence
from annotators.text.lemmas import lemma_of
from annotators.text.lexicon import NEGATIONS, SOMEBODY_THAT, SOMEBODY_TO

if TYPE_CHECKING:
    from annotators.findings import Attribution
    from articles.article import Span

BE: Final = frozenset(("am", "is", "are", "was", "were", "be", "been", "being"))
_DROPPED: Final = BE | frozenset(("has", "have", "had", "having"))
_MODALS: Final = frozenset(
    ("will", "would", "shall", "should", "can", "could", "may", "might", "must", "cannot")
)
_BY: Final = re.compile(
    r"\bby\s+(?:(?:the|an?|his|her|their|its|some|many|most|several)\s+)?\Z", re.IGNORECASE
)
_CLAUSE: Final = re.compile(r"(?:that|whether|how|why|what|where|when|who|if)\b", re.IGNORECASE)
_BEFORE_NOUNS: Final = r"(as|of|for|on|to|from|with|into|in)\b"
_PREPOSITION: Final = re.compile(rf"\b{_BEFORE_NOUNS}\s+\Z")
_STOP: Final = re.compile(r"[,;:.!?“”\"\n]")
_OBJECTS: Final = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me"}
_PRONOUNS: Final = ("it", "this", *_OBJECTS)
_PRONOUN: Final = re.compile(
    rf"\b({'|'.join(_PRONOUNS)})\s+(?:(?:{'|'.join((*_DROPPED, *NEGATIONS))}|\w+ly)\s+)*\Z",
    re.IGNORECASE,
)
_RELATIVE: Final = frozenset(("who", "which", "that", "whom", "what"))
_RELATIVE_CLAUSE: Final = re.compile(r",?\s+(?:which|who|that)\b")
_OF_OBJECTS: Final = frozenset(
    ("brand", "call", "consider", "deem", "dub", "judge", "label", "name", "think", "find")
)
"""Verbs that say something of an object right behind it: called it safe, not claimed it safe."""
_MOST: Final = 2
"""Words of a verb that stand behind its participle: called *off*."""


class Active(NamedTuple):
    """A passive turned round."""

    verb: str
    """In small letters, or the plain one with a colon."""
    words: str
    """What stands behind the verb, in the article’s words."""


def is_passive(row: Attribution, text: str) -> bool:
    """Whether the one who says it stands behind “by”: the plan was called mad *by Ada Quill*."""
    if not (row.source and row.cue) or row.source[0].start < row.cue[0].end:
        return False
    return bool(_BY.search(text[row.cue[0].start : row.source[0].start]))


def active(phrase: str, row: Attribution, text: str) -> Active | None:
    """A passive in the active, its source as the subject; None where that may not say the same.

    phrase: the verb as the article has it, with what belongs to it, in small letters.
    """
    first, last = row.cue[0], row.cue[-1]
    verb = _verb(phrase)
    if verb is None or any(first.end <= span.start < last.start for span in row.source):
        return None
    subject = [span for span in row.content if span.end <= first.start]
    others = [span for span in row.content if span.start >= last.end]
    if len(subject) + len(others) < len(row.content):
        return None
    pronoun = _pronoun(phrase, text[: first.start]) if not subject else ""
    if pronoun == "it" and (impersonal := _of_it(verb, others, text)):
        return impersonal
    complement = "".join(f"{_link(span, text)}{span.of(text)}" for span in others)
    whom = _OBJECTS.get(pronoun, pronoun) or _object(subject, first.start, text)
    if not whom or not _takes(phrase.split(), complement.strip()):
        return None
    return Active(verb, f"{whom}{complement}")


def _verb(phrase: str) -> str | None:
    """“Has also been called off by” as “also called off”; with “not”, “did not call off”."""
    phrase_words = phrase.removesuffix(" by").split()
    phrase_words = phrase_words[1:] if phrase_words[0] in _PRONOUNS else phrase_words
    modal = next((word for word in phrase_words if word in _MODALS), "")
    no = [word for word in phrase_words if word in NEGATIONS or word.endswith(("n't", "n’t"))]
    words = [word for word in phrase_words if word not in (*_DROPPED, *_MODALS, *no)]
    forms = (n for n, word in enumerate(words) if lemma_of(word, "VBN") != word)
    at = next(forms, 0)
    if not words or len(words) - at - 1 > _MOST:
        return None
    if not (modal or no):
        return " ".join(words)
    helping = [modal or "did", *(["not"] if no and modal != "cannot" else [])]
    return " ".join([*helping, *words[:at], lemma_of(words[at], "VBN"), *words[at + 1 :]])


def _pronoun(phrase: str, before: str) -> str:
    """The pronoun that a passive is about, in small letters, where it stands before it."""
    match = _PRONOUN.search(before[-40:])
    first = phrase.split()[0]
    return first if first in _PRONOUNS else match[1].lower() if match else ""


def _of_it(verb: str, others: list[Span], text: str) -> Active | None:
    """“It was claimed by Ada Quill that …”; None where “it” stands for something."""
    words = " ".join(span.of(text) for span in others)
    is_of_it = (
        not _OF_OBJECTS.isdisjoint(lemma_of(word, "VBN") for word in verb.split())
        or re.match(_BEFORE_NOUNS, words) is not None
        or any(_link(span, text) != " " for span in others[:1])
    )
    return Active(verb, words) if words and not is_of_it else None


def _object(subject: list[Span], cue: int, text: str) -> str:
    """What a passive was about, as an object; empty where it is not sure to be one."""
    behind = text[subject[-1].end : cue] if subject else "."
    if _STOP.search(_RELATIVE_CLAUSE.sub("", behind, count=1)):
        return ""
    words = " ".join(span.of(text) for span in subject)
    lower = words.lower()
    if lower in _RELATIVE or words[-1] in ",;:.!?":
        return ""
    return _OBJECTS.get(lower) or within_sentence(words, subject[0].start, text)


def _link(span: Span, text: str) -> str:
    """What joins a part of the content to what is before it: a blank, a colon, a preposition."""
    before = text[max(0, span.start - 9) : span.start]
    if before.rstrip().endswith(":"):
        return ": "
    preposition = _PREPOSITION.search(before)
    return f" {preposition[1]} " if preposition else " "


def _takes(phrase: list[str], complement: str) -> bool:
    """Whether a verb can stand before somebody and such a complement."""
    lemmas = {lemma_of(word, "VBN") for word in phrase}
    if complement.startswith("to "):
        return not lemmas.isdisjoint(SOMEBODY_TO)
    if _CLAUSE.match(complement):
        return not lemmas.isdisjoint(SOMEBODY_THAT)
    return True
