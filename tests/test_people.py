"""Names folded under one cluster, and pronouns given to them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.coreference.clusters import clusters_of
from annotators.coreference.name_clustering import EntityCluster, fold, mention_of
from annotators.coreference.names import is_acronym, is_misspelt, is_same_person, parse
from annotators.text.tokens import Tokens
from tests.support.linked_text import tagged_text


def names_of(*mentions: str) -> dict[str, list[str]]:
    """Canonical names to the mentions under them; a mention is `LABEL text`, with `>` before the
    text of a subject, `>>` of one who speaks, `+` of somebody new."""
    names = []
    for place, mention in enumerate(mentions):
        label, _, text = mention.partition(" ")
        name = mention_of(text.lstrip(">+"), place * 10, place * 10 + 1, label)
        names.append(replace(name, focus=text.count(">")))

    def learn(clusters: list[EntityCluster]) -> None:
        for cluster in clusters:
            cluster.is_new = "+" in mentions[cluster.mentions[0].start // 10]
            cluster.offices = frozenset(cluster.mentions[0].name.titles)

    return {b.name: [m.name.text for m in b.mentions] for b in fold(names, learn)}


CASES: dict[str, tuple[str, dict[str, int]]] = {
    "surname": ("PERSON Ada Lind, PERSON Lind, PERSON Lind’s", {"Ada Lind": 3}),
    "surname first": ("PERSON Lind, PERSON Ada Lind", {"Ada Lind": 2}),
    "title": ("PERSON Foreign Minister Ada Lind, PERSON Minister Lind", {"Ada Lind": 2}),
    "variant": ("PERSON Steve Holm, PERSON Steven Holm, PERSON Stephen Holm", {"Steve Holm": 3}),
    "initial": ("PERSON J. Holm, PERSON Jana Holm", {"Jana Holm": 2}),
    "initial later": ("PERSON Jana Holm, PERSON J. Holm", {"Jana Holm": 2}),
    "middle name": ("PERSON Ada Berit Lind, PERSON Ada Lind", {"Ada Berit Lind": 2}),
    "first name": ("PERSON Ada Lind, PERSON Ada", {"Ada Lind": 2}),
    "spouses": ("PERSON Ada Lind, PERSON Bo Lind", {"Ada Lind": 1, "Bo Lind": 1}),
    "spouses by title": (
        "PERSON Mrs. Ada Lind, PERSON Mr. Bo Lind, PERSON Mr. Lind, PERSON Mrs. Lind",
        {"Ada Lind": 2, "Bo Lind": 2},
    ),
    "spouses without first names": (
        "PERSON Mr Lind, PERSON Mrs Lind, PERSON Mr Lind",
        {"Mr Lind": 2, "Mrs Lind": 1},
    ),
    "spouses and their child": (
        "PERSON Mr Lindell, PERSON Mrs Lindell, PERSON Lindell, PERSON Bo Lindell, PERSON Bo",
        {"Mr Lindell": 1, "Mrs Lindell": 1, "Lindell": 1, "Bo Lindell": 2},
    ),
    "a spouse of someone whose gender is not told": (
        "PERSON Adde Lind, PERSON Mr Lind, PERSON Mrs Lind, PERSON Lind",
        {"Adde Lind": 1, "Mr Lind": 1, "Mrs Lind": 1, "Lind": 1},
    ),
    "a wife of somebody titled": (
        "PERSON President Lind, PERSON +Ada Lind, PERSON Lind, PERSON Ada Lind",
        {"Lind": 2, "Ada Lind": 2},
    ),
    "someone without the title": ("PERSON Senator Lind, PERSON Bo Lind", {"Lind": 1, "Bo Lind": 1}),
    "someone with the title": ("PERSON Senator Lind, PERSON Senator Bo Lind", {"Bo Lind": 2}),
    "a courtesy title": ("PERSON Dr Lind, PERSON Bo Lind", {"Bo Lind": 2}),
    "a king and another of his name": ("PERSON King Bo, PERSON Bo Lind", {"Bo": 1, "Bo Lind": 1}),
    "two offices of one surname": (
        "PERSON Judge Lind, PERSON Senator Lind, PERSON Judge Lind",
        {"Judge Lind": 2, "Senator Lind": 1},
    ),
    "whom the text calls by it": (
        "PERSON Ada Lind, PERSON Lind, PERSON >>Bo Lind, PERSON Lind",
        {"Ada Lind": 3, "Bo Lind": 1},
    ),
    "the last subject": (
        "PERSON Bo Lind, PERSON >Ada Lind, PERSON Lind",
        {"Bo Lind": 1, "Ada Lind": 2},
    ),
    "a subject who is new": (
        "PERSON >Bo Lind, PERSON +>Ada Lind, PERSON Lind",
        {"Bo Lind": 2, "Ada Lind": 1},
    ),
    "a speaker who is new": (
        "PERSON >Bo Lind, PERSON +>>Ada Lind, PERSON Lind",
        {"Bo Lind": 1, "Ada Lind": 2},
    ),
    "nobody in focus": (
        "PERSON Bo Lind, PERSON Ada Lind, PERSON Lind, PERSON Lind",
        {"Bo Lind": 1, "Ada Lind": 1, "Lind": 2},
    ),
    "two surnames": ("PERSON Eva Lind Holm, PERSON Lind Holm, PERSON Holm", {"Eva Lind Holm": 3}),
    "the first of two surnames": ("PERSON Eva Lind Holm, PERSON Lind", {"Eva Lind Holm": 2}),
    "father and son": (
        "PERSON Bo Lind Jr., PERSON Bo Lind Sr, PERSON Bo Lind Jr",
        {"Bo Lind Jr.": 2, "Bo Lind Sr": 1},
    ),
    "a son named behind his father": (
        "PERSON Bo Lind, PERSON Bo Lind Jr., PERSON Bo Lind",
        {"Bo Lind": 2, "Bo Lind Jr.": 1},
    ),
    "the third of a name": ("PERSON Linus, PERSON Pope Linus III", {"Linus III": 2}),
    "a dateline's capitals": ("GPE NORBY, GPE Norby", {"Norby": 2}),
    "misspelt": ("PERSON Lena Buchtmann, PERSON Buchtman", {"Lena Buchtmann": 2}),
    "acronym": ("ORG Northern Harbour Authority, ORG NHA", {"Northern Harbour Authority": 2}),
    "acronym of a hyphen's parts": (
        "ORG Coastal Anti-Fraud Board, ORG CAFB",
        {"Coastal Anti-Fraud Board": 2},
    ),
    "the last word of a club": ("ORG Norby Rovers, ORG Rovers", {"Norby Rovers": 2}),
    "patronymic": ("PERSON Lev Orlovich Venn, PERSON Lev Orlovich", {"Lev Orlovich Venn": 2}),
    "turned round": ("ORG Department of Tolls, ORG Tolls Department", {"Department of Tolls": 2}),
    "another of the same kind": (
        "ORG Tarn Group, ORG Tarn Corp",
        {"Tarn Group": 1, "Tarn Corp": 1},
    ),
    "country": ("GPE United States, GPE US, GPE U.S.", {"United States": 3}),
    "a country in full": (
        "GPE USA, GPE United States of America",
        {"United States of America": 2},
    ),
    "a country of several names": ("GPE UK, GPE Britain, GPE U.K.", {"Britain": 3}),
    "accents": ("PERSON José Núñez, PERSON Nunez", {"José Núñez": 2}),
    "particle": ("PERSON Ursula van der Berg, PERSON van der Berg", {"Ursula van der Berg": 2}),
    "mislabelled": ("PERSON Ada Lind, ORG Lind", {"Ada Lind": 2}),
    "strangers": ("PERSON Ada Lind, ORG Harbour Bank", {"Ada Lind": 1, "Harbour Bank": 1}),
}


@pytest.mark.parametrize(("mentions", "names"), CASES.values(), ids=CASES)
def test_names_of_one_bearer_are_folded(mentions: str, names: dict[str, int]) -> None:
    clusters = names_of(*mentions.split(", "))
    assert {name: len(forms) for name, forms in clusters.items()} == names


def test_a_place_where_something_is_is_nobody_s_surname() -> None:
    person = mention_of("Valerie Paris", 0, 2, "PERSON")
    place = mention_of("Paris", 10, 11, "GPE", is_where=True)
    assert len(fold([person, place])) == 2


def test_a_bearer_with_a_full_name_is_a_person_whatever_the_model_calls_the_surname() -> None:
    cluster: EntityCluster = fold(
        [mention_of("Ada Lind", 0, 2, "PERSON"), mention_of("Lind", 5, 6, "ORG")]
    )[0]
    assert cluster.is_person


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("Foreign Minister Ada Lind’s", "Ada Lind", ("foreign", "minister")),
        ("the Harbour Bank", "Harbour Bank", ()),
        ("Mr. Lind Jr.", "Lind Jr.", ("mr",)),
        ("Ada Lind, PhD", "Ada Lind", ()),
        ("President", "President", ()),
        ("Prime Minister", "Prime Minister", ()),
    ],
)
def test_a_name_is_parsed(text: str, name: str, titles: tuple[str, ...]) -> None:
    assert (parse(text).text, parse(text).titles) == (name, titles)


def test_two_first_names_make_two_people() -> None:
    assert not is_same_person(parse("Ada Lind"), parse("Bo Lind"))


def test_short_words_are_not_taken_for_misspelt_ones() -> None:
    assert is_misspelt("maurer", "mauer")
    assert not is_misspelt("lind", "lund")
    assert not is_misspelt("holmberg", "dahlberg")


def test_an_acronym_has_the_first_letters_in_order() -> None:
    assert is_acronym(parse("NHA"), parse("Northern Harbour Authority"))
    assert not is_acronym(parse("NAH"), parse("Northern Harbour Authority"))


def test_small_words_may_be_small_in_an_acronym() -> None:
    assert is_acronym(parse("BoG"), parse("Bank of Goland"))
    assert not is_acronym(parse("Bog"), parse("Bank of Goland"))


@pytest.mark.parametrize("name", ["Duke of Arlen", "Bishop of Fenby"])
def test_a_title_of_somewhere_is_the_name(name: str) -> None:
    assert (parse(name).text, parse(name).titles) == (name, ())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Dame] [Agnes Rooke] rose/VERB", ["Agnes Rooke"]),
        ("[King] rose/VERB", ["King"]),
        ("[King]", ["King"]),
        ("[Prime] Minister rose/VERB", []),
        ("[Duke] of Arlen rose/VERB", []),
        ("[Tarn] [Agnes Rooke] rose/VERB", ["Tarn", "Agnes Rooke"]),
    ],
)
def test_a_title_before_a_name_is_nobody_else(text: str, names: list[str]) -> None:
    _, clusters, _ = tagged_text(text)
    assert [member.name for member in clusters.members] == names


@pytest.mark.parametrize(
    ("forms", "entities", "name"),
    [
        (["Orr ", "Sun", "-", "ah ", "left"], ["PERSON"] * 2 + [""] * 3, "Orr Sun-ah"),
        (["Orr", "-", "led ", "talks ", "failed"], ["PERSON"] + [""] * 4, "Orr"),
        (["City ", "of ", "Tarn ", "left"], ["ORG", "ORG", "GPE", ""], "City of Tarn"),
        (["Bank ", "of ", "the ", "Isles ", "left"], ["ORG"] * 2 + [""] * 3, "Bank of the Isles"),
    ],
)
def test_a_name_is_whole_though_it_was_cut(
    forms: list[str], entities: list[str], name: str
) -> None:
    before = ["", *entities]
    marks = ["I-" if e == b else "B-" for e, b in zip(entities, before, strict=False)]
    doc = Doc(
        Vocab(),
        words=[form.strip() for form in forms],
        spaces=[form.endswith(" ") for form in forms],
        pos=["PROPN" if form[0].isupper() else "NOUN" for form in forms],
        ents=[m + e if e else "O" for m, e in zip(marks, entities, strict=True)],
    )
    clusters = clusters_of(doc, Tokens.from_doc(doc))
    assert [member.name for member in clusters.members] == [name]
