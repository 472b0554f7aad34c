-- The full text is kept in the order of publication, so that the latest matches
-- by any day are found without looking at the others. A place is the day that a
-- report counts from (its Julian day; 0 without a date) times 2^36, plus the
-- row. All of it is derived.
DROP TABLE report_words;
DROP TABLE statement_words;

CREATE TABLE report_shelf (place INTEGER PRIMARY KEY) STRICT;
CREATE TABLE statement_shelf (place INTEGER PRIMARY KEY) STRICT;

CREATE VIEW report_page AS SELECT s.place AS place, r.title AS title, r.text AS text
  FROM report_shelf s CROSS JOIN report r ON r.seq = s.place & 68719476735;
CREATE VIEW statement_page AS SELECT s.place AS place, t.quote AS quote
  FROM statement_shelf s CROSS JOIN statement t ON t.seq = s.place & 68719476735;

CREATE VIRTUAL TABLE report_words USING fts5 (
  title, text, content = 'report_page', content_rowid = 'place', tokenize = 'unicode61 remove_diacritics 2');
-- Statements about an organisation's role; facts are not searched.
CREATE VIRTUAL TABLE statement_words USING fts5 (
  quote, content = 'statement_page', content_rowid = 'place', tokenize = 'unicode61 remove_diacritics 2');
UPDATE desk SET report = 0, statement = 0;
