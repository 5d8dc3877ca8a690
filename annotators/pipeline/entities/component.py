"""`newsread_names`: what a document as a whole says about its names, put into `doc.ents`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from annotators.pipeline.entities.edges import edges
from annotators.pipeline.entities.organisations import with_organisations
from annotators.text.repeated_names import Name, found_again, key


class NameRules:
    """Gives one name one label, and finds people again that were passed over, and sums."""

    def __call__(self, doc: Doc) -> Doc:
        """The document with better entities; of two that overlap the longer."""
        words = [token.text for token in doc]
        names = improve(words, [Name(ent.start, ent.end, ent.label_) for ent in doc.ents])
        spans = [Span(doc, name.start, name.end, name.label) for name in (*names, *sums(words))]
        doc.ents = filter_spans(spans)
        return doc


@Language.factory("newsread_names", requires=["doc.ents"], assigns=["doc.ents"])
def make_name_rules(nlp: Language, name: str) -> NameRules:
    """The component as spaCy builds it."""
    return NameRules()


_NAMING = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "NORP"})
"""Labels of what has a name, which is mistaken for another of them at times."""
_BUILDINGS = frozenset(
    "Museum Hospital Stadium Airport Cemetery Mosque Palace Prison Station Hotel Bridge Airfield "
    "Arena Cathedral Theatre Theater Tower".split()
)
_STORMS = frozenset({"Storm", "Hurricane", "Typhoon", "Cyclone"})
_SETTLED = {"West Bank": "LOC", "U.N.": "ORG"}
"""Names whose words or neighbours mislead about them."""


def improve(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names with their edges put right, one label for one, and repeated names found again."""
    stormed = {after for word, after in pairwise(words) if word in _STORMS}
    labelled = [
        name._replace(label=_own_label(words, name, stormed)) for name in edges(words, names)
    ]
    agreed = with_organisations(words, _without_plain_forms(words, _agree(words, labelled)))
    return sorted([*agreed, *found_again(words, agreed)])


def _own_label(words: Sequence[str], name: Name, stormed: Set[str]) -> str:
    """The label as a name's own words have it: a “Museum” is a building; who is a storm once is one
    without that word, too."""
    last, is_single = words[name.end - 1], name.end - name.start == 1
    if name.label in _NAMING and last in stormed and (is_single or words[name.start] in _STORMS):
        return "EVENT"
    if name.label in {"ORG", "PERSON"} and last in _BUILDINGS and not is_single:
        return "FAC"
    return _SETTLED.get(key(words, name), name.label)


def _agree(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Every name with the label that the document gives it most often; of two the one that comes
    first."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.label in _NAMING:
            votes[key(words, name)][name.label] += 1
    elected = {name: count.most_common(1)[0][0] for name, count in votes.items()}
    return [n._replace(label=elected[key(words, n)]) if n.label in _NAMING else n for n in names]


_SMALL = frozenset("of and the for in on to de la du del & with".split())
_TEXTS = frozenset(
    "Act Acts Law Laws Bill Agreement Accord Treaty Convention Protocol Policy Plan Strategy "
    "Framework Constitution Prize Award Trail Resolution Declaration Memorandum Document Scheme "
    "Decree Code Charter Pact Amendment Guarantee".split()
)
"""Heads of what is a text, or given away: its short form is often taken for an organisation."""


def _without_plain_forms(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names without the short forms, alone in brackets, of what is no name: autonomous vehicles
    (AVs), not Ostra Ferry Board (OFB)."""
    bracketed = (i for i in range(2, len(words) - 1) if (words[i - 1], words[i + 1]) == ("(", ")"))
    short = (i for i in bracketed if sum(map(str.isupper, words[i])) > 1)
    plain = {words[i] for i in short if _is_plain(words, names, i)}
    return [name for name in names if key(words, name) not in plain]


def _is_plain(words: Sequence[str], names: Sequence[Name], i: int) -> bool:
    """Whether the short form at `i` stands for words that are no name."""
    last = words[i - 2]
    if any(name.end == i - 1 and name.label != "PERSON" for name in names):
        return False
    return last in _TEXTS or (last.islower() and _spells(words[: i - 1], words[i]))


def _spells(words: Sequence[str], form: str) -> bool:
    """Whether the capitals of a short form are the initials of the last of the words."""
    letters = [letter.lower() for letter in form if letter.isupper()]
    parts = [part for word in words[-len(letters) - 5 :] for part in word.split("-")]
    initials = [part[0].lower() for part in parts if part and part.lower() not in _SMALL]
    return initials[-len(letters) :] == letters


_NUMBER = re.compile(r"^\d[\d.,]*$")
_SCALE = frozenset("thousand million billion trillion crore lakh m bn tn".split())
_COINS = frozenset(
    "dollar dollars euro euros pound pounds rupee rupees yen yuan won peso pesos dirham dirhams "
    "dinar dinars rial rials riyal riyals rand shilling shillings naira colones franc francs "
    "kronor kroner baht ringgit rupiah real reais rouble roubles ruble rubles lira cents".split()
)


def sums(words: Sequence[str]) -> list[Name]:
    """Sums of money, from their number to their coin: 500 euros, 3 million Egyptian pounds."""
    numbers = (i for i, word in enumerate(words) if _NUMBER.match(word))
    starts_ends = ((i, _past_scale(words, i + 1)) for i in numbers)
    amounts = ((i, end, _past_coin(words, end)) for i, end in starts_ends)
    return [Name(i, coin, "MONEY") for i, end, coin in amounts if coin > end]


def _past_scale(words: Sequence[str], i: int) -> int:
    return i + (i < len(words) and words[i].lower() in _SCALE)


def _past_coin(words: Sequence[str], i: int) -> int:
    """Past a coin ("dollars", "US dollars", "Egyptian pounds") that stands at `i`, if one does."""
    for skipped in (0, 1):
        at = i + skipped
        is_coin = at < len(words) and words[at].lower() in _COINS
        if is_coin and (not skipped or words[i][:1].isupper()):
            return at + 1
    return i
