"""Which addresses a page or feed may send newsread to.

A page that can make its reader's computer ask for any address could reach what only that computer
sees: the router, a printer, a cloud's metadata service. So an address that the reader did not type
must be public. What the reader types is theirs to choose.
"""

from __future__ import annotations

import socket
from concurrent.futures import Future
from ipaddress import IPv6Address, IPv6Network, ip_address
from threading import Thread

Place = tuple[str, int]
"""A host and a port."""

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_GLOBAL_UNICAST = IPv6Network("2000::/3")  # all that IANA has given out of IPv6 for the internet


class PrivateAddressError(Exception):
    """A host, named by this, is not on the open internet, and the reader did not name it."""


def resolved(host: str, port: int, seconds: float | None = None) -> list[str]:
    """The IP addresses of a host, in the order in which they should be tried.

    A look-up cannot be broken off: after so many seconds it is left alone in its thread.

    Raises:
        OSError: the host cannot be resolved; TimeoutError: not in time.
    """
    answer: Future[list[str]] = Future()

    def look_up() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.set_result(list(dict.fromkeys(_address(place) for *_, place in infos)))
        except Exception as error:
            answer.set_exception(error)

    Thread(target=look_up, name="look-up", daemon=True).start()
    return answer.result(seconds)


def _address(place: tuple[object, ...]) -> str:
    """The IP address of a socket's place, with the network it is in where only that makes sense."""
    scope = place[3] if len(place) > 3 else 0
    return f"{place[0]}%{scope}" if scope and "%" not in str(place[0]) else str(place[0])


def is_public_address(address: str) -> bool:
    """Whether an IP address is on the open internet: not loopback, private, link-local or odd.

    IPv6 addresses that carry an IPv4 address inside (mapped, 6to4, Teredo, NAT64) are as public as
    what they carry.
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        teredo = ip.teredo[1] if ip.teredo else None
        nat64 = ip_address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
        inner = ip.ipv4_mapped or ip.sixtofour or teredo or nat64
        if inner is not None:
            return is_public_address(str(inner))
        if ip not in _GLOBAL_UNICAST:
            return False
    return ip.is_global and not ip.is_multicast
