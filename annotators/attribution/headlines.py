"""Headlines and subheads: `Name: statement` is a claim of that name, `Name: topic` is none, and a
subhead in quotation marks is nobody's."""

from __future__ import annotations

import re
from typing import Final

from annotators.attribution.candidate import Candidate
from annotators.text.lexicon import DOCUMENTS, GROUP_NOUNS, PERSON_NOUNS, RECORDS
from annotators.text.quotations import Quotation
from annotators.text.tokens import Tokens

_LONGEST: Final = 200
"""Code points of a headline, at most."""
_LONGEST_SUBHEAD: Final = 80
_BLANK: Final = 8
"""Code points between two lines, at most."""
_STOP: Final = re.compile(r"[.!?…]\s|[.!?…,;:—–-]\W*$")
_SENTENCE: Final = re.compile(r"[.!?][”\"’']|[.,:]\s*$")
"""What no headline has: the end of a sentence in quotation marks, a stop at its own."""


def is_subhead(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a short line between others: no stop ends it, no colon leads to it."""
    start, end = text.rfind("\n", 0, quotation.start) + 1, text.find("\n", quotation.end)
    around = text[start : quotation.start] + text[quotation.end : end]
    is_line = 0 < end - start < _LONGEST_SUBHEAD and not around.strip()
    before, after = text[max(0, start - _BLANK) : start], text[end : end + _BLANK]
    is_between = bool(before.strip() and after.strip())
    is_led = before.rstrip().endswith((":", ","))
    is_phrase = quotation.style in ("marks", "single") and not _STOP.search(quotation.of(text))
    return is_line and is_between and is_phrase and not is_led


def is_only_a_topic(words: Tokens, candidate: Candidate) -> bool:
    """Whether what stands before a colon in a headline is a name, and behind it what the article is
    about and nothing that is said."""
    start = candidate.content[0][0]
    k = candidate.head if candidate.cue else start - 1
    is_in_headline = candidate.relation == "colon" and words.start[k] < _headline_end(words.text)
    return is_in_headline and not _states(words, candidate)


def _headline_end(text: str) -> int:
    """Where the headline ends, in code points: a first line that no stop ends, over more text; 0
    without one."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or end - start > _LONGEST or not text[end:].strip():
        return 0
    return 0 if _SENTENCE.search(text, start, end) else end


def _states(words: Tokens, candidate: Candidate) -> bool:
    """Whether what stands behind a colon in a headline is what the name before it says.

    What happens to somebody is told in the present (police search home); what is said has a modal,
    a past or `is`, begins with `no` or an imperative, or quotes; of a report or an official it is
    said in any case.
    """
    source, (start, end) = candidate.source, candidate.content[0]
    if words.quotations_in(candidate.content) or words.tag[start] == "VB":
        return True
    if source is None or words.lower[start] == "no":
        return source is not None
    tensed = [x for x in range(start, end) if words.tag[x] in ("VBD", "VBZ", "VBP", "MD")]
    if words.pos[source.head] == "NOUN" or words.lemma[source.head] in _SPEAKING:
        return bool(tensed) and words.lemma[source.head] in _SPEAKING
    is_named = words.pos[source.head] == "PROPN" and words.tag[source.head] != "NNPS"
    return is_named and any(words.tag[x] in ("VBD", "MD") or words.lemma[x] == "be" for x in tensed)


_SPEAKING: Final = DOCUMENTS | RECORDS | PERSON_NOUNS | GROUP_NOUNS | {"police"}
