"""User names and passwords for servers that want them: used for asking, and never kept.

They stand in the address that the reader gives, for this once, or in the file `~/.netrc` (or the
one that the variable NETRC names), which other programs read too. newsread writes to neither.
"""

from __future__ import annotations

import os
from base64 import b64encode
from netrc import NetrcParseError, netrc
from pathlib import Path
from urllib.parse import unquote, urlsplit


def login_in(url: str) -> tuple[str, str] | None:
    """The user name and password that stand in an address.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(url.strip())
    if parts.username is None and parts.password is None:
        return None
    return unquote(parts.username or ""), unquote(parts.password or "")


def login_for(host: str) -> tuple[str, str] | None:
    """What the reader's netrc has for a host; a file that cannot be read has nothing."""
    try:
        entry = netrc(_file()).hosts.get(host)
    except (OSError, NetrcParseError, UnicodeError):
        return None
    return (entry[0], entry[2]) if entry else None


def farewell(url: str) -> str | None:
    """What to say of a login in an address that is followed, as it is not kept."""
    host = urlsplit(url.strip()).hostname
    if not host or not login_in(url) or login_for(host):
        return None
    return (
        f"The login for {host} is not kept: a line “machine {host} login … password …” "
        "in ~/.netrc lets newsread ask with it again."
    )


def trouble() -> str | None:
    """What is wrong with the reader's netrc, in words, if there is one."""
    try:
        netrc(_file())
    except FileNotFoundError:
        return None
    except (OSError, NetrcParseError, UnicodeError) as error:
        return f"{_file()} cannot be read: {getattr(error, 'strerror', None) or error}"
    return None


def authorization(login: tuple[str, str]) -> str:
    """The header that says it to a server (RFC 7617)."""
    return "Basic " + b64encode(":".join(login).encode("utf-8", "replace")).decode("ascii")


def _file() -> str:
    return os.environ.get("NETRC") or str(Path("~/.netrc").expanduser())
