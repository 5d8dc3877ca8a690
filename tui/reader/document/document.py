"""The article that is read with all that is known of it: plain values, no widget.

A place is an offset: code points of the text, half-open. A change makes a new document; what it
does not concern is the same object in both, so that nothing is worked out twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from articles.article import Article, Part, Span
from tui.reader.document.decorations import finding_layers, mark_layers
from tui.text import motions
from tui.text.layers import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotators.findings import Attribution, Claim, Entity, Findings, Quote
    from annotators.notebook.anchoring.placed import Placed
    from annotators.notebook.mark import Mark
    from annotators.notebook.relations import Relation
    from annotators.presentation.voices import Voice
    from tui.text.inserted import Note

Row = TypeVar("Row", bound="Attribution | Quote | Entity")

_NAMED = ("entity", "mention")
_STATEMENT_KINDS = ("contents", "quote", "scare", "attributions")
_TO_MARK = ("quote", "contents", "scare", "attributions", "entity", "mention")


@dataclass(frozen=True, eq=False)
class Judged:
    """What the machine found, and the reader's verdicts on it."""

    machine: Findings
    verdicts: tuple[Mark, ...] = ()

    @cached_property
    def findings(self) -> Findings:
        """The machine's findings as the verdicts correct them."""
        if not self.verdicts:
            return self.machine
        from annotators.notebook.corrections import corrected

        return corrected(self.machine, self.verdicts)

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Everybody who speaks, in the order in which they first do."""
        from annotators.presentation.voices import voices  # not for the first frame

        return voices(self.findings)

    @cached_property
    def entities_by_name(self) -> Mapping[str, Sequence[Entity]]:
        """The entities of each name, in the order of the text."""
        entities: dict[str, list[Entity]] = {}
        for entity in self.findings.entities:
            entities.setdefault(entity.name, []).append(entity)
        return entities

    @cached_property
    def layers(self) -> Sequence[Layer]:
        """The findings as layers; making them takes a moment where there are many."""
        return finding_layers(self.findings, self.voices)


@dataclass(frozen=True, eq=False)
class Document:
    """An article, what was found in it, and what the reader marked in it."""

    article: Article
    judged: Judged | None = None
    placed: tuple[Placed, ...] = ()
    """The reader's marks, each with its place in this version."""
    relations: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)
    """By the id of a mark, what it has to do with others."""
    read: float = 1.0
    """How much of the text has been read for findings, 0 to 1."""
    links: Layer = field(default_factory=lambda: Layer("link"))
    others: tuple[tuple[Span, int], ...] = ()
    """The places of statements near the reader, and in how many other articles each stands."""

    @classmethod
    def of(cls, article: Article, machine: Findings | None = None, read: float = 1.0) -> Document:
        """An article with the machine's findings, if they are known, and no marks yet."""
        links = [part for part in article.parts if part.kind == "link"]
        judged = Judged(machine) if machine else None
        return cls(article, judged, read=read, links=Layer.of("link", links, links))

    # What there is

    @property
    def text(self) -> str:
        """The text of the article, which all places are offsets of."""
        return self.article.text

    @property
    def machine(self) -> Findings | None:
        """What the machine found; None as long as nothing has."""
        return self.judged.machine if self.judged else None

    @property
    def findings(self) -> Findings | None:
        """What the reader holds for right of it."""
        return self.judged.findings if self.judged else None

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The reader's marks that have a place in this version, with their offsets in it."""
        if not self.placed:
            return ()
        from annotators.notebook.anchoring.placed import all_here  # not for the first frame

        return all_here(self.placed)

    @property
    def orphans(self) -> tuple[Mark, ...]:
        """The marks whose words are no longer there."""
        return tuple(placed.mark for placed in self.placed if placed.place.span is None)

    @property
    def verdicts(self) -> tuple[Mark, ...]:
        """The marks that judge findings."""
        return tuple(mark for mark in self.marks if mark.verdict)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The reader's own words on places of this text, in its order."""
        from tui.text.inserted import Note

        noted = [(mark.span, mark.note) for mark in self.marks if mark.note]
        return tuple(sorted(Note(max(s.start, s.end - 1), words) for s, words in noted))

    @cached_property
    def spoken(self) -> Sequence[Note]:
        """Who says what, in words, for the plain reading order."""
        from tui.reader.document.plain import spoken

        return spoken(self.findings, self.text)

    @cached_property
    def mark_layers(self) -> Sequence[Layer]:
        """The reader's marks as layers."""
        return mark_layers(self.marks)

    @cached_property
    def decorations(self) -> Mapping[str, Layer]:
        """All that is lit in the text, by kind: links, findings and marks."""
        finding_layers = self.judged.layers if self.judged else ()
        return {layer.kind: layer for layer in (self.links, *finding_layers, *self.mark_layers)}

    # What there is at a place

    def things_at(self, kind: str, at: int) -> list[Any]:
        """What stands for the ranges of a layer that hold an offset, the shortest first."""
        layer = self.decorations.get(kind)
        return layer.at(at) if layer else []

    def first_of(self, kinds: Iterable[str], at: int) -> Any:
        """The shortest thing at an offset of the first of these layers that has one there."""
        return next((thing for kind in kinds for thing in self.things_at(kind, at)), None)

    def link_at(self, at: int) -> Part | None:
        """The link at an offset."""
        link: Part | None = self.first_of(("link",), at)
        return link

    def name_at(self, at: int) -> Entity | None:
        """The entity that is named at an offset, else the one that another word refers to."""
        name: Entity | None = self.first_of(_NAMED, at)
        return name

    def claim_at(self, at: int) -> Attribution | None:
        """The claim or position whose words are at an offset, else that has one near it."""
        claim: Attribution | None = self.first_of(("contents", "attributions"), at)
        return claim

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Everybody who speaks, as far as is known, in the order in which they first do."""
        return self.judged.voices if self.judged else ()

    def hue_of(self, claim: Attribution | None) -> int:
        """The hue of the speaker of a claim, 1 to 6; 0 if they have none, or it is in doubt."""
        if claim is None or claim.is_in_doubt:
            return 0
        return next((voice.hue for voice in self.voices if voice.name == claim.speaker), 0)

    def finding_at(self, at: int) -> Quote | Claim | Entity | None:
        """The quotation at an offset, else the claim, else the name."""
        finding: Quote | Claim | Entity | None = self.first_of(_TO_MARK, at)
        return finding

    def marks_at(self, at: int, preferred: str = "") -> list[Mark]:
        """The marks at an offset, and those on the words of the finding there, from its source on.

        The preferred one, by its id, comes first, then the shorter, verdicts last.
        """
        words = self._words_at(at) if self.marks else None
        here = [m for m in self.marks if m.span.start <= at < m.span.end or m.span == words]
        return sorted(
            here, key=lambda m: (m.id != preferred, m.verdict is not None, len(m.span), m.created)
        )

    def finding_in(self, place: Span, kind: type[Row]) -> Row | None:
        """The finding of a kind in exactly this place, as it is judged now."""
        from annotators.findings import place_of

        if (findings := self.findings) is None:
            return None
        rows = (*findings.quotes, *findings.claims, *findings.positions, *findings.entities)
        same = (row for row in rows if isinstance(row, kind) and place_of(row) == place)
        return next(same, None)

    # What may be done with it

    def target(self, cursor: int, selection: Span | None = None) -> Span | None:
        """What a mark would be on: the selection, else the finding here, else the sentence."""
        if not self.text:
            return None
        if selection:
            return selection
        words = self._words_at(cursor)
        return words or motions.sentence_at(self.text, cursor, motions.borders_of(self.article))

    def _words_at(self, at: int) -> Span | None:
        """The words of the finding at an offset that a mark is made on; None without a finding."""
        finding = self.finding_at(at)
        if finding is None:
            return None
        if isinstance(finding, Span):
            return Span(finding.start, finding.end)
        from annotators.presentation.quoting import stretch_of

        return stretch_of(finding, at)

    def speaker_of(self, span: Span) -> dict[str, Any]:
        """Whose words these are and what claim they stand on, as fields of a mark."""
        if self.findings is None:
            return {}
        from annotators.notebook.marked_claims import known_of

        speaker, claim = known_of(self.findings, span, self.text, self.machine)
        return {"speaker": speaker, "claim": claim}

    def describe(self, at: int, preferred: str = "") -> str:
        """One line on the mark, link, statement and name at an offset; else the article's source.

        preferred: the id of the mark that is described, if several are there.
        """
        marks = self.marks_at(at, preferred)
        candidates = (
            *marks[:1],
            self.link_at(at),
            self.first_of(_STATEMENT_KINDS, at),
            self.name_at(at),
        )
        related = self.relations.get(marks[0].id, ()) if marks else ()
        annotations = [annotation for annotation in candidates if annotation is not None]
        if not annotations:
            return self.source
        from tui.reader.document.explain import explain  # not for the first frame

        explanations = (explain(annotation, self.text, related) for annotation in annotations)
        lines = [line for line in explanations if line]
        if lines and len(marks) > 1:
            lines[0] += f" · {len(marks) - 1} more of yours here (mm)"
        if lines and (others := self.others_at(at)):
            lines[0] = f"={others} {lines[0]}"
        return "  │  ".join(lines) or self.source

    def others_at(self, at: int) -> int:
        """In how many other articles the words of the statement at an offset stand too."""
        here = [(len(span), n) for span, n in self.others if n and span.start <= at < span.end]
        return min(here, default=(0, 0))[1]

    def findings_within(self, span: Span) -> Findings:
        """What is said in a stretch of the text, which costs the same however long the text is.

        Of a quotation that reaches out of the stretch also the claims that are in the rest of it.
        """
        from annotators.findings import Claim, Findings, Position

        def within(kind: str, start: int, end: int) -> list[Any]:
            layer = self.decorations.get(kind)
            return layer.things_within(start, end) if layer else []

        quotes: list[Quote] = within("quote", span.start, span.end)
        start = min([span.start, *(quote.start for quote in quotes)])
        rows = within("attributions", start, max([span.end, *(quote.end for quote in quotes)]))
        return Findings(
            quotes=tuple(quotes),
            claims=tuple(row for row in rows if isinstance(row, Claim)),
            positions=tuple(row for row in rows if isinstance(row, Position)),
        )

    @property
    def source(self) -> str:
        """Notice, source, byline and date of the article in one line; its title if it has none."""
        parts = (
            self.article.notice,
            self.article.source,
            self.article.byline,
            self.article.published,
        )
        return " · ".join(part for part in parts if part) or (self.article.title or "")

    # What it becomes

    def judge(self, machine: Findings) -> Judged:
        """The machine's findings with the reader's present verdicts."""
        return Judged(machine, self.verdicts)

    def with_marks(
        self, placed: tuple[Placed, ...], relations: Mapping[str, tuple[Relation, ...]]
    ) -> Document:
        """This document with other marks; their verdicts take effect by `judge`."""
        return replace(self, placed=placed, relations=relations)
