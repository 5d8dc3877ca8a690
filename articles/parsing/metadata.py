"""What a page says of its article: who wrote it, for whom, and when; nothing is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from articles.datelines import dateline_end
from articles.dates import day_in, iso_8601, without_day
from articles.parsing.bylines import byline_of
from articles.parsing.headline import as_text, heading_of, headline_of, site_in_title
from articles.parsing.linked_data import articles_in, things_of, words_in
from articles.parsing.markup import name_of, words_of
from articles.parsing.promotions import is_called_aside
from articles.urls import joined, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_PUBLISHED = (
    *("articlepublishedtime", "ogarticlepublishedtime", "datepublished", "publishedtime"),
    *("pubdate", "publishdate", "publicationdate", "parselypubdate", "sailthrudate"),
    *("dctermsissued", "dcdateissued", "dctermsdate", "dcdate", "dctermscreated", "date"),
    *(
        "itemdatepublished",
        "articlepublished",
        "citationpublicationdate",
        "citationdate",
        "originalpublicationdate",
    ),
)
_AUTHORS = ("author", "articleauthor", "dccreator", "dctermscreator", "parselyauthor", "byl")
_SITES = ("ogsitename", "dcpublisher", "citationjournaltitle")
_BYLINE = re.compile(r"(?i)(?:^|[\s_-])(?:byline|authors?|byline-?name|author-?name)(?:$|[\s_-])")
_OF_CHANGE = re.compile(r"(?i)updated?|modif|last|edit")
_PROSE = 20
"""Words; a paragraph with more is the text, and no line on who and when."""
_LONGEST_LINE = 150
_REFRESH = re.compile(
    r"(?i)\s*\d{1,2}(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?(?P<address>[^\"'\s]+)"
)
_NO_MORE = 60
"""Words on a page that is there to lead on; an article that is loaded again has more."""
_LABEL = re.compile(
    r"(?i)(?:first |last )?(?:published|posted|updated|created|filed|issued|dated?|written)"
    r"|on|at|by|and|the|for|from|in|a\.?m|p\.?m|min(?:utes?)?|read"
    r"|[a-z]{3,9}day|mon|tue|wed|thu|fri|sat|sun"
)
_ELSEWHERE = re.compile(r"(?i)comment|related|recommend|sidebar|footer|teaser|card|rail")


@dataclass(frozen=True)
class Page:
    """A page and what it says of itself; each question is answered from the page itself."""

    tree: HtmlElement
    url: str | None = None
    title: str | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", headline_of(self.tree, self._stated_site))

    @cached_property
    def site(self) -> str | None:
        """The publisher's name, or else the host."""
        return self._stated_site or site_in_title(self.tree) or _host(self.address)

    @cached_property
    def _stated_site(self) -> str | None:
        named = [*self._metas(*_SITES), *self._of_articles("publisher")]
        names = [as_text(name).lstrip("@") for name in named if "://" not in name]
        hosts = (parts_of(name).hostname for name in named)
        return max(names, key=len, default=None) or next(filter(None, hosts), None)

    @cached_property
    def address(self) -> str | None:
        """Where the article lives, as the page has it, or else where it was found."""
        links = (link for link in self.tree.iter("link") if link.get("rel") == "canonical")
        stated = [link.get("href", "") for link in links] + self._metas("ogurl")
        for link in stated:
            address = joined(self.url, link)
            if re.match(r"https?://[^/]", address):
                return address
        return self.url

    @cached_property
    def byline(self) -> str | None:
        """All who are said to have written it: to programs, above the text, or elsewhere in it."""
        above = _outermost(line for line in self._lines() if _BYLINE.search(_called(line)))
        for stated in (
            self._of_articles("author"),
            self._metas(*_AUTHORS),
            [_spaced(name) for line in above for name in _names_within(line)],
            self._lines_by(),
            self._metas("itemauthor"),
            map(_spaced, self._marked_authors()),
        ):
            if byline := byline_of(stated, self.site):
                return byline
        return None

    @cached_property
    def published(self) -> str | None:
        """The day that is stated: to programs, in an element for times, or above the text."""
        stated = (
            *self._metas("articlepublishedtime"),
            *self._of_articles("datePublished"),
            *self._metas(*_PUBLISHED),
            *(_moment(item) for item in self._properties("datePublished")),
            *(_moment(time) for time in self._times()),
        )
        days = (iso_8601(text) or day_in(text) for text in stated)
        return next((day[:10] for day in days if day), None) or self._day_above()

    @cached_property
    def heading(self) -> HtmlElement | None:
        """The heading that shows the title."""
        return heading_of(self.tree, self.title)

    @cached_property
    def home(self) -> HtmlElement | None:
        """The outermost `article` element in which the heading stands."""
        above = [] if self.heading is None else [*self.heading.iterancestors("article")]
        return above[-1] if above else None

    def _metas(self, *names: str) -> list[str]:
        """What the page's meta elements of these names say, in the order of the names."""
        pairs: list[tuple[str, str]] = []
        for meta in self.tree.iter("meta"):
            item = meta.get("itemprop")
            keys = {meta.get("property"), meta.get("name"), item and f"item {item}"}
            content = " ".join(meta.get("content", "").split())
            pairs += [
                (re.sub(r"[\W_]", "", key.lower()), content) for key in keys if key and content
            ]
        return [content for name in names for key, content in pairs if key == name]

    @cached_property
    def _things(self) -> list[dict[str, object]]:
        return things_of(self.tree)

    def _of_articles(self, key: str) -> list[str]:
        """What the first description of an article that says it has for a key, such as `author`."""
        for thing in articles_in(self._things):
            if words := words_in(thing.get(key), self._things):
                return words
        return []

    def _properties(self, name: str) -> Iterator[HtmlElement]:
        """The elements of the article that are marked as a property of it (HTML, microdata)."""
        for element in self._article.iter():
            if name in element.get("itemprop", "").split() and not self._is_beside(element):
                yield element

    def _times(self) -> list[HtmlElement]:
        """The time elements above the text, or else in the article, if they say one day."""
        above = [line for line in self._lines() if name_of(line) == "time" and _is_alone(line)]
        if above or self.home is None:
            return sorted(above, key=lambda time: bool(_OF_CHANGE.search(_called(time))))
        times = [time for time in self.home.iter("time") if not self._is_beside(time)]
        alone = [time for time in times if _is_alone(time)]
        return alone if len({(_moment(time) or "")[:10] for time in alone}) == 1 else []

    @property
    def _article(self) -> HtmlElement:
        return self.tree if self.home is None else self.home

    def _is_beside(self, element: HtmlElement) -> bool:
        """Whether an element is in a box beside the article, or in another article."""
        above = set() if self.heading is None else {self.heading, *self.heading.iterancestors()}
        guests = takewhile(lambda box: box not in above, (element, *element.iterancestors()))
        return any(name_of(guest) == "article" or is_called_aside(guest) for guest in guests)

    def _lines(self) -> list[HtmlElement]:
        """What stands between the heading and the text, and in a header with the heading."""
        if self.heading is None:
            return []
        head = next(self.heading.iterancestors("header", "hgroup"), self.heading)
        elements = [*self.tree.iter()]
        start = elements.index(head)
        lines = takewhile(lambda element: not _is_prose(element), elements[start + 1 :])
        return [line for line in lines if name_of(line) and not self._is_beside(line)]

    def _lines_by(self) -> list[str]:
        """The first line above the text that begins with By."""
        lines = map(_spaced, self._lines())
        return [line for line in lines if line[:3].lower() == "by " and len(line) < 100][:1]

    def _marked_authors(self) -> list[HtmlElement]:
        """What the page marks as its author's name, above the text or below."""
        marked = [
            element
            for element in _outermost(filter(_is_of_author, self._article.iter()))
            if 0 < len(words_of(element).split()) <= _PROSE
            and not any(_ELSEWHERE.search(_called(above)) for above in element.iterancestors())
        ]
        return [name for name in marked if name.get("class") == marked[0].get("class")]

    def _day_above(self) -> str | None:
        """The day in a line of its own above the text, or in the dateline with which it begins."""
        for line in self._lines():
            text = _spaced(line)
            day = day_in(text) if len(text) < _LONGEST_LINE and _is_alone(line) else None
            if day and _is_label(without_day(text)):
                return day
        for element in self._article.iter("p"):
            text = words_of(element).strip()
            if text and (end := dateline_end(text, 0)):
                return day_in(text[:end])
            if _is_prose(element):
                break
        return None


