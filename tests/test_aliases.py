"""What the reader has said of names is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.aliases import Aliases
from articles.store import StoreError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def aliases(tmp_path: Path) -> Aliases:
    return Aliases(tmp_path / "own" / "names.json")


def test_a_name_stands_for_another_from_then_on(aliases: Aliases) -> None:
    aliases.join("Okafor", "Tomas Okafor")
    assert Aliases(aliases.path).all() == {"Okafor": "Tomas Okafor"}
    assert aliases.path.stat().st_mode & 0o777 == 0o600


def test_no_name_stands_for_one_that_stands_for_a_third(aliases: Aliases) -> None:
    aliases.join("T.", "Okafor")
    aliases.join("Okafor", "Tomas Okafor")
    aliases.join("Tom", "Okafor")
    assert aliases.all() == dict.fromkeys(["T.", "Okafor", "Tom"], "Tomas Okafor")


def test_no_name_stands_for_itself_by_way_of_another(aliases: Aliases) -> None:
    aliases.join("a", "b")
    aliases.join("b", "a")
    aliases.join("c", "c")
    assert aliases.all() == {"a": "b"}


def test_joined_names_can_be_parted(aliases: Aliases) -> None:
    aliases.join("Okafor", "Tomas Okafor")
    aliases.join("Falk", "Ines Falk")
    aliases.part("Tomas Okafor")
    assert aliases.all() == {"Falk": "Ines Falk"}


def test_half_a_surrogate_pair_is_a_name_too(aliases: Aliases) -> None:
    aliases.join("\ud83d", "b")
    assert aliases.all() == {"\ud83d": "b"}


@pytest.mark.parametrize("damage", [b"", b"[]", b"\xff"])
def test_a_damaged_file_gets_a_sentence_and_is_not_written_over(
    aliases: Aliases, damage: bytes
) -> None:
    aliases.join("a", "b")
    aliases.path.write_bytes(damage)
    with pytest.raises(StoreError, match="cannot be read"):
        aliases.join("c", "d")
    assert aliases.path.read_bytes() == damage


def test_joining_and_parting_are_taken_back(aliases: Aliases) -> None:
    aliases.join("T.", "Okafor")
    join = aliases.join("Okafor", "Tomas Okafor")
    part = aliases.part("Tomas Okafor")
    assert aliases.all() == {}
    aliases.take_back(part)
    assert aliases.all() == {"T.": "Tomas Okafor", "Okafor": "Tomas Okafor"}
    aliases.take_back(join)
    assert aliases.all() == {"T.": "Okafor"}


def test_what_another_newsread_has_changed_since_stays(aliases: Aliases) -> None:
    join = aliases.join("Lind", "Ada Lind")
    Aliases(aliases.path).join("Lind", "Bo Lind")
    assert not aliases.take_back(join)
    assert aliases.all() == {"Lind": "Bo Lind"}
