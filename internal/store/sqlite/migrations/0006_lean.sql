-- Statements are found through their mentions; nothing asks for one by its id.
-- An index of their ids, which are digests, took a page of its own for nearly
-- every statement that came in. That each is there once follows from the rest: a
-- report is taken in once, and its statements with it.
DROP VIEW statement_page;

CREATE TABLE statement_kept (
  seq          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL,
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
INSERT INTO statement_kept SELECT * FROM statement;
DROP TABLE statement;
ALTER TABLE statement_kept RENAME TO statement;
CREATE INDEX statement_by_mention ON statement (mention);
CREATE TRIGGER statement_kept_1 BEFORE UPDATE ON statement BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER statement_kept_2 BEFORE DELETE ON statement BEGIN SELECT raise(ABORT, 'history is append-only'); END;

CREATE VIEW statement_page AS SELECT s.place AS place, t.quote AS quote
  FROM statement_shelf s CROSS JOIN statement t ON t.seq = s.place & 68719476735;
