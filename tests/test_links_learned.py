"""Whom pronouns and nouns stand for, by heads made by hand: who is allowed, sums, windows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.coreference.links import Links
from annotators.coreference.name_clustering import EntityCluster, mention_of
from annotators.coreference.places import Place, groups, places_of
from annotators.coreference.resolution import meant, resolve
from annotators.encoder.encoder import Encoded, Window
from annotators.encoder.heads import NAME, NOUN, PRONOUN, Heads, Mentions
from annotators.encoder.shipped import Read
from annotators.encoder.wordpieces import Pieces
from annotators.text.quotations import find_quotations
from annotators.text.tokens import Tokens


@dataclass(frozen=True)
class Told(Heads):
    """Heads that score a mention for an asker as a table by their first words says; else nobody."""

    weights: dict[str, Any] = field(default_factory=dict)
    scores: dict[tuple[int, int], float] = field(default_factory=dict)

    def answers(self, mentions: Mentions) -> Mentions:
        return mentions

    def links(self, asks: str, askers: Mentions, answers: Mentions) -> Any:
        places = zip(askers.places, askers.vectors[:, 0], strict=True)
        assert all(place == known for place, known in places)  # each piece knows its number
        rows = [
            [self.scores.get((int(a), int(m)), -30.0) for m in answers.places]
            for a in askers.places
        ]
        return np.concatenate([np.zeros((len(rows), 1)), np.array(rows).reshape(len(rows), -1)], 1)


def tokens(text: str, pos: dict[str, str] | None = None) -> Tokens:
    """Words between blanks; all nouns unless told."""
    forms = text.split()
    words = Tokens.from_doc(Doc(Vocab(), words=forms, pos=[(pos or {}).get(f, "X") for f in forms]))
    words.mark_quotations(find_quotations(words.text))
    return words


def links_of(
    words: Tokens,
    places: list[Place],
    scores: dict[tuple[int, int], float],
    windows: tuple[tuple[int, int, int, int], ...] = (),
) -> Links:
    """Links of a text whose words are one piece each: windows as first, last, start, end."""
    size = len(words)
    vectors = np.arange(size, dtype=np.float32)[:, None]
    pieces = Pieces(list(range(size)), words.start, words.end)
    windows_read = tuple(
        Window(a, s, e, vectors[a:b]) for a, b, s, e in windows or ((0, size, 0, size),)
    )
    return Links(
        words, Read("", (), Encoded(pieces, windows_read, vectors), Told(scores=scores)), places
    )


def person(name: str, gender: str = "") -> EntityCluster:
    return EntityCluster(label="PERSON", name=name, gender=gender)


def name_at(k: int, cluster: EntityCluster) -> Place:
    return Place(k, k + 1, NAME, cluster)


VOSS, EK = person("Voss", "f"), person("Ek", "m")
FIRM = EntityCluster(label="ORG", name="KarstNet")
PAIR = EntityCluster(label="NORP", name="Ada and Bo", is_group=True)


def antecedents(links: Links, barred: dict[int, EntityCluster] | None = None) -> list[str]:
    """The names that the pronouns which stand for somebody stand for, in order."""
    answers = [place.who for place in resolve(links, barred or {})]
    return [
        answer.name if isinstance(answer, EntityCluster) else "a noun"
        for answer in answers
        if answer
    ]


def test_a_pronoun_stands_for_the_likeliest() -> None:
    words = tokens("Voss met Ada . She left")
    places = [name_at(0, VOSS), name_at(2, person("Ada", "f")), Place(4, 5, PRONOUN)]
    assert antecedents(links_of(words, places, {(4, 0): 3.0, (4, 2): 1.0})) == ["Voss"]


def test_whoever_it_is_known_to_stand_for_has_their_own_chance_not_the_likeliest_s() -> None:
    words = tokens("Voss met Ada . She left")
    ada = person("Ada", "f")
    links = links_of(
        words, [name_at(0, VOSS), name_at(2, ada), Place(4, 5, PRONOUN)], {(4, 0): 3.0, (4, 2): 1.0}
    )
    links.settled[4] = ada
    (pronoun,) = resolve(links, {})
    assert pronoun.who is ada
    assert pronoun.chance == pytest.approx(np.exp(1) / (1 + np.exp(1) + np.exp(3)))


def test_it_stands_for_nothing_where_that_is_likelier() -> None:
    words = tokens("KarstNet fell . It rose")
    places = [name_at(0, FIRM), Place(3, 4, PRONOUN)]
    assert antecedents(links_of(words, places, {(3, 0): -1.0})) == []
    assert antecedents(links_of(words, places, {(3, 0): 1.0})) == ["KarstNet"]


def test_he_or_she_is_always_somebody_where_one_fits() -> None:
    words = tokens("Voss left . She stayed")
    scores = {(3, 0): -9.0}
    assert antecedents(links_of(words, [name_at(0, VOSS), Place(3, 4, PRONOUN)], scores)) == [
        "Voss"
    ]
    assert antecedents(links_of(words, [name_at(0, EK), Place(3, 4, PRONOUN)], scores)) == []


@pytest.mark.parametrize(
    ("pronoun", "cluster", "is_allowed"),
    [
        ("she", VOSS, True),
        ("she", EK, False),
        ("he", EK, True),
        ("he", person("Ash"), True),
        ("he", FIRM, False),
        ("it", FIRM, True),
        ("it", VOSS, False),
        ("they", FIRM, True),
        ("they", VOSS, False),
        ("they", person("Ada Voss"), False),
        ("they", person("Ash"), True),
        ("they", PAIR, True),
        ("it", PAIR, False),
        ("he", PAIR, False),
    ],
)
def test_a_pronoun_stands_for_none_whom_its_word_cannot_mean(
    pronoun: str, cluster: EntityCluster, is_allowed: bool
) -> None:
    words = tokens(f"Name left . {pronoun} stayed")
    places = [name_at(0, cluster), Place(3, 4, PRONOUN)]
    names = antecedents(links_of(words, places, {(3, 0): 9.0}))
    assert names == ([cluster.name] if is_allowed else [])


def test_he_or_she_is_no_noun_for_whom_there_is_hardly_a_chance() -> None:
    words = tokens("singer left . She stayed", {"singer": "NOUN"})
    singer = Place(0, 1, NOUN)
    singer.who = singer
    places = [singer, Place(3, 4, PRONOUN)]
    assert antecedents(links_of(words, places, {(3, 0): -5.0})) == ["a noun"]
    assert antecedents(links_of(words, places, {(3, 0): -9.0})) == []


def test_several_who_are_named_together_are_meant_only_where_that_is_sure() -> None:
    words = tokens("KarstNet called Ada and Bo . They came")
    places = [name_at(0, FIRM), Place(2, 5, NAME, PAIR), Place(6, 7, PRONOUN)]
    assert antecedents(links_of(words, places, {(6, 0): 6.0, (6, 2): 9.0})) == ["Ada and Bo"]
    assert antecedents(links_of(words, places, {(6, 0): 8.0, (6, 2): 9.0})) == ["KarstNet"]


def test_names_that_and_joins_are_a_place_of_their_own() -> None:
    forms = ["Ada", ",", "Bo", "and", "Cy", "met", "Di", "or", "Ed"]
    heads = [5, 2, 0, 4, 0, 5, 5, 8, 6]
    deps = ["nsubj", "punct", "conj", "cc", "conj", "ROOT", "obj", "cc", "conj"]
    pos = ["PROPN" if form[0].isupper() else "X" for form in forms]
    words = Tokens.from_doc(Doc(Vocab(), words=forms, pos=pos, heads=heads, deps=deps))
    names = [name_at(k, person(forms[k])) for k in (0, 2, 4, 6, 8)]
    mentions = groups(words, names)
    assert [(p.start, p.end, p.cluster.name) for p in mentions if p.cluster] == [
        (0, 5, "Ada , Bo and Cy")
    ]


def test_he_and_she_are_never_one() -> None:
    words = tokens("Ash left . He won . She lost")
    places = [name_at(0, person("Ash")), Place(3, 4, PRONOUN), Place(6, 7, PRONOUN)]
    assert antecedents(links_of(words, places, {(3, 0): 0.5, (6, 3): 9.0})) == ["Ash", "Ash"]
    assert antecedents(links_of(words, places, {(3, 0): 9.0, (6, 3): 9.0})) == ["Ash"]


def test_a_pronoun_that_is_surely_somebodys_tells_the_gender_for_all_others() -> None:
    words = tokens("Ash left with her husband Bo . He won")
    ash, bo = person("Ash"), person("Bo")
    places = [name_at(0, ash), Place(3, 4, PRONOUN), name_at(5, bo), Place(7, 8, PRONOUN)]
    links = links_of(words, places, {(3, 0): 9.0, (7, 0): 5.0, (7, 5): 4.0})
    assert antecedents(links) == ["Ash", "Bo"]
    assert (ash.gender, bo.gender) == ("f", "m")


def test_no_pronoun_in_a_quotation_is_its_speaker() -> None:
    words = tokens("Ek spoke . “ She left ” said Voss . She stayed")
    places = [Place(4, 5, PRONOUN), name_at(8, VOSS), Place(10, 11, PRONOUN)]
    links = links_of(words, places, {(4, 8): 9.0, (10, 8): 9.0})
    assert [place.start for place in resolve(links, {0: VOSS})] == [10]
    assert [place.start for place in resolve(links, {})] == [4, 10]


def test_a_pronoun_stands_for_a_name_behind_it_but_for_no_pronoun_behind_it() -> None:
    words = tokens("Before it fell KarstNet said it won")
    places = [Place(1, 2, PRONOUN), name_at(3, FIRM), Place(5, 6, PRONOUN)]
    assert antecedents(links_of(words, places, {(1, 3): 5.0})) == ["KarstNet"]
    assert antecedents(links_of(words, places, {(1, 5): 5.0})) == []


def test_what_is_scored_for_the_mentions_of_one_is_added_up() -> None:
    words = tokens("Voss and Voss and Ada . She left")
    places = [
        name_at(0, VOSS),
        name_at(2, VOSS),
        name_at(4, person("Ada", "f")),
        Place(6, 7, PRONOUN),
    ]
    links = links_of(words, places, {(6, 0): 2.0, (6, 2): 2.0, (6, 4): 2.4})
    (place,) = resolve(links, {})
    assert place.who is VOSS
    shares = 2 * np.exp(2.0) / (1 + 2 * np.exp(2.0) + np.exp(2.4))
    assert place.chance == pytest.approx(shares)


def test_a_pronoun_settled_before_counts_for_whom_it_stands_for() -> None:
    words = tokens("Voss left . She and Ada stayed . She won")
    places = [
        name_at(0, VOSS),
        Place(3, 4, PRONOUN),
        name_at(5, person("Ada", "f")),
        Place(8, 9, PRONOUN),
    ]
    scores = {(3, 0): 9.0, (8, 3): 2.0, (8, 0): 1.0, (8, 5): 1.5}
    assert antecedents(links_of(words, places, scores)) == ["Voss", "Voss"]


def test_a_pronoun_may_stand_for_somebody_without_a_name() -> None:
    words = tokens("mayor left . She stayed", {"mayor": "NOUN"})
    mayor = Place(0, 1, NOUN)
    mayor.who = mayor
    (place,) = resolve(links_of(words, [mayor, Place(3, 4, PRONOUN)], {(3, 0): 4.0}), {})
    assert place.who is mayor
    assert place.cluster is None


def test_who_was_read_in_another_window_is_not_seen() -> None:
    words = tokens("Voss met Ek in Lund . She left")
    places = [name_at(0, VOSS), Place(6, 7, PRONOUN)]
    apart = ((0, 5, 0, 4), (2, 8, 4, 8))
    together = ((0, 5, 0, 4), (0, 8, 4, 8))
    assert antecedents(links_of(words, places, {(6, 0): 9.0}, apart)) == []
    assert antecedents(links_of(words, places, {(6, 0): 9.0}, together)) == ["Voss"]


def test_the_chances_of_an_asker_are_one_in_all() -> None:
    words = tokens("Voss met Ek . “ We left ”")
    links = links_of(words, [name_at(0, VOSS), name_at(2, EK)], {(4, 0): 1.0, (4, 2): 2.0})
    (chances,) = links.chances("who speaks", [(4, 5, NAME)], [np.array([True, True])])
    assert set(chances) == {-1, 0, 1}
    assert sum(chances.values()) == pytest.approx(1)
    (others,) = links.chances("who speaks", [(4, 5, NAME)], [np.array([False, True])])
    assert set(others) == {-1, 1}


def test_a_noun_stands_for_somebody_named_before_it_alone() -> None:
    words = tokens("KarstNet fell . company rose . Voss left")
    places = [name_at(0, FIRM), name_at(6, VOSS)]
    links = links_of(words, places, {(3, 0): 2.0, (3, 6): 9.0})
    ((chance, cluster),) = meant(links, [(3, 4)])
    assert cluster is FIRM
    assert chance == pytest.approx(np.exp(2) / (1 + np.exp(2)))


@pytest.mark.parametrize(
    ("noun", "cluster", "fits"),
    [
        ("company", FIRM, True),
        ("company", VOSS, False),
        ("mayor", VOSS, True),
        ("mayor", FIRM, False),
        ("letter", VOSS, False),
        ("letter", FIRM, True),
        ("letter", EntityCluster(label="GPE", name="Lund"), False),
        ("mother", VOSS, True),
        ("mother", EK, False),
    ],
)
def test_a_noun_is_said_only_of_what_it_can_be(
    noun: str, cluster: EntityCluster, fits: bool
) -> None:
    links = links_of(tokens(f"Name left . {noun} rose"), [name_at(0, cluster)], {(3, 0): 9.0})
    ((_, meant_cluster),) = meant(links, [(3, 4)])
    assert meant_cluster is (cluster if fits else None)


@pytest.mark.parametrize(("noun", "expected"), [("the mayor", VOSS), ("a mayor", None)])
def test_a_noun_that_tells_of_somebody_new_stands_for_nobody_named(
    noun: str, expected: EntityCluster | None
) -> None:
    links = links_of(tokens(f"Voss left . {noun} rose"), [name_at(0, VOSS)], {(3, 0): 9.0})
    ((_, cluster),) = meant(links, [(3, 5)])
    assert cluster is expected


def test_an_office_that_the_article_gives_to_one_is_nobody_elses() -> None:
    words = tokens("mayor Voss met Ek . mayor spoke")
    voss, ek = person("Voss", "f"), person("Ek", "m")
    voss.mentions.append(mention_of("Voss", 1, 2, "PERSON"))
    places = [name_at(1, voss), name_at(3, ek)]
    ((_, cluster),) = meant(links_of(words, places, {(5, 1): 4.0, (5, 3): 9.0}), [(5, 6)])
    assert cluster is voss


@pytest.mark.parametrize(("tag", "expected"), [("NN", VOSS), ("NNS", None)])
def test_many_are_no_person(tag: str, expected: EntityCluster | None) -> None:
    words = tokens("Voss left . mayors rose")
    words.tag[3] = tag
    ((_, cluster),) = meant(links_of(words, [name_at(0, VOSS)], {(3, 0): 9.0}), [(3, 4)])
    assert cluster is expected


def test_what_can_be_meant_are_names_nouns_without_one_and_pronouns() -> None:
    doc = Doc(
        Vocab(),
        words=["Voss", "told", "the", "mayor", "she", "knew", "him"],
        pos=["PROPN", "VERB", "DET", "NOUN", "PRON", "VERB", "PRON"],
        heads=[1, 1, 3, 1, 5, 1, 5],
        deps=["nsubj", "ROOT", "det", "obj", "nsubj", "ccomp", "obj"],
    )
    words = Tokens.from_doc(doc)
    places = places_of(words, [])
    assert [(words.says(p.start, p.end), p.kind) for p in places] == [
        ("the mayor", NOUN),
        ("she", PRONOUN),
        ("him", PRONOUN),
    ]


def test_a_noun_that_is_settled_stands_for_its_cluster() -> None:
    words = tokens("mayor left")
    mayor = Place(0, 1, NOUN)
    mayor.who = mayor
    links = links_of(words, [mayor], {})
    links.settle(1, VOSS)
    assert mayor.cluster is VOSS


@pytest.mark.parametrize(
    ("pronoun", "tag", "is_allowed"),
    [("she", "NNS", False), ("she", "NN", True), ("it", "NNS", False), ("they", "NNS", True)],
)
def test_many_are_neither_she_nor_it(pronoun: str, tag: str, is_allowed: bool) -> None:
    words = tokens(f"teacher left . {pronoun} stayed")
    words.tag[0] = tag
    noun = Place(0, 1, NOUN)
    noun.who = noun
    names = antecedents(links_of(words, [noun, Place(3, 4, PRONOUN)], {(3, 0): 9.0}))
    assert names == ["a noun"] * is_allowed
