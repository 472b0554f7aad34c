package sqlite

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/store"
	"ascribe/internal/store/storetest"
)

// TestReadingsOfFormat3 opens a record that was served before days were kept:
// its readings are derived anew, and nothing else has changed.
func TestReadingsOfFormat3(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "record.db")
	s, err := Create(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := storetest.Take(ctx, s, 0, 0, 12, 4); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := verify(ctx, t, path)
	old, err := migrations.ReadFile("migrations/0003_desk.sql")
	if err != nil {
		t.Fatal(err)
	}
	raw(t, path, `DROP TABLE stay; DROP TABLE days; DROP TABLE restless; DROP TABLE desk; DROP TABLE derived; DROP TABLE reading;
		DROP TABLE report_words; DROP TABLE statement_words; DROP VIEW report_page; DROP VIEW statement_page;
		DROP TABLE report_shelf; DROP TABLE statement_shelf`, string(old),
		`INSERT INTO reading (incident, from_day, until_day, title, date, date_precision, attack_type, weapon, target, outcome, organisation,
			organisations, level, stage, word, p, confidence, reports, sources, statements, claimed)
			SELECT id, '', '', 'of old', '', '', '', '', '', '', '', '[]', '', '', '', 0, '', 0, 0, 0, '' FROM incident`,
		`UPDATE desk SET method = 'a/1', pass = 1, placement = 12, alias = 0, copy = 0`,
		`INSERT INTO derived SELECT id, 1 FROM incident`, `PRAGMA user_version = 3`)
	if s, err = Open(ctx, path); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	derived := 0
	err = s.Derive(ctx, "a/1", func(d store.Dossier, runs []store.Run) []store.Reading {
		derived += len(runs)
		r := store.Reading{}
		r.Title = "anew"
		return []store.Reading{r}
	})
	if err != nil || derived != 3 {
		t.Errorf("%d runs, %v", derived, err)
	}
	found, err := s.Readings(ctx, []string{storetest.Incident(0, 4), storetest.Incident(8, 4)}, ascribe.Date{})
	if err != nil || len(found) != 2 || found[0].Title != "anew" {
		t.Errorf("%+v, %v", found, err)
	}
	hits, err := s.SearchReports(ctx, store.SearchQuery{Words: "stadt", Limit: 100})
	if err != nil || len(hits) != 12 {
		t.Errorf("%d reports found, %v", len(hits), err)
	}
	if after := verify(ctx, t, path); after != before {
		t.Errorf("verified before: %q, after: %q", before, after)
	}
}

// TestStatementsOfFormat5 opens a record whose statements had an index of their
// ids: they stand as they stood, cannot be changed, and are searched.
func TestStatementsOfFormat5(t *testing.T) {
	ctx := t.Context()
	path := recordWith(t, 12)
	before := verify(ctx, t, path)
	first, err := migrations.ReadFile("migrations/0001_record.sql")
	if err != nil {
		t.Fatal(err)
	}
	shelves, err := migrations.ReadFile("migrations/0005_shelves.sql")
	if err != nil {
		t.Fatal(err)
	}
	raw(t, path, `DROP VIEW statement_page; DROP INDEX statement_by_mention; ALTER TABLE statement RENAME TO lean`,
		passage(t, first, "CREATE TABLE statement (", "CREATE TABLE decision"), `INSERT INTO statement SELECT * FROM lean; DROP TABLE lean`,
		passage(t, first, "CREATE TRIGGER statement_kept_1", "CREATE TRIGGER decision_kept_1"),
		passage(t, shelves, "CREATE VIEW statement_page", "CREATE VIRTUAL TABLE"), `PRAGMA user_version = 5`)
	if after := verify(ctx, t, path); after != before {
		t.Errorf("verified before: %q, after: %q", before, after)
	}
	s, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	indexes, err := gather(each(ctx, s.readers, scanOne[string], `SELECT name FROM sqlite_schema WHERE tbl_name = 'statement' AND type <> 'table' ORDER BY name`))
	if want := []string{"statement_by_mention", "statement_kept_1", "statement_kept_2"}; err != nil || !slices.Equal(indexes, want) {
		t.Errorf("beside the table: %v, %v", indexes, err)
	}
	if err := s.Derive(ctx, "a/1", func(store.Dossier, []store.Run) []store.Reading { return nil }); err != nil {
		t.Fatal(err)
	}
	word, _, _ := strings.Cut(storetest.Entry(0).Statements[0].Quote, " ")
	if hits, err := s.SearchStatements(ctx, store.SearchQuery{Words: word, Limit: 100}); err != nil || len(hits) == 0 {
		t.Errorf("%d statements found by %q, %v", len(hits), word, err)
	}
}

// passage is a migration's text from one place to another.
func passage(t *testing.T, of []byte, from, to string) string {
	t.Helper()
	_, after, ok := strings.Cut(string(of), from)
	text, _, also := strings.Cut(after, to)
	if !ok || !also {
		t.Fatalf("no %q to %q in the migration", from, to)
	}
	return from + text
}
