"""What a reader leaves in an article: a frozen value that a file can hold for ten years.

It names its place in three ways, as the W3C's Web Annotation model does: position, the exact words
with what stands before and after, and the version of the text (`article` is the hash of it). So it
can be found again when the article has changed; see `annotators.notebook.anchoring`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, get_args
from uuid import uuid4

from articles.article import Span

if TYPE_CHECKING:
    from annotators.notebook.colors import Color
    from articles.article import Article

CONTEXT = 64
"""Code points kept on either side of the exact words."""

Motivation = Literal[
    "highlighting",
    "commenting",
    "tagging",
    "classifying",
    "assessing",
    "editing",
    "replying",
    "linking",
]
State = Literal["in place", "moved", "changed", "orphan"]
FindingKind = Literal["quote", "claim", "position", "entity"]
MOTIVATIONS: tuple[Motivation, ...] = get_args(Motivation)
STATES: tuple[State, ...] = get_args(State)
FINDING_KINDS: tuple[FindingKind, ...] = get_args(FindingKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the reader holds of one machine finding; the mark's span is where it truly lies.

    A verdict that does not reject carries the whole of what is right, so that it stands even if
    another pipeline does not find it again.
    """

    finding: FindingKind
    """What kind of finding it is of."""
    rejects: bool = False
    """Whether the reader holds that there is no such finding; else what stands here is right."""
    speaker: str | None = None
    """Who says it, or whom an entity names."""
    kind: str | None = None
    """The right kind: of a quote, of speech act, or the label of an entity."""
    was: Span | None = None
    """Where the machine had it, if elsewhere."""
    speaker_found: str | None = None
    """Whom the machine had; None if nobody, or in a verdict made before this was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedClaim:
    """What the article reports with the words of a mark, as it was known when the mark was made.

    Plain texts, so that a mark of a newsread that knows another act or polarity stays readable.
    """

    act: str
    """Of a claim or a position: says, denies, holds, …; of a quotation in no claim, says."""
    polarity: str = "affirms"
    """As of a claim: affirms, denies, open."""
    form: str = "direct"
    """As of a claim: direct, mixed, indirect."""
    confidence: float = 1.0
    """The chance that words and speaker were both right, 0 to 1."""
    verb: str = ""
    """“did not rule out”: `verbs.verb_of`; empty for a quotation in no claim."""
    speaker_found: str | None = None
    """Whom the findings alone had, if the reader had corrected the speaker before."""


@dataclass(frozen=True, slots=True)
class Creator:
    """Who wrote a mark that came from elsewhere: a name to read, an account or IRI, or both.

    Raises:
        ValueError: it has neither.
    """

    name: str = ""
    """To be read."""
    id: str = ""
    """An account or IRI."""

    def __post_init__(self) -> None:
        if not (self.name or self.id):
            raise ValueError("a creator needs a name or an id")

    def __str__(self) -> str:
        return f"{self.name} ({self.id})" if self.name and self.id else self.name or self.id


@dataclass(frozen=True, slots=True)
class Link:
    """That a mark points to another, and as what."""

    to: str
    """The id of the other mark, of any article."""
    kind: str = ""
    """What the other is to this one, such as evidence or contradiction."""


def now() -> str:
    """This moment as an ISO 8601 date-time in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def in_utc(moment: str) -> str:
    """A date-time as `now` writes it, so that two can be compared; another text as it is."""
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at.astimezone(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A highlight, note, tag, reply, link or verdict of the reader's, or of somebody else's.

    Without `exact` words it is of the article as a whole, such as a note on a page.
    """

    id: str = field(default_factory=lambda: uuid4().hex)
    """The same in every copy and form; thirty-two hexadecimal digits if made here."""
    article: str
    """`Article.id` of the version it was made on, which all offsets are in."""
    span: Span
    exact: str
    """The words; empty for the article as a whole."""
    prefix: str = ""
    """Up to 64 code points before them."""
    suffix: str = ""
    """As many after them."""
    motivation: Motivation = "highlighting"
    """What it is for, as the W3C’s Web Annotation model names it."""
    color: Color | None = None
    """The highlighter."""
    label: str | None = None
    """A type of the reader’s own."""
    note: str = ""
    """Markdown."""
    tags: tuple[str, ...] = ()
    """As the reader typed them."""
    answers: str | None = None
    """The id of the mark that this one replies to."""
    links: tuple[Link, ...] = ()
    """Other marks that it points to."""
    speaker: str | None = None
    """Who says these words, as far as was known when they were marked."""
    claim: MarkedClaim | None = None
    """What they were then known to be; None for the article's own words, and in old documents."""
    verdict: Verdict | None = None
    """What the reader holds of a finding; None where the mark is of none."""
    created: str = field(default_factory=now)
    """An ISO 8601 date-time in UTC."""
    modified: str = field(default_factory=now)
    """The same, of the last change."""
    state: State = "in place"
    """How it was found in the version of its article that was read last."""
    creator: Creator | None = None
    """Who wrote it; None is the reader."""

    @property
    def is_of_whole(self) -> bool:
        """Whether it is of the article as a whole, and not of words that are in it or were."""
        return not self.exact and self.state != "orphan"

    @property
    def speaker_as_found(self) -> str | None:
        """Who says the words by the findings alone, as far as that was kept."""
        if self.verdict:
            accepted = self.verdict.speaker if self.motivation == "assessing" else None
            return self.verdict.speaker_found or accepted
        return (self.claim and self.claim.speaker_found) or self.speaker

    @property
    def speaker_as_corrected(self) -> str | None:
        """Who says the words by the reader's verdict, where that is another than was found."""
        if self.verdict is None:
            return self.speaker if self.speaker != self.speaker_as_found else None
        is_other = self.verdict.speaker != self.speaker_as_found
        return self.verdict.speaker if is_other and not self.verdict.rejects else None


def mark_on(article: Article, span: Span, **values: Any) -> Mark:
    """A new mark on these words of the article; `values` are fields of `Mark`."""
    return Mark(article=article.id, span=span, **_quote_fields(article.text, span), **values)


def moved_to(mark: Mark, article: Article, span: Span) -> Mark:
    """The same mark on other words: with another border, or attached to another version.

    One of the whole article is of words only if they are elsewhere than it was shown.
    """
    stays_of_whole = not mark.exact and span == mark.span
    place = {} if stays_of_whole else _quote_fields(article.text, span)
    return replace(mark, article=article.id, span=span, state="in place", **place)


def _quote_fields(text: str, span: Span) -> dict[str, Any]:
    return {
        "exact": span.of(text),
        "prefix": text[max(0, span.start - CONTEXT) : span.start],
        "suffix": text[span.end : span.end + CONTEXT],
    }
