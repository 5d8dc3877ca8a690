"""The words with which somebody is quoted, on every way out: lists, clipboard, exports, reports.

Exact words stand whole in quotation marks; reworded ones without, behind the article's verb. What
keeps a speaker from being quoted as they stand (a denial, a doubt) is said, once. Pure functions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from annotators.findings import DOUBTFUL, UNNAMED, Attribution
from annotators.presentation.escaping import escaped
from annotators.presentation.exact_words import (
    bare,
    clean,
    ended,
    in_a_row,
    joined,
    turned,
    words_at,
)
from annotators.presentation.verbs import (
    has_own_subject,
    tells_denial,
    turned_round,
    verb_of,
)
from annotators.text.lexicon import HEDGES, RELATIVE
from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotators.findings import Quote
    from articles.article import Article

Sureness = Literal["sure", "likely", "in doubt"]

SURE: Final = 0.85
"""From this confidence on a row is said to be sure: there 92 of 100 were wholly right by hand."""

REWORDED: Final = {"mixed": "partly word for word", "indirect": "reworded"}
"""What a form other than `direct` is called beside words."""

POLARITIES: Final = {"denies": "denied", "open": "left open"}
"""What is said beside words that their speaker does not affirm."""

OWN_WORDS: Final = "in the article’s words"
NOBODY: Final = "nobody is named"
UNFOUND: Final = "no speaker found"
"""What is said of a quotation in no claim: perhaps somebody is named whom nothing looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a source is reported to say, in words that need no context."""

    words: str
    """On one line; exact words in one pair of quotation marks."""
    speaker: str = ""
    """Who says it, in words; empty where the article names nobody, or says it itself."""
    verb: str = ""
    """The article's verb; it ends in a colon where the words do not go on from it."""
    is_exact: bool = False
    notes: tuple[str, ...] = ()
    """What a reader has to know of it: `reservations`."""

    @property
    def label(self) -> str:
        """The verb as it stands before the words in a list."""
        return self.verb.removesuffix(":")


class Origin(NamedTuple):
    """Where words stand, as far as is known."""

    title: str | None = None
    source: str | None = None
    date: str | None = None
    """A day, ISO 8601."""
    url: str | None = None

    def in_words(self, *before: str) -> str:
        """Title, source and day, behind what stands before them."""
        return ", ".join(clean(part) for part in (*before, *self[:3]) if part)

    def as_link(self) -> list[str]:
        """The origin as Markdown, its title a link; what is not known is left out."""
        known = [escaped(clean(part)) for part in self[:3] if part]
        if self.url:
            known[:1] = [f"[{known[0] if known else 'source'}]({_address(self.url)})"]
        return known


def sureness(confidence: float) -> Sureness:
    """How sure a row is, in words."""
    return "sure" if confidence >= SURE else "in doubt" if confidence < DOUBTFUL else "likely"


def reservations(
    form: str, polarity: str, confidence: float, *, is_denial_in_verb: bool = False
) -> tuple[str, ...]:
    """What keeps a speaker from being quoted as they stand: `in doubt`, `denied`, `reworded` ….

    is_denial_in_verb: whether the verb beside the words says already that they are denied.
    """
    notes = (
        "in doubt" if confidence < DOUBTFUL else "",
        "" if polarity == "denies" and is_denial_in_verb else POLARITIES.get(polarity, ""),
        REWORDED.get(form, ""),
    )
    return tuple(filter(None, notes))


def statement_of(row: Attribution | Quote, text: str) -> Statement:
    """What a row or a quotation says, in words that need no context."""
    if not isinstance(row, Attribution):
        notes = reservations("direct", "affirms", row.confidence)
        return _exact((row,), text, _speaker(row, text), notes, "said", nobody=UNFOUND)
    verb, speaker = verb_of(row, text), _speaker(row, text)
    if is_exact(row):
        notes = reservations("direct", polarity_of(row), row.confidence)
        return _exact(row.content, text, speaker, notes, verb)
    form = "mixed" if row.form == "direct" else row.form
    words, before = _words_and_verb(row, verb, text)
    return Statement(
        words=ended(clean(words).rstrip(" ,;:")),
        speaker=speaker,
        verb=before,
        notes=reservations(
            form, polarity_of(row), row.confidence, is_denial_in_verb=tells_denial(verb)
        ),
    )


