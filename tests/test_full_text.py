"""Searching everything kept."""

import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import Article
from articles.library import Entry
from articles.library.entry import described, entry_of
from articles.search import Hit, Person, QueryError, Saying, SearchIndex, parse
from articles.store import StoreError

ARTICLES = {
    "bridge": Article(
        text="Bridge shut\n\nThe harbour bridge closed on Monday, Łukasz Żółkiewski said.",
        title="Bridge shut",
        source="The Herald",
        byline="Ann Lee",
        published="2026-03-09",
    ),
    "ferry": Article(
        text="Ferries run\n\nOn Monday the ferry closed the gap at the harbour, near a bridge.",
        title="Ferries run",
        source="The Post",
        published="2026-02-01",
    ),
    "court": Article(text="Trial opens\n\nThe café owner spoke.", title="Trial opens"),
}
NAMES = {article.id: name for name, article in ARTICLES.items()}
BY_ID = {article.id: article for article in ARTICLES.values()}


def entry(name: str, **facts: object) -> Entry:
    article = ARTICLES[name]
    record = described(article, "x", "2026-05-01T00:00:00+00:00") | facts
    return entry_of(article.id, record)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    with SearchIndex(tmp_path / "own" / "search.db") as index:
        index.update(
            [
                entry("bridge", is_starred=True, tags=["Old Town"]),
                entry("ferry", is_read=True),
                entry("court", opened="2026-05-02T00:00:00+00:00"),
            ],
            BY_ID.__getitem__,
        )
        yield index


def names_of_hits(index: SearchIndex, query: str) -> list[str]:
    return [NAMES[hit.id] for hit in index.search(parse(query))]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("harbour monday", {"bridge", "ferry"}),
        ("harb", {"bridge", "ferry"}),
        ("harb monday", {"bridge", "ferry"}),
        ('"harb" monday', set()),
        ('"closed on monday"', {"bridge"}),
        ("lukasz zolkiewski", {"bridge"}),
        ("Łukasz", {"bridge"}),
        ("CAFE", {"court"}),
        ("title:ferries", {"ferry"}),
        ("title:bridge", {"bridge"}),
        ("author:lee", {"bridge"}),
        ("source:herald", {"bridge"}),
        ('source:"the post"', {"ferry"}),
        ("harbour -ferry ", {"bridge"}),
        ("-harbour ", {"court"}),
        ("before:2026-03", {"ferry"}),
        ("after:2026-03 bridge", {"bridge"}),
        ("since:2026-05", set()),
        ("until:2026-03 bridge", {"bridge", "ferry"}),
        ("until:2026-02", {"ferry"}),
        ("tag:old", {"bridge"}),
        ('tag:"old town"', {"bridge"}),
        ("-tag:old", {"ferry", "court"}),
        ("is:starred", {"bridge"}),
        ("is:read", {"ferry"}),
        ("is:unread", {"bridge", "court"}),
        ("is:begun", {"court"}),
        ("is:new", {"bridge"}),
        ("nobody", set()),
        ("", {"bridge", "ferry", "court"}),
        ("after:20", {"bridge", "ferry", "court"}),
        ("is:re", {"bridge", "ferry", "court"}),
        ("note: harbour", set()),
    ],
)
def test_finds_what_is_asked_for(index: SearchIndex, query: str, names: set[str]) -> None:
    assert set(names_of_hits(index, query)) == names


def test_a_word_in_the_headline_counts_for_more(index: SearchIndex) -> None:
    assert names_of_hits(index, "bridge") == ["bridge", "ferry"]


def test_without_words_the_newest_comes_first(index: SearchIndex) -> None:
    assert names_of_hits(index, "") == ["court", "bridge", "ferry"]


def test_a_hit_shows_the_words_around_it_and_lights_them(index: SearchIndex) -> None:
    (hit,) = index.search(parse('"closed on monday"'))

    assert "harbour bridge closed on Monday, Łukasz" in hit.snippet
    assert [span.of(hit.snippet) for span in hit.lit] == ["closed on Monday"]
    assert "\n" not in hit.snippet


def test_a_hit_says_where_in_the_text_its_words_are(index: SearchIndex) -> None:
    (hit,) = index.search(parse('"closed on monday"'))
    assert ARTICLES["bridge"].text[hit.offset :].startswith("closed on Monday")
    (hit,) = index.search(parse("author:lee"))
    assert hit.offset == 0


def test_half_a_surrogate_pair_is_no_obstacle(index: SearchIndex) -> None:
    surrogates = Article(text="A \ud83d zeppelin", title="\ud83d", source="\ud83d")
    record = described(surrogates, "x", "2026-05-01") | {"tags": ["\ud83d"]}
    index.update([entry_of(surrogates.id, record)], {surrogates.id: surrogates}.__getitem__)
    (hit,) = index.search(parse("zeppelin"))
    assert hit.offset == 4
    assert index.search(parse("nobody \ud83d tag:\ud83d")) == []


