"""English told from other languages."""

from pathlib import Path
from runpy import run_path

import pytest
import spacy.lang

from annotators.pipeline.langid import LANGUAGES, in_words, language_of

GERMAN = "Die Brücke bleibt nach dem Sturm gesperrt, sagte die Bürgermeisterin am Dienstag."
FRENCH = "Le pont restera fermé après la tempête, a dit la maire, et il faudra attendre."
SPANISH = "El puente seguirá cerrado después de la tormenta, dijo la alcaldesa, pero no para todos."
TURKISH = "Köprü fırtınadan sonra kapalı kalacak dedi belediye başkanı salı günü gazetecilere "


POLISH = "Most pozostanie zamknięty po burzy, powiedziała burmistrz we wtorek dziennikarzom."
DANISH = "Broen er lukket for al trafik efter stormen, og det er ikke slut endnu, sagde hun i dag."


@pytest.mark.parametrize(
    ("text", "code"), [(GERMAN, "de"), (FRENCH, "fr"), (SPANISH, "es"), (TURKISH * 3, "tr")]
)
def test_a_few_sentences_tell_the_large_languages(text: str, code: str) -> None:
    assert language_of(2 * text) == (code, False)


@pytest.mark.parametrize(
    "text", ["桥梁因暴风雨关闭。", "पुल तूफ़ान के बाद बंद रहेगा।", POLISH, DANISH, TURKISH, SPANISH]
)
def test_one_sentence_of_another_language_is_never_english_nor_read_as_such(text: str) -> None:
    assert language_of(text).code != "en"
    assert not language_of(text).is_read


@pytest.mark.parametrize("name", ["Ada de la Serna", "Karim bin al Harun", "Vera van der Meer"])
def test_a_name_with_particles_tells_no_language(name: str) -> None:
    assert language_of(f"{name} described the toll as unfair.").is_read


def test_a_name_with_a_hyphen_tells_no_language() -> None:
    assert language_of("Abu al-Rashid met elders. Al-Rashid said the road was safe.").is_read


def test_accents_of_names_tell_no_language() -> None:
    text = "The suspects deny wrongdoing, their lawyer, Mercè Puigdomènech, said."
    assert language_of(text).is_read


def examples(code: str) -> list[str]:
    """Sentences that spaCy has as examples of a language."""
    path = Path(spacy.lang.__path__[0]) / code / "examples.py"
    return list(run_path(str(path))["sentences"]) if path.exists() else []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_of_another_language_is_english(code: str) -> None:
    assert not [text for text in examples(code) if language_of(text).code == "en"]


def test_every_sentence_of_english_is_read() -> None:
    assert all(language_of(text).is_read for text in examples("en"))


@pytest.mark.parametrize("text", ["", "1984", "Rain closes bridge", "Ora Venn (Lund)"])
def test_what_is_too_short_is_undetermined_and_may_be_english(text: str) -> None:
    assert language_of(text) == ("und", True)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge stays shut after the storm, the mayor said on Tuesday.",
        f"The mayor wrote in German: “{GERMAN}” Nobody in the hall could read it, so she read it "
        "out to them and then said in English what it was that she had meant by it.",
        "Zoë Šimková and Łukasz Żółć said that they had been to the bridge when it was shut.",
    ],
)
def test_an_english_sentence_is_english_whoever_is_named_and_quoted_in_it(text: str) -> None:
    assert language_of(text) == ("en", True)


def test_a_language_is_named_in_a_sentence() -> None:
    assert (in_words("de"), in_words("und")) == ("in German", "not in English")


def test_every_language_has_a_name() -> None:
    assert len({in_words(code) for code in LANGUAGES}) == len(LANGUAGES)
