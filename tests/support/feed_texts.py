"""The same feed in three forms, and reading one."""

from articles.feeds import FeedDocument
from articles.feeds.parsing import parse
from articles.web.download import Download

LONG = "The council met in the old hall and spoke about the bridge for three hours. " * 12

RSS = f"""<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Herald</title><link>https://herald.example/</link>
<item><title>Bridge shut</title><link>https://herald.example/1</link><guid>one</guid>
<dc:creator>Ann Lee</dc:creator><pubDate>Mon, 09 Mar 2026 07:00:00 GMT</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>“Yes.” {LONG}</p>]]></content:encoded>
</item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Herald</title>
<link href="https://herald.example/"/><entry><id>one</id><title>Bridge shut</title>
<link href="https://herald.example/1"/><author><name>Ann Lee</name></author>
<published>2026-03-09T07:00:00Z</published>
<content type="html">&lt;p&gt;“Yes.” {LONG}&lt;/p&gt;</content>
</entry></feed>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "The Herald",
"home_page_url": "https://herald.example/", "items": [{"id": "one", "title": "Bridge shut",
"url": "https://herald.example/1", "authors": [{"name": "Ann Lee"}],
"date_published": "2026-03-09T07:00:00+00:00", "content_html": "<p>“Yes.” LONG</p>"}]}""".replace(
    "LONG", LONG
)


def feed_document(text: str, media_type: str = "application/xml") -> FeedDocument:
    return parse(Download(url="u", data=text.encode(), media_type=media_type, encoding=None))
