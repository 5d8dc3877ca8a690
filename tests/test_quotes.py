"""Finding quotations by marks and lines."""

from __future__ import annotations

from itertools import pairwise

import pytest

from annotators.text.quotations import find_quotations

CASES = [
    ("curly", "“Yes,” she said. “No.”", ["“Yes,”", "“No.”"]),
    ("straight", '"Yes," she said. "No."', ['"Yes,"', '"No."']),
    ("doubled singles", "''Yes,'' she said. ''No.''", ["''Yes,''", "''No.''"]),
    ("TeX", "``Yes,'' she said.", ["``Yes,''"]),
    ("British", "‘It isn’t,’ she said; they weren’t. ‘No.’", ["‘It isn’t,’", "‘No.’"]),
    (
        "British plural",
        "‘The voters’ choice is clear,’ he said.",
        ["‘The voters’ choice is clear,’"],
    ),
    ("straight singles", "He called it 'a mess' in the '90s.", ["'a mess'"]),
    ("apostrophes alone", "The dogs’ bones aren’t theirs, y’all, since the ’90s.", []),
    ("French", "« Oui », dit-elle. «Non.»", ["« Oui »", "«Non.»"]),
    ("German", "„Nein“, sagte er. »Ja«, sagte sie.", ["„Nein“", "»Ja«"]),
    ("German singles", "‚Nein‘, sagte er. ‚Ja.‘", ["‚Nein‘", "‚Ja.‘"]),
    ("Swiss singles", "›Nein‹, sagte er. ‹Ja.›", ["›Nein‹", "‹Ja.›"]),
    ("a path", "Home ›News and ›31m ‹", []),
    ("Japanese", "彼は「はい」と言った。", ["「はい」"]),
    (
        "nested",
        "“He told me ‘never again’ twice,” she said.",
        ["“He told me ‘never again’ twice,”"],
    ),
    ("nested alike", "“The “new” plan,” she said.", ["“The “new” plan,”"]),
    ("mixed makes", '“Our roads," she said. "Our rails.”', ['“Our roads,"', '"Our rails.”']),
    ("feet and inches", 'He is 5\'10" tall and said "hello there".', ['"hello there"']),
    ("no words", '“” and ""', []),
]


