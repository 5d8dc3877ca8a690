"""The sets that the reader learns from, each read into `Document`s.

PolNeAR (Newell and others 2018), marked articles of worldwide newswire, GUM's coreference
(Zeldes 2017) and GAP (Webster and others 2018). Every reader takes the folder of the raw data.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from annotators.encoder.heads import ACTS, PRONOUNS
from annotators.text.lexicon import NAME_PARTICLES, TITLES
from annotators.training.reader.documents import Document, Mention, Row

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from random import Random

    from annotators.training.reader.documents import Place, Places

_CLAIMS: Final = ACTS[:5]
_POSITIONS: Final = ACTS[5:]
_ACTS: Final[dict[str, tuple[str, ...]]] = {
    "speech": ("says", "denies", "demands"),
    "belief": ("holds",),
    "evidence": ("shows",),
    "attitude": ("wants", "supports", "opposes", "holds", "other"),
    "decree": ("decides", "demands", "plans", "other"),
    "other": _POSITIONS,
}
"""What PolNeAR's classes of cues can be."""
MORE: Final = Path(__file__).with_name("marks.jsonl")
"""Marks of more articles of worldwide newswire, without their texts."""
OWN: Final = Path(__file__).with_name("own_texts.jsonl")
KEPT_APART: Final = 6
"""One in so many articles of world news is not learned from, to calibrate on and choose by."""
_LONGEST_MENTION: Final = 80
"""Code points; GUM marks whole clauses, too."""


def polnear(data: Path, part: str) -> Iterator[Document]:
    """Articles of PolNeAR: every attribution, coarse acts, sources without their names."""
    for line in _lines(data / "polnear" / f"{part}.jsonl"):
        marked = [attribution for attribution in line["attributions"] if attribution["content"]]
        rows = [_polnear_row(line["text"], attribution, n) for n, attribution in enumerate(marked)]
        mentions = [Mention((r.source[0][0], r.source[-1][1]), r.speaker) for r in rows if r.source]
        nested = tuple(replace(row, is_nested=_is_nested(row, rows)) for row in rows)
        yield Document(line["id"], line["text"], nested, tuple(mentions), "broad")


def _polnear_row(text: str, marked: dict[str, Any], number: int) -> Row:
    act = marked.get("act", "other")
    is_claim = act in ("speech", "belief", "evidence")
    is_claim = is_claim and bool(marked["quoted"] or marked["finite"])
    acts = _ACTS[act] if is_claim or act != "speech" else (*_ACTS["speech"], "other")
    source = _places(marked["source"])
    return Row(
        source=source,
        cue=_places(marked["cue"]),
        content=_places(marked["content"]),
        acts=acts,
        stances=("denies", "open") if marked.get("neg") else ("affirms", "denies"),
        speaker=_speaker_key(text, source, number) if source else None,
        is_claim=is_claim,
        is_indirect=marked["type"] == "indirect",
    )


def _speaker_key(text: str, source: Places, number: int) -> Hashable:
    """Names with the same words stand for one; pronouns and nouns for who knows whom."""
    words = text[source[0][0] : source[-1][1]]
    is_name = words.lower() not in PRONOUNS and any(map(str.isupper, words))
    return words.lower() if is_name else number


def _is_nested(row: Row, rows: Iterable[Row]) -> bool:
    start, end = (row.cue or row.content)[0]
    others = (other.content for other in rows if other is not row)
    return any(low <= start and end <= high for content in others for low, high in content)


def reader(data: Path, part: str) -> Iterator[Document]:
    """Marked articles of world news: rows with names and stance, pronouns, forms of names.

    For `train` also those of the worldwide newswire in `data` that are marked in `MORE`.
    """
    yield from map(_marked, _lines(data / "reader" / f"{part}.jsonl"))
    if part == "train":
        yield from map(_marked, more_marked(data))


def more_marked(data: Path) -> Iterator[dict[str, Any]]:
    """The marks of `MORE`, each with the text of its article."""
    for line in _lines(MORE):
        path = data / "ner" / "worldwide" / "articles" / f"{line['id']}.txt"
        if path.is_file():
            yield line | {"text": path.read_text(encoding="utf-8")}


def own_texts() -> Iterator[Document]:
    """Short texts of our own, of kinds that the other sets hardly have."""
    return map(_marked, _lines(OWN))


def _marked(line: dict[str, Any]) -> Document:
    rows = tuple(map(_reader_row, line["rows"]))
    mentions = [Mention(row.source[0], row.speaker) for row in rows if row.source]
    mentions += [
        Mention((start, end), pronoun["who"])
        for pronoun in line.get("pronouns", ())
        if pronoun.get("span")
        for start, end in (pronoun["span"],)
    ]
    mentions += _forms(line["text"], line.get("names", ()), {m.place for m in mentions})
    terms = _places(line.get("term_spans", ()))
    people = _people(line["text"], mentions, line.get("names", ()))
    return Document(
        line["id"], line["text"], rows, tuple(mentions), "reader", terms=terms, people=people
    )


def _people(text: str, mentions: Iterable[Mention], names: Iterable[dict[str, Any]]) -> Places:
    """Where people are called by their names, or by a part of them; titles are left out."""
    people = {name["who"] for name in names if name.get("label") == "PERSON"}
    places = []
    for (start, end), key in ((m.place, m.key) for m in mentions if m.key in people):
        words = list(re.finditer(r"\S+", text[start:end]))
        while words and words[0][0].lower().strip(".") in TITLES:
            words = words[1:]
        parts = [word[0] for word in words]
        is_name = all(part[0].isupper() or part in NAME_PARTICLES for part in parts)
        if parts and is_name and {*parts} <= {*str(key).split()}:
            places.append((start + words[0].start(), end))
    return tuple(places)


