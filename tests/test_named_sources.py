"""Under whose name a statement stands, in invented news, by the pipeline that ships."""

import pytest

from annotators import annotate
from tests.support.readings import SAMPLES

pytestmark = pytest.mark.model


def test_what_one_of_two_said_is_under_both() -> None:
    text = "Either Karl Vinter or Lena Orvik told the board that the money was gone."
    (claim,) = annotate(text).claims
    assert claim.speaker == "Karl Vinter or Lena Orvik"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Actor and director Lee Marr", "Lee Marr"),
        ("Coach Leo Marr and captain Dino Costa", "Leo Marr and Dino Costa"),
        ("Rita Osei, founder and chief executive of Karst Motors,", "Rita Osei"),
        ("Rita Osei and two ministers", "Rita Osei and two ministers"),
    ],
)
def test_what_somebody_is_speaks_beside_nobody(source: str, speaker: str) -> None:
    text = f"{source} said the plant would open again."
    assert [claim.speaker for claim in annotate(text).claims] == [speaker]


def test_whoever_owns_a_document_is_named_without_the_mark_of_owning() -> None:
    text = "The prosecutors’ document says the ferry was sold in secret."
    assert [claim.speaker for claim in annotate(text).claims] == ["The prosecutors"]


def test_the_engineer_of_a_council_speaks_and_not_the_council() -> None:
    text = (SAMPLES / "harbour-bridge.txt").read_text(encoding="utf-8")
    claim = next(c for c in annotate(text).claims if "worse than" in c.content[-1].of(text))
    assert claim.speaker == "Tomas Okafor"


def test_a_statement_made_by_somebody_is_theirs() -> None:
    text = "The pier is safe, according to a statement made by Ada Voss."
    assert [claim.speaker for claim in annotate(text).claims] == ["Ada Voss"]


def test_a_speaker_without_a_name_goes_by_all_of_their_words() -> None:
    text = "A banker who asked not to be identified said the fund was empty."
    speakers = [claim.speaker for claim in annotate(text).claims]
    assert speakers == ["A banker who asked not to be identified"]


def test_both_are_the_two_who_were_mentioned() -> None:
    text = "Two guards spoke. Hanno Reis said the gate was open. Both said it was shut."
    assert [claim.speaker for claim in annotate(text).claims] == ["Hanno Reis", "Two guards"]


@pytest.mark.parametrize("subject", ["Another", "Some"])
def test_somebody_else_is_shown_in_that_word(subject: str) -> None:
    text = f"Two guards spoke. Hanno Reis said the gate was open. {subject} said it was shut."
    assert [claim.speaker for claim in annotate(text).claims] == ["Hanno Reis", subject]


def test_the_subject_of_another_clause_does_not_speak() -> None:
    text = "Ole Tammer opened the door and his aunt said it was cold."
    assert [claim.speaker for claim in annotate(text).claims] == ["his aunt"]


def test_several_nouns_are_one_source() -> None:
    text = "Friends and family said the boy was kind."
    assert [claim.speaker for claim in annotate(text).claims] == ["Friends and family"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The governor, Nils Berg, resigned. An aide to the governor said the dam was safe.",
            "An aide to the governor",
        ),
        ("“It has lost all credit,” wrote Vontara analyst Felix Oduya.", "Felix Oduya"),
        ("Olaf Brand\n\nChancellor Jan Wolf said the vote was fair.", "Jan Wolf"),
        (
            "The head of the Karlsbad film festival said the prize was late.",
            "The head of the Karlsbad film festival",
        ),
        ("17:40 Police said the road was closed.", "Police"),
        ("The surveyors’ report said the wall would fall.", "The surveyors’ report"),
        ("SARNBY (NP) — The bridge will reopen, the county said.", "the county"),
        (
            "A man who drove a van into the River Orr told a jury that he was sorry.",
            "A man who drove a van into the River Orr",
        ),
    ],
)
def test_a_source_is_whom_its_phrase_is_about_and_stays_in_its_paragraph(
    text: str, speaker: str
) -> None:
    assert [claim.speaker for claim in annotate(text).claims] == [speaker]


def test_she_is_who_was_named_beside_a_noun_since() -> None:
    text = (
        "“The gate was old,” Orla Brandvik said on Monday.\n\n"
        "The fishmonger Dagny Roe was not comforted. “My freezer is floating,” she said.\n"
    )
    assert [claim.speaker for claim in annotate(text).claims] == ["Orla Brandvik", "Dagny Roe"]


