"""The spaCy components that newsread brings, as named in the entry points of `spacy_factories`.

Anyone who has newsread installed can write `nlp.add_pipe("newsread_quotes")` without importing
it. Each component writes to `doc.spans[key]` and leaves `doc.ents` to the model. They are plain
values, so that they pickle: `nlp.pipe(texts, n_process=2)` works however processes are started.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotators.findings import Attribution, Findings
from annotators.text.quotations import find_quotations

FINDINGS = "newsread_findings"
"""The key of `doc.user_data` under which what was found is kept, as `codec.encode` has it."""

LACKED = "newsread_lacked"
"""The key under which stands what the Doc did not have when that was found; see `lacking`."""

_ASSIGNED = ["doc.spans", "doc.user_data"]
_REQUIRED = [
    "doc.ents", "token.tag", "token.pos", "token.dep", "token.head", "token.is_sent_start",
]  # fmt: skip

Group = tuple[list[Span], dict[str, Any]]
"""Spans, and the attributes of their group."""


@dataclass(frozen=True, slots=True)
class Finder:
    """A component that keeps what is found in a Doc under `doc.spans[key]`."""

    key: str
    group_of: Callable[[Doc], Group]

    def __call__(self, doc: Doc) -> Doc:
        """Add the group to the Doc, and give the Doc back."""
        spans, attributes = self.group_of(doc)
        doc.spans[self.key] = spans
        doc.spans[self.key].attrs.update(attributes)
        return doc


def quotes(doc: Doc) -> Group:
    """Quotations, marks included; the label is their style.

    `run` has for each span the number of the quotation that it is a paragraph of.
    """
    quotations = find_quotations(doc.text)
    spans = [_span(doc, q.start, q.end, label=q.style, group=q.run) for q in quotations]
    return spans, {"run": [q.run for q in quotations]}


def people(doc: Doc) -> Group:
    """Mentions of people, organisations and other entities: the label is the kind of entity,
    `kb_id_` its canonical name, `id_` is name, pronoun or nominal.

    `names` and `mentions` have one of each a span.
    """
    _tell_of_lack(doc, "newsread_people")
    entities = findings_of(doc).entities
    spans = [
        _span(doc, e.start, e.end, label=e.label, group=e.mention, name=e.name) for e in entities
    ]
    return spans, {"names": [e.name for e in entities], "mentions": [e.mention for e in entities]}


def claims(doc: Doc) -> Group:
    """Claims and positions: SOURCE, CUE and CONTENT, where `id_` is the number of the row and
    `kb_id_` the speaker.

    `rows` has for each row its kind, speaker, act, polarity, form and confidence, in the order of
    their numbers. The rows whole are `annotators.from_doc(doc)`.
    """
    _tell_of_lack(doc, "newsread_claims")
    findings = findings_of(doc)
    rows: tuple[Attribution, ...] = (*findings.claims, *findings.positions)
    spans = [
        _span(doc, s.start, s.end, label=label, group=number, name=row.speaker)
        for number, row in enumerate(rows)
        for label, spans in (("SOURCE", row.source), ("CUE", row.cue), ("CONTENT", row.content))
        for s in spans
    ]
    return spans, {"rows": [_told(row) for row in rows]}


def _tell_of_lack(doc: Doc, component: str) -> None:
    """Warn of what the Doc lacks; Python shows one warning once."""
    if missing := lacking(doc):
        warnings.warn(
            f"{component}: this pipeline brings no {' and no '.join(missing)}: only what holds "
            "without is given; add the components that make them before it",
            stacklevel=4,
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


def _factory(group_of: Callable[[Doc], Group], **declared: Any) -> Callable[..., Finder]:
    """What builds a component that finds a group, as spaCy does it from a config."""
    own_key = f"newsread_{group_of.__name__}"

    def make(nlp: Language, name: str, key: str) -> Finder:
        return Finder(key, group_of)

    Language.factory(own_key, default_config={"key": own_key}, func=make, **declared)
    return make


make_quotes = _factory(quotes, assigns=["doc.spans"])
make_people = _factory(people, assigns=_ASSIGNED, requires=_REQUIRED)
make_claims = _factory(claims, assigns=_ASSIGNED, requires=_REQUIRED)


def _span(
    doc: Doc, start: int, end: int, *, label: str, group: int | str = "", name: str = ""
) -> Span:
    """The words that `text[start:end]` touches, as a span of spaCy."""
    span = doc.char_span(
        start, end, label=label, kb_id=name, span_id=str(group), alignment_mode="expand"
    )
    assert span is not None  # expanding always finds words
    return span
