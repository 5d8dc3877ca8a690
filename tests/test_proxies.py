"""Which proxy an address goes by, and what is said of one that cannot be used."""

import socket

import pytest

from articles import ArticleError
from articles.web.download import Limits, download
from articles.web.proxies import Proxy, is_exempt, proxy_of
from tests.support.web_server import Web, says

NAMES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "FTP_PROXY")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that names no proxy."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    ("variable", "url", "proxy"),
    [
        ("HTTP_PROXY=http://one.example:3128", "http://news.example/", "http://one.example:3128"),
        ("http_proxy=one.example:3128", "http://news.example/", "http://one.example:3128"),
        ("HTTP_PROXY=http://one.example", "http://news.example/", "http://one.example:80"),
        ("HTTP_PROXY=http://one.example:3128", "https://news.example/", None),
        ("HTTPS_PROXY=http://one.example:3128", "http://news.example/", None),
        ("HTTPS_PROXY=http://[::1]:3128/", "https://news.example/", "http://[::1]:3128"),
        ("ALL_PROXY=http://one.example:3128", "https://news.example/", "http://one.example:3128"),
        ("FTP_PROXY=http://one.example:3128", "http://news.example/", None),
        ("NO_PROXY=localhost", "http://news.example/", None),
        ("HTTP_PROXY=", "http://news.example/", None),
    ],
)
def test_an_address_goes_by_the_proxy_that_is_meant_for_it(
    variable: str, url: str, proxy: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(*variable.split("=", 1))
    proxy_found = proxy_of(url)
    assert (proxy_found.url if proxy_found else None) == proxy


@pytest.mark.parametrize(
    ("exemptions", "url", "is_meant"),
    [
        ("news.example", "http://news.example/", True),
        ("news.example", "http://www.NEWS.example/", True),
        (".news.example", "http://news.example/", True),
        ("*.news.example", "http://www.news.example/", True),
        ("news.example", "http://fakenews.example/", False),
        ("a.example, news.example", "http://news.example/", True),
        ("a.example b.example", "http://b.example/", True),
        ("*", "https://news.example/", True),
        ("a.example,*", "https://news.example/", True),
        ("news.example:8080", "http://news.example:8080/", True),
        ("news.example:8080", "http://news.example/", False),
        ("10.0.0.0/8", "http://10.1.2.3/", True),
        ("10.0.0.0/8", "http://11.1.2.3/", False),
        ("::1", "http://[::1]:99/", True),
        ("[::1]:99", "http://[::1]:99/", True),
        ("fd00::/8", "http://[fd12::1]/", True),
        ("", "http://news.example/", False),
        (" , ", "http://news.example/", False),
    ],
)
def test_no_proxy_names_what_goes_by_none(exemptions: str, url: str, is_meant: bool) -> None:
    assert is_exempt(url, exemptions) is is_meant


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("gopher://one.example", "gopher://one.example should be like http://"),
        ("https://one.example:3128", "https://one.example:3128 should be like http://"),
        ("http://", "http:// should be like http://proxy.example:3128"),
        ("http://one.example:port", "http://one.example:port should be like"),
        ("http://one.example:99999", "http://one.example:99999 should be like"),
        ("http://[one", "should be like http://proxy.example:3128"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_one_sentence_that_names_its_variable(
    value: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("all_proxy", value)
    with pytest.raises(ArticleError) as error:
        download("http://news.example/")
    assert error.value.reason.startswith("all_proxy names no usable proxy: ")
    assert sentence in error.value.reason


def test_a_socks_proxy_without_its_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.web.proxies.find_spec", lambda _: None)
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(ArticleError, match="the package socksio has to be installed"):
        download("http://news.example/")


def test_a_proxy_that_this_address_does_not_go_by_may_be_wrong(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.answers["/"] = says(b"words")
    monkeypatch.setenv("HTTPS_PROXY", "gopher://one.example")
    assert download(web.url + "/").data == b"words"


def test_the_login_of_a_proxy_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "gopher://ada:secret@one.example")
    with pytest.raises(ArticleError) as error:
        download("http://news.example/")
    assert "secret" not in str(error.value)


def test_the_login_of_a_proxy_is_taken_out_of_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://ada:s%40fe@one.example:3128")
    assert proxy_of("http://news.example/") == Proxy("http://one.example:3128", ("ada", "s@fe"))


@pytest.fixture
def proxied(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    """A proxy on the loopback interface, which http addresses go by; names mean 93.184.216.34."""
    real = socket.getaddrinfo

    def look_up(host: str, *positional: object, **keywords: object) -> object:
        address = host if host == "127.0.0.1" else "93.184.216.34"
        return real(address, *positional, **keywords)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setenv("HTTP_PROXY", web.url)
    return web


def test_a_page_comes_by_the_proxy(proxied: Web) -> None:
    proxied.answers["http://news.example/a"] = says(b"by proxy")
    assert download("http://news.example/a", typed=False).data == b"by proxy"


def test_a_page_may_not_lead_to_a_private_address_by_the_proxy_either(proxied: Web) -> None:
    proxied.answers["http://news.example/a"] = says(b"", status=302, Location="http://127.0.0.1/x")
    with pytest.raises(ArticleError, match="private network"):
        download("http://news.example/a", typed=False)
    assert [request.path for request in proxied.requests] == ["http://news.example/a"]


def test_a_page_may_not_lead_to_the_proxy_itself(
    proxied: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(ArticleError, match="private network"):
        download(proxied.url + "/secret", typed=False)
    assert not proxied.requests


def test_a_proxy_that_does_not_answer_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with pytest.raises(ArticleError) as error:
        download("http://127.0.0.1:9/", limits=Limits(silence=2))
    assert error.value.reason == (
        "the proxy does not let it through: no connection: Connection refused"
    )


def test_a_name_that_the_reader_gave_is_looked_up_by_the_proxy_alone(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        if host != "127.0.0.1":
            raise socket.gaierror(-2, "Name or service not known")
        return [(2, 1, 6, "", (host, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setenv("HTTP_PROXY", web.url)
    web.answers["http://far.example/a"] = says(b"by proxy")

    assert download("http://far.example/a").data == b"by proxy"
    with pytest.raises(ArticleError, match="no such host is known here"):
        download("http://far.example/a", typed=False)


def test_a_proxy_gets_its_login(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", web.url.replace("//", "//ada:s%C3%A9same@"))
    web.answers["http://127.0.0.1:9/"] = says(b"words")
    download("http://127.0.0.1:9/")
    assert web.requests[0].headers["Proxy-Authorization"] == "Basic YWRhOnPDqXNhbWU="


def test_a_tunnel_that_the_proxy_refuses_is_told(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", web.url)
    with pytest.raises(ArticleError, match=r"the proxy does not let it through: .*501"):
        download("https://127.0.0.1:9/")