@pytest.mark.parametrize(
    "source",
    [
        "The president of the Tarn Association of Estate Agents (TAEA)",
        "A spokesman for the union (which has 400 members)",
        "The fishermen (and their wives)",
    ],
)
def test_a_bracket_in_the_name_of_a_source_is_closed(source: str) -> None:
    (claim,) = annotate(f"{source} said that the strike would go on.").claims
    assert claim.speaker == source


@pytest.mark.parametrize(
    ("document", "speaker"),
    [
        ("An email from Marek Voss to the clerk, Bo Ek,", "Marek Voss"),
        ("A leaked memo to the prime minister, Lena Quist,", "A leaked memo to the prime minister"),
        ("An indictment of the banker Marek Voss", "An indictment of the banker Marek Voss"),
        ("An account of the fire", "An account of the fire"),
        ("A diary kept by the captain, Peder Lunde,", "A diary kept by the captain"),
        ("The ruling against the mine’s owner, Bo Ek,", "The ruling against the mine’s owner"),
    ],
)
def test_a_document_speaks_for_its_author_and_for_nobody_else_named_in_it(
    document: str, speaker: str
) -> None:
    (claim,) = annotate(f"{document} warned that the bank would fail.").claims
    assert claim.speaker == speaker


def test_honourable_people_are_called_by_their_names() -> None:
    text = "Hon. Ora Quist said that the road was safe. Alhaji Musa Danbaba said that it was not."
    assert [claim.speaker for claim in annotate(text).claims] == ["Ora Quist", "Musa Danbaba"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Lt. Col. Musa Ekwe", "Musa Ekwe"),
        ("Hon. Justice Ora Quist", "Ora Quist"),
        ("Rev. Fr. Musa Ekwe", "Musa Ekwe"),
    ],
)
def test_two_titles_are_part_of_the_name_behind_them(source: str, name: str) -> None:
    (claim,) = annotate(f"{source} said the road would close.").claims
    assert claim.speaker == name


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("A bank's clerk was shot. She said two men had come.", "A bank"),
        ("The ship's captain and the ship's cook were saved. They said it sank.", "The ship"),
    ],
)
def test_a_pronoun_does_not_stand_for_the_thing_that_owns_another(text: str, wrong: str) -> None:
    assert annotate(text).claims[0].speaker != wrong


def test_a_source_ends_before_its_cue_where_the_tree_is_wrong() -> None:
    text = "Minutes of a meeting chaired by Ora Quist show that the dam was known to leak."
    assert annotate(text).claims[0].speaker == "Minutes of a meeting chaired by Ora Quist"


@pytest.mark.parametrize("subject", ["The Ostrian", "The Dane", "The 24-year-old"])
def test_who_is_called_by_people_or_age_is_somebody_named(subject: str) -> None:
    text = f"Sprinter Abel Orno won the race in May. {subject} said he felt light."
    assert [claim.speaker for claim in annotate(text).claims] == ["Abel Orno"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ines Falk and Tam Boll said that it sank.", "Ines Falk and Tam Boll"),
        ("“It sank,” said Ines Falk and Tam Boll.", "Ines Falk and Tam Boll"),
        ("Both Ines Falk and Tam Boll denied that it sank.", "Ines Falk and Tam Boll"),
        ("Ines Falk, the mayor, and Tam Boll, her aide, said it sank.", "Ines Falk and Tam Boll"),
        ("Ines Falk and the union’s lawyers said it sank.", "Ines Falk and the union’s lawyers"),
        ("Ines Falk and Tam Boll met in May. Both said that it sank.", "Ines Falk and Tam Boll"),
        ("Lawyers for Ines Falk and Tam Boll said it sank.", "Lawyers for Ines Falk and Tam Boll"),
        ("Ines Falk, who met Bo Ek and Tam Boll in May, said it sank.", "Ines Falk"),
        ("Ines Falk, a pilot and mother of two, said it sank.", "Ines Falk"),
        ("Ines Falk and Tam Boll’s clerks met. Ines Falk said it sank.", "Ines Falk"),
        ("Snow fell.\n\nThe mayor of Karst and Orsk, Ben Rook, said it sank.", "Ben Rook"),
    ],
)
def test_several_who_speak_together_are_all_named(text: str, speaker: str) -> None:
    assert [claim.speaker for claim in annotate(text).claims] == [speaker]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("HARBOUR TOWN — The mayor said that the pier was rotten.", "The mayor"),
        ("Vale — Police said the car was red.", "Police"),
    ],
)
def test_the_place_that_opens_a_line_does_not_speak(line: str, speaker: str) -> None:
    text = f"The council met for two hours on Monday. Snow had fallen.\n\n{line}"
    assert [claim.speaker for claim in annotate(text).claims] == [speaker]


