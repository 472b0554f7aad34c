-- How mentions were grouped on days gone by, and readings that say what was
-- known on a day of the incidents of that day. All of it is derived.

-- The days for which a mention stood in an incident. from_day and until_day are
-- days; until_day is '' for ever.
CREATE TABLE stay (
  mention   INTEGER NOT NULL,
  from_day  TEXT NOT NULL,
  until_day TEXT NOT NULL,
  incident  TEXT NOT NULL,
  PRIMARY KEY (mention, from_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX stay_by_incident ON stay (incident, mention, from_day);

-- How far the record has been read into stays; method names what derived them,
-- '' if they never were.
CREATE TABLE days (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  method    TEXT NOT NULL,
  placement INTEGER NOT NULL,
  decision  INTEGER NOT NULL
) STRICT;
INSERT INTO days VALUES (1, '', 0, 0);

-- The incidents of which a stay has changed and whose readings are still to be
-- derived.
CREATE TABLE restless (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  incident TEXT NOT NULL
) STRICT;

-- Readings say from now on how the judgement came about.
DROP TABLE reading;
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
  first_day      TEXT NOT NULL,
  first_level    TEXT NOT NULL,
  changed_day    TEXT NOT NULL,
  year_on        TEXT NOT NULL,
  PRIMARY KEY (incident, from_day)
) STRICT, WITHOUT ROWID;
UPDATE desk SET method = '';
