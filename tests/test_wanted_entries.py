"""Which entries of a feed are fetched, and how they are told from one another."""

from dataclasses import replace

from articles.feeds import FeedEntry, Known
from articles.feeds.entry_identity import stamp_of, web_address, where_from, with_distinct_ids
from articles.feeds.wanted_entries import AT_ONCE, NEWEST, Choice, chosen, newest_first
from tests.support.feed_visits import NOON

POST = "https://post.example"


def entry(number: int, **values: str | None) -> FeedEntry:
    """An entry of a day of March, unless another date is given."""
    facts = {"url": f"{POST}/{number}", "title": f"Day {number}", "html": f"Words of {number}"}
    facts |= {"published": f"2024-03-{number:02}", "id": f"id {number}"}
    return FeedEntry(**(facts | values))  # type: ignore[arg-type]


def ids(choice: Choice) -> list[str]:
    return [wanted_entry.entry.id for wanted_entry in choice.entries]


def known_of(*entries: FeedEntry) -> dict[str, Known]:
    """What is remembered of these after they have come."""
    return {entry.id: Known(article=f"of {entry.id}", stamp=stamp_of(entry)) for entry in entries}


# Which are new


MARCH = [entry(day) for day in range(1, 32)]


def test_the_newest_come_first_whatever_their_order() -> None:
    assert newest_first(MARCH) == MARCH[::-1]
    assert newest_first(MARCH[::-1]) == MARCH[::-1]


def test_where_some_have_no_date_the_others_tell_the_order() -> None:
    partly_dated = [
        replace(entry, published=None) if n % 5 == 1 else entry for n, entry in enumerate(MARCH)
    ]
    assert newest_first(partly_dated) == partly_dated[::-1]
    assert newest_first(partly_dated[::-1]) == partly_dated[::-1]


def test_without_dates_the_order_is_that_of_the_feed() -> None:
    undated = [replace(entry, published=None) for entry in MARCH]
    assert newest_first(undated) == undated


def test_of_a_long_feed_the_newest_come_at_first_and_the_rest_is_passed_over() -> None:
    choice = chosen(MARCH, {}, NOON)
    assert (len(choice.entries), ids(choice)[0]) == (NEWEST, "id 31")
    assert set(choice.passed_over) == {"id 1"}


def test_later_all_that_is_new_comes_wherever_it_stands() -> None:
    middle = [*MARCH[:7], entry(99, published=None), *MARCH[7:]]
    assert ids(chosen(middle, known_of(*MARCH), NOON)) == ["id 99"]
    known = known_of(MARCH[0])
    assert len(chosen(MARCH, known, NOON).entries) == len(MARCH) - 1


def test_what_is_too_much_at_once_is_left_to_the_next_time() -> None:
    many = [entry(1, id=f"{n}") for n in range(AT_ONCE + 1)]
    choice = chosen(many, known_of(MARCH[0]), NOON)
    assert (len(choice.entries), choice.is_cut) == (AT_ONCE, True)


def test_of_a_list_from_before_stamps_were_kept_nothing_comes_twice() -> None:
    choice = chosen(MARCH[:3], {entry.id: Known(article="a") for entry in MARCH[:3]}, NOON)
    assert choice.entries == ()
    assert choice.passed_over["id 1"] == Known(article="a", stamp=stamp_of(MARCH[0]))


# What was corrected


def test_another_text_or_title_is_a_correction() -> None:
    for new_version in (entry(1, html="Other words"), entry(1, title="Another")):
        (wanted_entry,) = chosen([new_version], known_of(entry(1)), NOON).entries
        assert (wanted_entry.entry, wanted_entry.before.article) == (new_version, "of id 1")


def test_another_date_address_or_tag_is_none() -> None:
    same_words = entry(
        1, url=f"{POST}/1b", published="2024-04-01", html="<p>Words <img src='x'>of 1</p>"
    )
    assert chosen([same_words], known_of(entry(1)), NOON).entries == ()


