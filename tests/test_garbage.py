from __future__ import annotations

import gc

from annotators import gc_control


def test_what_the_start_made_is_not_looked_through_again() -> None:
    before = gc.get_freeze_count()
    gc_control.wait()
    assert not gc.isenabled()
    gc_control.begin()
    try:
        assert gc.isenabled()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_a_collector_that_never_waited_is_left_alone() -> None:
    gc_control.begin()
    assert gc.get_freeze_count() == 0


def test_what_stays_is_put_aside_and_the_collector_goes_on() -> None:
    before = gc.get_freeze_count()
    try:
        with gc_control.long_lived():
            assert not gc.isenabled()
            lists = [[number] for number in range(1000)]
        assert gc.isenabled()
        assert gc.get_freeze_count() >= before + len(lists)
    finally:
        gc.unfreeze()
