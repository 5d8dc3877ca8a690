"""The rules that a text's layout settles, one sieve at a time, on words made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.attribution import sieves
from annotators.attribution.candidate import Candidate, Quoted, Source
from annotators.attribution.linker import LEAST
from annotators.attribution.sieves import SIEVES
from annotators.text.intervals import Range
from annotators.text.quotations import find_quotations
from annotators.text.tokens import Tokens

TAGS = {"said": "VBD", "told": "VBD", "was": "VBD", "refused": "VBD", "fell": "VBD", "to": "TO"}
TAGS |= {"say": "VB", "Lund": "NNP", "Voss": "NNP", "Monday": "NNP"}
POS = {"VBD": "VERB", "VB": "VERB", "TO": "PART", "NNP": "PROPN"}
POS_BY_FORM = {
    "the": "DET",
    "it": "PRON",
    "on": "ADP",
    "by": "ADP",
    "whether": "SCONJ",
    "that": "SCONJ",
}
POS_BY_FORM |= dict.fromkeys(".,:“”—()", "PUNCT")


def read_text(text: str, **hung: str) -> tuple[Tokens, Quoted]:
    """The words between blanks (a line's end is one too) and the quotations of a text, none of them
    a term. `hung` says on which word and by what relation the first of a form hangs:
    `say="xcomp refused"`."""
    forms, spaces = [], []
    for line in text.split("\n"):
        for form in line.split(" ") if line else []:
            forms.append(form)
            spaces.append(True)
        if spaces:
            spaces[-1] = False
        forms.append("\n")
        spaces.append(False)
    forms, spaces = forms[:-1], spaces[:-1]
    tags = [TAGS.get(form, "NN") for form in forms]
    heads, deps = list(range(len(forms))), ["ROOT"] * len(forms)
    for form, place in hung.items():
        deps[forms.index(form)], head = place.split()
        heads[forms.index(form)] = forms.index(head)
    pos = [
        "SPACE" if form.isspace() else POS_BY_FORM.get(form.lower(), POS.get(tag, "NOUN"))
        for form, tag in zip(forms, tags, strict=True)
    ]
    words = Tokens.from_doc(
        Doc(Vocab(), words=forms, spaces=spaces, tags=tags, pos=pos, heads=heads, deps=deps)
    )
    quotations = find_quotations(words.text)
    words.mark_quotations(quotations)
    spans = [words.between(q.start, q.end) for q in quotations]
    return words, Quoted(quotations, spans, [0.0] * len(spans))


def row(
    content: Range, cue: int | None = None, source: int | None = None, relation: str = ""
) -> Candidate:
    """A candidate with the words of its content, cue and source."""
    return Candidate(
        head=content[0] if cue is None else cue,
        cue=() if cue is None else ((cue, cue + 1),),
        content=(content,),
        source=None if source is None else Source(source, "linked", (source, source + 1)),
        relation=relation or ("carried" if cue is None else "verb"),
    )


INTERVIEW = "Q: Who fell ?\nMara Voss: We did .\nQ: When ?\nMara Voss: In May ."


def test_a_turn_is_whose_name_stands_before_its_colon_and_nobody_elses() -> None:
    words, quotes = read_text(INTERVIEW)
    assert quotes.spans
    inside_turn = row(quotes.spans[-1], cue=0, source=0)
    turns = sieves.turns(words, quotes, [inside_turn])
    assert len(turns) == len(quotes.spans)
    assert {turn.relation for turn in turns} == {"turn"}
    assert inside_turn not in turns


def test_the_paragraphs_of_one_quotation_are_whose_cue_stands_at_one() -> None:
    words, quotes = read_text("“ It fell\n\n“ It was late ” said Voss .")
    first, second = quotes.spans
    cue = words.form.index("said")
    (run,) = sieves.runs(words, quotes, [row(first), row(second, cue, cue + 1)])
    assert run.content == (first, second)
    assert run.source == Source(cue + 1, "linked", (cue + 1, cue + 2))


def test_each_quoted_paragraph_but_that_of_the_cue_is_a_row_of_its_own() -> None:
    words, quotes = read_text("“ It fell\n\n“ It was late ” said Voss . “ We left ”")
    first, second, third = quotes.spans
    cue = words.form.index("said")
    whole = replace(row(second, cue, cue + 1), content=(first, second, third))
    uncued, cued = sieves.parted(words, quotes, [whole])
    assert (uncued.content, uncued.cue, uncued.source) == ((first,), (), whole.source)
    assert (cued.content, cued.cue) == ((second, third), whole.cue)


def test_what_stands_in_marks_is_somebodys_though_no_cue_was_seen() -> None:
    words, quotes = read_text("Lund fell . “ We left at noon . ”")
    (statement,) = sieves.unseen(words, quotes, [])
    assert (statement.content, statement.cue, statement.source) == (tuple(quotes.spans), (), None)


def test_a_piece_of_a_sentence_in_marks_is_somebodys_too() -> None:
    words, quotes = read_text("Lund fell for the “ late and loud ” noon")
    (statement,) = sieves.unseen(words, quotes, [])
    assert statement.content == tuple(quotes.spans)


def test_what_no_cue_was_seen_for_is_less_likely_the_more_it_is_a_term() -> None:
    words, quotes = read_text("Lund fell for the “ late and loud ” noon")
    (statement,) = sieves.unseen(words, replace(quotes, terms=[0.1]), [])
    (less,) = sieves.unseen(words, replace(quotes, terms=[0.4]), [])
    assert less.score < statement.score < LEAST


def test_a_term_in_marks_is_nobodys_without_a_cue() -> None:
    words, quotes = read_text("Lund was late for “ Noon And After ”")
    assert quotes.spans
    assert sieves.unseen(words, replace(quotes, terms=[0.9]), []) == []


def test_a_quotation_that_somebody_has_is_made_no_second_row() -> None:
    words, quotes = read_text("Lund said : “ We left at noon . ”")
    candidate = row(quotes.spans[0], cue=1, source=0)
    assert sieves.unseen(words, quotes, [candidate]) == [candidate]


def test_a_cue_speaks_in_its_own_paragraph_before_the_next_one_that_is_quoted() -> None:
    words, quotes = read_text("It was late . “ It fell on us ” Voss said .\n\n“ We left ”")
    first, second = quotes.spans
    cue = words.form.index("said")
    whole = replace(row(first, cue, cue - 1), content=(first, second))
    cued, uncued = sieves.parted(words, quotes, [whole])
    assert (cued.content, cued.cue) == ((first,), whole.cue)
    assert (uncued.content, uncued.cue) == ((second,), ())


def test_two_quotations_that_do_not_run_on_stay_two() -> None:
    words, quotes = read_text("“ It fell ”\n\n“ It was late ” said Voss .")
    rows = [row(span) for span in quotes.spans]
    assert len(rows) == 2
    assert sieves.runs(words, quotes, rows) == rows


def test_a_quotation_is_owned_by_who_has_half_of_its_words() -> None:
    words, quotes = read_text("it said “ We wait here now ” on Monday")
    start, _ = quotes.spans[0]
    assert sieves.owners(words, quotes, [row((start, start + 4))]) == {0: 0}
    assert sieves.owners(words, quotes, [row((start, start + 2))]) == {}


@pytest.mark.parametrize("sieve", SIEVES, ids=lambda sieve: sieve.__name__)
def test_of_nothing_a_sieve_makes_nothing(sieve: object) -> None:
    words, quotes = read_text("it was late")
    assert callable(sieve)
    assert sieve(words, quotes, []) == []


def test_what_a_subhead_quotes_is_not_what_is_said_above_it() -> None:
    words, quotes = read_text(
        "Voss said it fell .\n\nBridge “ may be late ”\n\nthe town was late ."
    )
    start = words.form.index("it")
    candidate = replace(
        row((start, start + 2), 1, 0), content=((start, start + 2), quotes.spans[0])
    )
    (remainder,) = sieves.parted(words, quotes, [candidate])
    assert remainder.content == ((start, start + 2),)


def test_a_quotation_that_opens_the_next_paragraph_goes_on_with_what_was_said() -> None:
    words, quotes = read_text("Voss said it fell .\n\n“ We left ”")
    candidate = replace(row((2, 4), 1, 0), content=((2, 4), quotes.spans[0]))
    cued, uncued = sieves.parted(words, quotes, [candidate])
    assert (cued.content, uncued.content) == (((2, 4),), (quotes.spans[0],))
    assert (uncued.cue, uncued.source) == ((), candidate.source)


def test_who_is_believed_to_have_done_something_is_named_with_it() -> None:
    words, quotes = read_text("Voss was told to wait", Voss="nsubj:pass told", was="aux:pass told")
    (candidate,) = sieves.passives(words, quotes, [row((3, 5), 2, 0)])
    assert (candidate.source, candidate.content) == (None, ((0, 1), (3, 5)))