def _words_and_verb(row: Attribution, verb: str, text: str) -> tuple[str, str]:
    """Words that are not wholly the speaker's, and the verb as it stands before them."""
    at, end = row.content[0].start, row.content[-1].end
    if turned := turned_round(row, text):
        return turned.words, turned.verb
    if not row.source and row.cue and at < row.cue[0].start and row.cue[-1].end < end:
        return words_at(Span(at, end), text), ""  # the men are believed to have fled
    words = f"{'… ' * _is_of_relative(row, text)}{joined(row.content, text)}"
    if _reads_on(row, verb, text):
        return words, verb
    return words.removeprefix("that "), f"{verb}:"


def polarity_of(row: Attribution | Quote) -> str:
    """Whether its words are affirmed, denied or left open, by its act too."""
    denies = getattr(row, "act", "") == "denies"
    return "denies" if denies else getattr(row, "polarity", "affirms")


def own_words(words: str) -> Statement:
    """Words that are nobody's but the article's, or several people's: without marks round them."""
    return Statement(words=clean(words), notes=(OWN_WORDS,))


def part_of(row: Attribution | Quote, spans: Sequence[Span], text: str) -> Statement:
    """Exact words that are a part of a row or quotation, with whose they are."""
    notes = reservations("direct", polarity_of(row), row.confidence)
    if isinstance(row, Attribution):
        return _exact(spans, text, _speaker(row, text), notes, verb_of(row, text))
    return _exact(spans, text, _speaker(row, text), notes, "said", nobody=UNFOUND)


def origin_of(article: Article, url: str | None = None) -> Origin:
    """Where an article comes from; its headline stands for a title that is not known.

    url: the address to give instead of the article's own, such as one of a place in it.
    """
    title = article.title or (article.headline.of(article.text) if article.headline else None)
    date = article.published and article.published[:10]
    return Origin(title, article.source, date, url or article.url)


def sentence(statement: Statement, origin: Origin) -> str:
    """What can be pasted anywhere: words, speaker, reservations, title, source, day, address.

    `“We waited” — Ada Quill (reportedly, in doubt), Harbour opens, 2024-05-06`, or, if it is not
    word for word, `Ada Quill denied that they waited (reworded; Harbour opens, 2024-05-06)`.
    """
    address = clean(origin.url or "")
    if statement.is_exact:
        whose = ", ".join(filter(None, (origin.in_words(_credit(statement)), address)))
        return " — ".join(filter(None, (statement.words, whose)))
    where = ", ".join(filter(None, (origin.in_words(), address)))
    return f"{_spoken(statement)} ({'; '.join(filter(None, (_noted(statement), where)))})"


