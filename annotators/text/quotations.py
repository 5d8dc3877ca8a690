"""Where the quotations of a text are, told by nothing but its marks and lines.

Marks of every make, quotations that run over paragraphs, Markdown block quotes, speech after a
dash, and the turns of an interview. Whose words they are is for others to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from annotators.text.bare_interviews import answers
from annotators.text.lexicon import ANY_NAME_PARTICLE
from annotators.text.quotation_marks import Pair, pairs_in
from annotators.text.turn_labels import LETTER, is_letter
from articles.article import Span

Style = Literal["marks", "single", "block", "dash", "turn"]

PARAGRAPH = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[ \t]{0,3}>[ \t]?")
_DASH = re.compile(r"[ \t]*[—–][ \t]*(?=[^\W\d_])")
_DASH_TAG = re.compile(r"[ \t]*[—–][ \t]*")
_SAID = re.compile(
    r"(?<=[,?!…]) (?=(?:(?:he|she|they|(?:[^\W\d_a-z][\w’'-]* ?){1,3}) )??"
    r"(?:said|says|asked|asks|answered|answers|replied|replies|cried|added)\b)"
)
"""Where a speech without a second mark ends: `— We leave at noon, said the captain.`"""
_TURN = re.compile(
    rf"[ \t]*(?:\*\*|__)?(?P<name>{LETTER}(?=[:.])|[^\W\d_a-z][\w.'’-]*"
    rf"(?: (?:(?:{ANY_NAME_PARTICLE})[ -])*[^\W\d_a-z][\w.'’-]*){{0,3}}(?=:|\*\*:))"
    r"(?:\*\*|__)?[:.](?:\*\*|__)?[ \t]+(?=\S)"
)
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^][]*\])\s*")
_GESTURE = re.compile(
    r"\s*(?:She|He) (?:\w+ly )?(?:(?:laugh|smile|pause|nod|sigh|shrug|grin|frown|wince|lean|point"
    r"|pour|sip|glance|gaze|stare|look|turn|stop|hesitate|stand|sit|think|wave|lift|shake|fall)s"
    r"|pushes|reaches|catches|crosses|searches|watches)\b(?!.*\b(?:I|me|my|we|us|our|you|your)\b)"
)
"""A gesture that the writer of a transcript saw: She pours more tea."""
_DIRECTION = re.compile(
    r"(?:(?:(?<!\w)(?<!\w[ \t])[(\[][^a-z()\[\]]*[A-Z]{3}|[(\[][A-Z]{7})[^a-z()\[\]]*[)\]]"
    r"|[(\[](?:[Ll]augh(?:s|ter|ing)?|[Aa]pplause|[Cc]heer(?:s|ing)|[Cc]ross-?talk|[Pp]auses?)\.?"
    r"[)\]])(?:[.,;:!?]+(?!\S))?"
)
"""Capitals in brackets; where a word stands right before them, as before an abbreviation, long
ones: It is. (BELLS) It is (LAUGHTER) late. Also what a hall does: (Applause.) A stop behind them
goes with them: It sank (laughs). I swam."""
_MANNER = re.compile(r"\s*\((?!\w{1,2}\))[a-z][^()]*\)(?=\s+[\"“]?[A-Z]|\s*$)")
"""How a turn is spoken, at its front: (smiling) It sank."""
_STRIPPED = re.compile(r"\S(?:.*\S)?")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True, order=True)
class Quotation(Span):
    """Words given as somebody's, marks included; in one paragraph."""

    style: Style = "marks"
    run: int = 0
    """Which quotation it is a part of: one number for all paragraphs of one that runs on."""
    speaker: Span | None = None
    """The name before the colon, for a turn of an interview; for an answer without one, the line
    above the questions that has it."""


