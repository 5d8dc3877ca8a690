"""Settings are read from config.toml, and a mistake in it is named with its line."""

from pathlib import Path

import pytest

from tui.settings import Settings, SettingsError, load


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == Settings()


def test_a_file_changes_what_it_names(tmp_path: Path) -> None:
    path = written(tmp_path, 'theme = "nord"\nwidth = 60\n[keys]\nnext-quote = "n"\n')
    assert load(path) == Settings(theme="nord", width=60, keys={"next-quote": "n"})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\nthene = 'nord'", "line 2: there is no setting “thene”; did you mean “theme”."),
        ("xyz = 1", "there is no setting “xyz”; there are theme, width"),
        ("width = 'wide'", "line 1: “width” should be a number of columns, such as 72."),
        ("positions = 1", "“positions” should be true or false."),
        ("width = 5", "“width” should be between 20 and 500."),
        ("[keys]\nquit = 3", "line 2: the key of “quit” should be in quotes."),
        ("theme = ", "is not valid TOML"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_place(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, text))
    assert sentence in str(caught.value)


def test_a_file_that_is_not_utf_8_is_said_to_be_unreadable(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"theme = '\xff'")
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / "config.toml")
