"""Python's collector of cycles stays off what lives to the end."""

from __future__ import annotations

import gc
from contextlib import ExitStack

from annotators import gc_control


def test_nothing_is_collected_until_the_last_of_several_makers_is_done() -> None:
    first, second = ExitStack(), ExitStack()
    first.enter_context(gc_control.long_lived())
    second.enter_context(gc_control.long_lived())
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()


def test_the_end_of_the_start_leaves_others_to_make_what_stays() -> None:
    gc_control.wait()
    with gc_control.long_lived():
        gc_control.begin()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_start_ends_once() -> None:
    with gc_control.long_lived():
        gc_control.begin()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_made_is_never_looked_at_again() -> None:
    before = gc.get_freeze_count()
    with gc_control.long_lived():
        made = [[number] for number in range(10_000)]
    assert gc.get_freeze_count() - before > len(made)
    gc.unfreeze()