def test_is_found_as_soon_as_it_comes_and_no_longer_when_it_is_gone(index: SearchIndex) -> None:
    assert index.update([entry("ferry")], BY_ID.__getitem__) == 0
    assert names_of_hits(index, "harbour ") == ["ferry"]
    assert index.update([entry("ferry"), entry("bridge")], BY_ID.__getitem__) == 1
    assert set(names_of_hits(index, "harbour ")) == {"bridge", "ferry"}


def test_what_the_reader_changes_is_known(index: SearchIndex) -> None:
    index.update([entry(name, tags=["new"]) for name in ARTICLES], BY_ID.__getitem__)

    assert set(names_of_hits(index, "tag:new ")) == {"bridge", "ferry", "court"}
    assert names_of_hits(index, "is:starred") == []


def test_an_article_that_cannot_be_read_hurts_no_other(tmp_path: Path) -> None:
    def article(id_: str) -> Article:
        if NAMES[id_] == "ferry":
            raise StoreError("damaged")
        return BY_ID[id_]

    with SearchIndex(tmp_path / "search.db") as index:
        assert index.update([entry(name) for name in ARTICLES], article) == 2


def test_a_stop_ends_the_work_and_the_next_time_goes_on(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    entries = [entry(name) for name in ARTICLES]
    with SearchIndex(tmp_path / "search.db") as index:
        assert index.update(entries, BY_ID.__getitem__, stop) == 0
        assert index.update(entries, BY_ID.__getitem__) == 3


def test_a_damaged_index_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "search.db"
    path.write_bytes(b"not a database " * 100)

    with SearchIndex(path) as index:
        assert index.update([entry("ferry")], BY_ID.__getitem__) == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_index_whose_damage_shows_later_is_told_and_made_again(tmp_path: Path) -> None:
    path = tmp_path / "search.db"
    with SearchIndex(path) as index:
        index.update([entry("ferry")], BY_ID.__getitem__)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
        statement = "SELECT rootpage FROM sqlite_schema WHERE name = 'articles'"
        page = database.execute(statement).fetchone()[0]
        size = database.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)

    with SearchIndex(path) as index:
        with pytest.raises(StoreError, match="made again"):
            index.search(parse("ferry"))
        assert index.update([entry("ferry")], BY_ID.__getitem__) == 1
        assert len(index.search(parse("ferry"))) == 1


