"""The same text said another way: pure functions from a text to the edits that retell it.

Each takes a text and the people in it (full name to `f`, `m` or nothing) and gives a `Retelling`,
or None where the text has nothing that it changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from zlib import crc32

from annotators.text.first_names import FEMALE_NAMES, MALE_NAMES
from annotators.text.titles import count_titles
from annotators.training.reader.exchanged_names import exchanged, genders
from tests.benchmarks import blanks, clause_order, speech_verbs

Edit = tuple[int, int, str]
"""Start and end in code points, half-open, and the new words."""
People = Mapping[str, str]


@dataclass(frozen=True)
class Retelling:
    """What is exchanged in a text; what becomes of the words of its names."""

    edits: tuple[Edit, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """The text said another way."""
        return _edited(text, self.edits)

    def name(self, name: str) -> str:
        """What one of the text is called in the other."""
        return _edited(name, exchanged(name, self.names))


Transformation = Callable[[str, People], Retelling | None]

_FIRST = {
    "m": "Tomasz Kwame Hiroshi Pedro Ahmed Lars Ivan Diego Hassan Giovanni Pierre Carlos",
    "f": "Aisha Ingrid Fatima Carmen Priya Giulia Svetlana Leila Ngozi Birgit Lucia Elena",
}
_SURNAMES = {
    "short": "Ng Wu Ek Li Oh Ba Ho Im",
    "long": "Papadimitropoulou Wickramasinghe Oyelaran-Adeyemi Krzyżanowska-Brandl "
    "Rajasekharan Andriamanitra Tschugguelmann Hatzidimitriadis",
    "with particles": "van_der_Aalst de_la_Serna al-Harun di_Montalto von_Ahlen ter_Borgh "
    "bin_Salleh dos_Anjos",
    "hyphened or apostrophed": "Lund-Hansby O’Farrow N’Dobo D’Arcole Ó’Moran-Lee Ferro-Quist "
    "M’Bari Sato-Wills",
    "accented": "Şahinöz Łuczyński Nguyễn Šťastná Ødegård Þórhalls Čapková Muñíz",
}
SURNAME_KINDS = tuple(_SURNAMES)
_GENDERED = re.compile(
    r"\b(?:s?he|his|hers?|him(?:self)?|herself|m(?:r|r?s)|(?:wo)?m[ae]n)\b", re.IGNORECASE
)
_SENTENCE_START = re.compile(r"(?:^|\n\s*|[.!?…]\s+|^[“‘\"«„—]\s*|[\s(][“‘\"«„]\s*)$")


def people_named(names: Iterable[str]) -> dict[str, str]:
    """Those of the names that are first and last names, with the gender of common first names."""
    people = {}
    for name in names:
        words = name.split()
        words = words[count_titles(words) :]
        if len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper():
            people[" ".join(words)] = gender(words[0])
    return people


def gender(first_name: str) -> str:
    """`f` or `m` for a common first name, else nothing."""
    lower = first_name.lower()
    return "m" if lower in MALE_NAMES else "f" if lower in FEMALE_NAMES else ""


def first_names_exchanged(text: str, people: People) -> Retelling | None:
    """Ada Brandt is Carmen Brandt: who is she stays she."""
    is_told = bool(_GENDERED.search(text))
    genders_of = {name: kind or ("" if is_told else "f") for name, kind in people.items()}
    return _renamed(text, _other_firsts(genders_of))


def genders_exchanged(text: str, people: People) -> Retelling | None:
    """Women are men and men women; None where it is not known what somebody is."""
    if not all(people.values()):
        return None
    kinds = {name: "fm"[kind == "f"] for name, kind in people.items()}
    words = _other_firsts(kinds)
    exchanges = list(exchanged(text, words))
    starts = {start for start, _, _ in exchanges}
    gendered = [edit for edit in genders(text) if edit[0] not in starts]
    if not exchanges and not gendered:
        return None
    words_by_old = {text[start:end]: new for start, end, new in gendered}
    for her in ("her", "Her"):
        words_by_old |= {her: "his" if her == "her" else "His"} if her in words_by_old else {}
    return Retelling((*exchanges, *gendered), words_by_old | words)


def surnames_exchanged(text: str, people: People, *, kind: str) -> Retelling | None:
    """Ada Brandt is Ada van der Aalst, and Brandt is van der Aalst."""
    pool = [word.replace("_", " ") for word in _SURNAMES[kind].split()]
    words = _drawn(dict.fromkeys(name.split()[-1] for name in people), pool)
    longer = {name.split(maxsplit=1)[1]: words[name.split()[-1]] for name in people}
    return _renamed(text, words | longer)


def _other_firsts(people: People) -> dict[str, str]:
    words: dict[str, str] = {}
    for kind, pool in _FIRST.items():
        firsts = (name.split()[0] for name, kind_of_name in people.items() if kind_of_name == kind)
        words |= _drawn(dict.fromkeys(firsts), pool.split())
    return words


def _drawn(words: Collection[str], pool: list[str]) -> dict[str, str]:
    """Each word to one of the pool, which depends on the word alone where no other has it.

    Two of a pool are made one where there are more words than it has.
    """
    if len(words) >= len(pool):
        pool = [*pool, *(f"{a}-{b}" for a in pool for b in pool if a != b)]
    substitutes: dict[str, str] = {}
    for word in words:
        first = crc32(word.encode()) % len(pool)
        order = [*pool[first:], *pool[:first]]
        substitutes[word] = next(
            candidate
            for candidate in order
            if candidate not in substitutes.values() and candidate != word
        )
    return substitutes


def _renamed(text: str, words: Mapping[str, str]) -> Retelling | None:
    edits = tuple(
        (start, end, new[0].upper() + new[1:] if _starts_sentence(text, start) else new)
        for start, end, new in exchanged(text, words)
    )
    return Retelling(edits, words) if edits else None


def _starts_sentence(text: str, at: int) -> bool:
    return bool(_SENTENCE_START.search(text[max(0, at - 8) : at] if at > 8 else text[:at]))


_OPENING = "“«„"
MARKS = {
    "curly": ("“", "”"),
    "straight": ('"', '"'),
    "single": ("‘", "’"),
    "angular": ("«", "»"),
    "low": ("„", "“"),
}
_STRAIGHT_OPENS = re.compile(r"(?:^|[\s(\[—–-])$")


def double_marks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where a text has a double quotation mark, with the blank within « these », and whether it
    opens."""
    is_low = "„" in text
    for match in re.finditer(r'[“”„"]|«[ \u00a0\u202f]?|[ \u00a0\u202f]?»', text):
        mark = match[0].strip()
        if mark == '"':
            opens = bool(_STRAIGHT_OPENS.search(text[max(0, match.start() - 1) : match.start()]))
        else:
            opens = mark in _OPENING and not (mark == "“" and is_low)
        yield match.start(), match.end(), opens


