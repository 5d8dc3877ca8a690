"""Ranges are lit in a page that is painted already: what is painted again, and what is not."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from articles.article import Article
from tests.support.reader_app import Reading
from tui.reader.document.speeches import Speech
from tui.reader.reader_screen import ReaderScreen
from tui.reader.view import page
from tui.text.layers import Layer

if TYPE_CHECKING:
    from textual.strip import Strip

    from tui.reader.view.article_view import ArticleView

WORDS = "The gate of the old harbour was shut on Monday, and nobody had the key. "
TEXT = "\n\n".join(WORDS * (1 + n % 5) for n in range(60))


def random_layer(kind: str, chance: Random, most: int) -> Layer:
    """Some ranges of a kind, each with somebody who speaks, here and there in the text."""
    starts = [chance.randrange(len(TEXT) - 300) for _ in range(chance.randrange(most))]
    spans = [(start, start + chance.randrange(1, 200)) for start in starts]
    return Layer.of(
        kind, spans, [Speech(chance.choice("ABC"), "“", 0, n) for n, _ in enumerate(spans)]
    )


def painted(view: ArticleView) -> list[Strip]:
    return [view.render_line(y) for y in range(view.size.height)]


@pytest.mark.parametrize("few", [0, 50])
async def test_a_page_looks_as_if_it_had_been_painted_anew(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_FEW", few)
    chance = Random(few)
    reader = ReaderScreen(Article(text=TEXT))
    async with Reading(reader).run_test(size=(80, 24)):
        for kind in ("voices", "entity", "person", "voices", "find", "highlight-yellow") * 8:
            reader.view.light(random_layer(kind, chance, 60))
            reader.view.jump(chance.randrange(len(TEXT)))
            before = painted(reader.view)
            reader.view.repaint()
            assert before == painted(reader.view)


async def test_of_many_ranges_only_rows_in_which_some_differ_are_painted_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = ReaderScreen(Article(text=TEXT))
    async with Reading(reader).run_test(size=(80, 24)):
        view = reader.view
        ranges = [(at, at + 3) for at in range(0, len(TEXT) - 3, 10)]
        view.light(Layer.of("entity", ranges))
        painted(view)
        rows: list[int] = []
        paint = view._paint

        def count_paint(row: int) -> Strip:
            rows.append(row)
            return paint(row)

        monkeypatch.setattr(view, "_paint", count_paint)
        view.light(Layer.of("entity", [*ranges[:1], *ranges[2:]]))
        painted(view)
        assert 0 < len(rows) <= 3
        rows.clear()
        view.light(Layer.of("entity", [*ranges[:1], *ranges[2:-1]]))
        painted(view)
        assert not rows
