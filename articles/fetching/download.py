"""Fetches from the web within limits: of time, size, redirects, and where a redirect may lead."""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from articles.errors import ArticleError
from articles.fetching.addresses import is_public, is_public_address, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import httpx


_PRIVATE = "a page or feed may not lead to an address in a private network"


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one fetch may cost."""

    seconds: float = 30.0
    """For the whole of it, redirects included."""
    silence: float = 10.0
    """Seconds without a byte."""
    sent: int = 20_000_000
    """Bytes over the wire."""
    unpacked: int = 50_000_000
    """Bytes after decompression."""
    redirects: int = 8


@dataclass(frozen=True, kw_only=True)
class Validators:
    """What a server gave to ask by, next time, whether anything has changed (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The request headers that ask for the document only if it has changed."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, kw_only=True)
class Download:
    """What an address held."""

    url: str
    """Where it was found in the end, after redirects."""
    data: bytes
    media_type: str
    """Such as `text/html`, in lower case; empty if the server did not say."""
    encoding: str | None
    validators: Validators = Validators()
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
    """What is at an http(s) address.

    Args:
        known: validators of an earlier download, to fetch only what has changed.
        typed: whether the reader gave the address; one that a page or feed gave must be public.
        trusting: an address that the reader did give, such as that of the feed: its host and port
            need not be public either.
        accept: the media types wanted, as in the Accept header.

    Raises:
        ArticleError: it cannot be had within the limits, with the reason in one sentence.
    """
    limits = limits or Limits()
    given = {_place(each) for each in (url if typed else None, trusting) if each}
    fetcher = _Fetcher(limits, _headers(known, accept), given)
    with _told(url, limits):
        return fetcher.follow(url)


def _headers(known: Validators | None, accept: str) -> dict[str, str]:
    return {
        "Accept": accept,
        "Accept-Encoding": "gzip, deflate",  # what `_unpacked` can stop in time
        "User-Agent": "Mozilla/5.0 (compatible; newsread)",
        **(known.headers() if known else {}),
    }


def _place(url: str) -> tuple[str, int] | None:
    try:
        return place_of(url)
    except ValueError:
        return None  # `follow` says what is wrong with it


class _Fetcher:
    """One fetch under way: the limits, and the places that need not be public."""

    def __init__(
        self, limits: Limits, headers: dict[str, str], trusted: set[tuple[str, int] | None]
    ) -> None:
        self._limits = limits
        self._headers = headers
        self._trusted = trusted
        self._deadline = time.monotonic() + limits.seconds

    def follow(self, url: str) -> Download:
        import httpx

        with httpx.Client(headers=self._headers, timeout=self._limits.silence) as client:
            for _ in range(self._limits.redirects + 1):
                self._check_time(url)
                self._check_place(url)
                with client.stream("GET", url) as response:
                    self._check_peer(url, response)
                    if not response.has_redirect_location:
                        return self._received(response)
                    url = urljoin(url, response.headers["location"])
        raise ArticleError(url, f"it redirects more than {self._limits.redirects} times")

    def _check_place(self, url: str) -> None:
        try:
            place = place_of(url)
        except ValueError as error:
            raise ArticleError(url, str(error)) from None
        if place not in self._trusted and not is_public(*place):
            raise ArticleError(url, _PRIVATE)

    def _check_peer(self, url: str, response: httpx.Response) -> None:
        """The same once more for who really answered, as a name can change its address between."""
        if place_of(url) in self._trusted or _is_through_proxy():
            return
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream else None
        if peer and not is_public_address(str(peer[0])):
            raise ArticleError(url, _PRIVATE)

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
            raise ArticleError(url, _refusal(response))
        encoding = response.headers.get("content-encoding", "").lower()
        chunks = self._in_time(url, response.iter_raw())
        data = b"".join(_unpacked(chunks, encoding, self._limits, url))
        return Download(
            url=url,
            data=data,
            media_type=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
            encoding=response.charset_encoding,
            validators=_validators(response),
        )

    def _in_time(self, url: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self._check_time(url)
            yield chunk

    def _check_time(self, url: str) -> None:
        if time.monotonic() > self._deadline:
            reason = f"the server took longer than {self._limits.seconds:g} seconds"
            raise ArticleError(url, reason)


def _unpacked(chunks: Iterable[bytes], encoding: str, limits: Limits, url: str) -> Iterator[bytes]:
    """The chunks decompressed, never holding more than the limit allows."""
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ArticleError(url, f"the server sent it packed as {encoding!r}, unasked")
    sent = unpacked = 0
    unpacker = zlib.decompressobj(wbits=47) if encoding in ("gzip", "x-gzip", "deflate") else None
    for chunk in chunks:
        sent += len(chunk)
        _check_size(sent, limits.sent, url)
        piece = unpacker.decompress(chunk, limits.unpacked - unpacked + 1) if unpacker else chunk
        unpacked += len(piece)
        _check_size(unpacked, limits.unpacked, url)
        yield piece
    if unpacker and sent and not unpacker.eof:
        raise ArticleError(url, "the server broke off before the end")


def _check_size(size: int, limit: int, url: str) -> None:
    if size > limit:
        raise ArticleError(url, f"it is larger than {limit / 1e6:g} MB")


def _validators(response: httpx.Response) -> Validators:
    headers = response.headers
    return Validators(etag=headers.get("etag"), last_modified=headers.get("last-modified"))


def _refusal(response: httpx.Response) -> str:
    said = {
        401: "the server wants a login",
        402: "the server wants to be paid",
        403: "the server refuses to show it",
        404: "the server has no such page",
        410: "the server says it is gone",
        429: "the server asks to be left alone for a while",
        451: "the server may not show it for legal reasons",
    }
    code = response.status_code
    usual = "the server failed" if code >= 500 else "the server refused"
    return f"{said.get(code, usual)} (HTTP {code})"


def _is_through_proxy() -> bool:
    from urllib.request import getproxies

    return bool(getproxies())


@contextmanager
def _told(url: str, limits: Limits) -> Iterator[None]:
    """What can go wrong on the network, as one sentence."""
    import httpx

    try:
        yield
    except httpx.TimeoutException:
        reason = f"the server did not answer within {limits.silence:g} seconds"
    except (httpx.InvalidURL, UnicodeError):
        reason = "this is no valid address"
    except httpx.ConnectError as error:
        reason = _unreached(error)
    except httpx.HTTPError as error:
        reason = f"the server broke off: {_last_words(error)}"
    except zlib.error:
        reason = "the server sent it damaged"
    except OSError as error:
        reason = _unreached(error)
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
