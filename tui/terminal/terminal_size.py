"""The largest size that a terminal may have: a report of more is wrong, and would not be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import MutableMapping

MOST_COLUMNS: Final = 1000
"""A screen 7,680 pixels wide has 960 columns of 8 pixels."""

MOST_ROWS: Final = 400
"""One 4,320 pixels high has 360 rows of 12."""

_VARIABLES: Final = {"COLUMNS": MOST_COLUMNS, "LINES": MOST_ROWS}


def is_size(columns: int, rows: int) -> bool:
    """Whether a terminal may be of this size."""
    return (columns, rows) == limited(columns, rows)


def limited(columns: int, rows: int) -> tuple[int, int]:
    """The size that is nearest to this one and may be a terminal's."""
    return max(1, min(columns, MOST_COLUMNS)), max(1, min(rows, MOST_ROWS))


def without_absurd(environment: MutableMapping[str, str]) -> None:
    """Remove COLUMNS and LINES that no terminal can have, so that the terminal itself is asked."""
    for name, most in _VARIABLES.items():
        value = environment.get(name, "1")
        if not (value.isdecimal() and len(value) <= len(str(most)) and 1 <= int(value) <= most):
            del environment[name]
