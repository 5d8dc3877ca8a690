"""Connections to the addresses that were vetted, for as long as the fetch may last.

A name is resolved once; what is connected to is one of the addresses that were looked at, so that
nothing which the name means a moment later changes anything. httpcore is given this as its network,
as miniflux has it in its dialer; TLS and the Host header still go by the name.
"""

from __future__ import annotations

import select
import socket
import ssl
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import httpcore

from articles.urls import PORTS
from articles.web.addresses import (
    Place,
    PrivateAddressError,
    is_public_address,
    resolved,
)
from articles.web.deadline import Deadline
from articles.web.proxies import Proxy, proxy_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import httpx

SLICE = 0.25
"""Seconds after which a wait for bytes looks whether it was stopped."""


class VettedNetwork(httpcore.NetworkBackend):
    """Connects to public addresses, and to the trusted places, whatever their addresses are.

    Every wait ends at the deadline: the look-up, connecting, TLS, each byte that comes or goes.
    """

    def __init__(self, trusted: frozenset[Place], deadline: Deadline) -> None:
        self.trusted = trusted
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that answers.

        Raises:
            PrivateAddressError: an address of the host is not public, and the place not trusted.
            httpcore.ConnectError, httpcore.ConnectTimeout: none answers.
        """
        ips = self.vetted((host, port), timeout)
        return _connected(ips, port, timeout, self._deadline)

    def vetted(self, place: Place, timeout: float | None) -> list[str]:
        """The addresses of a place that may be asked; raises as `connect_tcp` does."""
        with _raised_as(httpcore.ConnectTimeout, httpcore.ConnectError):
            ips = resolved(*place, self._deadline.within(timeout))
        if place not in self.trusted and not all(map(is_public_address, ips)):
            raise PrivateAddressError(place[0])
        return ips


class _ProxyNetwork(httpcore.NetworkBackend):
    """Connects to a proxy, wherever it is: the reader named it."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the proxy; raises httpcore.ProxyError."""
        with _raised_as(httpcore.ConnectTimeout, httpcore.ProxyError):
            ips = resolved(host, port, self._deadline.within(timeout))
        try:
            return _connected(ips, port, timeout, self._deadline)
        except httpcore.ConnectError as error:
            raise httpcore.ProxyError(str(error)) from error


def _connected(
    addresses: list[str], port: int, timeout: float | None, deadline: Deadline
) -> httpcore.NetworkStream:
    """A connection to the first of these IP addresses that answers."""
    failed: OSError = OSError("the name has no address")
    with _raised_as(httpcore.ConnectTimeout, httpcore.ConnectError):
        for address in addresses:
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            connection = socket.socket(family, socket.SOCK_STREAM)
            try:
                connection.settimeout(deadline.within(timeout))
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                connection.connect((address, port))
            except OSError as error:
                connection.close()
                failed = error
            else:
                return _Stream(connection, deadline)
        raise failed


class _Stream(httpcore.NetworkStream):
    """Bytes to and from a server, none of them after the deadline."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._connection = connection
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with _raised_as(httpcore.ReadTimeout, httpcore.ReadError):
            silence = Deadline(self._deadline.within(timeout), self._deadline.stop)
            while True:
                self._connection.settimeout(silence.within(SLICE))
                try:
                    return self._connection.recv(max_bytes)
                except TimeoutError:
                    if silence.is_over:
                        raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with _raised_as(httpcore.WriteTimeout, httpcore.WriteError):
            self._connection.settimeout(self._deadline.within(timeout))
            self._connection.sendall(buffer)

    def close(self) -> None:
        self._connection.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        try:
            with _raised_as(httpcore.ConnectTimeout, httpcore.ConnectError):
                self._connection.settimeout(self._deadline.within(timeout))
                secured = ssl_context.wrap_socket(self._connection, server_hostname=server_hostname)
        except BaseException:
            self.close()
            raise
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Of what httpcore asks: whether a connection that waits was closed by the server."""
        if info != "is_readable":
            return None
        if self._connection.fileno() < 0:
            return True
        poll = select.poll()
        poll.register(self._connection, select.POLLIN)
        return bool(poll.poll(0))


class Routes:
    """Where requests go: over the vetted network, or to the proxy that is set for an address.

    What a name means is asked before it goes to a proxy, too; but the proxy asks again.
    """

    def __init__(self, network: VettedNetwork, deadline: Deadline) -> None:
        self._network = network
        self._deadline = deadline
        self._pools: dict[Proxy | None, httpcore.ConnectionPool] = {}

    def send(self, request: httpx.Request) -> httpcore.Response:
        """The answer, its body still to come."""
        url = request.url
        proxy = proxy_of(str(url))
        place = url.raw_host.decode("ascii"), url.port or PORTS[url.scheme]
        if proxy and place not in self._network.trusted:
            self._network.vetted(place, request.extensions["timeout"]["connect"])
        target = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        asked = httpcore.Request(
            request.method, target, headers=request.headers.raw, extensions=request.extensions
        )
        return self._pool(proxy).handle_request(asked)

    def close(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            pool.close()

    def _pool(self, proxy: Proxy | None) -> httpcore.ConnectionPool:
        if proxy not in self._pools:
            self._pools[proxy] = httpcore.ConnectionPool(
                ssl_context=tls(),
                proxy=httpcore.Proxy(proxy.url, auth=_in_bytes(proxy.login)) if proxy else None,
                network_backend=_ProxyNetwork(self._deadline) if proxy else self._network,
            )
        return self._pools[proxy]


def transport(routes: Routes) -> httpx.BaseTransport:
    """How a client of httpx sends its requests on these routes.

    The classes stand in here because httpx brings rich and more, where these are installed.
    """
    import httpx

    class Body(httpx.SyncByteStream):
        def __init__(self, answer: httpcore.Response) -> None:
            self.answer = answer

        def __iter__(self) -> Iterator[bytes]:
            return self.answer.iter_stream()

        def close(self) -> None:
            self.answer.close()

    class Transport(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            sent = routes.send(request)
            return httpx.Response(sent.status, headers=sent.headers, stream=Body(sent))

        def close(self) -> None:
            routes.close()

    return Transport()


def _in_bytes(login: tuple[str, str] | None) -> tuple[bytes, bytes] | None:
    return (login[0].encode(), login[1].encode()) if login else None


@cache
def tls() -> ssl.SSLContext:
    """Whom to trust, read once: it takes longer than many a fetch."""
    import httpx

    return httpx.create_ssl_context()


@contextmanager
def _raised_as(late: type[Exception], failed: type[Exception]) -> Iterator[None]:
    """Errors of sockets as httpcore has them."""
    try:
        yield
    except TimeoutError as error:
        raise late(str(error)) from error
    except OSError as error:
        raise failed(str(error)) from error
