"""Shapes of news that the shipped pipeline must get right, in invented words."""

import pytest

from annotators import annotate, codec
from annotators.findings import Claim
from tests.support.readings import SAMPLES

pytestmark = pytest.mark.model


def claims(text: str) -> dict[str, Claim]:
    """The claims of a text by the first words of their content."""
    return {claim.content[0].of(text)[:24]: claim for claim in annotate(text).claims}


def test_the_verb_behind_a_quotation_is_its_cue_whatever_else_the_sentence_says() -> None:
    text = (
        "“We can carry nine thousand people a day,” said Captain Aurelio Benítez, who has run the "
        "north line for twenty years."
    )
    (claim,) = annotate(text).claims
    assert (claim.speaker, claim.cue[0].of(text)) == ("Aurelio Benítez", "said")


def test_what_reports_suggest_is_not_said_by_whoever_responds_to_them() -> None:
    text = (
        "Olga Brandt, the foreign minister, met the press in Karst on Monday. Brandt responded to "
        "reports suggesting that envoys Steve Holm and Jon Lind could soon travel to the coast."
    )
    (claim,) = annotate(text).claims
    assert (claim.speaker, claim.polarity) == ("Olga Brandt", "open")


@pytest.mark.parametrize("role", ["a councillor", "a senator", "a pilot"])
def test_what_somebody_says_as_what_he_was_he_says(role: str) -> None:
    text = f"Tom Brask left the board in May. As {role} he opposed the toll. Few agreed."
    (position,) = annotate(text).positions
    assert (position.speaker, position.source[0].of(text)) == ("Tom Brask", "he")


@pytest.mark.parametrize("role", ["a councillor", "a boy"])
def test_what_somebody_says_as_something_is_under_the_name(role: str) -> None:
    text = f"Tom Brask left the board in May. As {role} he said the toll was wrong. Few agreed."
    assert [claim.speaker for claim in annotate(text).claims] == ["Tom Brask"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tom Reed was reportedly told that his pay would end.", "his pay would end"),
        ("Olaf Kern was apparently warned that the ice was thin.", "that the ice was thin"),
        ("The crew were allegedly told that the ship was safe.", "the ship was safe"),
    ],
)
def test_who_is_told_something_neither_says_it_nor_is_part_of_it(text: str, words: str) -> None:
    (claim,) = annotate(text).claims
    assert claim.speaker == "unnamed"
    assert " ".join(span.of(text) for span in claim.content) == words


def test_a_verb_behind_a_name_is_no_part_of_it() -> None:
    text = "Tom Brask demurred that he was no expert. He wrote the book."
    assert [claim.speaker for claim in annotate(text).claims] == ["Tom Brask"]


def test_a_denial_is_marked_as_one() -> None:
    text = "Mayor Hedda Lindqvist denied that the report had been kept from the council."
    (claim,) = annotate(text).claims
    assert (claim.speaker, claim.act, claim.polarity) == ("Hedda Lindqvist", "denies", "denies")


def test_what_is_brushed_aside_is_denied() -> None:
    text = "Asked about the letter, the mayor, Ona Birk, brushed that aside. She opened the fair."
    assert [claim.polarity for claim in annotate(text).claims] == ["denies"]


def test_of_two_who_answer_each_other_each_has_their_own_words() -> None:
    text = (
        "Ola Marn and her brother, Pek Marn, run the mill. “We open at six,” she says. “We open at "
        "seven,” he says."
    )
    speakers = {claim.content[0].of(text): claim.speaker for claim in annotate(text).claims}
    assert speakers == {"“We open at six,”": "Ola Marn", "“We open at seven,”": "Pek Marn"}


def test_nobody_denies_what_they_do_not_rule_out() -> None:
    (claim,) = annotate("Mara Stolz did not rule out that the ferry would be sold.").claims
    assert (claim.act, claim.polarity) == ("says", "open")


def test_what_somebody_leaves_open_does_not_count_as_said() -> None:
    findings = annotate("Mara Stolz did not rule out that the ferry would be sold.")
    assert [(person.name, person.said) for person in findings.people] == [("Mara Stolz", 0)]


