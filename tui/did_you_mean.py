"""What somebody may have meant by a name that there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def suggestion(name: str, names: Collection[str]) -> str:
    """The known name that is closest, as the end of a sentence; all of them if none is close."""
    from difflib import get_close_matches

    close = get_close_matches(name, names, n=1)
    return f"; did you mean “{close[0]}”?" if close else f"; there are {', '.join(names)}"
