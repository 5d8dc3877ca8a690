"""What stands over an article: its headline, who wrote it, where; and lines of page furniture.

A quotation in a headline has the speaker that the body gives the same words. `Name: statement` is
a claim of that name, `Name: topic` is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from annotators.findings import DOUBTFUL, UNNAMED, Attribution
from annotators.text.lexicon import DOCUMENTS, FIRST_PERSON, GROUP_NOUNS, PERSON_NOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotators.attribution.candidate import Candidate
    from annotators.attribution.rows import Made
    from annotators.text.tokens import Tokens

_LONGEST: Final = 200
"""Characters of a headline."""
_IN_DOUBT: Final = DOUBTFUL / 2
_FURNITURE = re.compile(
    r"\[picture: |"
    r"\W*(?:read (?:more|also|next|on)|related|see also|also read|watch|listen|video|photos?"
    r"|gallery|(?:image |photo |file )?caption|file (?:photo|image)|pictured|share|sign up"
    r"|subscribe|follow us|advertisement|contact|opening (?:times|hours)|comments|source|tags"
    r"|topics|credit|more from)\b"
    r"(?:\s+(?:on|this|here)\b[^.:\n]{0,30})?\s*(?:\(\d+\))?\s*(?::|$)",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE = re.compile(r"[.!?][”\"’']|[.,:]\s*$")
"""What no headline has: the end of a sentence in quotation marks, a stop at its own."""
_BYLINE = re.compile(
    r"\W*(?:(?:\w+ )?report(?:ing)? by|(?:written |story |words )?by)\s+[^\W\d_]", re.IGNORECASE
)


def is_furniture(text: str, at: int) -> bool:
    """Whether the line at an offset says who wrote it, or leads elsewhere: Read more: …"""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    if _FURNITURE.match(line):
        return True
    return len(line) < 100 and bool(_BYLINE.match(line)) and not line.rstrip().endswith((".", "”"))


def headline(text: str) -> int:
    """Where the headline ends: a first line that no stop ends, over more text; 0 without one."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or end - start > _LONGEST or not text[end:].strip():
        return 0
    return 0 if _SENTENCE.search(text, start, end) else end


def head_end(text: str) -> int:
    """Where a headline and the lines right under it end (who wrote it, where); 0 without one."""
    end = headline(text)
    blank = text.find("\n\n", end)
    return (blank if blank >= 0 else len(text)) if end else 0


def is_only_a_topic(words: Tokens, candidate: Candidate) -> bool:
    """Whether what stands before a colon does not say what comes after it: a place that opens a
    report (BEXLEY: …), and in a headline a name and what the article is about."""
    if candidate.relation != "colon":
        return False
    start = candidate.content[0][0]
    k = candidate.head if candidate.cue else start - 1
    begin = words.sentences[words.sentence[k]][0]
    top = headline(words.text)
    if words.start[k] >= top:
        lead = words.text[words.start[begin] : words.start[k]]
        opens = "." not in words.text[top : words.start[begin]]
        return opens and lead.isupper() and len(lead) > 4 and words.quote_of[start] < 0
    return words.quote_of[start] < 0 and not states(words, candidate)


def states(words: Tokens, candidate: Candidate) -> bool:
    """Whether a clause behind a colon in a headline is what the name before it says. What happens
    to somebody is told in the present (police search home); what is said has the first person, a
    modal, a past or `is`; of a report or an official it is said in any case."""
    source, (start, end) = candidate.source, candidate.content[0]
    if source is None or words.lower[start] in _TOPICS:
        return False
    inner = range(start, end)
    if any(words.lower[x] in FIRST_PERSON for x in inner):
        return True
    tensed = [x for x in inner if words.tag[x] in ("VBD", "VBZ", "VBP", "MD")]
    if words.pos[source.head] == "NOUN" or words.lemma[source.head] in _SPEAKING:
        return bool(tensed) and words.lemma[source.head] in _SPEAKING
    told = words.pos[source.head] == "PROPN" and words.tag[source.head] != "NNPS"
    return told and any(words.tag[x] in ("VBD", "MD") or words.lemma[x] == "be" for x in tensed)


_TOPICS: Final = frozenset(("what", "why", "how", "when", "where", "who", "which"))
_SPEAKING: Final = DOCUMENTS | PERSON_NOUNS | GROUP_NOUNS | {"study", "survey", "poll", "police"}


def with_bodys_speakers(words: Tokens, made: Sequence[Made]) -> list[Made]:
    """The rows, those in the headline with the speaker whom the body gives the same words; else
    with the one whom the headline's own verb has, in doubt behind a colon; else with nobody."""
    top, end = headline(words.text), head_end(words.text)
    body = [each for each in made if each.row.content[0].start >= end]
    return [
        replace(each, row=_as_in_body(words, each, body, top))
        if each.row.content[0].start < top
        else each
        for each in made
    ]


def _as_in_body(words: Tokens, made: Made, body: Sequence[Made], top: int) -> Attribution:
    row, candidate = made.row, made.candidate
    said = _plain(words.text, row)
    same = next((b.row for b in body if f" {said} " in f" {_plain(words.text, b.row)} "), None)
    if same is not None and row.form != "indirect":
        chance = max(row.confidence, same.confidence)
        return replace(row, speaker=same.speaker, source=same.source, confidence=chance)
    source = candidate.source
    has_own = source is not None and words.start[source.head] < top and candidate.cue
    if candidate.relation == "colon":
        chance = _told(words.text, row, body)
        sure = max(row.confidence, chance) if chance else min(row.confidence, _IN_DOUBT)
        return replace(row, confidence=sure)
    if has_own or row.form == "indirect":
        return row
    return replace(row, speaker=UNNAMED, source=(), confidence=min(row.confidence, _IN_DOUBT))


def _told(text: str, row: Attribution, body: Sequence[Made]) -> float:
    """How sure it is that the body has the same speaker say half of the words; 0 if it does not."""
    said = set(_plain(text, row).split())
    alike = (
        each.row.confidence
        for each in body
        if each.row.speaker == row.speaker
        and 2 * len(said & set(_plain(text, each.row).split())) >= len(said)
    )
    return max(alike, default=0.0)


def _plain(text: str, row: Attribution) -> str:
    """The words of a content in lower case without marks."""
    return " ".join(w for span in row.content for w in re.findall(r"\w+", span.of(text).lower()))
