"""Grammar, names and sentences of any pipeline on the sets that are kept apart.

Predictions and gold are compared by character offsets, so that no pipeline profits from having the
tokens of the gold standard. All figures are F1 in percent, strict spans, typed.

- Grammar as spaCy's scorer counts it: punctuation is left out of UAS and LAS. A pipeline with other
  dependency labels than UD has no LAS here, and its UAS says little, since heads differ by design;
  "subj" (which words are subjects) can be compared.
- Names are scored in the labels that a set annotates; other predictions are left aside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from annotators.training.evaluation import label_schemes
from annotators.training.treebanks import name_sets, sources
from annotators.training.treebanks.name_labels import runs
from annotators.training.treebanks.pieces import joined, offsets, text_of, with_breaks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from spacy.language import Language

    from annotators.training.treebanks.pieces import Piece

Facts = set[tuple[Any, ...]]
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class NameSet:
    """A set with gold names: which labels it has, and how ours read in it."""

    pieces: list[Piece]
    labels: dict[str, str]


_PLACES = {"GPE": "PLACE", "LOC": "PLACE"}
_OWN = {label: label for label in ("PERSON", "ORG", "NORP", "DATE")}
WORLDWIDE = {**_OWN, "GPE": "GPE", "LOC": "LOC", "MONEY": "MONEY", "FAC": "FAC", "EVENT": "EVENT"}
GMB = {**_OWN, "GPE": "GPE", "LOC": "LOC"}
UNER = {"PERSON": "PERSON", "ORG": "ORG", **_PLACES, "FAC": "PLACE"}


def f1(gold: Facts, predicted: Facts) -> float:
    """The harmonic mean of precision and recall, in percent."""
    return 200 * len(gold & predicted) / max(1, len(gold) + len(predicted))


def name_figures(nlp: Language, names: NameSet) -> Figures:
    """F1 over all labels of the set, and by label."""
    gold: Facts = set()
    predicted: Facts = set()
    for number, (piece, doc) in enumerate(_read(nlp, names.pieces)):
        at = offsets(piece)
        tags = [tag or "O" for tag in piece.entities or []]
        for start, end, label in runs(tags):
            gold.add((number, at[start][0], at[end - 1][1], names.labels.get(label)))
        for ent in doc.ents:
            label = label_schemes.entity_label(ent.label_)
            predicted.add((number, ent.start_char, ent.end_char, names.labels.get(label)))
    return _by_label(gold, predicted)


def _by_label(gold: Facts, predicted: Facts) -> Figures:
    gold = {fact for fact in gold if fact[-1]}
    predicted = {fact for fact in predicted if fact[-1]}
    labels = sorted({fact[-1] for fact in gold})
    figures = {"all": f1(gold, predicted)}
    figures["untyped"] = f1({fact[:-1] for fact in gold}, {fact[:-1] for fact in predicted})
    for label in labels:
        figures[label] = f1(
            {fact for fact in gold if fact[-1] == label},
            {fact for fact in predicted if fact[-1] == label},
        )
    return figures


def _read(
    nlp: Language, pieces: list[Piece], *, tokenized: bool = False
) -> Iterable[tuple[Piece, Doc]]:
    texts = [Doc(nlp.vocab, p.words, p.spaces) if tokenized else text_of(p) for p in pieces]
    return zip(pieces, nlp.pipe(texts, batch_size=8), strict=True)


def grammar_figures(nlp: Language, pieces: list[Piece], *, tokenized: bool = False) -> Figures:
    """UPOS, XPOS, lemmas, UAS, LAS, subjects and sentences; of gold tokens when `tokenized`."""
    questions: dict[str, Callable[[Piece, Doc, int], tuple[Facts, Facts]]] = {
        "UPOS": lambda piece, doc, n: _column(piece, piece.pos, doc, "pos_", n),
        "XPOS": lambda piece, doc, n: _column(piece, piece.tags, doc, "tag_", n),
        "lemma": lambda piece, doc, n: _column(piece, piece.lemmas, doc, "lemma_", n),
        "UAS": lambda piece, doc, n: _edges(piece, doc, n, labelled=False),
        "LAS": lambda piece, doc, n: _edges(piece, doc, n, labelled=True),
        "subj": _subjects,
        "sents": _sentences,
    }
    facts: dict[str, tuple[Facts, Facts]] = {name: (set(), set()) for name in questions}
    for number, (piece, doc) in enumerate(_read(nlp, pieces, tokenized=tokenized)):
        for name, question in questions.items():
            gold, predicted = question(piece, doc, number)
            facts[name][0].update(gold)
            facts[name][1].update(predicted)
    return {name: f1(*both) for name, both in facts.items()}


def _column(
    piece: Piece, values: list[str] | None, doc: Doc, attribute: str, number: int
) -> tuple[Facts, Facts]:
    gold = {
        (number, at, value)
        for at, value, word in zip(offsets(piece), values or [], piece.words, strict=True)
        if not word.isspace()
    }
    predicted = {
        (number, _place(token), getattr(token, attribute)) for token in doc if not token.is_space
    }
    return gold, predicted


def _place(token: Any) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _edges(piece: Piece, doc: Doc, number: int, *, labelled: bool) -> tuple[Facts, Facts]:
    at = offsets(piece)
    assert piece.heads is not None
    assert piece.deps is not None
    gold = {
        (number, at[i], at[head], dep.lower() if labelled else "")
        for i, (head, dep) in enumerate(zip(piece.heads, piece.deps, strict=True))
        if dep != "punct" and not piece.words[i].isspace()
    }
    predicted = {
        (number, _place(token), _place(token.head), token.dep_.lower() if labelled else "")
        for token in doc
        if token.dep_ != "punct" and not token.is_space
    }
    return gold, predicted


def _subjects(piece: Piece, doc: Doc, number: int) -> tuple[Facts, Facts]:
    gold = {
        (number, at)
        for at, dep in zip(offsets(piece), piece.deps or [], strict=True)
        if label_schemes.is_subject(dep)
    }
    return gold, {(number, _place(token)) for token in doc if label_schemes.is_subject(token.dep_)}


def _sentences(piece: Piece, doc: Doc, number: int) -> tuple[Facts, Facts]:
    at = offsets(piece)
    firsts = [i for i, starts in enumerate(piece.starts or []) if starts]
    gold: Facts = set()
    for first, following in zip(firsts, [*firsts[1:], len(piece)], strict=True):
        words = [i for i in range(first, following) if not piece.words[i].isspace()]
        gold.add((number, at[words[0]][0], at[words[-1]][1]))
    predicted: Facts = set()
    for sent in doc.sents:
        tokens = [token for token in sent if not token.is_space]
        if tokens:
            predicted.add((number, tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    return gold, predicted


def documents(paragraphs: Iterable[list[list[Piece]]]) -> list[Piece]:
    """Whole documents as running text, a blank line between paragraphs."""
    return [with_breaks([joined(p) for p in document]) for document in paragraphs]


def figures(nlp: Language, data: Path, split: str) -> dict[str, Figures]:
    """Every figure of one pipeline, by set."""
    ewt = documents(sources.ewt_documents(data, split))
    kinds = ("dev",) if split == "dev" else ("dev", "test")
    news = [p for kind in kinds for p in sources.gum_files(data, kind) if "_news_" in p.name]
    gmb = name_sets.read_gmb(data / "ner/gmb.csv")
    cut, end = (int(len(gmb) * part) for part in ((0.90, 0.95) if split == "dev" else (0.95, 1)))
    worldwide = list(name_sets.read_worldwide(data / "ner/worldwide", split))
    return {
        "EWT": grammar_figures(nlp, ewt),
        "EWT, gold tokens": grammar_figures(nlp, ewt, tokenized=True),
        "GUM news": grammar_figures(nlp, documents(sources.gum_documents(news))),
        "worldwide": name_figures(nlp, NameSet(worldwide, WORLDWIDE)),
        "GMB": name_figures(nlp, NameSet(sources.chunks(gmb[cut:end], 3), GMB)),
        "UNER-EWT": name_figures(nlp, NameSet(ewt, UNER)),
    }