def test_the_one_named_beside_a_title_is_the_subject_that_he_stands_for() -> None:
    text = (
        "Tom Okafor asked the region for money on Monday. He said it was late. The transport "
        "minister, Paul Ekeland, said he would look at the numbers. He denied that the bridge was "
        "safe."
    )
    assert claims(text)["that the bridge was safe"].speaker == "Paul Ekeland"


def test_an_appeal_is_a_demand() -> None:
    text = "Tomas Okafor called on the regional government to pay for half of the repairs."
    (claim,) = annotate(text).claims
    assert (claim.speaker, claim.act) == ("Tomas Okafor", "demands")


def test_so_called_things_are_in_marks_and_nobodys_statement() -> None:
    text = "The so-called “bridge tax”, a toll of four crowns, will not be collected in May."
    (quote,) = annotate(text).quotes
    assert (quote.kind, quote.speaker) == ("scare", None)


def test_what_somebody_calls_something_is_theirs_and_a_mere_name_is_nobody_s() -> None:
    text = "Ada Brandt defended what she called “our last bridge” on Monday."
    (quote,) = annotate(text).quotes
    assert (quote.kind, quote.speaker) == ("mixed", "Ada Brandt")
    (quote,) = annotate("Otto Lind sat in a pub called “The Old Anchor” all day.").quotes
    assert (quote.kind, quote.speaker) == ("scare", None)


def test_what_is_rejected_as_something_is_denied() -> None:
    text = "The mayor rejected the report as “a fairy tale”."
    (claim,) = annotate(text).claims
    assert (claim.act, claim.polarity) == ("denies", "denies")


@pytest.mark.parametrize(
    "question",
    ["Was it chance, she asked, or was it policy?", "Who, she asked, would pay for the dam?"],
)
def test_a_question_in_no_marks_is_left_open(question: str) -> None:
    claims = annotate(f"Ona Birk leads the council. {question} It rained.").claims
    assert [claim.polarity for claim in claims] == ["open"]


def test_what_no_one_says_not_even_who_is_named_is_left_open() -> None:
    text = "No one at the meeting, not even Jon Tarn, said that the bridge should be closed."
    (claim,) = annotate(text).claims
    assert claim.polarity == "open"


@pytest.mark.parametrize(
    "text",
    [
        "The inspectors were told that the ferry had been sold in secret.",
        "Mill boss ‘hid the accounts for years’, court told\n\nOdd Marsten ran a mill in Ketter.",
        "Ferry sank ‘within four minutes’, inquest told\n\nThe ferry ran from Karst to Lund.",
    ],
)
def test_whoever_was_told_does_not_say_it(text: str) -> None:
    assert {claim.speaker for claim in annotate(text).claims} == {"unnamed"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Falk told reporters on Monday the strike would end.", "the strike would end"),
        ("Mayor Ada Orr told the council the town was broke.", "the town was broke"),
        ("Carl Falk told police the black van hit him.", "the black van hit him"),
        ("Carl Falk told the court he was sorry.", "he was sorry"),
    ],
)
def test_whom_it_was_told_is_no_part_of_what_was_told(text: str, content: str) -> None:
    (claim,) = annotate(text).claims
    assert [span.of(text) for span in claim.content] == [content]


def sample(name: str) -> str:
    """One of the articles that come with newsread."""
    return (SAMPLES / name).read_text("utf-8")


def test_a_letter_over_many_paragraphs_is_its_writer_s_to_the_end() -> None:
    text = sample("speech-river-commission.txt")
    quotes = [q for q in annotate(text).quotes if q.start < text.index("Jonas Tiller")]
    assert {q.speaker for q in quotes} == {"Oda Brenninck"}


def test_what_a_second_verb_of_saying_reports_is_a_row_of_its_own() -> None:
    text = (
        "The port of Lund is closing. Ada Voss, the harbour master, said that two cranes had been "
        "sold and added that the sale was “a shame”."
    )
    rows = annotate(text).claims
    assert {c.speaker for c in rows} == {"Ada Voss"}
    assert [c.content[0].of(text) for c in rows] == [
        "that two cranes had been sold",
        "that the sale was “a shame”",
    ]


