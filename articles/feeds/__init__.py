"""Feeds that the reader follows: RSS, Atom and JSON Feed.

`parsing` reads a feed: `plain_fields` makes text of its titles and names, `entry_identity` gives
its entries ids. `wanted_entries` says which of them are fetched, `entries` makes articles of them,
`refreshing` fetches what is new into the library, and `schedule` says when that is done again.
`discovery` finds the feed that a page links to, `opml` exchanges lists with other readers, and
`subscriptions` remembers which feeds are followed and what has come.
"""

from articles.feeds.feed import Feed, FeedDocument, FeedEntry, Known
from articles.feeds.refreshing import Refreshed, refresh
from articles.feeds.subscriptions import Subscriptions

__all__ = ["Feed", "FeedDocument", "FeedEntry", "Known", "Refreshed", "Subscriptions", "refresh"]
