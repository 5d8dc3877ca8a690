"""The tables of the search index."""

VERSION = 4
"""Of the tables; an index of any other is thrown away and made again."""

SCHEMA = f"""
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT, date TEXT NOT NULL,
    state TEXT NOT NULL, is_starred INTEGER NOT NULL, tags TEXT NOT NULL, layout TEXT NOT NULL,
    is_looked_through INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX by_date ON articles (date);
CREATE VIRTUAL TABLE texts USING fts5 (
    title, body, source, byline, stroked, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO texts (texts, rank) VALUES ('rank', 'bm25(8.0, 1.0, 2.0, 2.0, 1.0)');
CREATE TABLE people (
    article INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, label TEXT NOT NULL,
    said INTEGER NOT NULL
);
CREATE INDEX people_by_name ON people (folded);
CREATE INDEX people_by_article ON people (article);
CREATE TABLE sayings (
    number INTEGER PRIMARY KEY, article INTEGER NOT NULL, speaker TEXT NOT NULL, kind TEXT NOT NULL,
    verb TEXT NOT NULL, words TEXT NOT NULL, form TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL
);
CREATE INDEX sayings_by_speaker ON sayings (speaker);
CREATE INDEX sayings_by_article ON sayings (article);
CREATE TABLE about (saying INTEGER NOT NULL, name TEXT NOT NULL);
CREATE INDEX about_by_name ON about (name);
CREATE INDEX about_by_saying ON about (saying);
PRAGMA user_version = {VERSION};
"""

FORGET_ARTICLE = (
    "DELETE FROM about WHERE saying IN (SELECT number FROM sayings WHERE article = ?)",
    "DELETE FROM sayings WHERE article = ?",
    "DELETE FROM people WHERE article = ?",
)
"""What was found in one article, by its number."""
