"""Settings are read from config.toml, and a mistake in it is named with its line."""

from pathlib import Path

import pytest

from tui.settings.schema import KNOWN, NARROWEST, WIDEST
from tui.settings.settings import Settings, SettingsError, load


def settings_file(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == Settings()


def test_a_file_changes_what_it_names(tmp_path: Path) -> None:
    settings = load(
        settings_file(tmp_path, 'theme = "nord"\nwidth = 60\n[keys]\nnext-quote = "n"\n')
    )
    assert (settings.theme, settings.width, settings.keys) == ("nord", 60, {"next-quote": "n"})
    assert settings.pipeline is None


def test_a_byte_order_mark_is_no_setting(tmp_path: Path) -> None:
    assert load(settings_file(tmp_path, "\ufeffwidth = 60")).width == 60


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\nthene = 'nord'", "line 2: there is no setting “thene”; did you mean “theme”?"),
        ("xyz = 1", "there is no setting “xyz”; there are theme, width"),
        ("width = 'wide'", "line 1: “width” should be a number of columns, such as 72."),
        ("width = true", "line 1: “width” should be a number"),
        ("positions = 1", "“positions” should be true or false."),
        ("width = 5", f"“width” should be between {NARROWEST} and {WIDEST}."),
        ("[keys]\nquit = 3", "line 2: the key of “quit” should be in quotes."),
        ("keys = 3", "line 1: “keys” should be a table of binding ids and keys."),
        ("[highlights]\n# one\nyellow = 3", "line 3: the colour of “yellow” should be in quotes."),
        ("width = 60\n[themes]\nmine = 3", "line 3: “mine” should be a table, [themes.mine]."),
        ("[themes.a]\nwidth = 1\n[keys]\nwidth = 2", "line 4: the key of “width”"),
        ("theme = ", "is not valid TOML"),
        ("a = " + "[" * 5000, "is not valid TOML"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_place(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as error:
        load(settings_file(tmp_path, text))
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_utf_8_is_said_to_be_unreadable(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"theme = '\xff'")
    with pytest.raises(SettingsError, match=r"is not UTF-8 \(byte 9 cannot be\)"):
        load(tmp_path / "config.toml")


def test_a_folder_in_its_place_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path)


@pytest.mark.parametrize("name", KNOWN)
def test_the_example_of_every_setting_is_right(tmp_path: Path, name: str) -> None:
    assert getattr(load(settings_file(tmp_path, KNOWN[name].example)), name) or name == "positions"
