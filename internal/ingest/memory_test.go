package ingest

import (
	"bytes"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ascribe/eval/stream"
	"ascribe/internal/archive"
	"ascribe/internal/extract"
	"ascribe/internal/link"
	"ascribe/internal/store"
	"ascribe/internal/store/sqlite"
)

// TestMemoryIsAsTheRecord takes in a stream in several batches and compares what
// is at hand of incidents, placements and edges with what the record holds.
func TestMemoryIsAsTheRecord(t *testing.T) {
	p := newRecord(t)
	var lines bytes.Buffer
	if err := stream.WriteJSONL(&lines, 3, 3*batchReports); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Ingest(t.Context(), []string{"-"}, &lines, func(err error) { t.Error(err) }, nil); err != nil {
		t.Fatal(err)
	}
	several := 0
	for incident, mentions := range p.members.young {
		held, err := p.Store.Members(t.Context(), []string{incident})
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Sorted(slices.Values(mentions)); !slices.Equal(got, held[incident]) {
			t.Errorf("%s: %v at hand, %v in the record", incident, got, held[incident])
		}
		if len(mentions) > 1 {
			several++
		}
	}
	if several < 50 {
		t.Errorf("%d incidents of several mentions: the test shows little", several)
	}
	compareMentions(t, p)
}

// compareMentions holds each mention's incident and edges against the record.
func compareMentions(t *testing.T, p *Pipeline) {
	t.Helper()
	for mention, incident := range p.placed.young {
		placed, err := p.Store.Placed(t.Context(), []string{mention})
		if err != nil {
			t.Fatal(err)
		}
		edges, err := p.Store.Edges(t.Context(), []string{mention})
		if err != nil {
			t.Fatal(err)
		}
		var at []store.Edge
		for _, e := range p.edges.young[mention] {
			at = append(at, store.Edge{A: e.A, B: e.B, Score: e.Score})
		}
		if placed[mention] != incident || len(at) != len(edges) {
			t.Errorf("%s: in %s with %d edges at hand; in %s with %d in the record", mention, incident, len(at), placed[mention], len(edges))
		}
	}
}

func newRecord(t *testing.T) *Pipeline {
	t.Helper()
	failing := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	x, err := extract.Load()
	failing(err)
	s, err := sqlite.Create(t.Context(), filepath.Join(dir, "record.db"))
	failing(err)
	a, err := archive.Open(filepath.Join(dir, "originals"))
	failing(err)
	m, err := link.Load()
	failing(err)
	t.Cleanup(func() {
		failing(a.Close())
		failing(s.Close())
	})
	return New(Parts{Archive: a, Store: s, Extractor: x, Model: m, Now: time.Now})
}
