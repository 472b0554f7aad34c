package ingest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"ascribe/internal/archive"
	"ascribe/internal/store"
	"ascribe/internal/store/sqlite"
)

// dump writes down all that the record at dir answers, without the times at
// which it was taken in.
func dump(t *testing.T, dir string) string {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, "record.db"))
	must(t, err)
	defer s.Close()
	var b bytes.Buffer
	line := func(v any, err error) {
		must(t, err)
		must(t, json.NewEncoder(&b).Encode(v))
	}
	for r, err := range s.Reports(t.Context(), store.ReportQuery{}) {
		r.Origin = "" // where it was read from
		line(r, err)
	}
	for v, err := range s.Statements(t.Context(), store.StatementQuery{}) {
		line(v, err)
	}
	for v, err := range s.Placements(t.Context(), store.Cut{}) {
		line(v, err)
	}
	for v, err := range s.CopiesOf(t.Context(), store.Cut{}) {
		v.Score = 0 // the likeness that was seen first
		line(v, err)
	}
	return b.String()
}

// intact checks rows, history and originals, and that no original is missing.
func intact(t *testing.T, dir string) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, "record.db"))
	must(t, err)
	defer s.Close()
	for p, err := range s.Verify(t.Context(), store.Head{}, nil) {
		must(t, err)
		t.Error(p)
	}
	a, err := archive.OpenReader(filepath.Join(dir, "originals"))
	must(t, err)
	defer a.Close()
	for r, err := range s.Reports(t.Context(), store.ReportQuery{NoText: true}) {
		must(t, err)
		if _, err := a.Get(r.Original); err != nil {
			t.Errorf("original of %s: %v", r.ID, err)
		}
	}
}

// same reports the first line in which two dumps differ.
func same(t *testing.T, name, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s: line %d of %d/%d:\n got %s\nwant %s", name, i+1, len(g), len(w), cut(g[i]), cut(w[i]))
		}
	}
	t.Fatalf("%s: %d lines, want %d", name, len(g), len(w))
}

func cut(s string) string { return fmt.Sprintf("%.300s", s) }
