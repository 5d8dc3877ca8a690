"""The reader's own themes and highlighters."""

from dataclasses import fields
from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet
from textual.color import Color
from textual.theme import Theme

from annotators.notebook.mark import mark_on
from articles.article import Span
from articles.places import config_file
from tests.support.pilots import settled
from tests.support.sessions import STORY, reader, session
from tui.app import NewsReader
from tui.settings.schema import Source
from tui.settings.settings import Settings, SettingsError, load
from tui.settings.theme_setting import keep, with_theme
from tui.settings.themes import COLOURED, SOFT, highlighters, initial_theme, reader_themes
from tui.terminal.contrast import contrast
from tui.terminal.hues import DARK, LIGHT

PAPER: dict[str, str | bool] = {"primary": "#5f4b32", "background": "#f4ecd8", "dark": False}


def test_every_colour_that_is_offered_is_one_that_a_theme_has() -> None:
    assert {*COLOURED, "dark"} <= {field.name for field in fields(Theme)}


def test_a_theme_of_ones_own_is_made_of_what_is_said() -> None:
    (theme,) = reader_themes(Settings(themes={"paper": PAPER}))
    assert (theme.name, theme.primary, theme.dark) == ("paper", "#5f4b32", False)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (Settings(theme="nordd"), "there is no theme “nordd”; did you mean “nord”?"),
        (Settings(themes={"a": {"secondary": "red"}}), "the theme “a” needs a primary colour"),
        (Settings(themes={"a": {"primari": "red"}}), "has no “primari”; did you mean “primary”?"),
        (Settings(themes={"a": {"primary": "rot"}}), "“rot” is no colour"),
        (Settings(themes={"a": {"primary": "red", "dark": "no"}}), "“dark” should be true or"),
        (Settings(highlights={"yelow": "red"}), "no highlighter “yelow”; did you mean “yellow”?"),
        (Settings(highlights={"yellow": "rot"}), "“rot” is no colour; “#ffd75f” and “gold” are."),
        (Settings(highlights={"yellow": "red; } * { display: none"}), "is no colour"),
    ],
)
def test_what_is_wrong_is_one_sentence(settings: Settings, sentence: str) -> None:
    with pytest.raises(SettingsError) as error:
        reader_themes(settings)
        initial_theme(settings)
        highlighters(settings)
    assert sentence in str(error.value)


def test_what_is_wrong_is_named_with_its_line() -> None:
    source = Source(Path("config.toml"), "[themes.a]\nprimary = 'red'\npanel = 'rot'\n")
    settings = Settings(themes={"a": {"primary": "red", "panel": "rot"}}, source=source)
    with pytest.raises(SettingsError, match=r"config\.toml, line 3: “rot” is no colour"):
        reader_themes(settings)


async def test_the_settings_are_what_one_sees(tmp_path: Path) -> None:
    settings = Settings(
        theme="paper",
        themes={"paper": PAPER},
        width=40,
        positions=True,
        highlights={"yellow": "#010203"},
    )
    new_session = session(tmp_path, STORY, settings=settings)
    new_session.notebook.add(mark_on(STORY, Span(0, 8), color="yellow"))
    app = NewsReader(new_session)
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        view, pane = reader(app).view, reader(app).desk.pane
        assert app.current_theme.background == "#f4ecd8"
        assert view.sheet.layout.bounds(0)[1] <= 40
        assert view.column == 40
        assert pane is not None
        assert pane.only.has_positions
        background = view.style_of(("highlight-yellow",)).bgcolor
        assert background is not None
        assert background.triplet == (1, 2, 3)


async def test_a_column_made_wider_is_as_wide_in_the_next_article(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY, STORY))
    async with app.run_test(size=(200, 30)) as pilot:
        await pilot.press("greater_than_sign")
        wide = reader(app).view.column
        await pilot.press("right_square_bracket", "f")
        await app.workers.wait_for_complete()
        assert reader(app).view.column == wide == Settings().width + 4


COMMENTED = """# My settings.
width = 60  # narrow
theme = 'nord'  # for the evening

[themes.paper]
primary = "#5f4b32"
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "dracula"\n'),
        ("width = 60\n", 'theme = "dracula"\nwidth = 60\n'),
        (COMMENTED, COMMENTED.replace("'nord'", '"dracula"')),
        (
            COMMENTED.replace("\n", "\r\n"),
            COMMENTED.replace("\n", "\r\n").replace("'nord'", '"dracula"'),
        ),
        (
            '# One of them.\n# theme = "textual-dark"\n\nwidth = 60\n',
            '# One of them.\n# theme = "textual-dark"\ntheme = "dracula"\n\nwidth = 60\n',
        ),
    ],
)
def test_a_chosen_theme_changes_its_line_and_no_other(before: str, after: str) -> None:
    assert with_theme(before, "dracula") == after
    assert with_theme(after, "dracula") == after


@pytest.mark.parametrize(
    "text",
    ["width =", '"theme" = "nord"', 'theme = """\nnord"""', '[keys]\ntheme = "x"\n', "theme = 1\n"],
)
def test_settings_that_cannot_be_changed_by_one_line_stay_as_they_are(
    text: str, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="to keep the theme, write theme = "):
        keep(path, "dracula")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.usefixtures("home")
async def test_a_theme_chosen_while_reading_is_there_the_next_time(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        assert not config_file().exists()
        app.theme = "dracula"
        await pilot.pause()
        await app.workers.wait_for_complete()
    assert load(config_file()).theme == "dracula"


def _rgb(color: Color) -> ColorTriplet:
    return ColorTriplet(*color.rgb)


@pytest.mark.parametrize("theme", SOFT, ids=lambda theme: theme.name)
def test_a_soft_theme_has_less_contrast_than_others_and_enough(theme: Theme) -> None:
    ground, words = Color.parse(str(theme.background)), Color.parse(str(theme.foreground))
    body = ground.blend(words, 0.9)
    assert 6 < contrast(_rgb(body), _rgb(ground)) < 9
    for hue in DARK if theme.dark else LIGHT:
        assert contrast(_rgb(Color.parse(hue)), _rgb(ground)) >= 4.5


@pytest.mark.parametrize("name", [theme.name for theme in SOFT])
async def test_a_soft_theme_can_be_chosen(name: str, tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY, settings=Settings(theme=name)))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.current_theme.name == name