def paragraphs(text: str) -> list[Span]:
    """The lines of the text that are not empty."""
    return [Span(*m.span()) for m in PARAGRAPH.finditer(text) if m.group().strip()]


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of the text, in order; no two overlap."""
    lines = paragraphs(text)
    turns = _turns(text, lines) or [
        Quotation(answer.line.start, answer.line.end, "turn", answer.number, answer.naming)
        for answer in answers(text, lines)
    ]
    blocks = _blocks(text, lines)
    dashes = _dashes(text, lines)
    by_layout = sorted(turns + blocks + dashes)
    reach = [0, *accumulate((quotation.end for quotation in by_layout), max)]
    marked = [
        quotation
        for quotation in _marked(text, lines)
        if reach[bisect_left(by_layout, quotation.end, key=lambda t: t.start)] <= quotation.start
    ]
    return _numbered(sorted(by_layout + marked))


def _numbered(quotations: list[Quotation]) -> list[Quotation]:
    """Runs counted through from 0, whichever search they came from."""
    number: dict[tuple[Style, int], int] = {}
    return [
        Quotation(
            q.start, q.end, q.style, number.setdefault((q.style, q.run), len(number)), q.speaker
        )
        for q in quotations
    ]


def _marked(text: str, lines: list[Span]) -> list[Quotation]:
    """The quotations in marks, by paragraph; one left open goes on in the next as one run."""
    halves = [pairs_in(text, line.start, line.end) for line in lines]
    quotations: list[Quotation] = []
    run, until = -1, -1
    for k, pairs in enumerate(halves):
        if k <= until and not pairs:
            quotations.append(Quotation(lines[k].start, lines[k].end, "marks", run))
        for pair in pairs:
            goes_on = k <= until
            if not pair.opened and not goes_on:
                continue
            until = k if pair.closed else _runs_until(text, lines, halves, k)
            if until < k and not _counts_to_the_end(text, lines[k], pair):
                continue
            run += not goes_on
            if _WORD.search(text, pair.start, pair.end):
                end = pair.end if pair.closed or until > k else _speech_end(text, pair)
                quotations.append(Quotation(pair.start, end, _style(text, pair), run))
            until = -1 if pair.closed else until
    return quotations


def _speech_end(text: str, pair: Pair) -> int:
    """Where words that nothing closes end: before `, said Voss`, or with their paragraph."""
    cue = _SAID.search(text, pair.start, pair.end)
    return cue.start() if cue else pair.end


def _style(text: str, pair: Pair) -> Style:
    opens = text[pair.start : pair.start + 2]
    return "single" if opens[0] in "‘‚'‹" and opens != "''" else "marks"


def _runs_until(text: str, lines: list[Span], halves: list[list[Pair]], k: int) -> int:
    """The last paragraph of a quotation that paragraph `k` leaves open; -1 if it is a stray mark.

    It runs on when the next paragraph opens with a mark again (the newspaper's way), or when one
    of the next five begins with words that only a closing mark ends.
    """
    if k + 1 < len(lines) and _opens_with_mark(text, lines[k + 1]):
        return k + 1
    for later in range(k + 1, min(k + 6, len(lines))):
        if halves[later]:
            return -1 if halves[later][0].opened else later
    return -1


def _counts_to_the_end(text: str, line: Span, pair: Pair) -> bool:
    """Whether what nothing ever closes is still a quotation: one that begins its paragraph or a
    sentence of it, or follows a colon. Any other mark is taken for a stray one."""
    before = text[line.start : pair.start].strip()
    return not before or before[-1] in ".?!:"


def _opens_with_mark(text: str, line: Span) -> bool:
    return text[line.start : line.end].lstrip()[:1] in tuple('“"„«‟＂»')


def _blocks(text: str, lines: list[Span]) -> list[Quotation]:
    """Markdown block quotes: lines that begin with `>`; neighbours are one run."""
    quotations: list[Quotation] = []
    run, last = -1, -2
    for k, line in enumerate(lines):
        mark = _BLOCK.match(text, line.start, line.end)
        if not mark:
            continue
        run += k != last + 1
        last = k
        if not _WORD.search(text, mark.end(), line.end):
            continue
        quotations.append(Quotation(mark.end(), line.end, "block", run))
    return quotations


def _dashes(text: str, lines: list[Span]) -> list[Quotation]:
    """Speech after a dash, as Joyce and the French print it: two lines of it at least."""
    spoken = [line for line in lines if _is_dash_speech(text, line)]
    if len(spoken) < 2:
        return []
    quotations: list[Quotation] = []
    for run, line in enumerate(spoken):
        pieces = _between_dashes(text, line)
        quotations += [Quotation(p.start, p.end, "dash", run) for p in pieces[::2] if len(p) > 1]
    return quotations


def _is_dash_speech(text: str, line: Span) -> bool:
    mark = _DASH.match(text, line.start, line.end)
    return mark is not None and len(text[mark.end() : line.end].split()) > 2


def _between_dashes(text: str, line: Span) -> list[Span]:
    """The pieces of a line between its dashes; speech and the words about it take turns."""
    cuts = [m.span() for m in _DASH_TAG.finditer(text, line.start, line.end)]
    if len(cuts) == 1:
        cuts += [m.span() for m in _SAID.finditer(text, cuts[0][1], line.end)][:1]
    cuts.append((line.end, line.end))
    return [Span(a[1], b[0]) for a, b in pairwise(cuts) if a[1] < b[0]]


def _turns(text: str, lines: list[Span]) -> list[Quotation]:
    """The turns of an interview, `Name: words`, where names come back. Unmarked lines between two
    turns go on with the first, where turns make up most of the text."""
    heads = [_TURN.match(text, line.start, line.end) for line in lines]
    speakers = _who([head and head["name"] for head in heads])
    names = Counter(name for name in speakers if name)
    if not _is_interview(names, len(lines)):
        return []
    once = len(names) == names.total()
    first = next(k for k, name in enumerate(speakers) if name and (once or names[name] > 1))
    heads[:first] = [None] * first  # Interview: Ada Voss. Photographs: Bo Ek.
    last = max(k for k, head in enumerate(heads) if head)
    all_through = 3 * sum(map(bool, heads)) > len(lines)
    quotations: list[Quotation] = []
    speaker: Span | None = None
    run = -1
    for k, (line, head) in enumerate(zip(lines, heads, strict=True)):
        if head:
            run, speaker = run + 1, Span(*head.span("name"))
            spoken = _spoken(text, Span(head.end(), line.end))
        elif speaker and all_through and k < last and not _is_aside(text, line, speaker):
            spoken = _spoken(text, line)
        else:
            continue
        quotations += [Quotation(s.start, s.end, "turn", run, speaker) for s in spoken]
    return quotations


def _spoken(text: str, line: Span) -> list[Span]:
    """The words of a turn between stage directions, without blanks at their ends."""
    manner = _MANNER.match(text, line.start, line.end)
    start = manner.end() if manner else line.start
    cuts = [m.span() for m in _DIRECTION.finditer(text, start, line.end)]
    if manner:
        cuts.insert(0, manner.span())
    if not cuts:
        return [line]
    borders = pairwise([(line.start, line.start), *cuts, (line.end, line.end)])
    pieces = (_STRIPPED.search(text, a[1], b[0]) for a, b in borders)
    return [Span(*piece.span()) for piece in pieces if piece and _WORD.search(piece[0])]


def _is_aside(text: str, line: Span, speaker: Span) -> bool:
    """Whether a line between turns is of whoever wrote them down: it stands in brackets, as
    (LAUGHTER), begins with the name of the one who has just spoken, or with a gesture: Orr looks at
    the river. She pours more tea."""
    name, words = speaker.of(text).split()[-1], line.of(text)
    is_about_speaker = (
        words[: len(name)].lower() == name.lower()
        and re.match(" [a-z]", words[len(name) :]) is not None
        and not is_letter(name)
    )
    is_seen = _ASIDE.fullmatch(words) or _GESTURE.match(words)
    return is_about_speaker or is_seen is not None


def _who(names: list[str | None]) -> list[str | None]:
    """Who speaks, by the names before the turns: of Q1 and A1 the letter, of one that stands with
    title and first name once (HOST ADA QUILL) the short one, by which they speak later."""
    known = set(names)

    def short(name: str) -> str:
        words = name.split()
        later = (" ".join(words[k:]) for k in range(1, len(words)))
        return name[:1] if is_letter(name) else next((w for w in later if w in known), name)

    return [name and short(name) for name in names]


def _is_interview(names: Counter[str], lines: int) -> bool:
    """Questions and answers; or two speakers and more, who come back often enough, or who are
    named in full and have every line of the text."""
    again = sum(n for n in names.values() if n > 1)
    if len(names) < 2 or (names["Q"] and names["A"]):
        return len(names) > 1
    full = all(" " in name for name in names)
    return again >= 3 or (names.total() == lines and (again > 1 or full))
