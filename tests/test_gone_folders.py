"""What newsread keeps things in is taken away while one reads, and one reads on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.support.idle_app import Counting, pressed, quiet
from tests.support.pilots import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEYS = ["cg", "ux", "mh<", "t<", "O", "s", "v<", "du", "F<", "P<", "M", "ux"]


def taken_away(folder: Path) -> None:
    shutil.rmtree(folder)


def no_folder(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("no folder")


def no_files(folder: Path) -> None:
    for file in [path for path in folder.rglob("*") if path.is_file()]:
        file.unlink()
        file.mkdir()


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("data", taken_away),
        ("data", no_folder),
        ("data/library", taken_away),
        ("data/notebook", no_files),
    ],
)
async def test_reading_goes_on_without_what_it_is_kept_in(
    home: Path, idle: Counting, name: str, damage: Callable[[Path], None]
) -> None:
    async with idle.run_test(size=(80, 24), notifications=True) as pilot:
        await quiet(pilot, idle)
        for key in "]qcy":
            idle.post_message(pressed(key))
        await until(pilot, (home / "data" / "notebook").exists)
        damage(home / name)
        for keys in KEYS:
            for key in keys:
                idle.post_message(pressed(key))
            await quiet(pilot, idle)
        assert idle.screen.is_current
    assert not idle.has_crashed
    assert idle.return_code in (None, 0)
