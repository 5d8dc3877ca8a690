"""What can be asked of an article in a list, and of a statement in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.search.matching import Facts
from articles.search.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.library import Entry
    from articles.search.sayings import Saying

NOWHERE: Final = Facts()


def of_entry(entry: Entry) -> Facts:
    """What is known of a kept article without reading it; words are looked for in all of it."""
    states = {entry.state, "starred" if entry.is_starred else ""}
    return Facts(
        words=words_of(entry),
        fields={
            "title": plain(entry.title),
            "source": plain(entry.source or ""),
            "author": plain(entry.byline or ""),
            "tag": plain("\n".join(entry.tags)),
        },
        states=frozenset((*states, "" if entry.is_read else "unread")),
        date=(entry.published or "")[:10],
    )


def words_of(entry: Entry) -> str:
    """The text searched for words without a field: title, source, byline, place, address, tags."""
    fields = (entry.title, entry.source, entry.byline, entry.where, entry.url, *entry.tags)
    return plain("\n".join(filter(None, fields)))


def of_saying(saying: Saying, article: Facts = NOWHERE, names: Iterable[str] = ()) -> Facts:
    """What is known of a statement; words are looked for in it and its verb.

    names: other names of its speaker.
    """
    speaker, about = plain("\n".join((saying.speaker, *names))), plain("\n".join(saying.about))
    statement_fields = {
        "by": speaker,
        "said": plain(saying.words),
        "about": about,
        "person": speaker + about,
    }
    return Facts(
        words=f"{plain(saying.searchable_verb)}\n{plain(saying.words)}",
        fields={"source": plain(saying.source or ""), **article.fields, **statement_fields},
        states=article.states | saying.states,
        date=saying.date,
    )
