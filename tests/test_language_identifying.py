"""English told from other languages."""

import pytest

from annotators.pipeline.langid import in_words, language_of

GERMAN = "Die Brücke bleibt nach dem Sturm gesperrt, sagte die Bürgermeisterin am Dienstag."
FRENCH = "Le pont restera fermé après la tempête, a dit la maire, et il faudra attendre."
SPANISH = "El puente seguirá cerrado después de la tormenta, dijo la alcaldesa, pero no para todos."
TURKISH = "Köprü fırtınadan sonra kapalı kalacak dedi belediye başkanı salı günü gazetecilere "


@pytest.mark.parametrize(
    ("text", "code"), [(GERMAN, "de"), (FRENCH, "fr"), (SPANISH, "es"), (TURKISH * 3, "tr")]
)
def test_one_sentence_tells_the_large_languages(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["桥梁因暴风雨关闭。", "पुल तूफ़ान के बाद बंद रहेगा।"])
def test_what_is_surely_not_english_need_not_be_named(text: str) -> None:
    assert language_of(text) == "und"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1984",
        "Rain closes bridge",
        "Goalkeepers: Ora Venn (Lund), Peter Brask (Kesh), Ulla Oda (Tarn)",
        "The bridge stays shut after the storm, the mayor said on Tuesday.",
        f"The mayor wrote in German: “{GERMAN}” Nobody in the hall could read it, so she read it "
        "out to them and then said in English what it was that she had meant by it.",
    ],
)
def test_what_may_be_english_is_english(text: str) -> None:
    assert language_of(text) == "en"


def test_a_language_is_named_in_a_sentence() -> None:
    assert (in_words("de"), in_words("und")) == ("in German", "not in English")
