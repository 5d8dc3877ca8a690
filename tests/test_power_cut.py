"""What was acknowledged outlives a power cut at any call: contents and names that were not synced
are lost, and the order in which they were synced is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.faults import Disk
from tests.support.name_keepers import InDatabase, InDrafts, InLibrary, InNotebook, Keeps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("are_names_kept", [False, True])
@pytest.mark.parametrize(
    "kind",
    [InDatabase, InNotebook, InLibrary, InDrafts],
    ids=["store", "notebook", "library", "drafts"],
)
def test_what_was_acknowledged_outlives_a_power_cut_at_any_call(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: Callable[[Path], Keeps],
    *,
    are_names_kept: bool,
) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    acknowledged: set[str] = set()
    cuts = 0
    with Disk(folder, monkeypatch) as disk:

        def cut(_: Any) -> None:
            nonlocal cuts
            cuts += 1
            folder = disk.after_power_cut(tmp_path / "after", are_names_kept=are_names_kept)
            assert acknowledged <= kind(folder / "data" / "kept").names(), cuts

        disk.before = cut
        keeps = kind(folder / "data" / "kept")
        for name in ("first", "second", "third"):
            keeps.put(name)
            acknowledged.add(name)
        cut("the end")
    assert cuts > 20
