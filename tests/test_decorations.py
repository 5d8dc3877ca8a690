from __future__ import annotations

from dataclasses import replace

from annotators.findings import Claim, Findings, Position
from annotators.notebook.mark import Verdict, mark_on
from articles.article import Span
from tests.support.readings import ARTICLE, FINDINGS, TEXT
from tui.reader.document.decorations import attribution_layers, finding_layers, hulls, mark_layers
from tui.reader.document.speeches import Speech
from tui.text.layers import Layer


def words(layer: Layer) -> list[str]:
    return [TEXT[start:end] for start, end, _ in layer.within(0, len(TEXT))]


def lit_words(layers: list[Layer]) -> dict[str, list[str]]:
    return {layer.kind: words(layer) for layer in layers if len(layer)}


def test_quotations_paraphrases_and_scare_quotes_are_layers_of_their_own() -> None:
    words_by_kind = lit_words(finding_layers(FINDINGS))
    assert words_by_kind["quote"] == ["“We cannot wait for it to fall,”"]
    assert words_by_kind["scare"] == ["“old lady”"]
    assert words_by_kind["claim"][0] == "The bridge over the Selde will close in May"
    assert "“We cannot wait for it to fall,”" not in words_by_kind["claim"]


def test_in_a_language_that_is_not_read_a_quotation_is_somebodys_and_nobodys_name() -> None:
    (quote, *_) = FINDINGS.quotes
    findings = Findings(language="de", quotes=(quote,))
    voices = {layer.kind: layer for layer in finding_layers(findings)}["voices"]
    assert words(voices) == ["“We cannot wait for it to fall,”"]
    assert voices.things[0] == Speech("?", "“", 0, 0)
    claim = Claim(content=(Span(quote.start, quote.end),), speaker="Ines Corvo", form="direct")
    corrected = replace(findings, claims=(claim,))
    assert len({layer.kind: layer for layer in finding_layers(corrected)}["voices"]) == 1


def test_in_english_a_quotation_in_no_claim_is_nobodys_statement() -> None:
    findings = replace(FINDINGS, claims=(), positions=())
    assert "voices" not in lit_words(finding_layers(findings))


def test_a_claim_reaches_from_its_first_word_to_its_last() -> None:
    assert (
        lit_words(finding_layers(FINDINGS))["claims"][1]
        == "“We cannot wait for it to fall,” Corvo said"
    )


def test_a_jump_between_claims_comes_to_no_position() -> None:
    position = Position(content=(place(TEXT, "close in May"),), speaker="Bo", form="indirect")
    words_by_kind = lit_words(finding_layers(replace(FINDINGS, positions=(position,))))
    assert "close in May" not in words_by_kind["claims"]
    assert "close in May" in words_by_kind["attributions"]


def test_two_claims_of_one_source_begin_at_different_places() -> None:
    text = "Hale said it was shut and warned that it would fall."
    claims = [
        claim(text, cue="said", content="it was shut"),
        claim(text, cue="warned", content="that it would fall"),
    ]
    assert [span.of(text) for span in hulls(claims)] == [
        "Hale said it was shut",
        "warned that it would fall",
    ]


def test_a_claim_within_the_reach_of_another_begins_at_its_own_words() -> None:
    text = "“It is mad,” said Hale, adding: “She will sue.”"
    claims = [
        claim(text, cue="said", content="“It is mad,”"),
        claim(text, cue="adding:", content="“She will sue.”"),
    ]
    assert [span.of(text) for span in hulls(claims)] == [
        "“It is mad,” said Hale",
        "adding: “She will sue.”",
    ]


def test_a_jump_to_a_denial_comes_to_no_claim_beside_it() -> None:
    text = "Hale said it was shut and denied that it would fall."
    said = claim(text, cue="said", content="it was shut")
    denied = claim(text, cue="denied", content="that it would fall")
    claims = (replace(said, act="says", polarity="affirms"), replace(denied, act="denies"))
    layers = {layer.kind: layer for layer in finding_layers(Findings(claims=claims))}
    ((start, end, _),) = layers["denied"].within(0, len(text))
    assert text[start:end] == "denied that it would fall"


def test_a_claim_without_a_cue_begins_at_its_own_words_however_far_its_speaker() -> None:
    text = "“It rained,” Hale said. “It blew.\n\n“Nobody slept.”"
    later = replace(claim(text, cue="said", content="“Nobody slept.”"), cue=())
    assert [span.of(text) for span in hulls([later])] == ["“Nobody slept.”"]


def claim(text: str, cue: str, content: str) -> Claim:
    source, cues, statement = (place(text, words) for words in ("Hale", cue, content))
    return replace(FINDINGS.claims[2], source=(source,), cue=(cues,), content=(statement,))


def place(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_a_chosen_claim_lights_who_and_by_which_words() -> None:
    assert lit_words(attribution_layers(FINDINGS.claims[2])) == {
        "content": ["the “old lady” was in danger"],
        "source": ["Tom Hale"],
        "cue": ["denied"],
    }


def test_marks_are_lit_by_colour_and_notes_apart_and_verdicts_not() -> None:
    marks = [
        mark_on(ARTICLE, Span(0, 7), color="yellow"),
        mark_on(ARTICLE, Span(8, 14), color="green", note="why?"),
        mark_on(ARTICLE, Span(15, 19)),
        mark_on(ARTICLE, Span(20, 25), verdict=Verdict(finding="quote")),
    ]
    assert lit_words(mark_layers(marks)) == {
        "highlight-yellow": ["Harbour"],
        "highlight-green": ["bridge"],
        "note": ["bridge", "will"],
    }
