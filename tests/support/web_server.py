"""A real HTTP server on the loopback interface whose every answer a test decides."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from articles import ArticleError
from articles.web.download import Limits, download

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Web:
    """The server's address, what it answers by path, and the requests it got."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[BaseHTTPRequestHandler] = field(default_factory=list)
    server: ThreadingHTTPServer = field(init=False)


@contextmanager
def served(answers: dict[str, Answer] | None = None) -> Iterator[Web]:
    """A server that runs as long as the context."""
    web = Web(url="", answers=answers or {})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.requests.append(self)
            with suppress(ConnectionError):  # the client may have heard enough
                web.answers.get(self.path, says(b"nothing here", status=404))(self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        web.server = server
        web.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield web
        finally:
            server.shutdown()
            thread.join()


def says(
    body: bytes, media_type: str = "text/html; charset=utf-8", status: int = 200, **headers: str
) -> Answer:
    """An answer with a body; underscores in the names of headers stand for dashes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", media_type)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def redirects(address: str) -> Answer:
    """An answer that sends the caller elsewhere."""
    return says(b"", status=302, Location=address)


def refusal(url: str, *, typed: bool = True, limits: Limits | None = None) -> str:
    """Why a download is refused."""
    with pytest.raises(ArticleError) as error:
        download(url, typed=typed, limits=limits)
    return error.value.reason
