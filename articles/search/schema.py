"""The tables of the search index.

`articles`: whatever the library keeps (`is_kept`), and what was built from the findings of another
machine; `published` is empty where one does not say, `looked_through` is NULL until people were
put, then the fingerprint of what found them, a space, and what stands for the reader's verdicts.
In an older index it is the verdicts alone. `texts`: full text of the kept. `people`, `places`:
who and what is named in an article, with how often something is reported of a person, and the
office or work that it gives them there (`role`, empty if none). `sayings`:
every quotation, claim and position, also what is in doubt, open or nobody's; `is_said` are those
that a named speaker is reported to say or deny for sure. `about`: the names that a saying speaks
of. By the number of a saying, `shingles`: what `articles.search.shingles` makes of its words;
`voices`: what `articles.search.voices` looks for. They have no copy of the words, so forgetting a
saying needs them once more.
"""

VERSION = 9
"""Of the tables; an index of any other is thrown away and made again."""

SCHEMA = f"""
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT, date TEXT NOT NULL,
    published TEXT NOT NULL, state TEXT NOT NULL, is_starred INTEGER NOT NULL, tags TEXT NOT NULL,
    title TEXT, url TEXT, layout TEXT NOT NULL, looked_through TEXT,
    is_kept INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX by_date ON articles (date);
CREATE VIRTUAL TABLE texts USING fts5 (
    title, body, source, byline, stroked, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO texts (texts, rank) VALUES ('rank', 'bm25(8.0, 1.0, 2.0, 2.0, 1.0)');
CREATE TABLE people (
    article INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, label TEXT NOT NULL,
    reported INTEGER NOT NULL, role TEXT NOT NULL
);
CREATE INDEX people_by_name ON people (name, label, reported);
CREATE INDEX people_by_article ON people (article);
CREATE INDEX roles ON people (name, role) WHERE role <> '';
CREATE TABLE sayings (
    number INTEGER PRIMARY KEY, article INTEGER NOT NULL, speaker TEXT NOT NULL, kind TEXT NOT NULL,
    polarity TEXT NOT NULL, is_in_doubt INTEGER NOT NULL, is_said INTEGER NOT NULL,
    verb TEXT NOT NULL, words TEXT NOT NULL, form TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL
);
CREATE VIRTUAL TABLE shingles USING fts5 (
    found, content = '', detail = none, columnsize = 0, tokenize = "ascii"
);
CREATE VIRTUAL TABLE voices USING fts5 (
    speaker, about, words, verb, states, content = '', columnsize = 0, prefix = '2',
    tokenize = "unicode61 remove_diacritics 0"
);
CREATE TABLE places (article INTEGER NOT NULL, name TEXT NOT NULL);
CREATE INDEX places_by_name ON places (name);
CREATE INDEX places_by_article ON places (article);
CREATE INDEX sayings_by_speaker ON sayings (speaker);
CREATE INDEX sayings_by_article ON sayings (article);
CREATE TABLE about (saying INTEGER NOT NULL, name TEXT NOT NULL);
CREATE INDEX about_by_name ON about (name);
CREATE INDEX about_by_saying ON about (saying);
PRAGMA user_version = {VERSION};
"""