def test_an_id_that_was_used_again_is_another_entry() -> None:
    (wanted_entry,) = chosen([entry(2, id="id 1")], known_of(entry(1)), NOON).entries
    assert (wanted_entry.before, wanted_entry.entry.id) == (Known(), f"id 1 {POST}/2")
    later = known_of(entry(1)) | known_of(wanted_entry.entry)
    assert chosen([entry(2, id="id 1")], later, NOON).entries == ()


def test_where_there_is_but_an_id_all_else_may_be_corrected() -> None:
    before, after = (
        FeedEntry(id="1", title=word, html=word, has_own_page=False) for word in ("Noon", "One")
    )
    (wanted_entry,) = chosen([after], known_of(before), NOON).entries
    assert (wanted_entry.before.article, wanted_entry.entry.id) == ("of 1", "1")


def test_what_was_passed_over_is_not_corrected() -> None:
    known = {"id 1": Known(stamp=stamp_of(entry(1)))}
    assert chosen([entry(1, html="Other")], known, NOON).entries == ()


# What could not be had


def test_what_waits_is_tried_from_what_is_remembered() -> None:
    waits = Known(stamp="x", tries=3, due="2026-03-09T13:00:00+00:00", waiting=entry(1))
    given_up = Known(stamp="x", tries=5, waiting=entry(2))
    known = {"id 1": waits, "id 2": given_up}
    assert ids(chosen([], known, NOON)) == []
    assert ids(chosen([], known, NOON.replace(hour=14))) == ["id 1"]
    assert ids(chosen([], known, NOON, even_waiting=True)) == ["id 1", "id 2"]


# Telling apart


def distinct_ids(*entries: FeedEntry) -> list[str]:
    return [entry.id for entry in with_distinct_ids(entries)]


def test_without_an_id_the_address_tells_an_entry() -> None:
    assert distinct_ids(entry(1, id=""), entry(2, id="")) == [f"{POST}/1", f"{POST}/2"]


def test_an_id_of_all_is_none_of_its_own() -> None:
    assert distinct_ids(entry(1, id="N/A"), entry(2, id="N/A")) == [
        f"N/A {POST}/1",
        f"N/A {POST}/2",
    ]


def test_an_address_of_all_does_not_tell_an_entry() -> None:
    for url in (POST, f"{POST}/news"):
        assert distinct_ids(entry(1, id="", url=url), entry(2, id="", url=url)) == [
            "Day 1",
            "Day 2",
        ]


def test_without_all_that_the_text_tells_an_entry() -> None:
    nameless = {"id": "", "url": None, "title": None}
    ids_found = distinct_ids(entry(1, **nameless), entry(2, **nameless), entry(2, **nameless))
    assert len(set(ids_found)) == len(ids_found) == 2


def test_an_entry_that_says_nothing_is_left_out() -> None:
    assert distinct_ids(entry(1, id="", url=None, title=None, html="")) == []


def test_an_entry_that_is_there_twice_comes_once() -> None:
    assert distinct_ids(entry(1), entry(1, html="Of a minute later")) == ["id 1"]


def test_what_has_no_page_of_its_own_is_named_by_its_place_in_the_feed() -> None:
    home, other, third = with_distinct_ids(
        [entry(1, url=f"{POST}/"), entry(2, url=f"{POST}/?utm_source=f"), entry(3)]
    )
    assert where_from(home, f"{POST}/feed") == f"{POST}/feed#/id%201"
    assert where_from(other, f"{POST}/feed") == f"{POST}/feed#/id%202"
    assert where_from(third, f"{POST}/feed") == f"{POST}/3"


def test_a_link_is_an_address_on_the_web_or_none() -> None:
    assert web_address("/a b", f"{POST}/feed") == f"{POST}/a b"
    assert web_address("tag:post.example,2024:1", f"{POST}/feed") is None
    assert web_address("mailto:nell@post.example", f"{POST}/feed") is None
    assert web_address("http://[x", f"{POST}/feed") is None
    assert web_address(None, f"{POST}/feed") is None
