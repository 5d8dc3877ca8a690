"""Trees mended where what stands side by side says more than the parser."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.attribution.parse_repair import mend
from annotators.text.tokens import Tokens

POS = {"VBD": "VERB", "VBN": "VERB", "VB": "VERB", "NNP": "PROPN", "NN": "NOUN", "JJ": "ADJ"}


def mended(tree: str) -> dict[str, tuple[str, str]]:
    """What each word hangs on, and how, in a tree of `word:tag:relation:head` cells."""
    cells = [
        [*before.split(":", 2), head]
        for before, _, head in (cell.rpartition(":") for cell in tree.split())
    ]
    forms = [cell[0] for cell in cells]
    doc = Doc(
        Vocab(),
        words=forms,
        tags=[cell[1] for cell in cells],
        pos=[POS.get(cell[1], "X") for cell in cells],
        deps=[cell[2] for cell in cells],
        heads=[int(cell[3]) for cell in cells],
    )
    words = Tokens.from_doc(doc)
    mend(words)
    return {f: (words.dep[k], words.form[words.head[k]]) for k, f in enumerate(words.form)}


def test_a_second_verb_of_saying_is_the_speaker_s_and_not_that_of_what_is_said() -> None:
    tree = (
        "Voss:NNP:nsubj:1 said:VBD:ROOT:1 crews:NN:nsubj:5 had:VBD:aux:5 been:VBN:aux:5"
        " cut:VBN:ccomp:1 and:CC:cc:7 called:VBD:conj:5 it:PRP:obj:7 wishful:JJ:xcomp:7"
    )
    assert mended(tree)["called"] == ("conj", "said")


def test_a_second_verb_in_the_tense_of_the_clause_may_be_part_of_it() -> None:
    tree = (
        "Voss:NNP:nsubj:1 said:VBD:ROOT:1 crews:NN:nsubj:3 left:VBD:ccomp:1"
        " and:CC:cc:5 called:VBD:conj:3 it:PRP:obj:5 wishful:JJ:xcomp:5"
    )
    assert mended(tree)["called"] == ("conj", "left")


def test_a_preposition_before_a_title_is_that_of_the_name() -> None:
    tree = "made:VBN:ROOT:0 by:IN:case:2 Minister:NNP:nmod:desc:3 Holt:NNP:obl:agent:0"
    assert mended(tree)["by"] == ("case", "Holt")


def test_last_week_shows_nothing_but_the_inspection_before_it_does() -> None:
    tree = (
        "An:DT:det:1 inspection:NN:dep:4 last:JJ:amod:3 week:NN:nsubj:4 showed:VBD:ROOT:4"
        " cracks:NN:obj:4"
    )
    found = mended(tree)
    assert (found["inspection"], found["week"]) == (
        ("nsubj", "showed"),
        ("obl:npmod", "inspection"),
    )


def test_what_is_joined_to_a_verb_is_the_verb_that_a_time_parts_from_its_subject() -> None:
    tree = (
        "He:PRP:nsubj:1 said:VBD:ROOT:1 and:CC:cc:4 an:DT:det:4 inspection:NN:conj:1"
        " last:JJ:amod:6 week:NN:obl:unmarked:7 showed:VBD:ccomp:1 cracks:NN:obj:7"
    )
    found = mended(tree)
    assert (found["inspection"], found["showed"]) == (("nsubj", "showed"), ("conj", "said"))


def test_a_dateline_is_no_part_of_the_sentence_behind_it() -> None:
    tree = (
        "KARST:NNP:ccomp:6 —:HYPH:punct:2 Ferries:NN:nsubj:3 stopped:VBD:parataxis:0"
        " ,:,:punct:6 Voss:NNP:nsubj:6 said:VBD:ROOT:6"
    )
    found = mended(tree)
    assert (found["KARST"], found["stopped"]) == (("root", "KARST"), ("ccomp", "said"))