def test_a_title_that_something_was_said_on_is_not_said() -> None:
    text = "“I never asked for a bridge,” Ada Voss said on “Morning Table.” “I asked for a boat.”"
    (claim,) = annotate(text).claims
    contents = [span.of(text) for span in claim.content]
    assert contents == ["“I never asked for a bridge,”", "“I asked for a boat.”"]


def test_who_asked_not_to_be_named_says_what_follows_and_nothing_else() -> None:
    text = "One of them, who asked not to be named, said that half of her customers came on foot."
    findings = annotate(text)
    rows = [*findings.claims, *findings.positions]
    assert [span.of(text) for row in rows for span in row.content] == [
        "that half of her customers came on foot"
    ]


def test_the_subject_of_what_is_said_is_no_part_of_its_source() -> None:
    text = "According to Sand, a report from 2019 had already recommended a new pier."
    (claim,) = annotate(text).claims
    assert claim.speaker == "Sand"
    assert [span.of(text) for span in claim.content] == [
        "a report from 2019 had already recommended a new pier"
    ]


def test_a_cue_that_is_turned_round_says_nothing_by_itself() -> None:
    text = "Nor did Wanda Orr say it sank."
    assert [span.of(text) for row in annotate(text).claims for span in row.content] == ["it sank"]


def test_a_quotation_below_a_heading_in_marks_begins_with_its_own() -> None:
    text = (
        "The line opened on Monday, Ada Voss said.\n\n“A bed that moves”\n\n"
        "“A night train is a hotel,” Voss said."
    )
    contents = [span.of(text) for row in annotate(text).claims for span in row.content]
    assert contents
    assert contents == [content.strip() for content in contents]


def test_what_stands_behind_in_the_words_of_somebody_and_a_colon_is_theirs() -> None:
    text = (
        "The pier of Lund is sinking. In the words of Ada Voss, the mayor: “Nobody will save it.”"
    )
    (claim,) = annotate(text).claims
    assert (claim.speaker, claim.form) == ("Ada Voss", "direct")


def test_to_rule_out_is_to_deny() -> None:
    ruled = annotate("Ada Voss ruled out that the pier would be sold.")
    assert [(c.act, c.polarity) for c in ruled.claims] == [("denies", "denies")]


def test_a_headline_may_end_with_the_one_who_says_it() -> None:
    text = (
        "Pier will close for a year, says Ada Voss\n\n"
        "The pier of Lund is old. It was built in 1911."
    )
    (claim,) = annotate(text).claims
    contents = [span.of(text) for span in claim.content]
    assert (claim.speaker, contents) == ("Ada Voss", ["Pier will close for a year"])


def test_a_place_before_the_report_says_nothing() -> None:
    text = "LUND — The pier has moved by an inch, engineers said on Tuesday. It was built in 1911."
    (claim,) = annotate(text).claims
    contents = [span.of(text) for span in claim.content]
    assert (claim.speaker, contents) == ("engineers", ["The pier has moved by an inch"])


def test_who_stands_for_the_name_before_it_and_brackets_for_the_one_they_explain() -> None:
    text = (
        "Two engineers saw the pier on Monday. Professor 李雪梅 (Li Xuemei), who teaches at the "
        "Institute for Piers, said that the pier would sink."
    )
    (claim,) = annotate(text).claims
    assert claim.speaker == "李雪梅"
    assert claim.source[0].of(text).startswith("Professor")


def test_a_gesture_before_a_quotation_names_its_speaker() -> None:
    text = (
        "Ada Voss and Bo Ek waited for the ferry.\n\n“It is late,” Voss said, pointing at the "
        "clock.\n\nBo Ek shrugged. “It always is.”"
    )
    assert [q.speaker for q in annotate(text).quotes] == ["Ada Voss", "Bo Ek"]


def test_a_word_that_is_explained_behind_its_comma_is_nobody_s_statement() -> None:
    text = "The fair has no “content”, a word that the founder, Siv Aronsen, has had painted over."
    assert annotate(text).claims == ()


def test_a_name_behind_a_dash_signs_the_words_before_it() -> None:
    text = "> The pier belongs to all of us.\n\n— Ada Voss, mayor of Lund"
    (claim,) = annotate(text).claims
    assert (claim.speaker, claim.why) == ("Ada Voss", "linked to “—”")


