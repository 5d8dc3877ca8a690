"""Whose a statement is that several make together: “Ada Quill and Bo Lund”, and each of them."""

from __future__ import annotations

import re
from typing import Final

_AND: Final = re.compile(r", | and ")


def speakers(name: str) -> tuple[str, ...]:
    """The name that a statement stands under, and the name of each of several who make it."""
    return (name, *_AND.split(name)) if " and " in name else (name,)
