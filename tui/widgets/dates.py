"""Times as a reader sees them."""

from __future__ import annotations

from datetime import datetime


def day(at: str) -> str:
    """A time in UTC as a reader sees it: the hour if it is today's, or else the date."""
    now = datetime.now().astimezone()
    try:
        then = datetime.fromisoformat(at).astimezone(now.tzinfo)
    except ValueError:
        return ""
    return f"{then:%H:%M}" if then.date() == now.date() else f"{then:%Y-%m-%d}"