@settings(deadline=None, max_examples=200)
@given(query=st.text() | st.text(alphabet='ab"-:*()^{}\\%_ AND NOT'))
def test_anything_that_is_typed_is_a_query_or_told(
    query: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with SearchIndex(tmp_path_factory.getbasetemp() / "any" / "search.db") as index:
        try:
            hits: list[Hit] = index.search(parse(query))
        except QueryError as error:
            assert 0 <= error.at <= len(query)
        else:
            assert hits == []


# People


@pytest.fixture
def people(index: SearchIndex) -> SearchIndex:
    ann, bo = Person(name="Ann Lee"), Person(name="Bo Żuk")
    index.people.put(
        ARTICLES["bridge"].id,
        [ann, bo],
        [
            Saying(
                speaker="Ann Lee", kind="quote", words="“Shut.”", start=0, end=7, about=("Bo Żuk",)
            ),
            Saying(speaker="Bo Żuk", kind="claim", words="it is open", start=8, end=18),
            Saying(speaker="She", kind="claim", words="nobody knows who", start=19, end=30),
        ],
    )
    index.people.put(
        ARTICLES["ferry"].id,
        [Person(name="A. Lee")],
        [Saying(speaker="A. Lee", kind="claim", words="ferries run", start=0, end=9)],
    )
    return index


def test_articles_are_found_by_the_people_in_them(people: SearchIndex) -> None:
    assert names_of_hits(people, "person:lee") == ["bridge", "ferry"]
    assert names_of_hits(people, "person:zuk") == ["bridge"]
    assert names_of_hits(people, "person:ee") == []
    assert names_of_hits(people, "ferry -person:ann ") == ["ferry"]


def test_who_speaks_most_comes_first(people: SearchIndex) -> None:
    saying = Saying(speaker="Bo Żuk", kind="claim", words="ferries run", start=0, end=9)
    people.people.put(ARTICLES["ferry"].id, [Person(name="Bo Żuk")], [saying])
    people_rows = [(p.name, p.reported, p.articles) for p in people.people.named()]
    assert people_rows == [("Bo Żuk", 2, 2), ("Ann Lee", 1, 1)]
    assert [p.name for p in people.people.named(parse("zu"))] == ["Bo Żuk"]


def test_a_page_has_all_that_a_person_said_and_what_is_said_of_them(people: SearchIndex) -> None:
    page = people.people.page("Bo Żuk")

    assert [(s.words, NAMES[s.article], s.date) for s in page.sayings] == [
        ("it is open", "bridge", "2026-03-09")
    ]
    assert [s.words for s in page.of_them] == ["“Shut.”"]
    assert page.beside == (("Ann Lee", 1),)


def test_what_several_say_together_is_on_the_page_of_each_and_counted(people: SearchIndex) -> None:
    together, other = "Ann Lee, Cy Orr and Bo Żuk", Person(name="Trade and Industry")
    sayings = [
        Saying(speaker=together, kind="says", words="we left", start=0, end=3),
        Saying(speaker=other.name, kind="says", words="so it is", start=4, end=9),
    ]
    people.people.put(ARTICLES["court"].id, [Person(name="Ann Lee"), other], sayings)
    pages = {name: people.people.page(name) for name in ("Bo Żuk", "Cy Orr", other.name)}
    assert [[s.words for s in page.sayings] for page in pages.values()] == [
        ["it is open", "we left"],
        ["we left"],
        ["so it is"],
    ]
    counts = {p.name: p.reported for p in people.people.named()}
    assert (counts["Ann Lee"], counts[other.name]) == (2, 1)


def test_a_statement_has_the_date_of_publishing_and_never_that_of_keeping(
    people: SearchIndex,
) -> None:
    undated = Saying(speaker="Ann Lee", kind="says", words="so it is", start=0, end=3)
    people.people.put(ARTICLES["court"].id, [Person(name="Ann Lee")], [undated])
    dates = [saying.date for saying in people.people.page("Ann Lee").sayings]
    assert dates == ["2026-03-09", ""]


def test_names_that_the_reader_joined_are_one_person(people: SearchIndex) -> None:
    aliases = {"A. Lee": "Ann Lee"}

    page = people.people.page("A. Lee", aliases)

    assert page.names == ("Ann Lee", "A. Lee")
    assert [saying.words for saying in page.sayings] == ["“Shut.”", "ferries run"]
    assert page.timeline == (("2026-02", 1), ("2026-03", 1))
    (first, *_) = people.people.named(aliases=aliases)
    assert (first.name, first.reported, first.articles) == ("Ann Lee", 2, 2)


def test_what_is_found_anew_replaces_what_was_found(people: SearchIndex) -> None:
    people.people.put(ARTICLES["bridge"].id, [Person(name="Ann Lee")], [])

    assert people.people.page("Ann Lee").sayings == ()
    assert people.people.lacking() == [ARTICLES["court"].id]


def test_an_article_that_is_gone_takes_its_people_with_it(people: SearchIndex) -> None:
    people.update([entry("ferry")], BY_ID.__getitem__)

    assert [person.name for person in people.people.named()] == ["A. Lee"]


@pytest.mark.parametrize("name", ["Ann Lee", "A. Lee", "Bo Żuk"])
@pytest.mark.parametrize("aliases", [{}, {"A. Lee": "Ann Lee"}], ids=["apart", "joined"])
def test_the_list_counts_what_the_page_shows(
    people: SearchIndex, name: str, aliases: dict[str, str]
) -> None:
    page = people.people.page(name, aliases)
    (person,) = [p for p in people.people.named(aliases=aliases) if p.name == page.name]
    articles = {saying.article for saying in page.sayings}
    assert (person.reported, person.articles) == (len(page.sayings), len(articles))


def test_whoever_has_two_names_in_one_article_is_in_one_article(people: SearchIndex) -> None:
    two_people = [Person(name="Ann Lee"), Person(name="A. Lee")]
    sayings = [
        Saying(speaker=person.name, kind="says", words=person.name, start=0, end=9)
        for person in two_people
    ]
    people.people.put(ARTICLES["bridge"].id, two_people, sayings)
    people.people.put(ARTICLES["ferry"].id, [], [])
    (lee,) = people.people.named(parse("lee"), {"A. Lee": "Ann Lee"})
    assert (lee.reported, lee.articles, lee.named) == (2, 1, 1)


def test_an_article_in_which_nobody_is_named_is_looked_through_once(people: SearchIndex) -> None:
    people.people.put(ARTICLES["court"].id, [], [])
    assert people.people.lacking() == []


LAID_OUT = Article(
    text=(
        "The miller of the lower town said on the day of the flood in the spring\nthat nobody "
        "had told him of the agree-\nment, and that the gri\ufb03n on the gov\xadern\xadment’s "
        "flag at Zoe\u0308’s\nhad gone.\n"
    ),
    title="Zoe\u0308 and the gri\ufb03n",
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("agreement", "agree-\nment"),
        ("griffin", "gri\ufb03n"),
        ("government", "gov\xadern"),
        ("zoë", "Zoe\u0308"),
        ("Zoe\u0308", "Zoe\u0308"),
        ('"spring that nobody"', "spring\nthat"),
        ("title:griffin miller", "miller"),
    ],
)
def test_words_are_found_as_they_read_at_the_place_where_they_stand(
    tmp_path: Path, query: str, first: str
) -> None:
    record = described(LAID_OUT, "x", "2026-05-01T00:00:00+00:00")
    with SearchIndex(tmp_path / "search.db") as index:
        index.update([entry_of(LAID_OUT.id, record)], lambda _: LAID_OUT)
        (hit,) = index.search(parse(query))

    assert LAID_OUT.text[hit.offset :].startswith(first)
