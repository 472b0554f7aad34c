package sqlite

import (
	"path/filepath"
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