@pytest.mark.parametrize(("text", "quotations"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_quotations_are_found_by_their_marks(text: str, quotations: list[str]) -> None:
    assert [q.of(text) for q in find_quotations(text)] == quotations


def test_a_quotation_runs_over_five_paragraphs() -> None:
    text = "She said: “One.\n\n“Two.\n\n“Three.\n\n“Four.\n\n“Five,” and left. “Six.”"
    quotations = find_quotations(text)
    assert [q.of(text) for q in quotations] == [
        "“One.",
        "“Two.",
        "“Three.",
        "“Four.",
        "“Five,”",
        "“Six.”",
    ]
    assert [q.run for q in quotations] == [0, 0, 0, 0, 0, 1]


def test_a_quotation_may_run_on_without_opening_again() -> None:
    text = "“One.\nTwo.\nThree,” she said. Four."
    quotations = find_quotations(text)
    assert [q.of(text) for q in quotations] == ["“One.", "Two.", "Three,”"]
    assert {q.run for q in quotations} == {0}


def test_a_quotation_that_does_not_open_again_is_at_an_end_after_five_paragraphs() -> None:
    text = "“One.\n{}Last,” she said."
    assert len(find_quotations(text.format("More.\n" * 4))) == 6
    assert len(find_quotations(text.format("More.\n" * 5))) == 1


def test_a_mark_that_nothing_closes_costs_no_other_quotation() -> None:
    text = "A “stray mark stands here.\n\nHe said “yes” and went.\n\nShe had the last word: “no"
    assert [q.of(text) for q in find_quotations(text)] == ["“yes”", "“no"]


def test_a_mark_that_nothing_closes_opens_a_quotation_where_a_sentence_begins() -> None:
    text = "The mayor left. “We shall see, he told us.\n\nHe said “yes” and went."
    assert [q.of(text) for q in find_quotations(text)] == ["“We shall see, he told us.", "“yes”"]


def test_markdown_block_quotes_are_quotations() -> None:
    text = "He wrote:\n\n> The river is ours.\n> It was always ours.\n\nNobody answered."
    quotations = find_quotations(text)
    assert [q.of(text) for q in quotations] == ["The river is ours.", "It was always ours."]
    assert [(q.style, q.run) for q in quotations] == [("block", 0), ("block", 0)]


def test_dashes_give_speech_where_two_lines_have_them() -> None:
    text = "— I never signed it, — he answered. — Ask her.\n— I did ask her, you know."
    words = [q.of(text) for q in find_quotations(text)]
    assert words == ["I never signed it,", "Ask her.", "I did ask her, you know."]
    assert find_quotations("— A lone dash begins this line of ours.") == []


def test_the_turns_of_an_interview_have_their_speakers() -> None:
    text = "Q: Who signed?\nMara Voss: I did.\nQ: When?\nMara Voss: In May.\nNot in June.\nQ: Why?"
    quotations = find_quotations(text)
    assert [q.speaker and q.speaker.of(text) for q in quotations] == [
        "Q",
        "Mara Voss",
        "Q",
        "Mara Voss",
        "Mara Voss",
        "Q",
    ]
    assert quotations[3].run == quotations[4].run


def test_a_turn_is_of_a_name_with_particles_too() -> None:
    text = "Nora de la Serna: We need a new roof.\nPaul al-Harun: We need a new theatre."
    speakers = [q.speaker.of(text) for q in find_quotations(text) if q.speaker is not None]
    assert speakers == ["Nora de la Serna", "Paul al-Harun"]


def test_who_wrote_an_interview_takes_no_turn_in_it() -> None:
    text = (
        "Interview: Karin Sol\n\nWe met at noon.\n\nQ: Why?\nA: Because.\nQ: And now?\nA: I rest."
    )
    turns = find_quotations(text)
    assert [q.speaker.of(text) for q in turns if q.speaker] == ["Q", "A", "Q", "A"]


def test_who_is_told_from_another_by_a_number_has_turns_too() -> None:
    text = "S1: Who signed?\nS2: I did.\nS1: When?\nS2: In May."
    speakers = [q.speaker.of(text) for q in find_quotations(text) if q.speaker is not None]
    assert speakers == ["S1", "S2", "S1", "S2"]


def test_questions_and_answers_may_be_numbered() -> None:
    text = "Q1: Why?\nA1: Because.\nIt was so.\nQ2: And now?\nA2: I rest."
    turns = find_quotations(text)
    assert [q.speaker.of(text) for q in turns if q.speaker] == ["Q1", "A1", "A1", "Q2", "A2"]


def test_who_is_named_in_full_once_takes_that_turn_too() -> None:
    text = (
        "HOST ADA QUILL: Welcome.\nMAYOR BO EK: Thank you.\nQUILL: Who signed?\nEK: I did.\n"
        "QUILL: When?"
    )
    turns = find_quotations(text)
    speakers = [q.speaker.of(text) for q in turns if q.speaker]
    assert speakers == ["HOST ADA QUILL", "MAYOR BO EK", "QUILL", "EK", "QUILL"]


@pytest.mark.parametrize("direction", ["(LAUGHTER)", "[applause, some boos]"])
def test_a_line_in_brackets_between_turns_is_nobodys_words(direction: str) -> None:
    text = f"Q: Why?\nA: Because.\n{direction}\nIt was so.\nQ: And now?\nA: I rest."
    turns = [q.of(text) for q in find_quotations(text)]
    assert turns == ["Why?", "Because.", "It was so.", "And now?", "I rest."]


def test_a_stage_direction_in_a_turn_is_nobodys_words() -> None:
    text = (
        "EK: Sit down. (LAUGHTER) Please. (APPLAUSE)\n"
        "ORR: [BELLS] The Dam Board (TDB) met (LAUGHTER) late.\n"
        "EK: (CROSSTALK)\nORR: It - (COUGHS) - sank."
    )
    turns = [q.of(text) for q in find_quotations(text)]
    assert turns == ["Sit down.", "Please.", "The Dam Board (TDB) met", "late.", "It -", "- sank."]


@pytest.mark.parametrize("noise", ["(laughs)", "[Applause.]", "(crosstalk)", "(pause)"])
def test_what_a_hall_does_in_a_turn_is_nobodys_words_in_small_letters_too(noise: str) -> None:
    text = f"EK: {noise} Sit down.\nORR: It sank {noise} at noon (by then).\nEK: {noise}\nORR: So."
    turns = [q.of(text) for q in find_quotations(text)]
    assert turns == ["Sit down.", "It sank", "at noon (by then).", "So."]


def test_a_stop_behind_a_noise_begins_no_words() -> None:
    text = "EK: It sank (laughs). I swam.\nORR: It sank [applause], too.\nEK: So.\nORR: (laughs)!"
    turns = [q.of(text) for q in find_quotations(text)]
    assert turns == ["It sank", "I swam.", "It sank", "too.", "So."]


@pytest.mark.parametrize("manner", ["(smiling)", "(pours herself tea)", "(to the mayor)"])
def test_how_a_turn_is_spoken_is_nobodys_words(manner: str) -> None:
    text = (
        f"EK: {manner} Sit down.\nORR: (a) It sank (by then). (b) I swam.\nEK: {manner}\nORR: So."
    )
    turns = [q.of(text) for q in find_quotations(text)]
    assert turns == ["Sit down.", "(a) It sank (by then). (b) I swam.", "So."]


def test_a_line_about_the_one_who_has_just_spoken_is_nobodys_words() -> None:
    text = (
        "EK: Why?\nORR: Because.\nOrr looks at the river.\nIt was so.\nEK: And now?\nORR: I rest."
    )
    turns = [q.of(text) for q in find_quotations(text)]
    assert turns == ["Why?", "Because.", "It was so.", "And now?", "I rest."]


@pytest.mark.parametrize(
    ("line", "is_spoken"),
    [
        ("She pours more tea and looks at the yard.", False),
        ("He slowly shakes his head.", False),
        ("She swims further than I do.", True),
        ("She stands by me.", True),
    ],
)
def test_a_gesture_between_turns_is_nobodys_words(line: str, is_spoken: bool) -> None:
    text = f"Q: Why?\n\nA: Because.\n\n{line}\n\nQ: And now?\n\nA: I rest."
    assert (line in [q.of(text) for q in find_quotations(text)]) == is_spoken


def test_a_colon_in_a_headline_is_no_interview() -> None:
    assert find_quotations("Update: The bridge is open.\n\nMore: see page two.") == []


@pytest.mark.parametrize(
    "marks", ["“", "”", '"', "‘", "’", "'", "«", "»", "‹", "›", "„", "``", "> ", "— ", "Q: "]
)
def test_no_heap_of_marks_is_too_odd(marks: str) -> None:
    text = f"{marks}word {marks * 7}\n{marks}\n\n{marks * 3}word{marks}\n"
    quotations = find_quotations(text)
    assert all(a.end <= b.start for a, b in pairwise(quotations))
    assert all(0 <= q.start < q.end <= len(text) for q in quotations)


def test_what_nothing_closes_ends_before_the_verb_of_saying() -> None:
    text = '"The pier is old, said Ada Voss.\n\nBo Ek said so.'
    assert [q.of(text) for q in find_quotations(text)] == ['"The pier is old,']


def test_a_speech_after_a_dash_ends_before_he_answered() -> None:
    text = "— Are you cold? asked Bo Ek.\n— I am from Lund, she answered."
    assert [q.of(text) for q in find_quotations(text)] == ["Are you cold?", "I am from Lund,"]


def test_an_empty_line_of_a_block_quote_does_not_end_it() -> None:
    first, second = find_quotations("> The pier is ours.\n>\n> It always was.\n")
    assert first.run == second.run