def marks_exchanged(text: str, people: People, *, style: str) -> Retelling | None:
    """Other double marks; with single ones, those within are made double, and none is straight.

    None where there is none, or single ones are those around.
    """
    opening, closing = MARKS[style]
    places = list(double_marks(text))
    if not places or re.search(r"(?<!\w)‘", text[: places[0][0]]):
        return None
    edits = [(start, end, opening if opens else closing) for start, end, opens in places]
    if style == "single":
        edits += _inner(text, places[0][0], places[-1][0])
    if style == "straight":
        edits += [(m.start(), m.end(), "'") for m in re.finditer("[‘’]", text)]
    real_edits = tuple(edit for edit in edits if text[edit[0] : edit[1]] != edit[2])
    return Retelling(real_edits) if real_edits else None


def _inner(text: str, first: int, last: int) -> Iterator[Edit]:
    """The single marks between the first and last double one; an apostrophe is none."""
    for match in re.finditer(r"‘([^‘’“”]*(?:\w’\w[^‘’“”]*)*)’(?!\w)", text):
        if first < match.start() < last:
            yield match.start(), match.start() + 1, "“"
            yield match.end() - 1, match.end(), "”"


def wrapped(text: str, people: People, *, width: int = 70) -> Retelling | None:
    """Lines of at most so many columns; None where a line end is a paragraph's end."""
    if re.search(r"(?<!\n)\n(?!\n)", text):
        return None
    edits: list[Edit] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        start, blank = paragraph.start(), -1
        for match in re.finditer(r" |$", paragraph[0]):
            at = paragraph.start() + match.start()
            if at - start > width and blank > start:
                edits.append((blank, blank + 1, "\n"))
                start = blank + 1
            blank = at
    return Retelling(tuple(edits)) if edits else None


