"""What a server says when it does not give what it was asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from articles.errors import ArticleError
from articles.web import logins

if TYPE_CHECKING:
    import httpx


class RefusedError(ArticleError):
    """The server answered, with an error of HTTP.

    status: of HTTP, from 400 on.
    wait: seconds for which it wants to be left alone; 0 if it does not say.
    """

    def __init__(self, name: str, reason: str, status: int, wait: float = 0.0) -> None:
        super().__init__(name, reason)
        self.args = (name, reason, status, wait)  # by which it comes from another process
        self.status = status
        self.wait = wait


def refusal(response: httpx.Response, now: datetime | None = None) -> RefusedError:
    """The error that an answer is."""
    code = response.status_code
    reasons = {
        401: f"the server wants a login{_advice(response)}",
        402: "the server wants to be paid",
        403: "the server refuses to show it",
        404: "the server has no such page",
        407: "the proxy wants a login",
        410: "the server says that it is gone for good",
        429: "the server asks to be left alone for a while",
        451: "the server may not show it for legal reasons",
    }
    usual = "the server failed" if code >= 500 else "the server refused"
    wait = retry_after(response.headers.get("retry-after", ""), now or datetime.now(UTC))
    reason = f"{reasons.get(code, usual)} (HTTP {code})"
    return RefusedError(str(response.url), reason, code, wait)


def retry_after(header: str, now: datetime) -> float:
    """The seconds that a Retry-After asks for, as a number or a date; 0 if it is neither."""
    header = header.strip()
    if header.isascii() and header.isdecimal():
        return float(header[:12])
    try:
        then = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return 0.0
    return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - now).total_seconds())


def _advice(response: httpx.Response) -> str:
    """How a login can be given that was not."""
    if "authorization" in response.request.headers:
        return " other than the one it got"
    return f"; {logins.trouble() or f'a line for {response.url.host} in ~/.netrc gives it'}"
