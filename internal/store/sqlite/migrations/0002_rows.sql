-- What linking and the search for copies keep is found by row, so that what
-- arrives together lies together. The keys themselves stand beside it, as
-- numbers of 32 bits, big-endian; which rows stand under a key is kept outside
-- (package postings), and is built from here when it is not there.

CREATE INDEX band_by_report ON band (report);
ALTER TABLE sketch ADD COLUMN keys BLOB NOT NULL DEFAULT x'';
-- The upper half of a key is folded into the lower one: a xor b.
UPDATE sketch SET keys = coalesce((SELECT unhex(group_concat(printf('%08x',
    ((b.key & 0xffffffff) | (b.key >> 32 & 0xffffffff)) - ((b.key & 0xffffffff) & (b.key >> 32 & 0xffffffff))), ''))
  FROM report r CROSS JOIN band b ON b.report = r.id WHERE r.seq = sketch.report), x'');
DROP TABLE band;

CREATE TABLE mention_profile (
  mention INTEGER PRIMARY KEY REFERENCES mention (seq),
  profile BLOB NOT NULL,
  keys    BLOB NOT NULL DEFAULT x''   -- as in sketch
) STRICT;
INSERT INTO mention_profile (mention, profile)
  SELECT m.seq, l.profile FROM link_profile l CROSS JOIN report r ON r.id = substr(l.mention, 1, instr(l.mention, '/') - 1)
  CROSS JOIN mention m ON m.report = r.seq AND m.id = substr(l.mention, instr(l.mention, '/') + 1);
DROP TABLE link_profile;

CREATE TABLE edge (
  a     INTEGER NOT NULL REFERENCES mention (seq), -- each edge stands once from either end
  b     INTEGER NOT NULL REFERENCES mention (seq),
  score REAL NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
INSERT INTO edge (a, b, score)
  SELECT m.seq, n.seq, e.score FROM link_edge e
  CROSS JOIN report r ON r.id = substr(e.a, 1, instr(e.a, '/') - 1)
  CROSS JOIN mention m ON m.report = r.seq AND m.id = substr(e.a, instr(e.a, '/') + 1)
  CROSS JOIN report s ON s.id = substr(e.b, 1, instr(e.b, '/') - 1)
  CROSS JOIN mention n ON n.report = s.seq AND n.id = substr(e.b, instr(e.b, '/') + 1);
DROP TABLE link_edge;