def is_kept_apart(document: Document) -> bool:
    """Whether an article of world news is one that is not learned from."""
    return is_kept_apart_by(document.name)


def is_kept_apart_by(name: str) -> bool:
    """Whether the article of this name is kept apart."""
    return crc32(name.encode()) % KEPT_APART == 0


def _reader_row(marked: dict[str, Any]) -> Row:
    stance = "open" if marked.get("said_not") else "affirms"
    return Row(
        source=_places([marked["source_span"]]) if marked.get("source_span") else (),
        cue=_places([marked["cue_span"]]) if marked.get("cue_span") else (),
        content=_places(marked["spans"]),
        acts=(marked["act"],),
        stances=("denies",) if marked["act"] == "denies" else (stance,),
        speaker=marked["who"],
        is_claim=marked["act"] in _CLAIMS,
        is_optional=bool(marked.get("optional")),
        is_indirect=marked["form"] == "indirect",
    )


def _forms(text: str, names: Iterable[dict[str, Any]], known: set[Place]) -> Iterator[Mention]:
    """Wherever a form of one name stands, the longest first; forms of two names are left out."""
    bearers: dict[str, set[str]] = {}
    for name in names:
        for form in {name["who"], *name["forms"]}:
            bearers.setdefault(form, set()).add(name["who"])
    covered = bytearray(len(text))
    for form in sorted(bearers, key=lambda form: (-len(form), form)):
        if len(bearers[form]) > 1 or len(form) < 2 or form.lower() in PRONOUNS:
            continue
        (bearer,) = bearers[form]
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            start, end = match.span()
            if not any(covered[start:end]):
                covered[start:end] = b"\1" * (end - start)
                if (start, end) not in known:
                    yield Mention((start, end), bearer)


def gum(data: Path) -> Iterator[Document]:
    """Documents of GUM with all of their mentions."""
    for path in sorted((data / "coref").glob("GUM_*.conll")):
        text, mentions = _gum_text(path.read_text(encoding="utf-8").splitlines())
        yield Document(path.stem, text, mentions=mentions, are_all_mentioned=True)


_BEHIND: Final = re.compile(r"[.,;:!?)\]%’”]|n['’]t|['’](?:s|re|ve|ll|d|m)")
"""Tokens that no blank stands before."""
_BEFORE: Final = re.compile(r"[(\[“$£€]$")
"""What no blank stands behind."""
_BRACKET: Final = re.compile(r"(\()?([^()]+)(\))?")


def _gum_text(lines: Iterable[str]) -> tuple[str, tuple[Mention, ...]]:
    text, mentions = "", []
    opened: list[tuple[str, int]] = []
    for line in lines:
        if line.startswith("#") or not line.strip():
            continue
        _, word, marks, *_ = line.split("\t")
        if text and not _BEHIND.fullmatch(word) and not _BEFORE.search(text):
            text += " "
        start, text = len(text), text + word
        for opens, name, closes in _BRACKET.findall("" if marks == "_" else marks):
            key = "-".join(name.split("-")[:2])
            if opens:
                opened.append((key, start))
            if closes:
                at = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == key), None)
                if at is not None:
                    mentions.append(Mention((opened.pop(at)[1], len(text)), key))
    short = (m for m in mentions if m.place[1] - m.place[0] < _LONGEST_MENTION)
    return text, tuple(short)


def gap(data: Path, part: str) -> Iterator[Document]:
    """Passages of GAP: a pronoun, two names, and the other names as somebody else's."""
    path = data / "coref" / "gap" / f"gap-{part}.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Document(line["ID"], line["Text"], mentions=_gap_mentions(line))


def _gap_mentions(line: dict[str, str]) -> tuple[Mention, ...]:
    def mention(name: str, key: str) -> Mention:
        start = int(line[f"{name}-offset"])
        return Mention((start, start + len(line[name])), key)

    names = [
        mention(name, "meant" if line[f"{name}-coref"] == "TRUE" else name) for name in ("A", "B")
    ]
    return (*names, mention("Pronoun", "meant"))


def together(passages: list[Document], random: Random, count: int = 3) -> Iterator[Document]:
    """Short passages put one below another, `count` in a document, in another order each time."""
    shuffled = random.sample(passages, len(passages))
    for first in range(0, len(shuffled), count):
        text, mentions = "", []
        for n, passage in enumerate(shuffled[first : first + count]):
            at = len(text)
            text += f"{passage.text}\n\n"
            mentions += [
                Mention((m.place[0] + at, m.place[1] + at), (n, m.key)) for m in passage.mentions
            ]
        yield Document(f"together {first}", text, mentions=tuple(mentions))


_CAPITALS: Final = re.compile(
    r"\b[A-Z][\w’'.-]*(?:\s+(?:(?:of|the|de|van|von|al|bin|for|and)\s+)?[A-Z][\w’'.-]*)*"
)
_NO_NAMES: Final = frozenset(
    "the a an in on at but and it he she they we i this that these those there after when while as "
    "for if by from with his her their its you to what who how not no so or since some many most "
    "all one two our my".split()
)


def other_names(text: str, known: Iterable[Place]) -> Iterator[Place]:
    """What else is capitalised like a name: others than those who are marked."""
    places = list(known)
    for match in _CAPITALS.finditer(text):
        name = match[0].rstrip("’'.-")
        start, end = match.start(), match.start() + len(name)
        if len(name) < 2 or name.split()[0].lower() in _NO_NAMES:
            continue
        if not any(low < end and start < high for low, high in places):
            yield start, end


def _places(pairs: Iterable[Iterable[int]]) -> Places:
    return tuple((start, end) for start, end in pairs)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
