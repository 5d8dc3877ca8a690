from __future__ import annotations

import gc
from contextlib import ExitStack

from annotators import gc_control


def test_what_the_start_made_is_not_looked_through_again() -> None:
    before = gc.get_freeze_count()
    gc_control.wait()
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


def test_nothing_is_collected_until_the_last_of_several_makers_is_done() -> None:
    first, second = ExitStack(), ExitStack()
    try:
        first.enter_context(gc_control.long_lived())
        second.enter_context(gc_control.long_lived())
        first.close()
        assert not gc.isenabled()
        second.close()
        assert gc.isenabled()
    finally:
        gc.unfreeze()


def test_the_end_of_the_start_leaves_others_to_make_what_stays() -> None:
    try:
        gc_control.wait()
        with gc_control.long_lived():
            gc_control.begin()
            assert not gc.isenabled()
        assert gc.isenabled()
    finally:
        gc.unfreeze()
