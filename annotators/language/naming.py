"""What a document as a whole says about its names: titles cut off, one name with one label.

Plain functions of words and names; the component around them is in `name_rules.py`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from annotators.language.name_edges import Name, edges
from annotators.language.titles import TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence


_UNSTABLE = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "NORP"})
"""Labels that one name may be given by turns where it should have one."""

_SIGN = re.compile(
    r"^(?:US|A|AU|C|CA|HK|NZ|S|R|NT)?[$€£¥₹₦₱₩]$"
    r"|^(?:Rs\.?|USD|EUR|GBP|KD|QR|Dh|Dhs|AED|SR|RM|KSh)$"
)
_SUM = re.compile(r"^(?:(?:US|A|C|HK|NZ)?[$€£¥₹]|Dhs?|Rs\.?|AED|RM|R)\d[\d.,]*(?:m|bn|k|tn)?$")
_NUMBER = re.compile(r"^\d[\d.,]*(?:[kmb]n?|tn)?$", re.IGNORECASE)
_SCALE = frozenset("thousand million billion trillion crore lakh m bn tn".split())
_COINS = frozenset(
    "dollar dollars euro euros pound pounds rupee rupees yen yuan won peso pesos dirham dirhams "
    "dinar dinars rial rials riyal riyals rand shilling shillings naira colones franc francs "
    "kronor kroner baht ringgit rupiah real reais rouble roubles ruble rubles lira cents".split()
)
_BODIES = frozenset(
    "Council University Party Committee Commission Ministry Agency Ltd Limited Inc Corp "
    "Corporation Association Union Federation Institute Authority Organization Organisation "
    "Department Bank Group Company Club FC Police Army Foundation Fund League Society Bureau "
    "Court Senate Board Parliament Congress Academy College School News Times Post Airlines "
    "Airways Secretariat Movement Front Alliance Coalition Trust Network Chamber Assembly "
    "Brigade Battalion Corps".split()
)


def improve(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names with titles cut off, one label for one name, and repeated names found again."""
    told = [_by_clause(words, _by_head(words, name)) for name in edges(words, names)]
    agreed = _with_short_forms(words, _agree(words, told))
    return sorted([*agreed, *_repeated(words, agreed)])


def _by_head(words: Sequence[str], name: Name) -> Name:
    """A name of several words that ends in "Council" or "Ltd" is an organisation's."""
    is_body = name.end - name.start > 1 and words[name.end - 1] in _BODIES
    return name._replace(label="ORG") if is_body and name.label in _UNSTABLE else name


def _by_clause(words: Sequence[str], name: Name) -> Name:
    """A full name that "who" stands for is a person's: Birgit Sand, who leads the opposition."""
    after = [*words[name.end : name.end + 2], "", ""]
    is_somebody = after[0] == "who" or (after[0] == "," and after[1] == "who")
    is_full = name.end - name.start > 1 and name.label == "ORG"
    return name._replace(label="PERSON") if is_somebody and is_full else name


def _short_forms(words: Sequence[str], names: Sequence[Name]) -> dict[int, str]:
    """Short forms in brackets after an organisation ("Ostra Ferry Board (OFB)"), by position."""
    found = {}
    for name in names:
        i = name.end + 1
        in_brackets = i + 1 < len(words) and (words[i - 1], words[i + 1]) == ("(", ")")
        if name.label == "ORG" and in_brackets and sum(c.isupper() for c in words[i]) > 1:
            found[i] = words[i]
    return found


def _with_short_forms(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names, a short form that is explained somewhere being an organisation everywhere."""
    explained = _short_forms(words, names)
    known = set(explained.values())
    kept = [
        name._replace(label="ORG") if _key(words, name) in known else name
        for name in names
        if explained.keys().isdisjoint(range(name.start, name.end))
    ]
    return sorted([*kept, *(Name(i, i + 1, "ORG") for i in explained)])


def _agree(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Every name with the label that the document gives it most often.

    A full name speaks for its last word too: "Venn" is a person where "Ora Venn" is.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.label in _UNSTABLE:
            votes[_key(words, name)][name.label] += 1
        if name.label == "PERSON" and name.end - name.start > 1:
            votes[words[name.end - 1]]["PERSON"] += 1
    return [
        name._replace(label=_elected(votes[_key(words, name)])) if name.label in _UNSTABLE else name
        for name in names
    ]


def _elected(votes: Counter[str]) -> str:
    """The label with most votes; people win a tie, since a last name alone is often mistaken."""
    return max(votes, key=lambda label: (votes[label], label == "PERSON"))


def _key(words: Sequence[str], name: Name) -> str:
    return " ".join(words[name.start : name.end])


def _repeated(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Places where a person's full or last name was passed over."""
    taken = {i for name in names for i in range(name.start, name.end)}
    forms = _people(words, names)
    found: list[Name] = []
    for i, word in enumerate(words):
        for form in forms.get(word, ()):
            name = Name(i, i + len(form), "PERSON")
            span = set(range(i, name.end))
            if tuple(words[i : name.end]) == form and not taken & span and _stands(words, name):
                found.append(name)
                taken |= span
                break
    return found


def _stands(words: Sequence[str], name: Name) -> bool:
    """Whether a name is no part of a longer one, as "Venn" is of "Venn Street" or "Lake Venn"."""
    before = words[name.start - 1] if name.start else ""
    after = words[name.end] if name.end < len(words) else ""
    is_free = name.end - name.start > 1 or not before[:1].isupper() or before.lower() in TITLES
    return is_free and not after[:1].isupper()


def _people(words: Sequence[str], names: Sequence[Name]) -> dict[str, list[tuple[str, ...]]]:
    """The forms of people's names by their first word, the longest first.

    A single word is none that the text also writes small: "Price", where prices are spoken of.
    """
    full = {tuple(words[n.start : n.end]) for n in names if n.label == "PERSON"}
    last = {form[-1:] for form in full if len(form[-1]) > 2}
    common = {word for word in words if word.islower()}
    forms: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in sorted(full | last, key=lambda form: (-len(form), form)):
        is_common = len(form) == 1 and form[0].lower() in common
        if form[0][:1].isupper() and len("".join(form)) > 2 and not is_common:
            forms[form[0]].append(form)
    return forms


def sums(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names, and sums of money by their sign or coin, which win over what they overlap."""
    found = [Name(start, end, "MONEY") for start, end in _sums(words)]
    taken = {i for name in found for i in range(name.start, name.end)}
    return sorted([*(n for n in names if taken.isdisjoint(range(n.start, n.end))), *found])


def _sums(words: Sequence[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for i, word in enumerate(words):
        if found and i < found[-1][1]:
            continue
        if _SUM.match(word):
            found.append((i, _past_scale(words, i + 1)))
        elif _NUMBER.match(word):
            signed = i > 0 and bool(_SIGN.match(words[i - 1]))
            start, end = i - signed, _past_scale(words, i + 1)
            coin = _past_coin(words, end)
            if signed or coin > end:
                found.append((start, max(end, coin)))
    return found


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
