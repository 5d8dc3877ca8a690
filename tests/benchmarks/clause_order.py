"""Who says it before what is said, or behind, where the sentence is plain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotators.text.first_names import FEMALE_NAMES, MALE_NAMES

Edit = tuple[int, int, str]

_START = r"(?:^|(?<=[.!?] )|(?<=[.!?][”“»] ))"
_NAME = r"[A-Z][\w’-]+(?: (?:(?:van|von|de|der|al|bin) )*[A-Z][\w’-]+)*"
_NO_VERB = r"(?!(?:is|are|was|were|has|have|had|also|who|that|which)\b)[\w’-]+"
_NOUN = rf"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)(?: {_NO_VERB}){{1,4}}?"
_ROLE = (
    r"(?:[Cc]ritics|[Ss]ources|[Oo]fficials|[Ee]xperts|[Pp]olice|[Ii]nvestigators|[Ee]ngineers|"
    r"[Vv]oters|[Rr]ecords)"
)
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey)"
_WHO = rf"(?:{_NOUN}|{_PRONOUN}|{_ROLE}|{_NAME})"
_NEVER_WHO = r"(?!(?:As|When|While|If|But|And|What|In|On|After|Before|Asked|It|This|That)\b)"
_PART = r"(?:, [^,.:;!?“”„«»\"\n]{3,60})"
"""What stands behind a name: the harbour master."""
_SAID = r"(?:said|says)"
_THAT = (
    r"(?:argue[ds]|insist(?:ed|s)|add(?:ed|s)|recall(?:ed|s)|wrote|warn(?:ed|s)|announced|"
    r"predict(?:ed|s)|found|finds|show(?:ed|s)?|believes?|thinks?|fears?|hopes?|noted|hold|holds)"
)
_SAYS = rf"(?:{_SAID}|{_THAT}|(?:dis)?agree[ds]|posted)"
_DAY = r"(?: on [A-Z]\w+day)?"
_CLAUSE = r"[^“”„«»\".!?:;()—–\n]+"
_MORE = re.compile(r"\b(?:said|says|told|add(?:ed|ing)|saying|asked|calling|called|according)\b")
_LOWER = re.compile(
    r"(?:The|An?|He|She|It|They|We|His|Her|Its|Their|This|That|These|Those|There)\b|"
    r"(?:Most|Some|All|Nobody|One|Two|Three|Critics|Sources|Officials|Experts|Police|"
    r"Investigators|Engineers|Voters|Records|Prices|Rumours|In|On|At|By|If|When|Since|Until)\b"
    r"(?! [A-Z])"
)
"""Words whose capital is only that of the sentence."""

_BEHIND = re.compile(
    rf"{_START}“(?P<words>[^“”\n]+)(?P<comma>,)(?P<close>”) (?:(?P<before>{_SAYS}) (?P<a>{_WHO})"
    rf"(?P<part>{_PART})?|(?P<b>{_WHO}) (?P<behind>{_SAYS}))\.(?P<more> “)?(?=\S| |\n|$)",
    re.MULTILINE,
)
_BEFORE = re.compile(
    rf"{_START}(?P<who>{_NEVER_WHO}{_WHO}) (?P<says>{_SAYS}): “(?P<words>[^“”\n]+)(?P<stop>\.)”"
    r"(?=\s|$)",
    re.MULTILINE,
)
_LEADS = re.compile(
    rf"{_START}(?P<who>{_NEVER_WHO}{_WHO}) (?P<says>{_SAID}{_DAY}(?: that)?|{_THAT}{_DAY} that)"
    rf" (?P<words>{_CLAUSE})(?=\.(?:\s|$))",
    re.MULTILINE,
)
_FOLLOWS = re.compile(
    rf"{_START}(?P<words>{_CLAUSE}), (?P<who>{_WHO}) (?P<says>(?:{_SAID}|{_THAT}){_DAY})"
    r"(?=\.(?:\s|$))",
    re.MULTILINE,
)


def speaker_first(text: str) -> Iterator[Edit]:
    """“X,” said Y. “Z.” as Y said: “X. Z.”"""
    for match in _BEHIND.finditer(text):
        part = f"{match['part']}," if match["part"] else ""
        says = match["before"] or match["behind"]
        yield match.start(), match.start(), f"{_upper(match['a'] or match['b'])}{part} {says}: "
        yield *match.span("comma"), "."
        if match["more"]:
            yield match.start("close"), match.end(), " "
        else:
            yield match.end("close"), match.end(), ""


def quotation_first(text: str) -> Iterator[Edit]:
    """Y said: “X.” as “X,” Y said."""
    for match in _BEFORE.finditer(text):
        yield match.start(), match.end("says") + len(": "), ""
        yield *match.span("stop"), ","
        yield match.end(), match.end(), f" {_within(match['who'])} {match['says']}."


def clause_first(text: str) -> Iterator[Edit]:
    """Y said that X. as X, Y said."""
    for match in _LEADS.finditer(text):
        if not _MORE.search(match["words"]):
            first = match.start("words")
            says = match["says"].removesuffix(" that")
            yield match.start(), first + 1, text[first].upper()
            yield match.end(), match.end(), f", {_within(match['who'])} {says}"


def clause_last(text: str) -> Iterator[Edit]:
    """X, Y said. as Y said that X."""
    for match in _FOLLOWS.finditer(text):
        words = match["words"]
        if not _MORE.search(words) and (_is_name(words) or _LOWER.match(words)):
            first = match.start("words")
            yield first, first, f"{_upper(match['who'])} {match['says']} that "
            yield first, first + 1, _within(words)[0]
            yield match.end("words"), match.end(), ""


def _is_name(words: str) -> bool:
    """Whether a clause begins with a name, whose capital stays."""
    first, second = (*words.split(), "", "")[:2]
    lower = first.lower()
    return second[:1].isupper() or lower in MALE_NAMES or lower in FEMALE_NAMES


def _within(words: str) -> str:
    """Words as they stand within a sentence."""
    return words[0].lower() + words[1:] if _LOWER.match(words) else words


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]