def in_short(statement: Statement, longest: int = 66) -> str:
    """The sentence without where it stands, its words cut to so many characters in all.

    Whose they are and what the article’s verb is stay. What is to be known of them stands first:
    a narrow screen cuts the end.
    """
    short = replace(statement, speaker=cut(statement.speaker, longest // 3))
    if (over := len(_noted_first(short)) - longest) > 0:
        words = cut(short.words, max(longest // 6, len(short.words) - over))
        short = replace(short, words=words)
    return _noted_first(short)


def _noted_first(statement: Statement) -> str:
    noted = f"({notes}) " if (notes := _noted(statement)) else ""
    if statement.is_exact:
        return noted + " — ".join(filter(None, (statement.words, statement.speaker)))
    return noted + _spoken(statement)


def cut(words: str, longest: int) -> str:
    """Words, with no more than so many characters; exact ones keep the mark that ends them."""
    if len(words) <= longest:
        return words
    end = words[-1] if words[-1] == "”" else ""
    return f"{words[: longest - 1 - len(end)].rstrip()}…{end}"


def as_markdown(statement: Statement, origin: Origin) -> str:
    """The statement as a Markdown block quotation, with the title of its article as a link."""
    if statement.is_exact:
        quoted, credit = statement.words, [escaped(clean(_credit(statement)))]
    else:
        quoted, credit = f"{_spoken(statement)} ({_noted(statement)})", []
    below = ", ".join(filter(None, (*credit, *origin.as_link())))
    return f"> {escaped(quoted)}\n" + (f">\n> — {below}\n" if below else "")


def _exact(
    spans: Sequence[Span],
    text: str,
    speaker: str,
    notes: tuple[str, ...],
    verb: str,
    *,
    nobody: str = NOBODY,
) -> Statement:
    parts = [bare(clean(words_at(span, text))) for span in spans]
    words = f"“{ended(turned(in_a_row(parts, spans, text)))}”"
    notes = notes if speaker else (nobody, *notes)
    return Statement(words=words, speaker=speaker, verb=verb, is_exact=True, notes=notes)


def is_exact(row: Attribution) -> bool:
    """Whether all of it is somebody's own words, and none of it the article's about them."""
    others = (*row.source, *row.cue)
    return row.form == "direct" and not any(s.overlaps(o) for s in row.content for o in others)


def _speaker(row: Attribution | Quote, text: str) -> str:
    if row.speaker and row.speaker != UNNAMED:
        return clean(row.speaker)
    return clean(joined(row.source, text)) if row.source else ""


def _reads_on(row: Attribution, verb: str, text: str) -> bool:
    """Whether the content goes on from the verb: it stands behind it in the article.

    Not where the verb stands in it (in May, she noted, it fell), or has a clause of its own for
    its source (those who argue).
    """
    first = row.content[0]
    cue = row.cue[0] if row.cue else None
    if _is_relative(row, text) or (cue and first.end <= cue.start < row.content[-1].start):
        return False
    if first.of(text)[:1].islower():
        return True
    return cue is not None and cue.start < first.start and cue.of(text).lower() in verb.lower()


def _is_of_relative(row: Attribution, text: str) -> bool:
    """Whether what the words are about is a relative pronoun, which is none of them: a sale *which*
    Ada Quill called unfair."""
    if not (row.source and row.cue) or row.content[0].start - row.cue[-1].end not in (0, 1):
        return False
    before = _RELATIVE.search(text[max(0, row.source[0].start - 30) : row.source[0].start])
    return before is not None and before[1].lower() not in _BEFORE_RELATIVES


_RELATIVE: Final = re.compile(r"(\w*),?\s+(?:which|that|who|whom|what)\s+$", re.IGNORECASE)
_BEFORE_RELATIVES: Final = frozenset(("in", "at", "on", "to", "of", "for", "by", "from", "with"))
"""Prepositions, behind which a relative pronoun is not what the words are about."""


def _is_relative(row: Attribution, text: str) -> bool:
    """Whether the source ends in a relative pronoun, so that its verb tells who is meant."""
    return bool(row.source) and row.source[-1].of(text).split()[-1].lower() in RELATIVE


def _credit(statement: Statement) -> str:
    """Who says exact words, with what is to be known of it; their verb does not stand there."""
    notes, speaker = _noted(statement), statement.speaker
    return f"{speaker} ({notes})" if speaker and notes else speaker or notes


def _spoken(statement: Statement) -> str:
    if not statement.speaker and has_own_subject(statement.verb):
        return f"{_capitalized(statement.verb)} {statement.words}"
    if not statement.speaker:
        words = statement.words.removeprefix("that ")
        return _capitalized(words) if words != statement.words else words
    return f"{_capitalized(statement.speaker)} {statement.verb} {statement.words}"


def _capitalized(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def _noted(statement: Statement) -> str:
    if statement.is_exact:
        hedges = (word for word in statement.verb.split() if word in HEDGES)
        return ", ".join((*hedges, *statement.notes))
    if statement.speaker or has_own_subject(statement.verb) or OWN_WORDS in statement.notes:
        return ", ".join(statement.notes)
    return ", ".join(filter(None, (statement.label, NOBODY, *statement.notes)))


def _address(url: str) -> str:
    """An address that cannot end the link: no space, bracket or control character."""
    from urllib.parse import quote

    return quote(url, safe="/:?#@!$&'*+,;=%~-._[]", errors="replace")
