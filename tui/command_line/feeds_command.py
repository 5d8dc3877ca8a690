"""`newsread feeds`: follow RSS, Atom and JSON feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import ArticleError
from articles.safe import one_line, without_login
from tui.command_line.say import line, say, with_progress, write
from tui.command_line.usage import FORCE, Usage, say_unwritten
from tui.session import stores

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Sequence

    from articles.article import Article
    from articles.feeds import Feed, Subscriptions

EPILOG = """\
A feed is named by its address; add also takes a page that links to one.
Lists are OPML, which other readers write and read; their folders are kept.

Of a feed that is followed anew the newest 30 entries come, and later every new one. An entry that
was corrected comes as a new version of its article. Where a feed gives but a few lines and the
page cannot be had, those lines are the article, with a word on why; the page is asked for again
with the feed, and takes their place when it comes.

A feed that a server refuses three times in a row is left alone for an hour, then for two, four,
and a day at most, or for as long as the server asks for; “newsread feeds refresh URL” asks all
the same. What is wrong with a feed stands in “newsread feeds list”.

A name and password in an address (https://NAME:PASSWORD@news.example/) are used this once, and
kept nowhere. What is asked for again and again wants a line in ~/.netrc, which is read only:

  machine news.example login NAME password PASSWORD

It goes only to that host, and only where you gave the address yourself.
"""


def run(arguments: Sequence[str]) -> int:
    """Do what was asked with the feeds; 1 if some of it could not be done."""
    options = usage().parse_args(arguments)
    action: Callable[[Namespace, Subscriptions], int] = options.action
    with stores.subscriptions(say) as subscriptions:
        return action(options, subscriptions)


def usage() -> Usage:
    """The parser of the command's arguments."""
    usage = Usage(
        prog="newsread feeds",
        description="Follow RSS, Atom and JSON feeds.",
        epilog=EPILOG,
    )
    usage.set_defaults(action=_list)
    actions = usage.add_subparsers(metavar="[ACTION]", help="list if not said")
    for name, action, help_, inputs, many in (
        ("add", _add, "follow feeds, and fetch what they have", "URL", "+"),
        ("list", _list, "list the feeds, with how much of each is unread", None, None),
        ("remove", _remove, "follow feeds no longer; their articles stay", "URL", "+"),
        ("refresh", _refresh, "fetch what is new, of all feeds or of some", "URL", "*"),
        ("import", _import, "follow the feeds of a list", "FILE", None),
        ("export", _export, "write the list of feeds, to a file or the screen", "FILE", "?"),
    ):
        parser = actions.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
        parser.set_defaults(action=action)
        if inputs:
            parser.add_argument("inputs", nargs=many, metavar=inputs)
        if action is _export:
            parser.add_argument("--force", action="store_true", help=FORCE)
    return usage


def _add(options: Namespace, subscriptions: Subscriptions) -> int:
    from articles.feeds.refreshing import look_up
    from articles.web.logins import farewell

    feeds, typed = [], []
    for url in options.inputs:
        try:
            feeds.append(look_up(url))
            typed.append(url)
        except ArticleError as error:
            say(str(error))
    new = subscriptions.add(feeds)
    added = {feed.url for feed in new}
    for feed in feeds:
        line(f"{_name(feed)} is {'now' if feed.url in added else 'already'} followed.")
    for sentence in dict.fromkeys(filter(None, map(farewell, typed))):
        say(sentence)
    return _fetched(new, subscriptions, typed) or int(len(feeds) < len(options.inputs))


def _list(_: Namespace, subscriptions: Subscriptions) -> int:
    from itertools import groupby

    from articles.feeds.feed import folder_name
    from articles.feeds.schedule import trouble

    feeds = subscriptions.feeds()
    if not feeds:
        line("No feeds are followed yet; “newsread feeds add URL” follows one.")
    unread, articles_by_feed = _new_articles(), subscriptions.articles()
    for folder, inside in groupby(feeds, key=lambda feed: feed.folder):
        if folder:
            line(f"{folder_name(folder)}:")
        for feed in inside:
            count = sum(article in unread for article in articles_by_feed[feed.url])
            wrong = f"  ({one_line(trouble(feed))})" if feed.error else ""
            line(f"{count:5} unread  {_name(feed)}{wrong}")
    return 0


def _remove(options: Namespace, subscriptions: Subscriptions) -> int:
    failures = 0
    for url in map(without_login, options.inputs):
        if feed := subscriptions.remove(url):
            line(f"{_name(feed)} is no longer followed; its articles stay in the library.")
        else:
            say(f"{url}: this feed is not followed; “newsread feeds list” names those that are")
            failures += 1
    return int(failures > 0)


def _refresh(options: Namespace, subscriptions: Subscriptions) -> int:
    feeds = {feed.url: feed for feed in subscriptions.feeds()}
    named = {without_login(url): url for url in options.inputs}
    unknown = [url for url in named if url not in feeds]
    for url in unknown:
        say(f"{url}: this feed is not followed; “newsread feeds add {url}” would follow it")
    if not named:
        return _fetched(feeds.values(), subscriptions)
    urls = [url for url in named if url in feeds]
    typed = [named[url] for url in urls]
    return _fetched(map(feeds.__getitem__, urls), subscriptions, typed) or int(bool(unknown))


def _import(options: Namespace, subscriptions: Subscriptions) -> int:
    from tui.feeds.feed_lists import import_opml

    try:
        outcome = import_opml(subscriptions, options.inputs)
    except ArticleError as error:
        say(str(error))
        return 1
    line(outcome.sentence + " “newsread feeds refresh” fetches them." * bool(outcome.new))
    return 0


def _export(options: Namespace, subscriptions: Subscriptions) -> int:
    from articles.feeds import opml
    from tui.feeds.feed_lists import export_opml

    if options.inputs is None:
        write(opml.write(subscriptions.feeds()).decode())
        return 0
    try:
        export_opml(subscriptions, options.inputs, by_force=options.force)
    except ArticleError as error:
        say_unwritten(error)
        return 1
    return 0


def _fetched(feeds: Iterable[Feed], subscriptions: Subscriptions, typed: Sequence[str] = ()) -> int:
    """Fetch what is new, telling of each feed as it is done, and of what failed at the end.

    Gives 1 if one had something wrong. With addresses that were typed all are asked, also those
    that are to be left alone for a while.
    """
    from articles.feeds import refresh
    from articles.feeds.refreshing import Fetching
    from articles.feeds.schedule import trouble

    library, all_feeds = stores.library(), list(feeds)

    def keep(article: Article, where: str, version_of: str | None) -> None:
        library.keep(article, where, is_opened=False, version_of=version_of)

    failures: list[str] = []
    fetching = Fetching(typed=tuple(typed), answers=stores.answers())
    work = refresh(all_feeds, subscriptions, keep, fetching, even_waiting=bool(typed))
    for done in with_progress(work, len(all_feeds), "feeds"):
        if done.feed.error:
            other_errors = [error for error in done.errors if error != done.feed.error]
            failures += [trouble(done.feed), *other_errors]
        else:
            failures += done.errors
            line(f"{len(done.new):5} new  {_name(done.feed)}")
    for failure in dict.fromkeys(failures):
        say(failure)
    return int(bool(failures))


def _new_articles() -> set[str]:
    """The ids of the kept articles that were never opened."""
    return {entry.id for entry in stores.library().entries() if entry.state == "new"}


def _name(feed: Feed) -> str:
    title = one_line(feed.title)
    return one_line(feed.url) if title == feed.url else f"{title}  {one_line(feed.url)}"