def refresh_of(page: Page) -> str | None:
    """The address that a page sends its reader on to, if it has hardly any words of its own."""
    body = page.tree.find("body")
    words = words_of(body if body is not None else page.tree).split()
    for meta in page.tree.iter("meta"):
        if meta.get("http-equiv", "").strip().lower() != "refresh" or len(words) > _NO_MORE:
            continue
        if match := _REFRESH.match(meta.get("content", "")):
            address = joined(page.url, match["address"])
            if re.match(r"https?://[^/]", address) and address != page.url:
                return address
    return None


def _outermost(elements: Iterable[HtmlElement]) -> list[HtmlElement]:
    """The elements that are in none of the others, in the order of the page."""
    outermost: dict[HtmlElement, None] = {}
    for element in elements:
        if not any(above in outermost for above in element.iterancestors()):
            outermost[element] = None
    return list(outermost)


def _is_of_author(element: HtmlElement) -> bool:
    marks = {element.get("rel"), element.get("itemprop")}
    is_called = name_of(element) and _BYLINE.search(element.get("class", ""))
    return "author" in marks or bool(is_called)


def _names_within(line: HtmlElement) -> list[HtmlElement]:
    """What is marked as an author's name in a byline, or else the whole of it."""
    return _outermost(filter(_is_of_author, line.iterdescendants())) or [line]


def _spaced(element: HtmlElement) -> str:
    """The words of an element on one line, with a space wherever a piece of it ends."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def _is_alone(time: HtmlElement) -> bool:
    """Whether a time stands in a line on who and when, and not in a sentence of the text."""
    line = next(time.iterancestors("p", "li", "td", "blockquote"), time)
    return _is_label(without_day(_spaced(line).replace(_spaced(time), " ")))


def _is_label(text: str) -> bool:
    """Whether a line less its date says nothing but who wrote it, and that it was published."""
    words = [word.strip(",.;:()|•·–—-") for word in text.split()]
    return all(
        not word or not word[0].islower() or _LABEL.fullmatch(word) is not None for word in words
    )


def _called(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('itemprop', '')} {element.get('id', '')}"


def _moment(element: HtmlElement) -> str:
    """What an element for a time says: to programs, or else to readers."""
    return element.get("datetime") or element.get("content") or words_of(element)


def _is_prose(element: HtmlElement) -> bool:
    words = words_of(element) if name_of(element) == "p" else element.text or ""
    return bool(name_of(element)) and len(words.split()) > _PROSE


def _host(url: str | None) -> str | None:
    host = parts_of(url).hostname
    return host.removeprefix("www.") if host else None
