from __future__ import annotations

import gc

from tui import garbage


def test_what_the_start_made_is_not_looked_through_again() -> None:
    before = gc.get_freeze_count()
    garbage.wait()
    assert not gc.isenabled()
    garbage.begin()
    try:
        assert gc.isenabled()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_a_collector_that_never_waited_is_left_alone() -> None:
    garbage.begin()
    assert gc.get_freeze_count() == 0
