"""Whom newsread connects to, and how long it waits for whom it has connected to."""

import socket
import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from articles import ArticleError
from articles.web.connections import tls
from articles.web.deadline import end_all
from articles.web.download import Limits, download
from articles.web.validators import Validators
from tests.support.web_server import Web, redirects, refusal, says

SOON = Limits(seconds=0.2, silence=5)
PUBLIC = "93.184.216.34"


def names(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Let every name mean these addresses, one after the other, and the last for ever after;
    gives the names that are looked up."""
    hosts: list[str] = []

    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        address = addresses[min(len(hosts), len(addresses) - 1)]
        hosts.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return hosts


# Whom


VARIABLES = (
    "HTTPS_PROXY=http://127.0.0.1:3128",
    "NO_PROXY=localhost",
    "no_proxy=.corp.example",
    "FTP_PROXY=http://127.0.0.1:3128",
    "TRAVIS_PROXY=x",
)


@pytest.mark.parametrize("variable", VARIABLES)
def test_what_a_name_means_a_moment_later_changes_nothing(
    web: Web, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connected: list[object] = []

    def connect(_: socket.socket, place: object) -> None:
        connected.append(place)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setenv(*variable.split("=", 1))
    hosts = names(monkeypatch, PUBLIC, "127.0.0.1")
    monkeypatch.setattr(socket.socket, "connect", connect)
    port = int(web.url.rpartition(":")[2])

    reason = refusal(f"http://rebound.example:{port}/", typed=False)

    assert reason == "no connection: Connection refused"
    assert connected == [(PUBLIC, port)]
    assert hosts == ["rebound.example"]


@pytest.mark.parametrize("variable", VARIABLES)
def test_not_one_byte_is_sent_to_an_address_that_is_refused(
    web: Web, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(*variable.split("=", 1))
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("it has connected"))
    names(monkeypatch, "127.0.0.1")
    assert "private network" in refusal(web.url.replace("127.0.0.1", "inner.example"), typed=False)


def test_the_server_is_asked_for_the_name(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, "127.0.0.1")
    web.answers["/"] = says(b"words")
    url = web.url.replace("127.0.0.1", "news.example")

    assert download(url + "/").data == b"words"
    assert web.requests[0].headers["Host"] == url.removeprefix("http://")


def test_a_name_in_other_letters_may_be_private_where_the_reader_gave_it(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    names(monkeypatch, "127.0.0.1")
    web.answers["/"] = says(b"words")
    assert download(web.url.replace("127.0.0.1", "Größe.example") + "/").data == b"words"


def test_the_next_address_is_tried_where_one_does_not_answer(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(_: str, port: int, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (address, port)) for address in ("127.0.0.9", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    web.answers["/"] = says(b"words")
    assert download(web.url.replace("127.0.0.1", "news.example") + "/").data == b"words"


# How long


def raw(web: Web, opening: bytes, drop: bytes) -> threading.Event:
    """Let the server begin so, and then send a drop after the other until the event is set."""
    done = threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(opening)
        while not done.wait(0.002):
            handler.wfile.write(drop)

    web.answers["/"] = answer
    return done


@pytest.mark.parametrize(
    ("opening", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-Drop: 1\r\n"),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 500),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"x"),
    ],
    ids=["headers", "one header", "100", "103", "body", "chunks", "head of a chunk"],
)
def test_a_server_that_never_comes_to_an_end_is_left_at_the_deadline(
    web: Web, opening: bytes, drop: bytes
) -> None:
    done = raw(web, opening, drop)
    assert refusal(web.url + "/", limits=SOON) == "the server took longer than 0.2 seconds"
    done.set()


def test_redirects_share_one_deadline(web: Web) -> None:
    waits = [threading.Event() for _ in range(9)]

    def slow(handler: BaseHTTPRequestHandler) -> None:
        waits.pop().wait(0.05)
        redirects("/")(handler)

    web.answers["/"] = slow
    assert "took longer than 0.2 seconds" in refusal(web.url + "/", limits=SOON)


@contextmanager
def listening(drop: bytes | None) -> Iterator[tuple[str, list[bytes]]]:
    """A server of bare bytes: its port, and what it hears; it sends drop after drop, or hangs up
    if there is none."""
    done, received = threading.Event(), list[bytes]()

    def serve() -> None:
        connection, _ = server.accept()
        with connection, suppress(OSError):
            received.append(connection.recv(4096))
            while drop is not None and not done.wait(0.002):
                connection.sendall(drop)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield str(server.getsockname()[1]), received
        finally:
            done.set()
            with socket.socket() as last:  # if nobody else came
                last.connect(server.getsockname())
            thread.join()


@pytest.mark.parametrize("drop", [b"", b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc", b"\x16"])
def test_a_handshake_that_never_comes_to_an_end_is_left_at_the_deadline(drop: bytes) -> None:
    with listening(drop) as (port, _):
        reason = refusal(f"https://127.0.0.1:{port}/", limits=SOON)
    assert reason.startswith(("the server took longer than 0.2 seconds", "no connection: [SSL"))


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSLKEYLOGFILE"])
def test_a_variable_that_names_no_file_is_told(
    name: str, web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for other in ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, str(tmp_path / "gone" / "file"))
    tls.cache_clear()
    with pytest.raises(ArticleError, match=rf"what {name} names for .* cannot be used: No such"):
        download(web.url + "/")


def test_tls_goes_by_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, "127.0.0.1")
    with listening(None) as (port, received):
        refusal(f"https://news.example:{port}/")
    assert b"news.example" in received[0]


CERTIFICATE = Path(__file__).parent / "support" / "news_example.pem"
"""A certificate for news.example that signs itself, for a hundred years, with its key."""


@pytest.fixture
def secure(web: Web) -> Web:
    """The server behind TLS, as news.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    web.server.socket = context.wrap_socket(web.server.socket, server_side=True)
    web.answers["/"] = says(b"words" * 50_000)
    return web


@pytest.fixture
def believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whom newsread trusts is who has that certificate."""
    context = ssl.create_default_context(cafile=str(CERTIFICATE))
    monkeypatch.setattr("articles.web.connections.tls", lambda: context)


@pytest.mark.usefixtures("believed")
def test_a_page_comes_by_tls(secure: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, "127.0.0.1")
    port = secure.url.rpartition(":")[2]
    assert download(f"https://news.example:{port}/").data == b"words" * 50_000


@pytest.mark.usefixtures("believed")
def test_a_certificate_is_for_its_name_alone(secure: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, "127.0.0.1")
    port = secure.url.rpartition(":")[2]
    assert "its certificate cannot be trusted" in refusal(f"https://other.example:{port}/")


def test_a_certificate_that_nobody_signed_is_told(
    secure: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    names(monkeypatch, "127.0.0.1")
    port = secure.url.rpartition(":")[2]
    assert "its certificate cannot be trusted" in refusal(f"https://news.example:{port}/")


def test_a_name_that_is_looked_up_for_ever_is_left_at_the_deadline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: done.wait(5))
    assert "took longer than 0.2 seconds" in refusal("http://news.example/", limits=SOON)
    done.set()


@pytest.mark.parametrize(
    "url", ["https://.example/", "http://a..example/", f"http://{'a' * 80}.example/"]
)
def test_a_host_that_cannot_be_is_told(url: str) -> None:
    assert refusal(url)


# Validators


@pytest.mark.parametrize("tag", [b'"a\xff"', b'W/"caf\xc3\xa9"', b"unquoted", b'"\x80\x81"'])
def test_a_server_gets_its_tag_back_byte_for_byte(web: Web, tag: bytes) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        etag = (handler.headers["If-None-Match"] or "").encode("latin-1")
        says(b"", status=304 if etag == tag else 200, ETag=tag.decode("latin-1"))(handler)

    web.answers["/"] = answer
    assert download(web.url + "/", known=download(web.url + "/").validators).is_unchanged


@pytest.mark.parametrize("etag", ['"a\nb"', '"\u2603"', '"\x00"', '"' + "x" * 5000 + '"', ""])
def test_a_tag_that_cannot_be_sent_is_left_out(web: Web, etag: str) -> None:
    web.answers["/"] = says(b"words")
    assert download(web.url + "/", known=Validators(etag=etag)).data == b"words"
    assert web.requests[0].headers["If-None-Match"] is None


def test_nobody_who_leaves_waits_for_a_server_that_takes_its_time(web: Web) -> None:
    is_asked = threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        is_asked.set()
        with suppress(ConnectionError):
            while True:
                handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 10)

    web.answers["/"] = slow
    with ThreadPoolExecutor(1) as pool:
        reason = pool.submit(refusal, web.url + "/")
        assert is_asked.wait(10)
        end_all()
        assert reason.result(10) == "the fetch was stopped"
