"""Who does not speak where a paragraph is a quotation alone: in print that is another’s turn, in
news mostly more of the last one’s. Which it is shows where somebody asks, answers or is spoken to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from annotators.attribution.candidate import Candidate
from annotators.attribution.syntactic_source import case
from annotators.coreference.links import Links
from annotators.coreference.name_clustering import EntityCluster
from annotators.coreference.places import PEOPLE, Place
from annotators.coreference.resolution import SURE
from annotators.text.intervals import Range, minus, words_in
from annotators.text.lexicon import PERSON_NOUNS
from annotators.text.quotations import paragraphs
from annotators.text.tokens import Tokens

Who = EntityCluster | Place

_ASKING: Final = frozenset(("ask", "grill", "press", "question", "quiz"))
_ANSWERING: Final = frozenset(("answer", "comment", "counter", "reply", "respond", "retort"))


@dataclass(frozen=True, slots=True)
class Conversation:
    """Who may speak where in a text. `said` is what is said before a row, with its speakers."""

    words: Tokens
    places: dict[int, Place]
    """The mentions of one, by each of their words."""
    paragraphs: Sequence[Range]

    @classmethod
    def of(cls, links: Links) -> Conversation:
        """The text of some links."""
        words = links.words
        single = (place for place in links.places if not place.is_group)
        longest_first = sorted(single, key=lambda place: place.start - place.end)
        places = {k: place for place in longest_first for k in range(place.start, place.end)}
        return cls(words, places, [words.between(p.start, p.end) for p in paragraphs(words.text)])

    def spoken_of(self, row: Candidate, least: float = SURE) -> list[Who]:
        """Who is meant in a quotation alone in its paragraph, and so does not speak it; with the
        chance `least` and more."""
        if not self._is_alone(row):
            return []
        mentions = (self.places.get(k) for k in words_in(row.content))
        sure = (place for place in mentions if place is not None and place.chance >= least)
        return [p.who for p in sure if p.who is not None and (not p.cluster or p.cluster.is_person)]

    def silent(self, row: Candidate, said: Sequence[Candidate]) -> list[Who]:
        """Whose turn it is not in a paragraph that is a quotation alone: who asks in that before;
        who speaks there, where two speak by turns, or does not comment on what another says. Empty
        where anybody may."""
        at = self._paragraph(row.content[0][0])
        if not at or not self._is_alone(row):
            return []
        last, asking = self._last(said, at - 1), self._asking(at - 1)
        speaker = self._speaker(last)
        if asking or last is None or speaker is None:
            return asking
        first, others = self._last(said, at - 2), {None, speaker, *self.spoken_of(row, 0.0)}
        begin = (self.paragraphs[number][0] for number in (at - 1, at - 2))
        by_turns = (
            first is not None
            and self._speaker(first) not in others
            and all(self.words.quote_of[k] >= 0 for k in begin)
            and self._is_answer(first, last)
        )
        return [speaker] if by_turns or self._is_mum(said, last) else []

    def _is_answer(self, first: Candidate, last: Candidate) -> bool:
        """Whether a row is said to whom the one before is by, or has no cue either."""
        addressees = self.words.children_by(first.head, "iobj", "obl") if first.cue else []
        is_told = any(self._who(k) is self._speaker(last) for k in addressees)
        verbs = (last.head, *self.words.children_by(last.head, "advmod"))
        lemmas = {self.words.lemma[k] for k in verbs}
        return is_told or not last.cue or not lemmas.isdisjoint(_ANSWERING | {"back"})

    def _is_mum(self, said: Sequence[Candidate], row: Candidate) -> bool:
        """Whether somebody does not comment, where another has spoken before."""
        verbs = row.head, *self.words.children_by(row.head, "xcomp")
        if row.stance != "open" or all(self.words.lemma[k] not in _ANSWERING for k in verbs):
            return False
        return any(self._speaker(before) not in (None, self._speaker(row)) for before in said)

    def _last(self, said: Sequence[Candidate], number: int) -> Candidate | None:
        """The last that is said in a paragraph."""
        for row in reversed(said):
            if (at := self._paragraph(row.content[-1][1] - 1)) <= number:
                return row if at == number else None
        return None

    def _asking(self, number: int) -> list[Who]:
        """Who asks somebody something, and not to do it nor for it, last in a paragraph."""
        words = self.words
        outside = (k for k in range(*self.paragraphs[number]) if words.quote_of[k] < 0)
        asking = [k for k in outside if words.lemma[k] in _ASKING and words.pos[k] == "VERB"]
        if not asking:
            return []
        verb, beside = words.lemma[asking[-1]], words.children[asking[-1]]
        subjects = (range(c, words.right[c]) for c in beside if words.dep[c] == "nsubj")
        named = ([self._who(k) for k in subject if k in self.places] for subject in subjects)
        askers = [whos[0] for whos in named if whos]
        asked = [c for c in beside if words.dep[c] in ("iobj", "obj") and self._is_person(c)]
        is_plea = any(
            words.dep[c] in ("xcomp", "advcl") or (verb, case(words, c)) == ("ask", "for")
            for c in beside
        )
        if is_plea or all(self._who(c) in askers for c in asked):
            return []
        return [who for who in askers if who is not None]

    def _is_person(self, k: int) -> bool:
        words, place = self.words, self.places.get(k)
        is_named = place is not None and place.cluster is not None and place.cluster.is_person
        is_noun = words.tag[k] == "NN" and words.lemma[k] in PERSON_NOUNS
        return is_named or is_noun or words.lower[k] in PEOPLE

    def _who(self, k: int) -> Who | None:
        return self.places[k].who if k in self.places else None

    def _speaker(self, row: Candidate | None) -> Who | None:
        return self._who(row.source.head) if row is not None and row.source is not None else None

    def _paragraph(self, k: int) -> int:
        return bisect_right(self.paragraphs, k, key=lambda words: words[0]) - 1

    def _is_alone(self, row: Candidate) -> bool:
        """Whether a paragraph has no words but those of a row without a cue."""
        paragraph = self.paragraphs[self._paragraph(row.content[0][0])]
        others = minus([paragraph], row.content)
        is_all = not any(self.words.form[k].isalnum() for k in words_in(others))
        return is_all and not row.cue and self.words.are_quoted(row.content)
