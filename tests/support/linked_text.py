"""Tagged texts written in one line, and what the linker may have found in them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from annotators.attribution.linked import candidate, candidates
from annotators.attribution.linker import Linked
from annotators.coreference.clusters import Clusters, clusters_of
from annotators.text.quotations import find_quotations
from annotators.text.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotators.attribution.candidate import Candidate
    from annotators.text.intervals import Range

PARTS = {"PUNCT": [".", ",", "“", "”", ":", "—", "(", ")"], "VERB": ["said", "added", "rose"]}
KNOWN = {form: pos for pos, forms in PARTS.items() for form in forms}
"""What a word is where `word/POS` does not tell."""

Arcs = Mapping[str, tuple[str, str]]
"""Words, to the word that each hangs on and the relation to it."""
NO_ARCS: Arcs = MappingProxyType({})


def tagged_text(text: str, arcs: Arcs = NO_ARCS) -> tuple[Tokens, Clusters, list[Range]]:
    """Words, who is who in them, and their quotations as ranges of words.

    tagged: `word` or `word/POS`, with blanks between; the names of people in brackets.
    arcs: the words that do not hang on the first verb.
    """
    doc = _doc(text, arcs)
    words = Tokens.from_doc(doc)
    quotations = find_quotations(words.text)
    words.mark_quotations(quotations)
    spans = [words.between(q.start, q.end) for q in quotations]
    return words, clusters_of(doc, words), spans


def _doc(text: str, arcs: Arcs) -> Doc:
    cells = text.split()
    pairs = [cell.strip("[]").rpartition("/") for cell in cells]
    forms = [form or bare for form, _, bare in pairs]
    pos = [
        known if form else KNOWN.get(known, "PROPN" if "[" in cell or "]" in cell else "NOUN")
        for cell, (form, _, known) in zip(cells, pairs, strict=True)
    ]
    root = next((k for k, part in enumerate(pos) if part == "VERB"), 0)
    doc = Doc(
        Vocab(),
        words=forms,
        lemmas=forms,
        pos=pos,
        tags=["POS" if form == "’s" else "NN" for form in forms],
        heads=[forms.index(arcs[f][0]) if f in arcs else root for f in forms],
        deps=["ROOT" if k == root else arcs.get(f, ("", "dep"))[1] for k, f in enumerate(forms)],
        sent_starts=None,
    )
    starts = [k for k, cell in enumerate(cells) if cell.startswith("[")]
    ends = [k + 1 for k, cell in enumerate(cells) if cell.endswith("]")]
    doc.ents = [Span(doc, a, b, "PERSON") for a, b in zip(starts, ends, strict=True)]
    return doc


def linked_row(words: Tokens, source: str, cue: str, content: str, chance: float = 0.9) -> Linked:
    """An attribution whose parts are the first places where these words stand in the text."""

    def places(part: str) -> tuple[tuple[int, int], ...]:
        at = words.text.index(part)
        return ((at, at + len(part)),) if part else ()

    return Linked(
        anchor=words.text.index(cue or content),
        source=places(source),
        cue=places(cue),
        content=places(content),
        chance=chance,
        sourced=0.8,
        worded=0.9,
        act="says",
        stance="affirms",
    )


def candidates_of(
    words: Tokens, clusters: Clusters, rows: Iterable[Linked], spans: Sequence[Range]
) -> list[Candidate]:
    """What stands of attributions that the linker may have found."""
    return candidates(words, [candidate(words, clusters, row, spans) for row in rows])


def contents_of(words: Tokens, row: Candidate) -> list[str]:
    """The words of each part of a candidate's content."""
    return [words.says(*part) for part in row.content]
