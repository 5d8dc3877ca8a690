"""Fetches from the web within limits: of time, size, redirects, and where a redirect may lead."""

from __future__ import annotations

import os
import socket
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from articles.errors import ArticleError, as_article_error
from articles.parsing.encodings import charset_in
from articles.safe import without_login
from articles.urls import place_of
from articles.web import logins
from articles.web.addresses import Place, PrivateAddressError
from articles.web.deadline import Deadline, under_way
from articles.web.refusals import refusal
from articles.web.unpacking import UnpackingError, codings, unpacked
from articles.web.validators import Validators

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import httpx


_OF_TLS = ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE")
"""Variables that say where certificates are, and where keys go; OpenSSL and Python read them."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one fetch may cost."""

    seconds: float = 30.0
    """For the whole of it, from the look-up of the name on, redirects included."""
    silence: float = 10.0
    """Seconds without a byte."""
    sent: int = 20_000_000
    """Bytes over the wire."""
    unpacked: int = 50_000_000
    """Bytes after decompression."""
    redirects: int = 8
    stop: Event | None = None
    """Set, it ends what is under way, at the next byte or a quarter of a second later."""


@dataclass(frozen=True, kw_only=True)
class Download:
    """What an address held."""

    url: str
    """Where it was found in the end, after redirects; without a login."""
    data: bytes
    media_type: str
    """Such as `text/html`, in lower case; empty if the server did not say."""
    encoding: str | None
    validators: Validators = field(default_factory=Validators)
    moved: str | None = None
    """The address that the server wants to be asked at from now on (HTTP 301 or 308)."""
    is_unchanged: bool = False
    """The server says that it is what it was when the validators were given; `data` is empty."""


def download(
    url: str,
    *,
    known: Validators | None = None,
    typed: bool = True,
    trusting: str | None = None,
    accept: str = "*/*",
    limits: Limits | None = None,
) -> Download:
    """What is at an http(s) address. A login in it is used for asking and stands nowhere after.

    Args:
        known: validators of an earlier download, to fetch only what has changed.
        typed: whether the reader gave the address; one that a page or feed gave must be public.
        trusting: an address that the reader did give, such as that of the feed: its host and port
            need not be public either.
        accept: the media types wanted, as in the Accept header.

    Raises:
        ArticleError: it cannot be had within the limits, with the reason in one sentence.
    """
    asked = _without_login(url.strip())
    _prepare_tls(asked)  # before the clock runs, as the first time takes longer than many a fetch
    limits = limits or Limits()
    stop = limits.stop or Event()
    deadline = Deadline(limits.seconds, stop)
    unforeseen = as_article_error(asked, "server", "says what newsread cannot make out")
    with under_way(stop), unforeseen, _network_errors(asked, limits, deadline):
        trusted = _trusted_places(*filter(None, (url if typed else None, trusting)))
        return _Fetch(limits, deadline, trusted).follow(asked, _headers(known, accept))


def _without_login(url: str) -> str:
    """The address without a login, be it one without a scheme, of which `follow` says so."""
    bare = without_login(url)
    if "://" in bare:
        return bare
    return without_login(f"http://{bare}").removeprefix("http://")


def _prepare_tls(url: str) -> None:
    from articles.web.connections import tls

    try:
        tls()
    except OSError as error:
        named = [name for name in _OF_TLS if os.environ.get(name)]
        settings = f"what {' or '.join(named) or 'the system'} names for safe connections"
        raise ArticleError(url, f"{settings} cannot be used: {error.strerror or error}") from error


def _trusted_places(*urls: str) -> dict[Place, tuple[str, str] | None]:
    """The places that the reader gave, which need not be public, with the logins for them."""
    trusted: dict[Place, tuple[str, str] | None] = {}
    for url in urls:
        try:
            place = _place(url)
        except ArticleError:
            continue  # `follow` says what is wrong with it
        trusted[place] = logins.login_in(url) or trusted.get(place) or logins.login_for(place[0])
    return trusted


def _headers(known: Validators | None, accept: str) -> dict[bytes, bytes]:
    return {
        b"Accept": accept.encode(),
        b"Accept-Encoding": b"gzip, deflate",  # what can be stopped in time while it is unpacked
        b"User-Agent": b"Mozilla/5.0 (compatible; newsread)",
        **(known.headers() if known else {}),
    }


