-- What overviews and searches are answered from. All of it is derived from the
-- record and may be written anew; it is brought up to date when it is asked
-- for, not while reports are taken in.

-- How far the record has been read into what follows: the last rows of the
-- tables that were taken into account. method names what derived the readings.
CREATE TABLE desk (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  method    TEXT NOT NULL,
  pass      INTEGER NOT NULL,            -- counts the times that it was brought up to date
  placement INTEGER NOT NULL,
  alias     INTEGER NOT NULL,
  copy      INTEGER NOT NULL,
  report    INTEGER NOT NULL,
  statement INTEGER NOT NULL
) STRICT;
INSERT INTO desk VALUES (1, '', 0, 0, 0, 0, 0, 0);

-- The pass in which the readings of an incident were last derived. An incident
-- that lost its mentions stays here, without readings.
CREATE TABLE derived (
  incident TEXT NOT NULL PRIMARY KEY,
  pass     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX derived_by_pass ON derived (pass);

CREATE TABLE reading (
  incident       TEXT NOT NULL,
  from_day       TEXT NOT NULL,          -- ISO 8601; '' for the reading of all that was taken in
  until_day      TEXT NOT NULL,          -- '' for ever
  title          TEXT NOT NULL,
  date           TEXT NOT NULL,
  date_precision TEXT NOT NULL,
  place          TEXT,                   -- JSON of ascribe.Place
  attack_type    TEXT NOT NULL,
  weapon         TEXT NOT NULL,
  target         TEXT NOT NULL,
  killed         TEXT,                   -- JSON of ascribe.Count
  injured        TEXT,
  outcome        TEXT NOT NULL,
  organisation   TEXT NOT NULL,
  organisations  TEXT NOT NULL,          -- JSON: a list of names
  level          TEXT NOT NULL,
  stage          TEXT NOT NULL,
  word           TEXT NOT NULL,
  p              REAL NOT NULL,
  confidence     TEXT NOT NULL,
  reports        INTEGER NOT NULL,
  sources        INTEGER NOT NULL,
  statements     INTEGER NOT NULL,
  claimed        TEXT NOT NULL,
  PRIMARY KEY (incident, from_day)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE report_words USING fts5 (
  title, text, content = 'report', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_words USING fts5 (
  quote, content = 'statement', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');
