"""What the linker found as candidates: in words, with whole quotations, each word in one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from annotators.attribution.candidate import Candidate, Source
from annotators.attribution.extract import of_cue
from annotators.attribution.linked import candidates, edges, grown, named_in
from annotators.attribution.linker import Linked
from annotators.attribution.nesting import beside
from annotators.coreference.clusters import Clusters, clusters_of
from annotators.text.intervals import Range
from annotators.text.quotations import find_quotations
from annotators.text.tokens import Tokens

PARTS = {"PUNCT": [".", ",", "“", "”", ":", "—", "(", ")"], "VERB": ["said", "added", "rose"]}
KNOWN = {form: pos for pos, forms in PARTS.items() for form in forms}


def made(
    tagged: str, arcs: dict[str, tuple[str, str]] | None = None
) -> tuple[Tokens, Clusters, list[Range]]:
    """The words of `word` or `word/POS` with names of people in brackets, who they are, and the
    quotations. All hang on the first verb but those whose head and relation `arcs` tells."""
    cells = tagged.split()
    pairs = [cell.strip("[]").rpartition("/") for cell in cells]
    forms = [form or bare for form, _, bare in pairs]
    pos = [
        known if form else KNOWN.get(known, "PROPN" if "[" in cell or "]" in cell else "NOUN")
        for cell, (form, _, known) in zip(cells, pairs, strict=True)
    ]
    root = next((k for k, each in enumerate(pos) if each == "VERB"), 0)
    told = arcs or {}
    doc = Doc(
        Vocab(),
        words=forms,
        lemmas=forms,
        pos=pos,
        tags=["POS" if form == "’s" else "NN" for form in forms],
        heads=[forms.index(told[f][0]) if f in told else root for f in forms],
        deps=["ROOT" if k == root else told.get(f, ("", "dep"))[1] for k, f in enumerate(forms)],
        sent_starts=None,
    )
    starts = [k for k, cell in enumerate(cells) if cell.startswith("[")]
    ends = [k + 1 for k, cell in enumerate(cells) if cell.endswith("]")]
    doc.ents = [Span(doc, a, b, "PERSON") for a, b in zip(starts, ends, strict=True)]
    words = Tokens.from_doc(doc)
    quotations = find_quotations(words.text)
    words.mark_quotations(quotations)
    spans = [words.between(q.start, q.end) for q in quotations]
    return words, clusters_of(doc, words), spans


def row(words: Tokens, source: str, cue: str, content: str, chance: float = 0.9) -> Linked:
    """An attribution of the first places where these words stand in the text."""

    def places(said: str) -> tuple[tuple[int, int], ...]:
        at = words.text.index(said)
        return ((at, at + len(said)),) if said else ()

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


def said(words: Tokens, candidate: Candidate) -> list[str]:
    return [words.says(*each) for each in candidate.content]


def test_what_was_found_in_code_points_is_counted_in_words() -> None:
    words, clusters, spans = made("[Voss] said rain fell .")
    (found,) = candidates(words, clusters, [row(words, "Voss", "said", "rain fell .")], spans)
    assert (found.head, found.cue, found.content) == (1, ((1, 2),), ((2, 4),))
    assert found.source is not None
    assert (found.source.head, found.source.span) == (0, (0, 1))
    assert (found.source.chance, found.score, found.relation) == (0.8, 0.9, "verb")


def test_half_of_a_quotation_is_all_of_it() -> None:
    words, clusters, spans = made("“ rain fell here . ” said [Voss]")
    (found,) = candidates(words, clusters, [row(words, "Voss", "said", "rain fell here")], spans)
    assert said(words, found) == ["“ rain fell here . ”"]


def test_the_first_words_of_a_quotation_are_all_of_it_where_the_cue_stands_outside() -> None:
    words, clusters, spans = made("[Voss] said : “ rain fell here and snow fell there . ”")
    (found,) = candidates(words, clusters, [row(words, "Voss", "said", "rain fell")], spans)
    assert said(words, found) == ["“ rain fell here and snow fell there . ”"]


def test_what_is_told_within_a_quotation_is_not_all_of_it() -> None:
    words, clusters, spans = made("“ [Voss] said rain fell and then snow was there for us . ”")
    (found,) = candidates(words, clusters, [row(words, "Voss", "said", "rain fell")], spans)
    assert said(words, found) == ["rain fell"]


def test_of_two_that_share_words_the_likelier_has_them() -> None:
    words, clusters, spans = made("[Voss] said rain fell and [Ek] added snow fell here")
    wide = row(words, "Voss", "said", "rain fell and Ek added snow", 0.7)
    near = row(words, "Ek", "added", "snow fell here", 0.9)
    first, second = candidates(words, clusters, [wide, near], spans)
    assert said(words, first) == ["rain fell and Ek added"]
    assert said(words, second) == ["snow fell here"]


def test_what_keeps_less_than_half_of_its_words_is_gone() -> None:
    words, clusters, spans = made("[Voss] said rain fell and snow fell here")
    likely = row(words, "Voss", "said", "rain fell and snow fell", 0.9)
    other = row(words, "Voss", "", "snow fell here", 0.6)
    assert len(candidates(words, clusters, [other, likely], spans)) == 1


def test_stops_and_dashes_at_the_ends_are_no_content() -> None:
    words, _, _ = made(", — rain fell . said [Voss]")
    assert edges(words, (0, 5)) == (2, 4)


def test_a_word_that_leads_on_behind_a_comma_is_no_content() -> None:
    words, _, _ = made("rain fell , though/SCONJ the town slept . said [Voss]")
    assert edges(words, (0, 4)) == (0, 2)
    assert edges(words, (0, 7)) == (0, 7)


def test_a_word_that_leads_on_behind_a_quotation_is_no_content() -> None:
    words, _, _ = made("“ rain fell ” a/DET stone said [Voss]")
    assert edges(words, (0, 5)) == (0, 4)


def test_a_content_goes_as_far_as_the_noun_that_its_last_word_leads_to() -> None:
    words, clusters, spans = made(
        "[Voss] said rain fell in/ADP the/DET town",
        {"in": ("town", "case"), "the": ("town", "det"), "town": ("fell", "obl")},
    )
    (found,) = candidates(words, clusters, [row(words, "Voss", "said", "rain fell in")], spans)
    assert [words.says(*part) for part in found.content] == ["rain fell in the town"]


def test_a_bracket_at_the_end_stays() -> None:
    words, _, _ = made("rain ( here ) . said [Voss]")
    assert edges(words, (0, 5)) == (0, 4)


@pytest.mark.parametrize(
    ("cue", "relation"),
    [
        ("said/VERB", "verb"),
        ("According/VERB", "according"),
        (":", "colon"),
    ],
)
def test_a_cue_tells_how_it_is_told(cue: str, relation: str) -> None:
    words, clusters, spans = made(f"[Voss] {cue} rain fell")
    told = row(words, "Voss", cue.partition("/")[0], "rain fell")
    assert candidates(words, clusters, [told], spans)[0].relation == relation


def test_what_has_no_cue_is_carried_and_begins_with_its_content() -> None:
    words, clusters, spans = made("[Voss] rose . rain fell")
    (found,) = candidates(words, clusters, [row(words, "", "", "rain fell")], spans)
    assert (found.relation, found.head, found.source) == ("carried", 3, None)


@pytest.mark.parametrize(
    ("tagged", "name"),
    [
        ("the/DET mayor [Ada Voss] said", "Voss"),
        ("[Voss] ’s/PART spokesman [Ek] said", "Ek"),
        ("[Voss] ’s/PART spokesman said", None),
        ("a/DET friend of/ADP [Voss] said", None),
        ("a/DET friend of/ADP Mr. [Voss] said", None),
        ("the/DET mayor said", None),
    ],
)
def test_a_source_is_named_by_a_person_who_owns_nothing_in_it(
    tagged: str, name: str | None
) -> None:
    words, clusters, _ = made(tagged)
    found = named_in(words, clusters, (0, len(words) - 1))
    assert (None if found is None else words.form[found]) == name


def test_whom_a_document_is_written_to_does_not_speak() -> None:
    arcs = {"letter": ("said", "nsubj"), "to": ("mayor", "case"), "mayor": ("letter", "nmod")}
    words, clusters, _ = made("letter to/ADP mayor [Ek] said", arcs | {"Ek": ("mayor", "appos")})
    assert named_in(words, clusters, (0, 4)) is None


def test_of_a_source_in_two_parts_the_nearer_to_the_cue_counts() -> None:
    words, clusters, spans = made("teachers rose . [Voss] said rain fell")
    far = row(words, "Voss", "said", "rain fell")
    both = Linked(
        anchor=far.anchor, source=((0, 8), *far.source), cue=far.cue, content=far.content,
        chance=0.9, sourced=0.8, worded=0.9, act="says", stance="affirms",
    )  # fmt: skip
    (found,) = candidates(words, clusters, [both], spans)
    assert found.source is not None
    assert words.form[found.source.head] == "Voss"


def sourced(tagged: str, *parts: str, arcs: dict[str, tuple[str, str]] | None = None) -> str:
    """The words of a source found in these parts."""
    words, clusters, spans = made(tagged, arcs)
    places = tuple((words.text.index(p), words.text.index(p) + len(p)) for p in parts)
    told = row(words, "", "said", "rain fell")
    (found,) = candidates(words, clusters, [replace(told, source=places)], spans)
    assert found.source is not None
    assert found.source.span is not None
    return words.says(*found.source.span)


def test_parts_of_a_source_on_either_side_of_the_cue_stay_two() -> None:
    assert sourced("teachers said [Voss] rain fell", "teachers", "Voss") in ("teachers", "Voss")


def test_a_part_of_a_source_that_hangs_on_another_is_one_with_it() -> None:
    tagged = "[Voss] who leads the old and small [Party] said/VERB rain fell"
    apart = {"Voss": ("said", "nsubj"), "leads": ("said", "dep"), "Party": ("leads", "obj")}
    beside = apart | {"leads": ("Voss", "acl:relcl")}
    assert sourced(tagged, "Voss", "Party", arcs=apart) != "Voss who leads the old and small Party"
    assert sourced(tagged, "Voss", "Party", arcs=beside) == "Voss who leads the old and small Party"


@pytest.mark.parametrize(
    ("found", "whole"),
    [("the harbour", "the harbour office"), ("office in the", "office in the town")],
)
def test_a_source_ends_with_the_noun_that_its_last_word_leads_to(found: str, whole: str) -> None:
    arcs = {
        "the": ("town", "det"),
        "harbour": ("office", "compound"),
        "in": ("town", "case"),
        "town": ("office", "nmod"),
    }
    tagged = "the harbour office in the town said/VERB rain fell"
    assert sourced(tagged, found, arcs=arcs) == whole


def test_the_words_that_make_a_source_whole_are_no_content() -> None:
    arcs = {"harbour": ("office", "compound")}
    words, clusters, spans = made("told by the harbour office rain fell", arcs)
    told = row(words, "the harbour", "told", "office rain fell")
    (found,) = candidates(words, clusters, [told], spans)
    assert said(words, found) == ["rain fell"]


def test_what_stands_in_another_sentence_than_the_cue_and_in_no_marks_is_no_content() -> None:
    words, clusters, spans = made("all the rain fell . snow fell said/VERB [Voss]")
    words.sentences[:] = [(0, 5), (5, len(words))]
    words.sentence[:] = [0] * 5 + [1] * (len(words) - 5)
    both = replace(row(words, "Voss", "said", "snow fell"), content=((0, 17), (20, 29)))
    (found,) = candidates(words, clusters, [both], spans)
    assert said(words, found) == ["snow fell"]


def test_a_candidate_grows_by_all_but_its_cue() -> None:
    held = Candidate(head=2, cue=((2, 3),), content=((3, 5),), source=None, relation="verb")
    assert grown(held, [(0, 6)]).content == ((0, 2), (3, 6))


@pytest.mark.parametrize(
    ("tagged", "arcs", "whose"),
    [
        ("her call rose/VERB", {"her": ("call", "nmod:poss")}, "her"),
        ("call by Lund rose/VERB", {"by": ("Lund", "case"), "Lund": ("call", "nmod")}, "Lund"),
        ("call in Lund rose/VERB", {"in": ("Lund", "case"), "Lund": ("call", "nmod")}, None),
        ("call rose/VERB", {}, None),
    ],
)
def test_a_cue_is_no_source_but_whoever_it_belongs_to(
    tagged: str, arcs: dict[str, tuple[str, str]], whose: str | None
) -> None:
    words, _, _ = made(tagged, arcs)
    k = words.form.index("call")
    held = Candidate(head=k, cue=((k, k + 1),), content=((3, 4),), source=None, relation="verb")
    found = of_cue(words, held, Source(k, "spoke before"))
    assert (None if found is None else words.form[found.head]) == whose


def test_a_quotation_stays_whole_though_its_part_begins_before_the_mark() -> None:
    words, clusters, spans = made(
        "[Voss] said that [Ek] told/VERB them : “ rain fell . snow fell ”"
    )
    words.sentences[:] = [(0, 11), (11, len(words))]
    words.sentence[:] = [0] * 11 + [1] * (len(words) - 11)
    told = row(words, "Voss", "said", words.text[words.text.index("that") :])
    (found,) = candidates(words, clusters, [told], spans)
    assert said(words, found) == ["that Ek told them : “ rain fell . snow fell ”"]


def test_the_word_that_leads_to_a_clause_is_no_cue_though_it_stands_apart() -> None:
    words, clusters, spans = made("[Voss] said the claim that rain fell")
    told = row(words, "Voss", "said the", "that rain fell")
    that = words.text.index("that")
    told = replace(told, cue=(*told.cue, (that, that + 4)))
    (found,) = candidates(words, clusters, [told], spans)
    assert found.cue == ((1, 3),)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("In words of [Voss] , mayor : “ rain fell ”", "“ rain fell ”"),
        ("[Voss] said mayor told/VERB them : “ rain fell ”", "mayor told them : “ rain fell ”"),
    ],
)
def test_what_only_leads_to_a_quotation_is_no_content(text: str, content: str) -> None:
    words, clusters, spans = made(text)
    told = row(words, "Voss", "In words" if "In" in text else "said", "mayor")
    told = replace(told, content=((words.text.index("mayor"), len(words.text)),))
    (found,) = candidates(words, clusters, [told], spans)
    assert said(words, found) == [content]


def parted(words: Tokens, source: str, *parts: str) -> Linked:
    places = tuple((words.text.index(p), words.text.index(p) + len(p)) for p in parts)
    return replace(row(words, source, "said", parts[0]), content=places)


def test_what_stands_between_two_parts_of_a_content_and_is_nobody_elses_belongs_to_it() -> None:
    words, clusters, spans = made("[Voss] said that rain in the town fell : “ snow rose ”")
    told = parted(words, "Voss", "that rain", "“ snow rose ”")
    (found,) = candidates(words, clusters, [told], spans)
    assert said(words, found) == ["that rain in the town fell : “ snow rose ”"]


def test_neither_the_cue_nor_what_another_says_stands_between_two_parts() -> None:
    words, clusters, spans = made("rain , [Voss] said , fell and [Ek] added that snow fell too")
    mine, other = (
        parted(words, "Voss", "rain", "fell and", "too"),
        row(words, "Ek", "added", "snow"),
    )
    told = replace(other, content=((words.text.index("that"), words.text.index(" too")),))
    first = next(
        each for each in candidates(words, clusters, [mine, told], spans) if each.head == 3
    )
    assert said(words, first) == ["rain", "fell and", "too"]


def test_a_content_begins_with_all_that_hangs_on_its_first_noun() -> None:
    arcs = {"the": ("jurors", "det"), "old": ("jurors", "amod")}
    words, clusters, spans = made("[Voss] told the old jurors to wait", arcs)
    (found,) = candidates(words, clusters, [row(words, "Voss", "told", "jurors to wait")], spans)
    assert said(words, found) == ["the old jurors to wait"]


def test_a_source_that_owns_somebody_goes_on_to_them() -> None:
    arcs = {"’s": ("Voss", "case"), "Voss": ("wife", "nmod:poss")}
    tagged = "Mr. [Voss] ’s/PART wife said/VERB rain fell"
    assert sourced(tagged, "Mr. Voss ’s", arcs=arcs) == "Mr. Voss ’s wife"


def test_a_verb_of_speech_before_a_colon_is_no_part_of_a_source_though_tagged_as_a_noun() -> None:
    words, clusters, spans = made(
        "[Voss] Air tweets : “ rain fell ”", {"Air": ("tweets", "compound")}
    )
    (found,) = candidates(words, clusters, [row(words, "Voss Air", ":", "“ rain fell ”")], spans)
    assert found.source is not None
    assert found.source.span == (0, 2)


def test_the_first_root_of_a_phrase_is_its_head_though_others_hang_outside() -> None:
    words, _, _ = made("study in [Annals] rose/VERB", {"study": ("study", "nmod")})
    assert words.head_of(0, 3) == 0


@pytest.mark.parametrize(
    ("tagged", "arcs", "whom"),
    [
        ("the mayor , [Ek] , said/VERB", {"Ek": ("mayor", "appos")}, "Ek"),
        ("the poet [Ek] said/VERB", {}, "Ek"),
        ("the mayor told/VERB [Ek]", {}, None),
    ],
)
def test_a_noun_is_said_of_whose_name_stands_beside_it(
    tagged: str, arcs: dict[str, tuple[str, str]], whom: str | None
) -> None:
    words, clusters, _ = made(tagged, arcs)
    found = beside(words, clusters, 1)
    assert (found and found.name) == whom


def test_a_part_that_is_only_a_mark_is_no_content() -> None:
    words, clusters, spans = made("[Voss] said rain fell : snow rose :")
    told = row(words, "Voss", "said", "rain fell")
    both = replace(told, content=(*told.content, (len(words.text) - 1, len(words.text))))
    (found,) = candidates(words, clusters, [both], spans)
    assert said(words, found) == ["rain fell"]


@pytest.mark.parametrize(
    ("tagged", "names"),
    [
        ("[Dame] [Agnes Rooke] rose/VERB", ["Agnes Rooke"]),
        ("[King] rose/VERB", ["King"]),
        ("[King]", ["King"]),
        ("[Prime] Minister rose/VERB", []),
        ("[Duke] of Arlen rose/VERB", []),
        ("[Tarn] [Agnes Rooke] rose/VERB", ["Tarn", "Agnes Rooke"]),
    ],
)
def test_a_title_before_a_name_is_nobody_else(tagged: str, names: list[str]) -> None:
    _, clusters, _ = made(tagged)
    assert [each.name for each in clusters.members] == names


@pytest.mark.parametrize(
    ("forms", "entities", "name"),
    [
        (["Orr ", "Sun", "-", "ah ", "left"], ["PERSON"] * 2 + [""] * 3, "Orr Sun-ah"),
        (["Orr", "-", "led ", "talks ", "failed"], ["PERSON"] + [""] * 4, "Orr"),
        (["City ", "of ", "Tarn ", "left"], ["ORG", "ORG", "GPE", ""], "City of Tarn"),
        (["Bank ", "of ", "the ", "Isles ", "left"], ["ORG"] * 2 + [""] * 3, "Bank of the Isles"),
        (["Bank ", "of ", "the ", "poor ", "left"], ["ORG"] * 2 + [""] * 3, "Bank of"),
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
    assert [each.name for each in clusters.members] == [name]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sheikh/PROPN Said/VERB Fenby/PROPN has/AUX left/VERB town", 0),
        ("Sheikh/PROPN Said/VERB Fenby/PROPN Has/AUX Left/VERB town", 1),
        ("Said/VERB Fenby/PROPN : rain has/AUX left/VERB town", 1),
        ("left/VERB town , he/PRON Said/VERB .", 1),
    ],
)
def test_a_verb_with_a_capital_amid_a_sentence_is_a_name(text: str, count: int) -> None:
    words, clusters, spans = made(text)
    words.tag[words.form.index("Said")] = "VBD"
    told = row(words, "", "Said", "town")
    assert len(candidates(words, clusters, [told], spans)) == count


def test_a_verb_behind_its_cue_keeps_the_subject_before_it() -> None:
    words, clusters, spans = made("rain , said/VERB [Voss] , fell late . snow rose/VERB .")
    words.tag[words.form.index("fell")] = "VBD"
    words.sentences[:] = [(0, 8), (8, len(words))]
    words.sentence[:] = [0] * 8 + [1] * (len(words) - 8)
    (found,) = candidates(words, clusters, [row(words, "Voss", "said", "fell late")], spans)
    assert said(words, found) == ["rain", "fell late"]
