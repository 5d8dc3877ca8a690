"""Which proxy an address goes by, as the environment says: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY.

NO_PROXY names what goes by none, as curl has it: hosts with all that is below them, networks
such as 10.0.0.0/8, `*` for everything; each with a port if need be.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from ipaddress import ip_address, ip_network
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies

from articles.errors import ArticleError
from articles.safe import without_login
from articles.urls import place_of

_SOCKS = ("socks5", "socks5h")
_RIGHT = "should be like http://proxy.example:3128"
_PORTS = {"http": 80} | dict.fromkeys(_SOCKS, 1080)


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that can be used."""

    url: str
    """Without a login."""
    login: tuple[str, str] | None = None


def proxy_of(url: str) -> Proxy | None:
    """The proxy that this address goes by; most go by none.

    Raises:
        ArticleError: a variable names one that cannot be used.
        ValueError: this is no http or https address.
    """
    named, scheme = getproxies(), urlsplit(url).scheme.lower()
    kind = scheme if named.get(scheme) else "all"
    setting = named.get(kind)
    if not setting or is_exempt(url, named.get("no", "")):
        return None
    try:
        return _proxy(setting)
    except ValueError as error:
        raise ArticleError(url, f"{_variable(kind)} names no usable proxy: {error}") from None


def is_exempt(url: str, listed: str) -> bool:
    """Whether a value of NO_PROXY says that an address goes by no proxy."""
    host, port = place_of(url)
    return any(_is_meant(name, host, port) for name in listed.lower().replace(",", " ").split())


def _is_meant(name: str, host: str, port: int) -> bool:
    name = name.rpartition("://")[2]
    if name == "*":
        return True
    if name.count(":") == 1 or "]:" in name:
        name, _, wanted = name.rpartition(":")
        if wanted != str(port):
            return False
    name = name.strip("[]")
    try:
        return ip_address(host) in ip_network(name, strict=False)
    except ValueError:
        name = name.removeprefix("*").lstrip(".").rstrip(".")
        return bool(name) and f".{host.rstrip('.')}".endswith(f".{name}")


def _proxy(setting: str) -> Proxy:
    url = setting if "://" in setting else f"http://{setting}"
    safe_url = without_login(url)
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        raise ValueError(f"{safe_url} {_RIGHT}") from None
    if parts.scheme in _SOCKS and not find_spec("socksio"):
        raise ValueError(f"for {safe_url} the package socksio has to be installed")
    if parts.scheme not in _PORTS or not host:
        raise ValueError(f"{safe_url} {_RIGHT}")
    port = port or _PORTS[parts.scheme]
    login = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return Proxy(f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port}", login)


def _variable(kind: str) -> str:
    """What names the proxy, as it is written in the environment."""
    wanted = f"{kind}_proxy"
    return next((name for name in os.environ if name.lower() == wanted), "the system's settings")