_SAID_THAT = re.compile(
    r"(?<!to )(?<![Ii]s )(?<!was )(?:said|told \w+(?= that))"
    r"(?=[.:]| (?:that|the|a|an|he|she|it|they|there|we|his|her|its|their|this|these)\b)"
)
_SAID_WHO = re.compile(r"(?<=[”»“’\",] )said [A-Z][\w’-]+(?: [A-Z][\w’-]+)*(?=\.(?:\s|$))")


def inserted(text: str, people: People, *, words: str) -> Retelling | None:
    """“Brandt said that” is “Brandt said on Monday that”; a clause is made to begin with “that”."""
    ends = {match.end() for pattern in (_SAID_THAT, _SAID_WHO) for match in pattern.finditer(text)}
    edits = []
    for end in sorted(ends):
        is_bare = text.startswith(" ", end) and not text.startswith(" that ", end)
        edits.append((end, end, f" {words} that" if is_bare else f" {words}"))
    return Retelling(tuple(edits)) if edits else None


BEFORE = "The old quay of Northhaven was built in 1911 and is two miles long."
AFTER = "The quay of Northhaven, which the surveyor Ib Falk drew in 1911, is two miles long."
_PARAGRAPHS = re.compile(r"\n|^[A-Z]{3,}\b|^\(|^—")
_HEADLINE = re.compile(r"[^\n]*[^\n.!?:,”’\"»“][”’\"»“]?\n")


def background_before(text: str, people: People) -> Retelling | None:
    """A sentence that nobody says before it; a paragraph of its own where the text has some.

    None where the text begins with a headline, which would be none behind it.
    """
    if _HEADLINE.match(text):
        return None
    gap = "\n\n" if _PARAGRAPHS.search(text) else " "
    return Retelling(((0, 0, BEFORE + gap),))


def background_after(text: str, people: People) -> Retelling:
    """A sentence behind it, with somebody who says nothing."""
    end = len(text.rstrip())
    gap = "\n\n" if _PARAGRAPHS.search(text) else " "
    return Retelling(((end, end, gap + AFTER),))


def _edited(text: str, edits: Iterable[Edit]) -> str:
    words, at = [], 0
    for start, end, new in sorted(edits):
        words += [text[at:start], new]
        at = end
    return "".join((*words, text[at:]))


def _edits_alone(change: Callable[[str], Iterable[Edit]]) -> Transformation:
    """A transformation that names nobody otherwise."""

    def retold(text: str, people: People) -> Retelling | None:
        edits = tuple(change(text))
        return Retelling(edits) if edits else None

    return retold


TRANSFORMATIONS: dict[str, Transformation] = {
    **{
        f"verb: {verb.past}": _edits_alone(partial(speech_verbs.exchanged, verb=verb))
        for verb in speech_verbs.VERBS
    },
    "first names exchanged": first_names_exchanged,
    "genders exchanged": genders_exchanged,
    **{f"surnames: {kind}": partial(surnames_exchanged, kind=kind) for kind in SURNAME_KINDS},
    **{f"marks: {style}": partial(marks_exchanged, style=style) for style in MARKS},
    **{
        f"blanks: {name}": _edits_alone(partial(blanks.exchanged, pattern=pattern, new=new))
        for name, (pattern, new) in blanks.BLANKS.items()
    },
    "lines wrapped": wrapped,
    "lines wrapped at 60": partial(wrapped, width=60),
    "“X,” said Y -> Y said: “X”": _edits_alone(clause_order.speaker_first),
    "Y said: “X” -> “X,” Y said": _edits_alone(clause_order.quotation_first),
    "Y said that X -> X, Y said": _edits_alone(clause_order.clause_first),
    "X, Y said -> Y said that X": _edits_alone(clause_order.clause_last),
    "said on Monday": partial(inserted, words="on Monday"),
    "said in Northhaven": partial(inserted, words="in Northhaven"),
    "background before": background_before,
    "background after": background_after,
}


def in_turn(beginning: str) -> Iterator[Transformation]:
    """The transformations whose names begin so, over and over."""
    return cycle(
        [
            transformation
            for name, transformation in TRANSFORMATIONS.items()
            if name.startswith(beginning)
        ]
    )