def test_the_cue_at_the_end_of_a_quotation_is_that_of_all_its_paragraphs() -> None:
    text = (
        "Ada Voss began to speak.\n\n“The pier is old.\n\n“Its wheels are worn.\n\n"
        "“Let it rest,” she said."
    )
    findings = annotate(text)
    assert {quote.speaker for quote in findings.quotes} == {"Ada Voss"}
    assert [claim.speaker for claim in findings.claims] == ["Ada Voss"] * 3


def test_findings_are_as_sure_when_they_are_read_again_as_when_they_were_made() -> None:
    findings = annotate((SAMPLES / "harbour-bridge.txt").read_text("utf-8"))
    assert codec.decode(codec.encode(findings)) == findings


def test_what_is_said_ends_with_its_sentence_in_a_wrapped_mail_too() -> None:
    text = """From: Agnes Fell <agnes@north.example>
Subject: The dam

Dear all,

I spoke with the engineer this morning. Pavel Dorn said that the dam had
not been inspected since 2011, and that "nobody in the ministry wanted to
know about it". He did not say that it was unsafe, but he did not rule out
a failure either.
"""
    contents = [
        " ".join(" ".join(span.of(text) for span in claim.content).split())
        for claim in annotate(text).claims
        if not claim.is_open
    ]
    assert contents == [
        'that the dam had not been inspected since 2011, and that "nobody in the ministry wanted '
        'to know about it"'
    ]


def test_a_clause_in_marks_of_any_kind_that_somebody_said_is_word_for_word() -> None:
    text = "The mayor, Finn Kaspar, shook his head. »I heard nothing«, he said."
    findings = annotate(text)
    assert [(quote.kind, quote.speaker) for quote in findings.quotes] == [("direct", "Finn Kaspar")]
    assert [claim.form for claim in findings.claims] == ["direct"]


def test_a_no_that_somebody_says_is_said() -> None:
    (claim,) = annotate("“No,” said Ole Lund.").claims
    assert (claim.polarity, claim.form, claim.speaker) == ("affirms", "direct", "Ole Lund")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The council announced tougher rules.", ["tougher rules"]),
        ("Mara Stolz saw barley as a source of income.", ["barley as a source of income"]),
        ("Mara Stolz commented on the raid.", []),
        ("Mara Stolz said nothing about the drains.", []),
        ("Mara Stolz said nothing had been stolen.", ["nothing had been stolen"]),
    ],
)
def test_what_is_announced_or_judged_is_said_and_what_is_only_spoken_of_is_not(
    text: str, content: list[str]
) -> None:
    findings = annotate(text)
    assert [span.of(text) for claim in findings.claims for span in claim.content] == content


def test_who_agrees_that_something_is_so_claims_it() -> None:
    (claim,) = annotate("While growers agree the canal is important, nobody repairs it.").claims
    assert (claim.speaker, claim.act) == ("growers", "holds")


def test_what_somebody_denounces_in_quotation_marks_is_their_judgement() -> None:
    text = "Governor Hedda Lindqvist denounced the new toll as “cruel and pointless” on Friday."
    (claim,) = annotate(text).claims
    assert (claim.speaker, claim.form) == ("Hedda Lindqvist", "mixed")
    assert "“cruel and pointless”" in " ".join(span.of(text) for span in claim.content)


@pytest.mark.parametrize(
    ("words", "are_claimed"),
    [
        ("“You knew it would sink, didn’t you?”", True),
        ("“It is late, is it not?”", True),
        ("“Why did it sink?”", False),
        ("“If they cannot do it, can we?”", False),
    ],
)
def test_a_question_claims_something_where_it_ends_in_a_tag(words: str, are_claimed: bool) -> None:
    assert bool(annotate(f"Ada Brandt told officers: {words}").claims) == are_claimed


def test_nobody_and_neither_are_no_names() -> None:
    text = "The captain and the cook were saved. Neither said how. Nobody denies that it sank."
    assert annotate(text).people == ()


def test_who_would_not_be_drawn_on_something_leaves_it_open() -> None:
    (claim,) = annotate("The minister would not be drawn on who will take over.").claims
    assert (claim.speaker, claim.polarity) == ("The minister", "open")
