-- The record. Tables of history take rows and keep them: triggers refuse to
-- change or remove any. Their seq is counted up by the writer without gaps,
-- batch names the write that brought the row in, and batches never interleave.

CREATE TABLE batch (
  seq      INTEGER PRIMARY KEY,
  recorded TEXT NOT NULL              -- UTC, RFC 3339 with nine decimals
) STRICT;

-- One seal closes each batch: a SHA-256 over the seal before and all rows of
-- the batch.
CREATE TABLE seal (
  batch  INTEGER PRIMARY KEY REFERENCES batch (seq),
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

CREATE TABLE report (
  seq            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  docid          TEXT NOT NULL,
  original       TEXT NOT NULL,
  origin         TEXT NOT NULL,
  url            TEXT NOT NULL,
  publisher      TEXT NOT NULL,
  published      TEXT NOT NULL,       -- ISO 8601, as precise as known
  published_last TEXT NOT NULL,       -- the last day that it may mean
  title          TEXT NOT NULL,
  language       TEXT NOT NULL,
  text_method    TEXT NOT NULL,
  codebook       TEXT NOT NULL,
  method         TEXT NOT NULL,
  relevant       INTEGER NOT NULL,
  relevance      REAL NOT NULL,
  batch          INTEGER NOT NULL REFERENCES batch (seq),
  text           TEXT NOT NULL        -- last, so that the rest reads without it
) STRICT;
CREATE INDEX report_by_date ON report (published, id);
CREATE INDEX report_by_docid ON report (docid);

CREATE TABLE mention (
  seq            INTEGER PRIMARY KEY,
  report         INTEGER NOT NULL REFERENCES report (seq),
  id             TEXT NOT NULL,
  main           INTEGER NOT NULL,
  attack_type    TEXT NOT NULL,
  weapon         TEXT NOT NULL,
  target         TEXT NOT NULL,
  date           TEXT NOT NULL,
  date_precision TEXT NOT NULL,
  place          TEXT,                -- JSON of ascribe.Place
  killed         TEXT,                -- JSON of ascribe.Count
  injured        TEXT,
  outcome        TEXT NOT NULL,
  organisation   TEXT NOT NULL,
  spans          TEXT,                -- JSON: a list of ascribe.Span
  batch          INTEGER NOT NULL REFERENCES batch (seq),
  UNIQUE (report, id)
) STRICT;

CREATE TABLE statement (
  seq          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  mention      INTEGER NOT NULL REFERENCES mention (seq),
  fact         INTEGER NOT NULL,
  start        INTEGER NOT NULL,
  end          INTEGER NOT NULL,
  quote        TEXT NOT NULL,
  predicate    TEXT NOT NULL,
  polarity     TEXT NOT NULL,
  certainty    TEXT NOT NULL,
  speaker      TEXT NOT NULL,
  behind       TEXT NOT NULL,
  speaker_kind TEXT NOT NULL,
  organisation TEXT NOT NULL,
  said_on      TEXT NOT NULL,
  value        TEXT NOT NULL,
  method       TEXT NOT NULL,
  batch        INTEGER NOT NULL REFERENCES batch (seq)
) STRICT;
CREATE INDEX statement_by_mention ON statement (mention);

CREATE TABLE decision (
  seq    INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  kind   TEXT NOT NULL,
  a      TEXT NOT NULL,
  b      TEXT NOT NULL,
  score  REAL NOT NULL,
  reason TEXT NOT NULL,
  method TEXT NOT NULL,
  author TEXT NOT NULL,
  batch  INTEGER NOT NULL REFERENCES batch (seq)
) STRICT;
CREATE INDEX decision_by_a ON decision (a);
CREATE INDEX decision_by_b ON decision (b);
CREATE INDEX decision_by_hand ON decision (seq) WHERE author <> '';

-- Of the rows about one mention, id or report, the last one holds.
CREATE TABLE placement (
  seq      INTEGER PRIMARY KEY,
  mention  INTEGER NOT NULL REFERENCES mention (seq),
  incident TEXT NOT NULL,
  batch    INTEGER NOT NULL REFERENCES batch (seq)
) STRICT;
CREATE INDEX placement_by_mention ON placement (mention);
CREATE INDEX placement_by_incident ON placement (incident);

CREATE TABLE alias (
  seq      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL,
  incident TEXT NOT NULL,
  batch    INTEGER NOT NULL REFERENCES batch (seq)
) STRICT;
CREATE INDEX alias_by_id ON alias (id);
CREATE INDEX alias_by_incident ON alias (incident);

CREATE TABLE copy (
  seq     INTEGER PRIMARY KEY,
  report  INTEGER NOT NULL REFERENCES report (seq),
  copy_of TEXT NOT NULL,
  family  TEXT NOT NULL,
  score   REAL NOT NULL,
  method  TEXT NOT NULL,
  batch   INTEGER NOT NULL REFERENCES batch (seq)
) STRICT;
CREATE INDEX copy_by_report ON copy (report);
CREATE INDEX copy_by_family ON copy (family);

CREATE TABLE version (
  kind  TEXT NOT NULL,
  name  TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch (seq),
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

-- What follows is derived, and may be written anew.

CREATE TABLE sketch (
  report    INTEGER PRIMARY KEY REFERENCES report (seq),
  signature BLOB NOT NULL
) STRICT;

CREATE TABLE band (
  key    INTEGER NOT NULL,            -- the bits of a uint64
  report TEXT NOT NULL REFERENCES report (id),
  PRIMARY KEY (key, report)
) STRICT, WITHOUT ROWID;

CREATE TABLE link_key (
  key     TEXT NOT NULL,
  mention TEXT NOT NULL,              -- the mention's key
  PRIMARY KEY (key, mention)
) STRICT, WITHOUT ROWID;

CREATE TABLE link_profile (
  mention TEXT NOT NULL PRIMARY KEY,  -- the mention's key
  profile BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE link_edge (
  a     TEXT NOT NULL,                -- mention keys; each edge stands once from either end
  b     TEXT NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident (
  id       TEXT NOT NULL PRIMARY KEY,
  first    TEXT NOT NULL,
  last     TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  reports  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER batch_kept_1 BEFORE UPDATE ON batch BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER batch_kept_2 BEFORE DELETE ON batch BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER seal_kept_1 BEFORE UPDATE ON seal BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER seal_kept_2 BEFORE DELETE ON seal BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER report_kept_1 BEFORE UPDATE ON report BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER report_kept_2 BEFORE DELETE ON report BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER mention_kept_1 BEFORE UPDATE ON mention BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER mention_kept_2 BEFORE DELETE ON mention BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER statement_kept_1 BEFORE UPDATE ON statement BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER statement_kept_2 BEFORE DELETE ON statement BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER decision_kept_1 BEFORE UPDATE ON decision BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER decision_kept_2 BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER placement_kept_1 BEFORE UPDATE ON placement BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER placement_kept_2 BEFORE DELETE ON placement BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER alias_kept_1 BEFORE UPDATE ON alias BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER alias_kept_2 BEFORE DELETE ON alias BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER copy_kept_1 BEFORE UPDATE ON copy BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER copy_kept_2 BEFORE DELETE ON copy BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER version_kept_1 BEFORE UPDATE ON version BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER version_kept_2 BEFORE DELETE ON version BEGIN SELECT raise(ABORT, 'history is append-only'); END;
