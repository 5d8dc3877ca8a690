"""The spaCy components that newsread brings, as named in the entry points of `spacy_factories`.

Anyone who has newsread installed can write `nlp.add_pipe("newsread_quotes")` without importing
it. Each component writes to `doc.spans[key]` and leaves `doc.ents` to the model. They are plain
values, so that they pickle: `nlp.pipe(texts, n_process=2)` works however processes are started.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spacy.language import Language

from annotators.text.quotations import find_quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from annotators.findings import Attribution, Findings

FINDINGS = "newsread_findings"
"""The key of `doc.user_data` under which what was found is kept, as `codec.encode` has it."""

LACKED = "newsread_lacked"
"""The key under which stands what the Doc did not have when that was found; see `lacking`."""

_GRAMMAR = ["token.tag", "token.pos", "token.dep", "token.head", "token.is_sent_start"]


@dataclass(slots=True)
class QuoteFinder:
    """Quotations, marks included, under `doc.spans[key]`; the label is their style.

    `attrs` of the group has for each span the number of the quotation that it is a paragraph of.
    """

    key: str

    def __call__(self, doc: Doc) -> Doc:
        """Add the group to the Doc, and give the Doc back."""
        quotations = find_quotations(doc.text)
        doc.spans[self.key] = [
            _span(doc, q.start, q.end, label=q.style, group=q.run) for q in quotations
        ]
        doc.spans[self.key].attrs["run"] = [q.run for q in quotations]
        return doc


@dataclass(slots=True)
class PeopleFinder:
    """Mentions of people, organisations and other entities under `doc.spans[key]`: the label is
    the kind of entity, `kb_id_` its canonical name, `id_` is name, pronoun or nominal.

    `attrs` of the group has `names` and `mentions`, one of each a span.
    """

    key: str
    _lack: Lack = field(default_factory=lambda: Lack("newsread_people"))

    def __call__(self, doc: Doc) -> Doc:
        """Add the group to the Doc, and give the Doc back."""
        self._lack.tell(doc)
        entities = findings_of(doc).entities
        doc.spans[self.key] = [
            _span(doc, e.start, e.end, label=e.label, group=e.mention, name=e.name)
            for e in entities
        ]
        attrs = doc.spans[self.key].attrs
        attrs["names"], attrs["mentions"] = (
            [e.name for e in entities],
            [e.mention for e in entities],
        )
        return doc


@dataclass(slots=True)
class ClaimFinder:
    """Claims and positions under `doc.spans[key]`: SOURCE, CUE and CONTENT, where `id_` is the
    number of the row and `kb_id_` the speaker.

    `attrs` of the group has `rows`: for each row its kind, speaker, act, polarity, form and
    confidence, in the order of their numbers. The rows whole are `annotators.from_doc(doc)`.
    """

    key: str
    _lack: Lack = field(default_factory=lambda: Lack("newsread_claims"))

    def __call__(self, doc: Doc) -> Doc:
        """Add the group to the Doc, and give the Doc back."""
        self._lack.tell(doc)
        findings = findings_of(doc)
        rows: tuple[Attribution, ...] = (*findings.claims, *findings.positions)
        doc.spans[self.key] = [
            _span(doc, s.start, s.end, label=label, group=number, name=row.speaker)
            for number, row in enumerate(rows)
            for label, spans in (("SOURCE", row.source), ("CUE", row.cue), ("CONTENT", row.content))
            for s in spans
        ]
        doc.spans[self.key].attrs["rows"] = [_told(row) for row in rows]
        return doc


@dataclass(slots=True)
class Lack:
    """What a pipeline lacks for a component, which is told once."""

    component: str
    is_told: bool = False

    def tell(self, doc: Doc) -> None:
        """Warn of what the Doc lacks, the first time that it lacks something."""
        missing = lacking(doc)
        if missing and not self.is_told:
            self.is_told = True
            warnings.warn(
                f"{self.component}: this pipeline brings no {' and no '.join(missing)}: only what "
                "holds without is given; add the components that make them before it",
                stacklevel=3,
            )


def lacking(doc: Doc) -> list[str]:
    """What who-said-what rests on and the Doc does not have, in words; nothing for an empty Doc."""
    if not len(doc):
        return []
    has = {
        "part-of-speech tags": doc.has_annotation("TAG") and doc.has_annotation("POS"),
        "parse": doc.has_annotation("DEP"),
        "names": doc.has_annotation("ENT_IOB"),
    }
    return [name for name, is_there in has.items() if not is_there]


def findings_of(doc: Doc) -> Findings:
    """What is found in a Doc: found once, and kept in `doc.user_data`; anew where a component that
    was lacking then has run since."""
    from annotators.attribution.assemble import from_doc
    from annotators.codec import decode, encode

    missing = lacking(doc)
    if FINDINGS not in doc.user_data or {*doc.user_data.get(LACKED, ())} - {*missing}:
        doc.user_data[FINDINGS], doc.user_data[LACKED] = encode(from_doc(doc)), missing
    return decode(doc.user_data[FINDINGS])


def _told(row: Attribution) -> dict[str, Any]:
    names = ("speaker", "act", "polarity", "form", "confidence")
    return {"kind": type(row).__name__.lower(), **{name: getattr(row, name) for name in names}}


@Language.factory(
    "newsread_quotes", default_config={"key": "newsread_quotes"}, assigns=["doc.spans"]
)
def make_quotes(nlp: Language, name: str, key: str) -> QuoteFinder:
    """The component that finds quotations, as spaCy builds it from a config."""
    return QuoteFinder(key)


@Language.factory(
    "newsread_people",
    default_config={"key": "newsread_people"},
    assigns=["doc.spans", "doc.user_data"],
    requires=["doc.ents", *_GRAMMAR],
)
def make_people(nlp: Language, name: str, key: str) -> PeopleFinder:
    """The component that finds people, as spaCy builds it from a config."""
    return PeopleFinder(key)


@Language.factory(
    "newsread_claims",
    default_config={"key": "newsread_claims"},
    assigns=["doc.spans", "doc.user_data"],
    requires=["doc.ents", *_GRAMMAR],
)
def make_claims(nlp: Language, name: str, key: str) -> ClaimFinder:
    """The component that finds claims and positions, as spaCy builds it from a config."""
    return ClaimFinder(key)


def _span(
    doc: Doc, start: int, end: int, *, label: str, group: int | str = "", name: str = ""
) -> Span:
    """The words that `text[start:end]` touches, as a span of spaCy."""
    span = doc.char_span(
        start, end, label=label, kb_id=name, span_id=str(group), alignment_mode="expand"
    )
    assert span is not None  # expanding always finds words
    return span
