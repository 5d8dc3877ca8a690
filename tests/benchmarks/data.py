"""Where the data lies that quality is measured on. None of it is part of newsread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def wanted(data: Path | None, name: str, source: str) -> Path:
    """The file or folder of that name in the data folder.

    Raises:
        FileNotFoundError: it is not there; the message says what it is and where it comes from.
    """
    if data and (data / name).exists():
        return data / name
    raise FileNotFoundError(f"needs {name} in the folder that --data names: {source}")
