from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from annotators.findings import DOUBTFUL, UNNAMED, Claim, Quote
from annotators.presentation.exact_words import bare, clean, in_marks
from annotators.presentation.statements import (
    OWN_WORDS,
    SURE,
    Origin,
    Statement,
    as_markdown,
    in_short,
    origin_of,
    own_words,
    part_of,
    reservations,
    sentence,
    statement_of,
    sureness,
)
from articles.article import Article, Part, Span

ORIGIN = Origin("Crews warn of “chaos”", "The Vell Post", "2031-05-14")


def claim(text: str, *content: str, source: str = "", cue: str = "", **values: object) -> Claim:
    """A claim in a text, by its words."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    known = {"speaker": source or UNNAMED, "form": "indirect", **values}
    return Claim(
        content=tuple(map(span, content)),
        source=(span(source),) if source else (),
        cue=(span(cue),) if cue else (),
        **known,  # type: ignore[arg-type]
    )


def sentence_of(text: str, *content: str, **values: object) -> str:
    """The sentence that is copied of such a claim, without where it stands."""
    row = claim(text, *content, **values)  # type: ignore[arg-type]
    return sentence(statement_of(row, text), Origin())


def test_reworded_words_have_no_marks_and_the_verb_of_the_article() -> None:
    text = "Ada Quill accused the mayor of ignoring warnings."
    row = claim(text, "the mayor of ignoring warnings", source="Ada Quill", cue="accused")
    assert sentence(statement_of(row, text), ORIGIN) == (
        "Ada Quill accused the mayor of ignoring warnings "
        "(reworded; Crews warn of “chaos”, The Vell Post, 2031-05-14)"
    )


def test_exact_words_stand_whole_in_marks_with_what_was_between_shown() -> None:
    text = "“It does not heal,” Bo Tarn added. “It only waits.”"
    row = claim(
        text, "“It does not heal,”", "“It only waits.”", source="Bo Tarn", cue="added",
        form="direct",
    )  # fmt: skip
    assert sentence(statement_of(row, text), ORIGIN) == (
        "“It does not heal … It only waits.” — Bo Tarn, "
        "Crews warn of “chaos”, The Vell Post, 2031-05-14"
    )


def test_words_that_a_line_end_parts_are_whole_as_the_rest_of_the_text_shows() -> None:
    text = "The govern-\nment held. Ada Quill said “we for-\ngot.”"
    content = Span(text.index("“"), len(text))
    claim = Claim(content=(content,), speaker="Ada Quill", form="direct")
    assert statement_of(claim, text).words == "“we forgot.”"


def test_paragraphs_of_one_quotation_go_on_without_a_gap() -> None:
    text = "Bo Tarn said: “The map was wrong.\n\n“The boat leaked.”"
    parts = ("“The map was wrong.", "“The boat leaked.”")
    words = sentence_of(text, *parts, source="Bo Tarn", cue="said", form="direct")
    assert words == "“The map was wrong. The boat leaked.” — Bo Tarn"


def test_partly_exact_words_keep_their_marks() -> None:
    text = "Bo Tarn called the pact “a poem about rails”."
    words = sentence_of(text, "the pact “a poem about rails”", source="Bo Tarn", cue="called",
                 form="mixed")  # fmt: skip
    assert words == "Bo Tarn called the pact “a poem about rails” (partly word for word)"


def test_a_denial_is_said_once() -> None:
    text = "Ada Quill denied that it leaked. “It never did,” she said."
    facts = {"polarity": "denies", "act": "denies"}
    words = sentence_of(text, "that it leaked", source="Ada Quill", cue="denied", **facts)
    assert words == "Ada Quill denied that it leaked (reworded)"
    exact = sentence_of(
        text, "“It never did,”", source="Ada Quill", form="direct", polarity="denies"
    )
    assert exact == "“It never did” — Ada Quill (denied)"


def test_what_is_left_open_and_what_is_in_doubt_say_so() -> None:
    assert reservations("indirect", "open", 1) == ("left open", "reworded")
    assert reservations("direct", "affirms", 0.1) == ("in doubt",)
    assert reservations("direct", "affirms", 1) == ()


def test_a_sentence_that_came_before_its_verb_stands_behind_a_colon() -> None:
    text = "The bridge is closed, Bo Tarn said."
    words = sentence_of(text, "The bridge is closed", source="Bo Tarn", cue="said")
    assert words == "Bo Tarn said: The bridge is closed (reworded)"


def test_what_was_said_of_something_by_somebody_is_turned_round() -> None:
    text = "The sale was described by Ada Quill as theft."
    words = sentence_of(text, "The sale", "as theft", source="Ada Quill", cue="was described")
    assert words == "Ada Quill described the sale as theft (reworded)"


@pytest.mark.parametrize(
    ("text", "content", "cue", "predicate"),
    [
        ("The leak was first reported by Ada Quill.", ["The leak"], ["was first reported by"],
         "first reported the leak"),
        ("The bill is backed by Ada Quill.", ["The bill"], ["is backed"], "backed the bill"),
        ("Critics have been called liars by Ada Quill.", ["Critics", "liars"], ["have been called"],
         "called critics liars"),
        ("He was described by Ada Quill as a thief.", ["He", "as a thief"], ["was described"],
         "described him as a thief"),
        ("It was called a ruin by Ada Quill.", ["a ruin"], ["was called"], "called it a ruin"),
        ("It was claimed by Ada Quill that it fell.", ["that it fell"], ["It was claimed"],
         "claimed that it fell"),
        ("It was claimed by Ada Quill mills fall.", ["mills fall"], ["was claimed"],
         "claimed mills fall"),
        ("Men were told by Ada Quill it fell.", ["Men", "it fell"], ["were told"],
         "told men it fell"),
        ("Men were warned by Ada Quill: “Go.”", ["Men", "“Go.”"], ["were warned"],
         "warned men: “Go.”"),
        ("The bid was welcomed by Ada Quill as a gift.", ["The bid", "a gift"], ["was welcomed"],
         "welcomed the bid as a gift"),
        ("The men were said by Ada Quill to be lost.", ["The men", "to be lost"], ["were said"],
         "said: The men … to be lost"),
        ("Bo was quoted by Ada Quill as saying mills fall.", ["Bo", "mills fall"],
         ["was quoted", "as saying"], "said: Bo … mills fall"),
        ("Mills fall, it was reported by Ada Quill.", ["Mills fall"], ["was reported"],
         "said: Mills fall"),
        ("The plan, which was called theft by Ada Quill, fell.", ["The plan", "theft"],
         ["was called"], "called the plan theft"),
        ("As reported by Ada Quill, mills fall.", ["mills fall"], ["As reported by"],
         "said mills fall"),
    ],
)  # fmt: skip
def test_a_passive_is_turned_round_where_it_surely_says_the_same(
    text: str, content: list[str], cue: list[str], predicate: str
) -> None:
    row = replace(
        claim(text, *content, source="Ada Quill"), cue=claim(text, *cue).content, form="indirect"
    )
    assert sentence(statement_of(row, text), Origin()) == f"Ada Quill {predicate} (reworded)"


def test_a_comma_that_ended_reworded_words_is_left_out() -> None:
    text = "Mills fall, Ada Quill warned."
    words = sentence_of(text, "Mills fall,", source="Ada Quill", cue="warned")
    assert words == "Ada Quill warned: Mills fall (reworded)"


@pytest.mark.parametrize("words", ["“It leaks,”", "“It leaks, ”", '"It leaks",', "“It leaks”"])
def test_the_comma_with_which_the_article_goes_on_is_no_word_of_the_speaker(words: str) -> None:
    text = f"{words} Bo Tarn said. He called it “a ruin,” and left."
    assert (
        sentence_of(text, words, source="Bo Tarn", cue="said", form="direct")
        == "“It leaks” — Bo Tarn"
    )
    mixed = sentence_of(text, "it “a ruin,”", source="Bo Tarn", cue="called", form="mixed")
    assert mixed == "Bo Tarn called it “a ruin” (partly word for word)"


def test_exact_words_keep_the_hedge_of_a_verb_that_does_not_stand_beside_them() -> None:
    text = "“It leaks,” Bo Tarn reportedly said."
    row = claim(text, "“It leaks,”", source="Bo Tarn", cue="said", form="direct")
    assert sentence(statement_of(row, text), Origin()) == "“It leaks” — Bo Tarn (reportedly)"
    part = part_of(row, [Span(4, 9)], text)
    assert sentence(part, Origin()) == "“leaks” — Bo Tarn (reportedly)"


def test_words_that_their_verb_stands_between_are_behind_a_colon() -> None:
    text = "The mill fell; in May, Ada Quill noted, the dam did."
    words = sentence_of(text, "in May", "the dam did", source="Ada Quill", cue="noted")
    assert words == "Ada Quill noted: in May … the dam did (reworded)"


@pytest.mark.parametrize(
    ("text", "cue", "content", "predicate"),
    [
        ("A sale which Bo Tarn called unfair fell.", "called", "unfair", "called … unfair"),
        ("Dues, which Bo Tarn said were late, fell.", "said", "were late", "said … were late"),
        ("Hold what Bo Tarn calls “a ruin”.", "calls", "“a ruin”", "calls … “a ruin”"),
        ("A talk in which Bo Tarn said it fell.", "said", "it fell", "said it fell"),
    ],
)
def test_what_stands_for_a_relative_pronoun_is_shown_to_be_left_out(
    text: str, cue: str, content: str, predicate: str
) -> None:
    words = sentence_of(text, content, source="Bo Tarn", cue=cue)
    assert words == f"Bo Tarn {predicate} (reworded)"


def test_whoever_is_told_by_a_verb_alone_says_it_behind_a_colon() -> None:
    text = "There are those who argue that mills fall."
    words = sentence_of(text, "that mills fall", source="those who", cue="argue", speaker=UNNAMED)
    assert words == "Those who argue: mills fall (reworded)"


def test_a_question_that_nobody_is_named_for_was_asked() -> None:
    text = "Asked if the dam was safe, Bo Tarn laughed."
    words = sentence_of(text, "if the dam was safe", cue="Asked", polarity="open")
    assert words == "It was asked if the dam was safe (left open, reworded)"


def test_in_short_the_words_are_cut_and_what_is_to_be_known_stands_first() -> None:
    text = f"Ada Quill denied that it {'leaked and ' * 20}fell."
    row = claim(text, text[17:-1], source="Ada Quill", cue="denied", confidence=0.1,
                polarity="denies")  # fmt: skip
    short = in_short(statement_of(row, text))
    assert len(short) <= 66
    assert short.startswith("(in doubt, reworded) Ada Quill denied that it leaked")
    assert short.endswith("…")
    exact = Statement(words=f"“{'so ' * 40}”", speaker="Bo", is_exact=True, notes=("denied",))
    assert in_short(exact).startswith("(denied) “so so")
    assert in_short(exact).endswith("…” — Bo")


def test_in_short_it_has_room_in_a_row_of_80_columns() -> None:
    left_open = Statement(
        words="that the line had been cut",
        speaker="Henrik Sollers",
        verb="did not rule out",
        notes=("left open", "reworded"),
    )
    short = in_short(left_open)
    assert short == "(left open, reworded) Henrik Sollers did not rule out that the li…"
    assert len(short) <= 66


def test_in_short_what_is_short_is_whole() -> None:
    exact = Statement(words="“Go.”", speaker="Bo", is_exact=True, notes=("left open",))
    assert in_short(exact) == "(left open) “Go.” — Bo"
    assert sentence(exact, Origin()) == "“Go.” — Bo (left open)"


def test_hearsay_stands_as_the_article_has_it() -> None:
    text = "The van was reportedly driven into the river."
    words = sentence_of(text, "The van was", "driven into the river", cue="reportedly")
    assert words == f"{text[:-1]} (nobody is named, reworded)"


def test_a_group_without_a_name_is_named_in_its_own_words() -> None:
    text = "Two officials said that it leaked."
    words = sentence_of(text, "that it leaked", source="Two officials", cue="said", speaker=UNNAMED)
    assert words == "Two officials said that it leaked (reworded)"


def test_what_nobody_said_is_said_of_nobody() -> None:
    text = "Nobody said the dam was safe."
    words = sentence_of(text, "the dam was safe", cue="Nobody said", polarity="open")
    assert words == "Nobody said the dam was safe (left open, reworded)"


def test_words_that_cross_their_own_cue_are_never_exact() -> None:
    text = "“It leaked,” said Bo Tarn"
    words = sentence_of(text, text, source="Bo Tarn", cue="said", form="direct")
    assert not words.startswith("“‘")
    assert "partly word for word" in words


def test_the_words_of_the_article_say_that_they_are() -> None:
    assert sentence(own_words("the “old lady”"), Origin("Harbour opens")) == (
        "the “old lady” (in the article’s words; Harbour opens)"
    )


def test_a_part_of_a_quotation_keeps_its_speaker() -> None:
    text = "“It does not heal,”"
    quote = Quote(start=0, end=len(text), kind="direct", speaker="Bo Tarn", confidence=0.1)
    assert sentence(part_of(quote, [Span(4, 12)], text), Origin()) == (
        "“does not” — Bo Tarn (in doubt)"
    )


def test_a_markdown_form_links_the_title() -> None:
    text = "Ada Quill denied *it*."
    row = claim(text, "*it*", source="Ada Quill", cue="denied", polarity="denies")
    origin = ORIGIN._replace(url="https://post.example/a b")
    assert as_markdown(statement_of(row, text), origin) == (
        "> Ada Quill denied \\*it\\* (reworded)\n>\n> — "
        "[Crews warn of “chaos”](https://post.example/a%20b), The Vell Post, 2031-05-14\n"
    )


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("“We said “no” to it,”", "“We said ‘no’ to it”"),
        ('"We said "no" to it."', "“We said ‘no’ to it.”"),
        ("‘Nobody calls it “old”,’", "“Nobody calls it ‘old’”"),
        ("1.“We go”", "“We go”"),
        ("‘It’s the dockers’ vote.’", "“It’s the dockers’ vote.”"),
        ("« Nous fermons »", "“Nous fermons”"),
        ("„Wir gehen“", "“Wir gehen”"),
        ("``We go''", "“We go”"),
        ("“We go”.", "“We go.”"),
        ("We go", "“We go”"),
        ("“A” and “B”", "“‘A’ and ‘B’”"),
        ("We said “no”", "“We said ‘no’”"),
        ("“We\ngo, and", "“We go, and”"),
        ("’Twas late", "“’Twas late”"),
    ],
)
def test_exact_words_stand_in_one_pair_of_marks(words: str, exact: str) -> None:
    assert in_marks(words) == exact


def test_bare_words_have_no_marks_round_them() -> None:
    assert bare("“We go”") == "We go"


def test_sureness_is_said_in_words() -> None:
    assert sureness(SURE) == "sure"
    assert sureness(DOUBTFUL) == "likely"
    assert sureness(DOUBTFUL - 0.01) == "in doubt"


def test_nothing_that_steers_a_terminal_is_copied() -> None:
    assert clean("a\x1b[31mb\u202ec\x00\n d\u200de") == "a[31mbc d\u200de"


def test_a_mark_of_how_an_emoji_looks_is_not_copied() -> None:
    assert clean("I \u2764\ufe0f it, \U0001f469\u200d\u2764\ufe0f") == (
        "I \u2764 it, \U0001f469\u200d\u2764"
    )


@pytest.mark.parametrize("title", ["a](http://evil) *b*", "<script>x</script>", "`x` # _y_ [z]"])
def test_a_title_cannot_become_markdown(title: str) -> None:
    html = MarkdownIt().render(as_markdown(own_words("w"), Origin(title, url="https://x/a)b (c")))
    assert html.count("<a ") == 1
    assert "<em>" not in html
    assert "<script>" not in html
    assert 'href="https://x/a%29b%20%28c"' in html


def test_a_character_reference_is_cited_as_it_is_written() -> None:
    citation = as_markdown(own_words("Q&amp;A"), Origin("&lt;b&gt;"))
    assert "Q&amp;amp;A (" in MarkdownIt().render(citation)
    assert "&amp;lt;b&amp;gt;" in MarkdownIt().render(citation)


def test_a_headline_stands_for_a_title_and_what_is_not_known_is_left_out() -> None:
    article = Article(text="Harbour opens\n\nNow.", parts=(Part(0, 13, "headline"),))
    assert origin_of(article) == Origin("Harbour opens")
    assert sentence(own_words("w"), Origin()) == f"w ({OWN_WORDS})"


def test_a_day_and_an_address_come_last() -> None:
    article = Article(text="t", title="T", published="2024-05-06T10:00:00Z", url="https://x/a?b=1")
    assert sentence(own_words("w"), origin_of(article)) == (
        f"w ({OWN_WORDS}; T, 2024-05-06, https://x/a?b=1)"
    )