@pytest.mark.parametrize(
    "names", [("New Karst", "Harbour Town", "West Vale"), ("Brell", "Onder", "Orsk")]
)
def test_what_happened_in_a_place_of_a_list_is_not_said_by_it(names: tuple[str, ...]) -> None:
    news = (
        "The dam leaks and nobody knows why.",
        "The mill has been sold for ten crowns.",
        "A bell was stolen on Sunday.",
    )
    lines = (f"{name}: {line}" for name, line in zip(names, news, strict=True))
    assert annotate("\n\n".join(("In brief", *lines))).claims == ()


def test_a_place_that_speaks_for_itself_says_so() -> None:
    text = "Brell said it was late. Its mayor is Ada Quill.\n\nBrell: We will pay."
    assert [claim.speaker for claim in annotate(text).claims] == ["Brell", "Brell"]


def test_what_two_say_together_counts_for_each() -> None:
    findings = annotate("“It sank,” Ines Falk and Tam Boll said. Tam Boll denied that it was late.")
    counts = {person.name: (person.said, person.quoted) for person in findings.people}
    assert counts == {"Ines Falk": (1, 1), "Tam Boll": (2, 1)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Milo Trent thanked Rosa Quint, who said that the club had lied.", "Rosa Quint"),
        ("He wrote to Dr Hugo Marl, who believes that the vaccine is safe.", "Hugo Marl"),
        ("Vera Kohl called Ada Rusk, who told her that the dam would hold.", "Ada Rusk"),
        (
            "The firm sued Sven Ott, a former clerk who alleges that the books were false.",
            "Sven Ott",
        ),
        ("The mayor met engineers, who warned that the dam could fail.", "engineers"),
    ],
)
def test_who_says_something_in_a_relative_clause_is_whom_the_clause_is_of(
    text: str, speaker: str
) -> None:
    (claim,) = annotate(text).claims
    assert (claim.speaker, [span.of(text) for span in claim.source]) == (speaker, ["who"])


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A lawyer for the driver, Paul Imber,", "A lawyer for the driver"),
        ("The agent of the striker, Jon Pell,", "The agent of the striker"),
        ("A spokeswoman for Orlow council chief Henk Orlo", "A spokeswoman for"),
        ("The head of the Water Board, Bo Tammer,", "Bo Tammer"),
        ("One of the authors, Tilda Voss,", "Tilda Voss"),
        ("The owner of the pit, a firm called Sarn Stone,", "Sarn Stone"),
        ("Orrin Steel plc (the “Company”)", "Orrin Steel plc"),
        ("Tammer Works chairman Ada Rusk", "Ada Rusk"),
        ("Sub-Inspector Bo Tammer", "Bo Tammer"),
    ],
)
def test_whom_somebody_speaks_for_does_not_speak(source: str, name: str) -> None:
    (claim,) = annotate(f"{source} said the bridge would open in May.").claims
    assert claim.speaker.startswith(name)


@pytest.mark.parametrize(
    "question", ["Vera Kohl asked Ada Rusk", "Ada Rusk was asked by Vera Kohl"]
)
def test_whoever_was_asked_replies(question: str) -> None:
    text = f"{question} why she left. “I was tired,” she replied."
    assert annotate(text).claims[-1].speaker == "Ada Rusk"


def test_no_person_is_a_firm_called_by_what_may_be_a_person_s_name() -> None:
    text = (
        "The owner of the quarry, a company called Sarand Stone, denied that blasting had caused "
        "the slide. It said it would pay. The minister came on Friday. He said he was shocked."
    )
    speakers = [claim.speaker for claim in annotate(text).claims]
    assert speakers == ["Sarand Stone", "Sarand Stone", "The minister"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Wanda Orr as well as Bo Voss said that the dam leaked.", "Wanda Orr and Bo Voss"),
        ("Wanda Orr, as well as her clerks, said the dam leaked.", "Wanda Orr and her clerks"),
        ("Wanda Orr, a pilot as well as a poet, said the dam leaked.", "Wanda Orr"),
    ],
)
def test_as_well_as_joins_those_who_speak(text: str, speaker: str) -> None:
    (claim,) = annotate(text).claims
    assert claim.speaker == speaker


def test_a_question_asked_before_its_cue_is_spoken_by_whoever_said_it() -> None:
    (quote,) = annotate("“So what?” said Wanda Orr. She left the room.").quotes
    assert (quote.kind, quote.speaker) == ("direct", "Wanda Orr")
