"""Feeds that the reader follows: RSS, Atom and JSON Feed.

`parsing` reads a feed (`wording` makes text of its titles and names, `telling_apart` gives its
entries ids), `choosing` says which entries are fetched, `discovery` finds the feed that a page
links to, `opml` exchanges lists with other readers, `subscriptions` remembers which feeds are
followed and what has come, `entries` makes articles of what is announced, `schedule` says when a
feed is asked again, and `refreshing` fetches what is new into the library.
"""

from articles.feeds.feed import Feed, FeedDocument, FeedEntry, Known
from articles.feeds.refreshing import Refreshed, refresh
from articles.feeds.subscriptions import Subscriptions

__all__ = ["Feed", "FeedDocument", "FeedEntry", "Known", "Refreshed", "Subscriptions", "refresh"]