@dataclass(frozen=True)
class _Fetch:
    """One fetch under way: its limits, and the places that the reader gave, with their logins."""

    limits: Limits
    deadline: Deadline
    trusted: dict[Place, tuple[str, str] | None]

    def follow(self, url: str, headers: dict[bytes, bytes]) -> Download:
        import httpx

        from articles.web.connections import Routes, VettedNetwork, transport

        network = VettedNetwork(frozenset(self.trusted), self.deadline)
        routes = transport(Routes(network, self.deadline))
        silence = self.limits.silence
        moved, is_for_good = None, True
        with httpx.Client(transport=routes, headers=headers, timeout=silence) as client:
            for _ in range(self.limits.redirects + 1):
                login = self.trusted.get(_place(url))
                login_headers = {"Authorization": logins.authorization(login)} if login else {}
                with client.stream("GET", url, headers=login_headers) as response:
                    if not response.has_redirect_location:
                        return replace(self._received(response), moved=moved)
                    url = without_login(urljoin(url, response.headers["location"]))
                    is_for_good = is_for_good and response.status_code in (301, 308)
                    moved = url if is_for_good else moved
        raise ArticleError(url, f"it redirects more than {self.limits.redirects} times")

    def _received(self, response: httpx.Response) -> Download:
        url = str(response.url)
        if response.status_code == 304:
            return Download(
                url=url,
                data=b"",
                media_type="",
                encoding=None,
                is_unchanged=True,
                validators=_validators(response),
            )
        if response.is_error:
            raise refusal(response)
        kind = response.headers.get("content-type", "")
        return Download(
            url=url,
            data=b"".join(self._body(response, url)),
            media_type=kind.partition(";")[0].strip().lower(),
            encoding=charset_in(kind),
            validators=_validators(response),
        )

    def _body(self, response: httpx.Response, url: str) -> Iterator[bytes]:
        limits = self.limits
        chunks = _within(limits.sent, response.iter_raw(), url)
        for coding in codings(response.headers.get("content-encoding", "")):
            chunks = _within(limits.unpacked, unpacked(chunks, coding, limits.unpacked), url)
        return chunks


def _place(url: str) -> Place:
    """The host, as it is looked up, and the port that a URL leads to.

    Raises:
        ArticleError: it leads nowhere on the web.
    """
    import httpx

    try:
        port = place_of(url)[1]
        return httpx.URL(url.strip()).raw_host.decode("ascii"), port
    except ValueError as error:
        raise ArticleError(without_login(url), str(error)) from None
    except httpx.InvalidURL:
        raise ArticleError(without_login(url), "this is no valid address") from None


def _within(limit: int, chunks: Iterable[bytes], url: str) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise ArticleError(url, f"it is larger than {limit / 1e6:g} MB")
        yield chunk


def _validators(response: httpx.Response) -> Validators:
    headers = {name.lower(): value.decode("latin-1") for name, value in response.headers.raw}
    return Validators(etag=headers.get(b"etag"), last_modified=headers.get(b"last-modified"))


@contextmanager
def _network_errors(url: str, limits: Limits, deadline: Deadline) -> Iterator[None]:
    """What can go wrong on the network, as one sentence."""
    import httpcore
    import httpx

    try:
        yield
    except (httpcore.TimeoutException, TimeoutError):
        if deadline.stop and deadline.stop.is_set():
            reason = "the fetch was stopped"
        elif deadline.is_over:
            reason = f"the server took longer than {limits.seconds:g} seconds"
        else:
            reason = f"the server did not answer within {limits.silence:g} seconds"
    except PrivateAddressError:
        reason = "a page or feed may not lead to an address in a private network"
    except (httpx.InvalidURL, ValueError):
        reason = "this is no valid address"
    except UnpackingError as error:
        reason = str(error)
    except httpcore.ProxyError as error:
        reason = f"the proxy does not let it through: {_unreached(error)}"
    except (httpcore.ConnectError, OSError) as error:
        reason = _unreached(error)
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError) as error:
        reason = f"the server broke off: {_last_words(error)}"
    else:
        return
    raise ArticleError(url, reason)


def _unreached(error: BaseException) -> str:
    """Why there is no connection, in words and without the numbers of the system below."""
    match error:
        case socket.gaierror():
            return "no such host is known here: look at its spelling, and at the network"
        case ssl.SSLCertVerificationError():
            return f"its certificate cannot be trusted: {error.verify_message}"
        case OSError(strerror=str(words)):
            return f"no connection: {words}"
        case _ if below := error.__cause__ or error.__context__:
            return _unreached(below)
    return f"no connection: {_last_words(error)}"


def _last_words(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
