"""What newsread takes from a server, and what it refuses."""

import gzip
import socket
import threading
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from articles.urls import place_of
from articles.web.addresses import PrivateAddressError, is_public_address
from articles.web.connections import VettedNetwork
from articles.web.deadline import Deadline
from articles.web.download import Limits, download
from articles.web.validators import Validators
from tests.support.web_server import Web, redirects, refusal, says


def test_gives_the_bytes_their_type_and_where_they_were_found(web: Web) -> None:
    web.answers = {"/old": redirects("/new"), "/new": says(b"hello", "text/plain; charset=latin-1")}

    answer = download(web.url + "/old")

    assert (answer.data, answer.media_type, answer.encoding) == (b"hello", "text/plain", "latin-1")
    assert answer.url == web.url + "/new"


@pytest.mark.parametrize(
    ("name", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("x-gzip", gzip.compress)],
)
def test_unpacks_what_is_sent_packed(web: Web, name: str, pack: object) -> None:
    assert callable(pack)
    web.answers["/"] = says(pack(b"packed " * 1000), Content_Encoding=name)

    assert download(web.url + "/").data == b"packed " * 1000


def test_stops_a_small_download_that_unpacks_to_a_large_one(web: Web) -> None:
    web.answers["/"] = says(gzip.compress(bytes(10_000_000)), Content_Encoding="gzip")

    assert refusal(web.url + "/", limits=Limits(unpacked=1_000_000)) == "it is larger than 1 MB"


def test_stops_a_large_download(web: Web) -> None:
    web.answers["/"] = says(bytes(300_000))

    assert refusal(web.url + "/", limits=Limits(sent=100_000)) == "it is larger than 0.1 MB"


def test_stops_after_too_many_redirects(web: Web) -> None:
    web.answers["/"] = redirects("/")

    assert refusal(web.url + "/", limits=Limits(redirects=3)) == "it redirects more than 3 times"
    assert len(web.requests) == 4


def test_a_redirect_may_not_lead_into_a_private_network(web: Web) -> None:
    web.answers["/"] = redirects("http://127.0.0.1:9/secret")

    assert "private network" in refusal(web.url + "/")


def test_an_address_that_a_page_gave_may_not_be_private(web: Web) -> None:
    assert "private network" in refusal(web.url + "/", typed=False)
    assert not web.requests


def test_a_redirect_may_not_leave_the_web(web: Web) -> None:
    web.answers["/"] = redirects("file:///etc/passwd")

    assert refusal(web.url + "/") == "only http and https addresses can be fetched"


def test_asks_only_for_what_has_changed(web: Web) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers["If-None-Match"] == '"v1"'
        says(b"" if known else b"text", status=304 if known else 200, ETag='"v1"')(handler)

    web.answers["/"] = answer
    first = download(web.url + "/")

    assert first.validators == Validators(etag='"v1"')
    assert download(web.url + "/", known=first.validators).is_unchanged


def test_says_when_a_server_lies_about_its_length(web: Web) -> None:
    web.answers["/"] = says(b"short", Content_Length="5000")

    assert refusal(web.url + "/").startswith("the server broke off")


def test_says_when_a_packed_answer_is_cut_off(web: Web) -> None:
    web.answers["/"] = says(gzip.compress(b"words " * 100)[:-20], Content_Encoding="gzip")

    assert refusal(web.url + "/") == "the server broke off before the end"


def test_says_when_a_packed_answer_is_damaged(web: Web) -> None:
    web.answers["/"] = says(b"not packed at all", Content_Encoding="gzip")

    assert refusal(web.url + "/") == "the server sent it damaged"


def test_says_when_a_server_keeps_silent(web: Web) -> None:
    done = threading.Event()

    def wait(_: BaseHTTPRequestHandler) -> None:
        done.wait(5)

    web.answers["/"] = wait

    assert "did not answer" in refusal(web.url + "/", limits=Limits(silence=0.05))
    done.set()


def test_says_when_a_server_drips(web: Web) -> None:
    done = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        says(b"a", Content_Length="1000")(handler)
        while not done.wait(0.01):
            handler.wfile.write(b"a")

    web.answers["/"] = drip

    assert "took longer than 0.1 seconds" in refusal(web.url + "/", limits=Limits(seconds=0.1))
    done.set()


def test_says_when_a_server_drops_the_connection(web: Web) -> None:
    web.answers["/"] = lambda handler: handler.connection.close()

    assert refusal(web.url + "/").startswith("the server broke off")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (404, "the server has no such page (HTTP 404)"),
        (503, "the server failed (HTTP 503)"),
        (418, "the server refused (HTTP 418)"),
    ],
)
def test_says_what_the_server_says(web: Web, status: int, sentence: str) -> None:
    web.answers["/"] = says(b"", status=status)

    assert refusal(web.url + "/") == sentence


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("ftp://example.org/x", "only http and https addresses can be fetched"),
        ("http:///x", "the address names no host"),
        ("http://[x/", "this is no valid address"),
        ("http://news.example:port/", "this is no valid address"),
        ("http://news.example:99999/", "this is no valid address"),
        ("news.example/x", "an address begins with https:// or http://"),
        ("http://127.0.0.1:1/", "no connection: Connection refused"),
    ],
)
def test_says_what_is_wrong_with_an_address(url: str, sentence: str) -> None:
    assert refusal(url).startswith(sentence)


def test_a_host_that_is_not_there_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    sentence = "no such host is known here: look at its spelling, and at the network"
    assert refusal("https://news.example/") == sentence


PRIVATE = """
127.0.0.1 10.1.2.3 192.168.0.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 ::1 fe80::1%eth0
fd00::1 ::ffff:127.0.0.1 ::ffff:7f00:1 64:ff9b::7f00:1 2002:7f00:1:: ::127.0.0.1
::ffff:0:127.0.0.1 64:ff9b:1::7f00:1 fec0::1 ff02::1 ::
"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_knows_addresses_that_are_not_public(address: str) -> None:
    assert not is_public_address(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "64:ff9b::808:808"])
def test_knows_addresses_that_are_public(address: str) -> None:
    assert is_public_address(address)


def is_open(host: str, port: int) -> bool:
    network = VettedNetwork(frozenset(), Deadline(60))
    try:
        return bool(network.vetted((host, port), None))
    except PrivateAddressError:
        return False


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::1]", "localhost"]
)
def test_an_address_is_private_however_it_is_written(host: str) -> None:
    assert not is_open(*place_of(f"http://{host}/"))


@pytest.mark.parametrize(
    ("addresses", "is_public"),
    [(["93.184.216.34"], True), (["10.0.0.1"], False), (["93.184.216.34", "::1"], False)],
)
def test_a_name_is_as_public_as_the_least_public_of_its_addresses(
    addresses: list[str], is_public: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up = [(0, 0, 0, "", (address, 80)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: looked_up)
    assert is_open("rebound.example", 80) is is_public


@pytest.mark.parametrize("host", ["169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "2130706433"])
def test_a_redirect_may_not_lead_to_any_private_address(web: Web, host: str) -> None:
    web.answers["/"] = redirects(f"http://{host}:9/")

    assert "private network" in refusal(web.url + "/")
